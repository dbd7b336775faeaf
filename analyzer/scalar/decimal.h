// Exact decimal numbers: IEEE 754 decimal128, 34 significant digits, half-even. The only number type of
// dossiers, rules and results.
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace reprise::scalar {

/// A finite decimal128 or the mark of an operation that has no finite result (overflow, 0/0): see is_finite().
/// Trailing zeros are kept by arithmetic (1.20 + 1.30 = 2.50) and do not matter to comparison.
class Decimal {
 public:
  Decimal();  ///< 0
  Decimal(std::int64_t value);  // NOLINT(google-explicit-constructor): every integer is a decimal

  /// `[+-]digits[.digits][e[+-]digits]` and `.5`, nothing else; no blanks. Rounds half-even past 34 digits.
  /// Empty when the text is not such a number or its exponent is out of range.
  [[nodiscard]] static std::optional<Decimal> parse(std::string_view text);

  /// Shortest plain notation without trailing zeros of the fraction: "1234.5", "-0.05", "1E+40" past 40 digits.
  [[nodiscard]] std::string to_string() const;
  [[nodiscard]] double to_double() const;
  /// The value when it is an integer that fits, else empty.
  [[nodiscard]] std::optional<std::int64_t> to_integer() const;

  /// coefficient × 10^exponent.
  struct Scaled {
    std::int64_t coefficient = 0;
    int exponent = 0;
  };
  /// As stored, trailing zeros kept; empty when the coefficient does not fit 64 bits or the number is not finite.
  [[nodiscard]] std::optional<Scaled> scaled() const;
  /// Exact: any coefficient of 64 bits has fewer than 34 digits. `exponent` within the range of decimal128.
  [[nodiscard]] static Decimal from_scaled(Scaled scaled);

  [[nodiscard]] bool is_finite() const;
  [[nodiscard]] bool is_zero() const;
  [[nodiscard]] bool is_negative() const;  ///< below zero; -0 is not
  [[nodiscard]] bool is_integer() const;

  friend Decimal operator+(const Decimal& left, const Decimal& right);
  friend Decimal operator-(const Decimal& left, const Decimal& right);
  friend Decimal operator*(const Decimal& left, const Decimal& right);
  friend Decimal operator/(const Decimal& left, const Decimal& right);  ///< not finite when right is zero
  Decimal operator-() const;
  Decimal& operator+=(const Decimal& other) { return *this = *this + other; }

  friend bool operator==(const Decimal& left, const Decimal& right);
  friend std::strong_ordering operator<=>(const Decimal& left, const Decimal& right);

  enum class Rounding { half_even, half_up, half_down, up, down, floor, ceiling };
  /// Rounds to `scale` digits after the point (negative: before it).
  [[nodiscard]] Decimal rounded(int scale, Rounding mode) const;
  [[nodiscard]] Decimal absolute() const;
  [[nodiscard]] Decimal power(const Decimal& exponent) const;  ///< exact for small integer exponents
  [[nodiscard]] Decimal square_root() const;
  [[nodiscard]] Decimal exponential() const;
  [[nodiscard]] Decimal logarithm() const;
  [[nodiscard]] std::size_t hash() const;  ///< equal numbers hash alike

 private:
  struct Bits {
    std::uint64_t low;
    std::uint64_t high;
  };
  explicit Decimal(Bits bits) : bits_(bits) {}
  Bits bits_;
  friend struct DecimalAccess;
};

}  // namespace reprise::scalar
