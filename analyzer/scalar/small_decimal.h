// Arithmetic on decimal128 numbers whose coefficient fits 64 bits, as amounts in cents do, and the order of any: a few machine
// instructions where the library decodes and rounds. Every function gives the library's result bit for bit (trailing zeros and the sign of zero
// included) or nothing; then the library is asked. Private to this module.
#pragma once

#include <array>
#include <bit>
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

inline constexpr int kSpecialAt = 61;  ///< both bits set: infinite, not a number, or a coefficient past 34 digits
inline constexpr std::uint64_t kHighCoefficient = (std::uint64_t{1} << 49) - 1;

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

[[nodiscard]] inline bool is_special(Words words) { return (words.high >> kSpecialAt & 3) == 3; }
[[nodiscard]] inline bool is_zero(Words words) { return words.low == 0 && (words.high & kHighCoefficient) == 0; }
[[nodiscard]] inline int exponent_of(Words words) { return static_cast<int>(words.high >> kExponentAt & kExponentBits) - kBias; }

__extension__ using Magnitude = unsigned __int128;

inline constexpr int kMostDigits = 34;
inline constexpr int kCoefficientBits = 113;

inline constexpr auto kMagnitudesOfTen = [] {
  std::array<Magnitude, kMostDigits + 1> powers{};
  Magnitude power = 1;
  for (Magnitude& one : powers) {
    one = power;
    power *= 10;
  }
  return powers;
}();

[[nodiscard]] inline Magnitude coefficient_of(Words words) { return Magnitude(words.high & kHighCoefficient) << 64 | words.low; }

[[nodiscard]] inline int bits_of(Magnitude value) {
  const auto high = static_cast<std::uint64_t>(value >> 64);
  return static_cast<int>(high != 0 ? 64 + std::bit_width(high) : std::bit_width(static_cast<std::uint64_t>(value)));
}

/// `left` × 10^`shift` against `right`, both coefficients of decimal128, neither of them 0.
[[nodiscard]] inline std::strong_ordering order_shifted(Magnitude left, int shift, Magnitude right) {
  // 10^shift has more than 3 bits a digit: what would not fit 128 bits is larger than any coefficient.
  if (shift > kMostDigits || bits_of(left) + 3 * shift > kCoefficientBits) return std::strong_ordering::greater;
  return left * kMagnitudesOfTen[static_cast<std::size_t>(shift)] <=> right;
}

