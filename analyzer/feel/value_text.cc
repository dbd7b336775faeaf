// Values in FEEL notation.
#include "feel/lexical.h"
#include "feel/names_of_kinds.h"
#include "feel/value.h"

namespace reprise::feel {
namespace {

std::string joined(const List& items) {
  std::string out;
  for (const Value& item : items) out += (out.empty() ? "" : ", ") + item.to_string();
  return out;
}

std::string entries_text(const Context& context) {
  std::string out = "{";
  for (const auto& [name, value] : context.entries()) {
    if (out.size() > 1) out += ", ";
    out += (lexical::is_plain_name(name) ? name : lexical::quoted(name)) + ": " + value.to_string();
  }
  return out + "}";
}

std::string range_text(const Range& range) {
  if (range.form == Range::Form::only) return "(= " + range.low.to_string() + ")";
  if (range.form == Range::Form::all_but) return "(!= " + range.low.to_string() + ")";
  if (!range.low_given) return (range.high_included ? "(<= " : "(< ") + range.high.to_string() + ")";
  if (!range.high_given) return (range.low_included ? "(>= " : "(> ") + range.low.to_string() + ")";
  return (range.low_included ? "[" : "(") + range.low.to_string() + ".." + range.high.to_string() + (range.high_included ? "]" : ")");
}

std::string call_text(std::string_view function, const std::string& text) { return std::string(function) + "(\"" + text + "\")"; }

}  // namespace

std::string Value::to_string() const {
  switch (kind()) {
    case Kind::null: return "null";
    case Kind::boolean: return as_boolean() ? "true" : "false";
    case Kind::number: return as_number().to_string();
    case Kind::string: return lexical::quoted(as_string());
    case Kind::date: return call_text("date", as_date().to_string());
    case Kind::time: return call_text("time", as_time().to_string());
    case Kind::date_time: return call_text("date and time", as_date_time().to_string());
    case Kind::years_months_duration: return call_text("duration", as_years_months().to_string());
    case Kind::days_time_duration: return call_text("duration", as_days_time().to_string());
    case Kind::list: return "[" + joined(as_list()) + "]";
    case Kind::context: return entries_text(as_context());
    case Kind::range: return range_text(as_range());
    case Kind::function: return "function " + (as_function().name.empty() ? "(…)" : as_function().name);
  }
  return {};
}

std::string_view name_of(Kind kind) {
  switch (kind) {
    case Kind::null: return "null";
    case Kind::boolean: return "boolean";
    case Kind::number: return "number";
    case Kind::string: return "string";
    case Kind::date: return "date";
    case Kind::time: return "time";
    case Kind::date_time: return "date and time";
    case Kind::years_months_duration: return "years and months duration";
    case Kind::days_time_duration: return "days and time duration";
    case Kind::list: return "list";
    case Kind::context: return "context";
    case Kind::range: return "range";
    case Kind::function: return "function";
  }
  return {};
}

std::string names_of(const Value& left, const Value& right) {
  return std::string(name_of(left.kind())) + ", " + std::string(name_of(right.kind()));
}

}  // namespace reprise::feel
