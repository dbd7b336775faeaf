// Conversion functions (10.3.4.1) but for dates and times: string, number; and is (10.3.4.11).
#include <algorithm>

#include "feel/builtins.h"
#include "feel/comparison.h"
#include "feel/reasons.h"

namespace reprise::feel {
namespace {

/// What string() prints: as FEEL notation, but a string at the top and temporal values stand bare (table 75).
std::string plain(const Value& value, bool nested) {
  switch (value.kind()) {
    case Kind::string: return nested ? value.to_string() : value.as_string();
    case Kind::date: return value.as_date().to_string();
    case Kind::time: return value.as_time().to_string();
    case Kind::date_time: return value.as_date_time().to_string();
    case Kind::years_months_duration: return value.as_years_months().to_string();
    case Kind::days_time_duration: return value.as_days_time().to_string();
    case Kind::list: {
      std::string out = "[";
      for (const Value& item : value.as_list()) out += (out.size() > 1 ? ", " : "") + plain(item, true);
      return out + "]";
    }
    case Kind::context: {
      std::string out = "{";
      for (const auto& [name, entry] : value.as_context().entries()) out += (out.size() > 1 ? ", " : "") + name + ": " + plain(entry, true);
      return out + "}";
    }
    default: return value.to_string();
  }
}

/// string(from): null stays null.
Value to_string(const BuiltinCall& call) {
  if (call[0].is_null()) return comparison::propagated(call[0], call.span);
  return Value::string(plain(call[0], false));
}

Value number_of(std::string text, base::Span span) {
  const auto value = scalar::Decimal::parse(text);
  return value ? Value::number(*value) : reasons::null("bad-argument", span, text);
}

/// number(from, grouping separator, decimal separator): separators are " ", ",", "." or null and differ (table 75).
Value to_number(const BuiltinCall& call) {
  if (call.signature == 1) return call[0].kind() == Kind::number ? call[0] : number_of(call[0].as_string(), call.span);
  std::string text = call[0].as_string();
  const std::string grouping = call.given(1) ? call[1].as_string() : "";
  const std::string decimal = call.given(2) ? call[2].as_string() : "";
  if (call.given(1) && grouping != " " && grouping != "," && grouping != ".") return reasons::null("bad-argument", call.span, "grouping separator");
  if (call.given(2) && decimal != "," && decimal != ".") return reasons::null("bad-argument", call.span, "decimal separator");
  if (call.given(1) && call.given(2) && grouping == decimal) return reasons::null("bad-argument", call.span, "decimal separator");
  if (call.given(1)) std::erase(text, grouping.front());
  if (call.given(2)) {
    if (decimal == "," && text.find('.') != std::string::npos) return reasons::null("bad-argument", call.span, text);
    std::replace(text.begin(), text.end(), decimal.front(), '.');
  }
  return number_of(text, call.span);
}

/// is(value1, value2): same type and same value, zones and fractions of a second included. A value not given is null.
Value is(const BuiltinCall& call) {
  if (call.size() == 0) return reasons::null("wrong-arity", call.span, "is(value1, value2)");
  return Value::boolean(comparison::identical(call[0], call.size() > 1 ? call[1] : Value()));
}

}  // namespace

std::span<const Builtin> conversion_builtins() {
  static const std::vector<Builtin> kBuiltins = {
      {"string", "from:any", MarkUse::everything, to_string},
      {"number", "from:string, grouping separator:string~, decimal separator:string~ | from:any", MarkUse::arguments, [](const BuiltinCall& call) {
         if (call.signature == 1 && call[0].is_null()) return comparison::propagated(call[0], call.span);
         if (call.signature == 1 && call[0].kind() != Kind::number && call[0].kind() != Kind::string) return reasons::null("wrong-type", call.span, "from");
         return to_number(call);
       }},
      {"is", "value1:any?, value2:any?", MarkUse::everything, is},
  };
  return kBuiltins;
}

}  // namespace reprise::feel