/// Nothing for what is special, and for coefficients past 34 digits, which are zeros to the library.
[[nodiscard]] inline std::optional<std::strong_ordering> order(Words left, Words right) {
  if (is_special(left) || is_special(right)) return std::nullopt;
  // One sign and one exponent, as most that are compared have: as their coefficients.
  if (left.high == right.high && (left.high & kHighCoefficient) == 0) return left.high >> kSign == 0 ? left.low <=> right.low : right.low <=> left.low;
  const Magnitude one = coefficient_of(left);
  const Magnitude other = coefficient_of(right);
  if (one >= kMagnitudesOfTen[kMostDigits] || other >= kMagnitudesOfTen[kMostDigits]) return std::nullopt;
  const int left_sign = one == 0 ? 0 : left.high >> kSign != 0 ? -1 : 1;
  const int right_sign = other == 0 ? 0 : right.high >> kSign != 0 ? -1 : 1;
  if (left_sign != right_sign || left_sign == 0) return left_sign <=> right_sign;
  const int shift = exponent_of(left) - exponent_of(right);
  const auto order = shift >= 0 ? order_shifted(one, shift, other) : 0 <=> order_shifted(other, -shift, one);
  return left_sign > 0 ? order : 0 <=> order;
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

/// Neither negative, one exponent, 64 bits: what counts and amounts are.
[[nodiscard]] inline bool are_plain_alike(Words left, Words right) {
  return left.high == right.high && (left.high & (kHighCoefficient | std::uint64_t{1} << kSign)) == 0 && !is_special(left);
}

[[nodiscard]] inline std::optional<Words> sum(Words left, Words right) {
  if (are_plain_alike(left, right) && left.low + right.low >= left.low) return Words{left.low + right.low, left.high};
  const auto one = parts_of(left);
  const auto other = parts_of(right);
  if (!one || !other) return std::nullopt;
  const auto both = aligned(*one, *other);
  return both ? packed(both->left + both->right, both->exponent) : std::nullopt;
}

[[nodiscard]] inline std::optional<Words> difference(Words left, Words right) {
  if (are_plain_alike(left, right)) {
    if (left.low >= right.low) return Words{left.low - right.low, left.high};
    return Words{right.low - left.low, left.high | std::uint64_t{1} << kSign};
  }
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

/// As many as are written, none of 0.
[[nodiscard]] inline int digits_of(Magnitude value) {
  const int likely = bits_of(value) * 1233 >> 12;  // 1233 / 4096 is a little less than log10(2)
  return likely + (value >= kMagnitudesOfTen[static_cast<std::size_t>(likely)] ? 1 : 0);
}

/// Of coefficients with a remainder: 34 digits, the last one rounded half-even. Nothing when the digits come to an end.
[[nodiscard]] inline std::optional<Words> long_quotient(Parts left, Parts right) {
  const bool negative = (left.coefficient < 0) != (right.coefficient < 0);
  const auto divisor = static_cast<std::uint64_t>(right.coefficient < 0 ? -right.coefficient : right.coefficient);
  const auto dividend = static_cast<std::uint64_t>(left.coefficient < 0 ? -left.coefficient : left.coefficient);
  Magnitude digits = dividend / divisor;
  std::uint64_t rest = dividend % divisor;
  int exponent = left.exponent - right.exponent;
  for (int missing = kMostDigits - digits_of(digits); missing > 0; missing = kMostDigits - digits_of(digits)) {
    if (rest == 0) return std::nullopt;
    const int more = missing < kMostShift ? missing : kMostShift;
    const auto unit = static_cast<std::uint64_t>(kPowersOfTen[static_cast<std::size_t>(more)]);
    const Magnitude shifted = Magnitude(rest) * unit;
    digits = digits * unit + shifted / divisor;
    rest = static_cast<std::uint64_t>(shifted % divisor);
    exponent -= more;
  }
  if (rest == 0) return std::nullopt;
  const std::uint64_t other_half = divisor - rest;
  if (rest > other_half || (rest == other_half && digits % 2 != 0)) ++digits;
  if (digits == kMagnitudesOfTen[kMostDigits]) {
    digits = kMagnitudesOfTen[kMostDigits - 1];
    ++exponent;
  }
  const auto coefficient = static_cast<Wide>(digits);
  return packed(negative ? -coefficient : coefficient, exponent);
}

/// Nothing where the quotient ends behind the point: how many zeros it keeps is the library's to say.
[[nodiscard]] inline std::optional<Words> quotient(Words left, Words right) {
  const auto one = parts_of(left);
  const auto other = parts_of(right);
  if (!one || !other || one->coefficient == 0 || other->coefficient == 0) return std::nullopt;
  if (one->coefficient % other->coefficient != 0) return long_quotient(*one, *other);
  return packed(one->coefficient / other->coefficient, one->exponent - other->exponent);
}

/// Its integer, when it is one that fits.
[[nodiscard]] inline std::optional<std::int64_t> integer(Words words) {
  const auto parts = parts_of(words);
  if (!parts || parts->exponent > 0 || parts->exponent < -kMostShift) return std::nullopt;
  const std::int64_t unit = kPowersOfTen[static_cast<std::size_t>(-parts->exponent)];
  return parts->coefficient % unit == 0 ? std::optional(parts->coefficient / unit) : std::nullopt;
}

}  // namespace reprise::scalar::small
