// The loops of a batch: plain, over whole numbers, bytes and codes, so that a compiler can make them wide. Compiled once for
// every processor and once for those with AVX2; nothing here may come from a header that other code shares (a shared inline
// function could end up compiled for a processor that the program does not run on).
#pragma once

#include <stddef.h>
#include <stdint.h>

namespace reprise::feel {

enum class Comparison : uint8_t { less, less_equal, greater, greater_equal, equal, not_equal };

/// Numbers as doubles, and by how much at most the exact ones are away from them; infinite or no number where that is unknown.
struct Near {
  const double* values;
  const double* slacks;
};
struct NearMade {
  double* values;
  double* slacks;
};

/// Truth as bytes: 0 false, 1 true, 2 null. `known` bytes: 0 where the number is null. Every loop runs over `count` rows.
struct Loops {
  void (*add)(const int64_t* left, const int64_t* right, int64_t* out, size_t count);
  void (*subtract)(const int64_t* left, const int64_t* right, int64_t* out, size_t count);
  void (*multiply)(const int64_t* left, const int64_t* right, int64_t* out, size_t count);
  void (*scale)(const int64_t* values, int64_t factor, int64_t* out, size_t count);
  void (*compare)(Comparison, const int64_t* left, const int64_t* right, uint8_t* out, size_t count);
  void (*compare_constant)(Comparison, const int64_t* values, int64_t constant, uint8_t* out, size_t count);
  /// numerator × up ⋚ denominator × across, turned round where the denominator is negative, null where it is zero.
  /// True when some row compares equal.
  bool (*compare_ratio)(Comparison, const int64_t* numerator, int64_t up, const int64_t* denominator, int64_t across, uint8_t* out,
                        size_t count);
  void (*both)(const uint8_t* left, const uint8_t* right, uint8_t* out, size_t count);
  void (*either)(const uint8_t* left, const uint8_t* right, uint8_t* out, size_t count);
  void (*negate)(const uint8_t* truth, uint8_t* out, size_t count);
  void (*choose_number)(const uint8_t* truth, const int64_t* then, const int64_t* otherwise, int64_t* out, size_t count);
  void (*choose_byte)(const uint8_t* truth, const uint8_t* then, const uint8_t* otherwise, uint8_t* out, size_t count);
  /// Where not known, `fallback`.
  void (*mask)(const uint8_t* known, uint8_t fallback, uint8_t* truth, size_t count);
  void (*equal_code)(const int32_t* codes, int32_t code, uint8_t* out, size_t count);

  void (*near_slacks)(const double* nearest, double* slacks, size_t count);  ///< of numbers rounded once
  void (*near_scaled)(const int64_t* coefficients, double power, NearMade out, size_t count);  ///< coefficients ÷ power
  void (*near_add)(Near left, Near right, NearMade out, size_t count);
  void (*near_subtract)(Near left, Near right, NearMade out, size_t count);
  void (*near_multiply)(Near left, Near right, NearMade out, size_t count);
  void (*near_divide)(Near left, Near right, NearMade out, size_t count);
  void (*near_choose)(const uint8_t* truth, Near then, Near otherwise, NearMade out, size_t count);
  /// True when some row is undecided: its number may be as well on the other side.
  bool (*near_compare)(Comparison, Near left, Near right, uint8_t* out, uint8_t* undecided, size_t count);
};

[[nodiscard]] const Loops& loops_for_every_processor();
[[nodiscard]] const Loops& loops_with_avx2();  ///< only where the processor has it

}  // namespace reprise::feel
