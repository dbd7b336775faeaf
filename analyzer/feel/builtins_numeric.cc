// Numeric functions (10.3.4.5). Scales run from -6111 to 6176; a fraction in them is cut.
#include <optional>

#include "feel/builtins.h"
#include "feel/reasons.h"
#include "feel/temporal.h"

namespace reprise::feel {
namespace {

using scalar::Decimal;

Value finite(const Decimal& number, base::Span span) {
  return number.is_finite() ? Value::number(number) : reasons::null("number-out-of-range", span);
}

Value rounded(const BuiltinCall& call, Decimal::Rounding mode) {
  constexpr std::int64_t kSmallestScale = -6111;
  constexpr std::int64_t kLargestScale = 6176;
  std::int64_t scale = 0;
  if (call.size() > 1) {
    const auto wanted = call[1].as_number().rounded(0, Decimal::Rounding::down).to_integer();
    if (!wanted || *wanted < kSmallestScale || *wanted > kLargestScale) return reasons::null("bad-argument", call.span, "scale");
    scale = *wanted;
  }
  return finite(call[0].as_number().rounded(static_cast<int>(scale), mode), call.span);
}

template <Decimal::Rounding mode>
Value round(const BuiltinCall& call) {
  return rounded(call, mode);
}

/// abs(n): also of a duration.
Value absolute(const BuiltinCall& call) {
  const Value& value = call[0];
  if (value.kind() == Kind::number) return Value::number(value.as_number().absolute());
  const bool negative = value.kind() == Kind::years_months_duration ? value.as_years_months().months < 0
                                                                    : value.as_days_time().seconds < 0 || value.as_days_time().nanoseconds < 0;
  return negative ? temporal::negated(value, call.span) : value;
}

/// modulo(dividend, divisor) = dividend - divisor * floor(dividend / divisor): the sign of the divisor.
Value modulo(const BuiltinCall& call) {
  const Decimal& dividend = call[0].as_number();
  const Decimal& divisor = call[1].as_number();
  if (divisor.is_zero()) return reasons::null("division-by-zero", call.span);
  return finite(dividend - divisor * (dividend / divisor).rounded(0, Decimal::Rounding::floor), call.span);
}

Value square_root(const BuiltinCall& call) {
  if (call[0].as_number().is_negative()) return reasons::null("number-out-of-range", call.span);
  return finite(call[0].as_number().square_root(), call.span);
}

Value logarithm(const BuiltinCall& call) {
  if (call[0].as_number() <= Decimal(0)) return reasons::null("number-out-of-range", call.span);
  return finite(call[0].as_number().logarithm(), call.span);
}

Value exponential(const BuiltinCall& call) { return finite(call[0].as_number().exponential(), call.span); }

bool divides(const Decimal& number, std::int64_t rest) {
  return number.is_integer() && (number - Decimal(2) * (number / Decimal(2)).rounded(0, Decimal::Rounding::floor)) == Decimal(rest);
}

Value odd(const BuiltinCall& call) { return Value::boolean(divides(call[0].as_number(), 1)); }
Value even(const BuiltinCall& call) { return Value::boolean(divides(call[0].as_number(), 0)); }

}  // namespace

std::span<const Builtin> numeric_builtins() {
  using Rounding = Decimal::Rounding;
  constexpr MarkUse kMarks = MarkUse::arguments;
  static const std::vector<Builtin> kBuiltins = {
      {"decimal", "n:number, scale:number", kMarks, round<Rounding::half_even>},
      {"floor", "n:number, scale:number?", kMarks, round<Rounding::floor>},
      {"ceiling", "n:number, scale:number?", kMarks, round<Rounding::ceiling>},
      {"round up", "n:number, scale:number", kMarks, round<Rounding::up>},
      {"round down", "n:number, scale:number", kMarks, round<Rounding::down>},
      {"round half up", "n:number, scale:number", kMarks, round<Rounding::half_up>},
      {"round half down", "n:number, scale:number", kMarks, round<Rounding::half_down>},
      {"abs", "n:magnitude", kMarks, absolute},
      {"modulo", "dividend:number, divisor:number", kMarks, modulo},
      {"sqrt", "number:number", kMarks, square_root},
      {"log", "number:number", kMarks, logarithm},
      {"exp", "number:number", kMarks, exponential},
      {"odd", "number:number", kMarks, odd},
      {"even", "number:number", kMarks, even},
  };
  return kBuiltins;
}

}  // namespace reprise::feel
