// Arithmetic on decimal128 numbers whose coefficient fits 64 bits, as amounts in cents do: a few machine instructions where the
// library decodes and rounds. Every function gives the library's result bit for bit (trailing zeros and the sign of zero
// included) or nothing; then the library is asked. Private to this module.
#pragma once

#include <array>
#include <compare>
#include <cstdint>
#include <limits>
#include <optional>

namespace reprise::scalar::small {

__extension__ using Wide = __int128;

/// The two halves of a decimal128 in the binary encoding (IEEE 754-2008, 3.5.2): sign, 14 bits of exponent, 113 of coefficient.
struct Words {
  std::uint64_t low = 0;
  std::uint64_t high = 0;
};

/// coefficient × 10^exponent.
struct Parts {
  std::int64_t coefficient = 0;
  int exponent = 0;
};

inline constexpr int kBias = 6176;
inline constexpr int kLargestExponent = 6111;
inline constexpr int kSign = 63;
inline constexpr int kExponentAt = 49;
inline constexpr std::uint64_t kExponentBits = 0x3fff;
inline constexpr int kMostShift = 18;  ///< 10^18 is the last power of ten below 2^63, and 2^63 × 10^18 fits 127 bits
inline constexpr Wide kPastCoefficient = Wide(100'000'000'000'000'000) * 100'000'000'000'000'000;  ///< 10^34

inline constexpr auto kPowersOfTen = [] {
  std::array<std::int64_t, kMostShift + 1> powers{};
  std::int64_t power = 1;
  for (int digits = 0; digits <= kMostShift; ++digits) {
    powers[static_cast<std::size_t>(digits)] = power;
    if (digits < kMostShift) power *= 10;
  }
  return powers;
}();

/// Empty for a negative zero too, whose sign the arithmetic here would lose.
[[nodiscard]] inline std::optional<Parts> parts_of(Words words) {
  constexpr std::uint64_t kHighCoefficient = (std::uint64_t{1} << kExponentAt) - 1;
  constexpr int kSpecialAt = 61;  // both bits set: infinite, not a number, or a coefficient past 34 digits
  const bool negative = words.high >> kSign != 0;
  if ((words.high >> kSpecialAt & 3) == 3 || (words.high & kHighCoefficient) != 0) return std::nullopt;
  if (words.low > std::uint64_t{std::numeric_limits<std::int64_t>::max()} || (words.low == 0 && negative)) return std::nullopt;
  const auto coefficient = static_cast<std::int64_t>(words.low);
  return Parts{negative ? -coefficient : coefficient, static_cast<int>(words.high >> kExponentAt & kExponentBits) - kBias};
}

/// Empty when the coefficient has more than 34 digits or the exponent is out of range. Zero gets a positive sign.
[[nodiscard]] inline std::optional<Words> packed(Wide coefficient, int exponent) {
  if (coefficient <= -kPastCoefficient || coefficient >= kPastCoefficient || exponent < -kBias || exponent > kLargestExponent)
    return std::nullopt;
  const bool negative = coefficient < 0;
  const Wide magnitude = negative ? -coefficient : coefficient;
  constexpr int kHalf = 64;
  return Words{static_cast<std::uint64_t>(magnitude), static_cast<std::uint64_t>(magnitude >> kHalf) |
                                                          static_cast<std::uint64_t>(exponent + kBias) << kExponentAt |
                                                          static_cast<std::uint64_t>(negative) << kSign};
}

/// Both coefficients at the smaller exponent.
struct Aligned {
  Wide left = 0;
  Wide right = 0;
  int exponent = 0;
};

[[nodiscard]] inline std::optional<Aligned> aligned(Parts left, Parts right) {
  const int shift = left.exponent - right.exponent;
  if (shift == 0) return Aligned{left.coefficient, right.coefficient, left.exponent};
  if (shift > kMostShift || shift < -kMostShift) return std::nullopt;
  if (shift > 0) return Aligned{Wide(left.coefficient) * kPowersOfTen[static_cast<std::size_t>(shift)], right.coefficient, right.exponent};
  return Aligned{left.coefficient, Wide(right.coefficient) * kPowersOfTen[static_cast<std::size_t>(-shift)], left.exponent};
}

[[nodiscard]] inline std::optional<Words> sum(Words left, Words right) {
  const auto one = parts_of(left);
  const auto other = parts_of(right);
  if (!one || !other) return std::nullopt;
  const auto both = aligned(*one, *other);
  return both ? packed(both->left + both->right, both->exponent) : std::nullopt;
}

[[nodiscard]] inline std::optional<Words> difference(Words left, Words right) {
  const auto one = parts_of(left);
  const auto other = parts_of(right);
  if (!one || !other) return std::nullopt;
  const auto both = aligned(*one, *other);
  return both ? packed(both->left - both->right, both->exponent) : std::nullopt;
}

/// A zero is left to the library: its sign comes from both operands.
[[nodiscard]] inline std::optional<Words> product(Words left, Words right) {
  const auto one = parts_of(left);
  const auto other = parts_of(right);
  if (!one || !other || one->coefficient == 0 || other->coefficient == 0) return std::nullopt;
  return packed(Wide(one->coefficient) * other->coefficient, one->exponent + other->exponent);
}

/// Only quotients of coefficients without a remainder.
[[nodiscard]] inline std::optional<Words> quotient(Words left, Words right) {
  const auto one = parts_of(left);
  const auto other = parts_of(right);
  if (!one || !other || one->coefficient == 0 || other->coefficient == 0 || one->coefficient % other->coefficient != 0) return std::nullopt;
  return packed(one->coefficient / other->coefficient, one->exponent - other->exponent);
}

[[nodiscard]] inline std::optional<std::strong_ordering> order(Words left, Words right) {
  const auto one = parts_of(left);
  const auto other = parts_of(right);
  if (!one || !other) return std::nullopt;
  const auto both = aligned(*one, *other);
  if (!both) return std::nullopt;
  return both->left < both->right   ? std::strong_ordering::less
         : both->left > both->right ? std::strong_ordering::greater
                                    : std::strong_ordering::equal;
}

/// Its integer, when it is one that fits.
[[nodiscard]] inline std::optional<std::int64_t> integer(Words words) {
  const auto parts = parts_of(words);
  if (!parts || parts->exponent > 0 || parts->exponent < -kMostShift) return std::nullopt;
  const std::int64_t unit = kPowersOfTen[static_cast<std::size_t>(-parts->exponent)];
  return parts->coefficient % unit == 0 ? std::optional(parts->coefficient / unit) : std::nullopt;
}

}  // namespace reprise::scalar::small
