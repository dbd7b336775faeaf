#include "feel/type.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "feel/evaluator.h"
#include "feel/lexical.h"
#include "feel/names_of_kinds.h"
#include "feel/reasons.h"
#include "feel/temporal.h"

namespace reprise::feel {
namespace {

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  return text;
}

struct TypeText {
  std::string_view name;
  std::vector<std::string_view> arguments;  ///< between the angle brackets
  std::string_view result;                  ///< behind the arrow of a function
};

TypeText split(std::string_view type) {
  TypeText parts;
  type = trimmed(type);
  const std::size_t open = type.find('<');
  parts.name = trimmed(type.substr(0, open));
  if (open == std::string_view::npos) return parts;
  std::size_t begin = open + 1;
  std::size_t nesting = 1;
  for (std::size_t at = begin; at < type.size() && nesting > 0; ++at) {
    if (type[at] == '<') ++nesting;
    if (type[at] == '>' && type[at - 1] != '-') --nesting;
    if (nesting == 0 || (nesting == 1 && type[at] == ',')) {
      if (at > begin) parts.arguments.push_back(trimmed(type.substr(begin, at - begin)));
      begin = at + 1;
    }
  }
  if (const std::string_view rest = trimmed(type.substr(std::min(begin, type.size()))); rest.starts_with("->"))
    parts.result = trimmed(rest.substr(2));
  return parts;
}

bool is_context_of(const Context& context, const std::vector<std::string_view>& entries) {
  return std::all_of(entries.begin(), entries.end(), [&](std::string_view entry) {
    const std::size_t colon = entry.find(':');
    if (colon == std::string_view::npos) return false;
    const Value* value = context.find(trimmed(entry.substr(0, colon)));
    return value != nullptr && (value->is_null() || is_instance(*value, entry.substr(colon + 1)));
  });
}

bool is_range_of(const Range& range, std::string_view type) {
  return (range.low.is_null() || is_instance(range.low, type)) && (range.high.is_null() || is_instance(range.high, type));
}

bool takes(const Function& function, std::size_t count) {
  const auto* closure = static_cast<const Closure*>(function.closure.get());
  if (closure != nullptr && closure->builtin != nullptr) return closure->builtin->accepts(count, {});
  return function.parameters.size() == count;
}

}  // namespace

bool is_instance(const Value& value, std::string_view type) {
  const TypeText parts = split(type);
  if (value.is_null()) return parts.name == "Null";
  if (parts.name == "Any") return true;
  if (parts.name == "day time duration") return value.kind() == Kind::days_time_duration;
  if (parts.name == "year month duration") return value.kind() == Kind::years_months_duration;
  if (parts.name != name_of(value.kind())) return false;
  if (value.kind() == Kind::function) return parts.name == type || takes(value.as_function(), parts.arguments.size());
  if (parts.arguments.empty()) return true;
  switch (value.kind()) {
    case Kind::list:
      return std::all_of(value.as_list().begin(), value.as_list().end(),
                         [&](const Value& item) { return item.is_null() || is_instance(item, parts.arguments.front()); });
    case Kind::context: return is_context_of(value.as_context(), parts.arguments);
    case Kind::range: return is_range_of(value.as_range(), parts.arguments.front());
    default: return true;
  }
}

std::span<const std::string_view> type_names() {
  static constexpr std::array<std::string_view, 16> kTypes = {"Any",
                                                              "Null",
                                                              "number",
                                                              "string",
                                                              "boolean",
                                                              "date",
                                                              "time",
                                                              "date and time",
                                                              "list",
                                                              "context",
                                                              "range",
                                                              "function",
                                                              "days and time duration",
                                                              "day time duration",
                                                              "years and months duration",
                                                              "year month duration"};
  return kTypes;
}

std::string_view unknown_type(std::string_view type) {
  const TypeText parts = split(type);
  if (std::ranges::find(type_names(), parts.name) == type_names().end()) return parts.name;
  for (const std::string_view argument : parts.arguments) {
    const std::size_t colon = parts.name == "context" ? argument.find(':') : std::string_view::npos;
    const std::string_view unknown = unknown_type(colon == std::string_view::npos ? argument : argument.substr(colon + 1));
    if (!unknown.empty()) return unknown;
  }
  return parts.name == "function" && !parts.result.empty() ? unknown_type(parts.result) : std::string_view();
}

Value instance_of(const Value& value, std::string_view type, base::Span span) {
  const std::string_view unknown = unknown_type(type);
  return unknown.empty() ? Value::boolean(is_instance(value, type)) : reasons::null("unknown-type", span, unknown);
}

Value conformed(const Value& value, std::string_view type, base::Span span) {
  if (type.empty() || value.is_null() || is_instance(value, type)) return value;
  const TypeText parts = split(type);
  if (value.kind() == Kind::list && value.as_list().size() == 1 && is_instance(value.as_list().front(), type)) {
    return value.as_list().front().marked(value.marks());
  }
  if (parts.name == "list" && (parts.arguments.empty() || is_instance(value, parts.arguments.front()))) {
    return Value::list({value.without_marks()}).marked(value.marks());
  }
  if (parts.name == "date and time" && value.kind() == Kind::date) {
    return Value::date_time(temporal::midnight_utc(value.as_date())).marked(value.marks());
  }
  return reasons::null("wrong-type", span, std::string(name_of(value.kind())) + ", " + std::string(type)).marked(value.marks());
}

}  // namespace reprise::feel
