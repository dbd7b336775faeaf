// The registers of a batch, and one run of its program over the rows at hand. Private to the batch.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "feel/batch_program.h"

namespace reprise::feel::batch {

/// Where a register's results stand for the rows at hand: in a column, or in memory of its own.
struct Register {
  const std::int64_t* numbers = nullptr;
  const scalar::Decimal* exact = nullptr;  ///< only of columns and of what is worked out exactly
  Near near = {nullptr, nullptr};
  const std::int32_t* codes = nullptr;
  const std::uint8_t* truths = nullptr;
  const std::uint8_t* known = nullptr;  ///< null: every row is
  std::vector<std::int64_t> own_numbers;
  std::vector<scalar::Decimal> own_exact;
  std::vector<double> own_nearest;
  std::vector<double> own_slacks;
  std::vector<std::int32_t> own_codes;
  std::vector<std::uint8_t> own_bytes;
  std::vector<std::uint8_t> own_known;  ///< of a comparison of exact numbers: 1 where doubles do not decide it

  [[nodiscard]] NearMade own_near() { return {own_nearest.data(), own_slacks.data()}; }
};

/// The rows of a table that are being worked on.
struct Window {
  std::size_t first = 0;
  std::size_t count = 0;
};

/// Gives a register the memory its instruction needs for `rows` rows, and a constant its value.
void reserve(const Instruction& instruction, Register& made, std::size_t rows);

/// What a run works on. `windows` by table: the records first, then for each list the items of those records.
struct Run {
  const BatchProgram& program;
  std::vector<Register>& registers;
  const std::vector<Window>& windows;
  const Loops& loops;

  [[nodiscard]] Register& of(RegisterIndex index) const { return registers[static_cast<std::size_t>(index)]; }
  [[nodiscard]] const Instruction& made(RegisterIndex index) const { return program.instructions[static_cast<std::size_t>(index)]; }
  /// By row at hand: where its items start among all items of that list.
  [[nodiscard]] const std::uint32_t* offsets(std::uint32_t list) const {
    return program.tables[list].lists->offsets.data() + windows[0].first;
  }
};

void run(const Run& run);
void work_out(const Run& run, const Instruction& instruction, Register& out);

[[nodiscard]] const Loops& best_loops();  ///< that the processor can run

[[nodiscard]] bool holds(Comparison comparison, std::strong_ordering order);
/// Known where both are.
void unite_known(const Loops& loops, const Register& left, const Register& right, Register& out, std::size_t count);
void choose_known(const std::uint8_t* condition, const Register& then, const Register& otherwise, Register& out, std::size_t count);
/// A comparison with a null is null; `= null` is false, `!= null` true, and two nulls are equal.
void mask_nulls(Comparison comparison, std::uint8_t left_known, std::uint8_t right_known, std::uint8_t& truth);
void mask_nulls(const Loops& loops, Comparison comparison, const Register& left, const Register& right, std::uint8_t* truths,
                std::size_t count);

// batch_exact.cc: instructions whose form is exact, and the comparisons of what they make.
void work_out_exact(const Run& run, const Instruction& instruction, Register& out, const Window& window);
void compare_exact(const Run& run, const Instruction& instruction, Register& out, std::size_t count);

// batch_items.cc: from records to the items of their lists and back.
void expand(const Run& run, const Instruction& instruction, Register& out, const Window& window);
void quantify(const Run& run, const Instruction& instruction, Register& out, std::size_t count);
void count_items(const Run& run, const Instruction& instruction, Register& out, std::size_t count);
void reduce(const Run& run, const Instruction& instruction, Register& out, std::size_t count);

}  // namespace reprise::feel::batch
