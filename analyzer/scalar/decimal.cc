#include "scalar/decimal.h"

#include <bit>
#include <cstdlib>
#include <cstring>

#include "scalar/small_decimal.h"

// The three switches must match the flavour of the static library: arguments by value, rounding mode and
// status flags as arguments (libbidgcc000).
#define DECIMAL_CALL_BY_REFERENCE 0
#define DECIMAL_GLOBAL_ROUNDING 0
#define DECIMAL_GLOBAL_EXCEPTION_FLAGS 0
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wpedantic"
#include <bid_conf.h>
#include <bid_functions.h>
#pragma GCC diagnostic pop

namespace reprise::scalar {

struct DecimalAccess {
  static BID_UINT128 raw(const Decimal& value) { return std::bit_cast<BID_UINT128>(value.bits_); }
  static Decimal wrap(BID_UINT128 value) { return Decimal(std::bit_cast<Decimal::Bits>(value)); }
  static small::Words words(const Decimal& value) { return {value.bits_.low, value.bits_.high}; }
  static Decimal wrap(small::Words words) { return Decimal(Decimal::Bits{words.low, words.high}); }
};

namespace {

constexpr unsigned kHalfEven = BID_ROUNDING_TO_NEAREST;
// Beyond this many digits plain notation stops being easier to read.
constexpr int kPlainDigits = 40;

BID_UINT128 raw(const Decimal& value) { return DecimalAccess::raw(value); }
Decimal wrap(BID_UINT128 value) { return DecimalAccess::wrap(value); }
Decimal wrap(small::Words words) { return DecimalAccess::wrap(words); }
small::Words words(const Decimal& value) { return DecimalAccess::words(value); }

bool is_digit(char character) { return character >= '0' && character <= '9'; }

bool is_number(std::string_view text) {
  std::size_t at = 0;
  if (at < text.size() && (text[at] == '+' || text[at] == '-')) ++at;
  std::size_t digits = 0;
  for (; at < text.size() && is_digit(text[at]); ++at) ++digits;
  if (at < text.size() && text[at] == '.') {
    std::size_t fraction = 0;
    for (++at; at < text.size() && is_digit(text[at]); ++at) ++fraction;
    if (fraction == 0) return false;
    digits += fraction;
  }
  if (digits == 0) return false;
  if (at < text.size() && (text[at] == 'e' || text[at] == 'E')) {
    ++at;
    if (at < text.size() && (text[at] == '+' || text[at] == '-')) ++at;
    std::size_t exponent = 0;
    for (; at < text.size() && is_digit(text[at]); ++at) ++exponent;
    if (exponent == 0) return false;
  }
  return at == text.size();
}

/// Sign, coefficient digits without leading zeros, and exponent of a finite value.
struct Parts {
  bool negative = false;
  std::string digits;
  int exponent = 0;
};

Parts parts_of(const Decimal& value) {
  if (const auto small = small::parts_of(words(value))) {
    const std::int64_t coefficient = small->coefficient;
    return {coefficient < 0, std::to_string(coefficient < 0 ? -coefficient : coefficient), small->exponent};
  }
  char text[64];
  _IDEC_flags flags = 0;
  bid128_to_string(text, raw(value), &flags);  // "+12345E-2"
  Parts parts;
  parts.negative = text[0] == '-';
  const char* mark = std::strchr(text, 'E');
  parts.digits.assign(text + 1, mark == nullptr ? std::strlen(text) - 1 : static_cast<std::size_t>(mark - text - 1));
  parts.exponent = mark == nullptr ? 0 : std::atoi(mark + 1);
  const std::size_t leading = parts.digits.find_first_not_of('0');
  parts.digits.erase(0, leading == std::string::npos ? parts.digits.size() - 1 : leading);
  return parts;
}

/// Equal values get equal parts: no trailing zeros in the coefficient, no sign on zero.
Parts normalised(const Decimal& value) {
  Parts parts = parts_of(value);
  if (parts.digits == "0") return {};
  while (parts.digits.size() > 1 && parts.digits.back() == '0') {
    parts.digits.pop_back();
    ++parts.exponent;
  }
  return parts;
}

}  // namespace

Decimal::Decimal() : Decimal(std::int64_t{0}) {}

Decimal::Decimal(std::int64_t value) : bits_(std::bit_cast<Bits>(*small::packed(value, 0))) {}

std::optional<Decimal> Decimal::parse(std::string_view text) {
  if (!is_number(text)) return std::nullopt;
  std::string copy(text);
  _IDEC_flags flags = 0;
  const Decimal value = wrap(bid128_from_string(copy.data(), kHalfEven, &flags));
  if (!value.is_finite()) return std::nullopt;
  return value;
}

std::string Decimal::to_string() const {
  if (!is_finite()) return "not finite";
  const Parts parts = normalised(*this);
  const std::string digits = parts.digits.empty() ? "0" : parts.digits;
  const int size = static_cast<int>(digits.size());
  const std::string sign = parts.negative ? "-" : "";
  if (size + parts.exponent > kPlainDigits || parts.exponent < -kPlainDigits) {
    std::string mantissa = digits.substr(0, 1);
    if (size > 1) mantissa += "." + digits.substr(1);
    const int exponent = parts.exponent + size - 1;
    return sign + mantissa + "E" + (exponent < 0 ? "" : "+") + std::to_string(exponent);
  }
  if (parts.exponent >= 0) return sign + digits + std::string(static_cast<std::size_t>(parts.exponent), '0');
  const int point = size + parts.exponent;
  if (point > 0) return sign + digits.substr(0, static_cast<std::size_t>(point)) + "." + digits.substr(static_cast<std::size_t>(point));
  return sign + "0." + std::string(static_cast<std::size_t>(-point), '0') + digits;
}

std::optional<Decimal::Scaled> Decimal::scaled() const {
  const auto parts = small::parts_of(words(absolute()));
  if (!parts) return std::nullopt;
  return Scaled{is_negative() ? -parts->coefficient : parts->coefficient, parts->exponent};
}

Decimal Decimal::from_scaled(Scaled scaled) {
  if (const auto packed = small::packed(scaled.coefficient, scaled.exponent)) return wrap(*packed);
  _IDEC_flags flags = 0;
  return wrap(bid128_scalbn(raw(Decimal(scaled.coefficient)), scaled.exponent, kHalfEven, &flags));
}

double Decimal::to_double() const {
  _IDEC_flags flags = 0;
  return bid128_to_binary64(raw(*this), kHalfEven, &flags);
}

std::optional<std::int64_t> Decimal::to_integer() const {
  if (const auto integer = small::integer(words(*this))) return integer;
  if (!is_integer()) return std::nullopt;
  _IDEC_flags flags = 0;
  const BID_SINT64 value = bid128_to_int64_xint(raw(*this), &flags);
  if ((flags & (BID_INVALID_EXCEPTION | BID_INEXACT_EXCEPTION)) != 0) return std::nullopt;
  return static_cast<std::int64_t>(value);
}

bool Decimal::is_finite() const { return !small::is_special(words(*this)) || bid128_isFinite(raw(*this)) != 0; }

bool Decimal::is_zero() const {
  const small::Words own = words(*this);
  return small::is_special(own) ? bid128_isZero(raw(*this)) != 0 : small::is_zero(own);
}

bool Decimal::is_negative() const { return bits_.high >> small::kSign != 0 && !is_zero(); }

bool Decimal::is_integer() const {
  if (small::integer(words(*this))) return true;
  if (!is_finite()) return false;
  _IDEC_flags flags = 0;
  return wrap(bid128_round_integral_zero(raw(*this), &flags)) == *this;
}

Decimal operator+(const Decimal& left, const Decimal& right) {
  if (const auto sum = small::sum(words(left), words(right))) return wrap(*sum);
  _IDEC_flags flags = 0;
  return wrap(bid128_add(raw(left), raw(right), kHalfEven, &flags));
}

Decimal operator-(const Decimal& left, const Decimal& right) {
  if (const auto difference = small::difference(words(left), words(right))) return wrap(*difference);
  _IDEC_flags flags = 0;
  return wrap(bid128_sub(raw(left), raw(right), kHalfEven, &flags));
}

Decimal operator*(const Decimal& left, const Decimal& right) {
  if (const auto product = small::product(words(left), words(right))) return wrap(*product);
  _IDEC_flags flags = 0;
  return wrap(bid128_mul(raw(left), raw(right), kHalfEven, &flags));
}

Decimal operator/(const Decimal& left, const Decimal& right) {
  if (const auto quotient = small::quotient(words(left), words(right))) return wrap(*quotient);
  _IDEC_flags flags = 0;
  return wrap(bid128_div(raw(left), raw(right), kHalfEven, &flags));
}

Decimal Decimal::operator-() const { return Decimal(Bits{bits_.low, bits_.high ^ std::uint64_t{1} << small::kSign}); }

bool operator==(const Decimal& left, const Decimal& right) {
  if (const auto order = small::order(words(left), words(right))) return *order == 0;
  _IDEC_flags flags = 0;
  return bid128_quiet_equal(raw(left), raw(right), &flags) != 0;
}

std::strong_ordering operator<=>(const Decimal& left, const Decimal& right) {
  if (const auto order = small::order(words(left), words(right))) return *order;
  _IDEC_flags flags = 0;
  if (bid128_quiet_less(raw(left), raw(right), &flags) != 0) return std::strong_ordering::less;
  if (bid128_quiet_greater(raw(left), raw(right), &flags) != 0) return std::strong_ordering::greater;
  return std::strong_ordering::equal;
}

namespace {

/// Of a number that is not special, without its last `digits`; nothing where the library is asked.
std::optional<small::Words> cut(small::Words number, int digits, Decimal::Rounding mode) {
  if (digits > small::kMostDigits) return std::nullopt;
  const bool negative = number.high >> small::kSign != 0;
  const small::Magnitude unit = small::kMagnitudesOfTen[static_cast<std::size_t>(digits)];
  const small::Magnitude kept = small::coefficient_of(number) / unit;
  const small::Magnitude rest = small::coefficient_of(number) % unit;
  const auto side = rest <=> unit - rest;  // of the middle
  bool away = false;
  switch (mode) {
    case Decimal::Rounding::half_even: away = side > 0 || (side == 0 && kept % 2 != 0); break;
    case Decimal::Rounding::half_up: away = side >= 0; break;
    case Decimal::Rounding::half_down: away = side > 0; break;
    case Decimal::Rounding::up: away = rest != 0; break;
    case Decimal::Rounding::down: break;
    case Decimal::Rounding::floor: away = negative && rest != 0; break;
    case Decimal::Rounding::ceiling: away = !negative && rest != 0; break;
  }
  const auto whole = static_cast<small::Wide>(kept) + (away ? 1 : 0);
  // The sign of a zero is the library's to settle.
  return whole == 0 && negative ? std::nullopt : small::packed(negative ? -whole : whole, small::exponent_of(number) + digits);
}

}  // namespace

Decimal Decimal::rounded(int scale, Rounding mode) const {
  const small::Words own = words(*this);
  const int digits = -small::exponent_of(own) - scale;
  if (!is_finite() || (!small::is_special(own) && digits <= 0)) return *this;
  if (!small::is_special(own)) {
    if (const auto rounded = cut(own, digits, mode)) return wrap(*rounded);
  }
  _IDEC_flags flags = 0;
  const BID_UINT128 shifted = bid128_scalbn(raw(*this), scale, kHalfEven, &flags);
  BID_UINT128 whole{};
  switch (mode) {
    case Rounding::half_even: whole = bid128_round_integral_nearest_even(shifted, &flags); break;
    case Rounding::half_up: whole = bid128_round_integral_nearest_away(shifted, &flags); break;
    case Rounding::floor: whole = bid128_round_integral_negative(shifted, &flags); break;
    case Rounding::ceiling: whole = bid128_round_integral_positive(shifted, &flags); break;
    case Rounding::down: whole = bid128_round_integral_zero(shifted, &flags); break;
    case Rounding::up:
      whole = is_negative() ? bid128_round_integral_negative(shifted, &flags) : bid128_round_integral_positive(shifted, &flags);
      break;
    case Rounding::half_down: {
      const BID_UINT128 toward_zero = bid128_round_integral_zero(shifted, &flags);
      const Decimal remainder = (wrap(shifted) - wrap(toward_zero)).absolute();
      const Decimal half = Decimal(1) / Decimal(2);
      const Decimal step = remainder > half ? (is_negative() ? Decimal(-1) : Decimal(1)) : Decimal(0);
      whole = raw(wrap(toward_zero) + step);
      break;
    }
  }
  return wrap(bid128_scalbn(whole, -scale, kHalfEven, &flags));
}

Decimal Decimal::absolute() const { return Decimal(Bits{bits_.low, bits_.high & ~(std::uint64_t{1} << small::kSign)}); }

Decimal Decimal::power(const Decimal& exponent) const {
  constexpr std::int64_t kExactExponent = 64;
  if (const auto whole = exponent.to_integer(); whole && *whole >= 0 && *whole <= kExactExponent) {
    Decimal result(1);
    for (std::int64_t step = 0; step < *whole; ++step) result = result * *this;
    return result;
  }
  _IDEC_flags flags = 0;
  return wrap(bid128_pow(raw(*this), raw(exponent), kHalfEven, &flags));
}

Decimal Decimal::square_root() const {
  _IDEC_flags flags = 0;
  return wrap(bid128_sqrt(raw(*this), kHalfEven, &flags));
}

Decimal Decimal::exponential() const {
  _IDEC_flags flags = 0;
  return wrap(bid128_exp(raw(*this), kHalfEven, &flags));
}

Decimal Decimal::logarithm() const {
  _IDEC_flags flags = 0;
  return wrap(bid128_log(raw(*this), kHalfEven, &flags));
}

std::size_t Decimal::hash() const { return std::hash<std::string>{}(to_string()); }

}  // namespace reprise::scalar
