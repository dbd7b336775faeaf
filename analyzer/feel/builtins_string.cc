// String functions (10.3.4.3). Positions count characters (code points), from 1, negative ones from the end.
#include <algorithm>

#include "base/encoding.h"
#include "feel/builtins.h"
#include "feel/comparison.h"
#include "feel/reasons.h"
#include "feel/regular_expression.h"

namespace reprise::feel {
namespace {

/// Byte offset of the character of that number; the size past the last.
std::size_t byte_offset(std::string_view text, std::size_t characters) {
  std::size_t at = 0;
  for (; at < text.size() && characters > 0; --characters) {
    do {
      ++at;
    } while (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0u) == 0x80u);
  }
  return at;
}

std::optional<std::int64_t> truncated(const Value& number) {
  return number.as_number().rounded(0, scalar::Decimal::Rounding::down).to_integer();
}

/// substring(string, start position, length?): null for position 0 or outside, for a length below 1.
Value substring(const BuiltinCall& call) {
  const std::string& text = call[0].as_string();
  const auto count = static_cast<std::int64_t>(base::count_code_points(text));
  const auto start = truncated(call[1]);
  if (!start || *start == 0 || *start > count || *start < -count) return reasons::null("bad-argument", call.span, "start position");
  const std::int64_t first = *start > 0 ? *start - 1 : count + *start;
  std::int64_t length = count - first;
  if (call.given(2)) {
    const auto wanted = truncated(call[2]);
    if (!wanted || *wanted < 1) return reasons::null("bad-argument", call.span, "length");
    length = std::min(length, *wanted);
  }
  const std::size_t begin = byte_offset(text, static_cast<std::size_t>(first));
  const std::string_view rest = std::string_view(text).substr(begin);
  return Value::string(std::string(rest.substr(0, byte_offset(rest, static_cast<std::size_t>(length)))));
}

Value string_length(const BuiltinCall& call) { return Value::number(static_cast<std::int64_t>(base::count_code_points(call[0].as_string()))); }
Value upper_case(const BuiltinCall& call) { return Value::string(regular_expression::upper_case(call[0].as_string())); }
Value lower_case(const BuiltinCall& call) { return Value::string(regular_expression::lower_case(call[0].as_string())); }

/// substring before/after(string, match): empty when there is no match.
Value substring_before(const BuiltinCall& call) {
  const std::size_t at = call[0].as_string().find(call[1].as_string());
  return Value::string(at == std::string::npos ? "" : call[0].as_string().substr(0, at));
}

Value substring_after(const BuiltinCall& call) {
  const std::size_t at = call[0].as_string().find(call[1].as_string());
  return Value::string(at == std::string::npos ? "" : call[0].as_string().substr(at + call[1].as_string().size()));
}

Value contains(const BuiltinCall& call) { return Value::boolean(call[0].as_string().find(call[1].as_string()) != std::string::npos); }
Value starts_with(const BuiltinCall& call) { return Value::boolean(call[0].as_string().starts_with(call[1].as_string())); }
Value ends_with(const BuiltinCall& call) { return Value::boolean(call[0].as_string().ends_with(call[1].as_string())); }

std::string flags(const BuiltinCall& call, std::size_t index) { return call.given(index) ? call[index].as_string() : std::string(); }

/// matches(input, pattern, flags?): null for a pattern or flag that XPath has not.
Value matches(const BuiltinCall& call) {
  const auto found = regular_expression::matches(call[0].as_string(), call[1].as_string(), flags(call, 2));
  return found ? Value::boolean(*found) : reasons::null("bad-pattern", call.span, call[1].as_string());
}

/// replace(input, pattern, replacement, flags?)
Value replace(const BuiltinCall& call) {
  const auto result = regular_expression::replaced(call[0].as_string(), call[1].as_string(), call[2].as_string(), flags(call, 3));
  return result ? Value::string(*result) : reasons::null("bad-pattern", call.span, call[1].as_string());
}

/// split(string, delimiter): the delimiter is a pattern.
Value split(const BuiltinCall& call) {
  const auto parts = regular_expression::split(call[0].as_string(), call[1].as_string());
  if (!parts) return reasons::null("bad-pattern", call.span, call[1].as_string());
  List list;
  for (const std::string& part : *parts) list.push_back(Value::string(part));
  return Value::list(std::move(list));
}

/// string join(list, delimiter?): nulls are left out, other types make it null.
Value string_join(const BuiltinCall& call) {
  std::string out;
  bool first = true;
  for (const Value& item : call[0].as_list()) {
    if (item.is_null()) continue;
    if (item.kind() != Kind::string) return reasons::null("wrong-type", call.span, "list");
    if (!first && call.given(1)) out += call[1].as_string();
    first = false;
    out += item.as_string();
  }
  return Value::string(std::move(out));
}

}  // namespace

std::span<const Builtin> string_builtins() {
  static const std::vector<Builtin> kBuiltins = {
      {"substring", "string:string, start position:number, length:number?", MarkUse::arguments, substring},
      {"string length", "string:string", MarkUse::arguments, string_length},
      {"upper case", "string:string", MarkUse::arguments, upper_case},
      {"lower case", "string:string", MarkUse::arguments, lower_case},
      {"substring before", "string:string, match:string", MarkUse::arguments, substring_before},
      {"substring after", "string:string, match:string", MarkUse::arguments, substring_after},
      {"contains", "string:string, match:string", MarkUse::arguments, contains},
      {"starts with", "string:string, match:string", MarkUse::arguments, starts_with},
      {"ends with", "string:string, match:string", MarkUse::arguments, ends_with},
      {"matches", "input:string, pattern:string, flags:string?~", MarkUse::arguments, matches},
      {"replace", "input:string, pattern:string, replacement:string, flags:string?~", MarkUse::arguments, replace},
      {"split", "string:string, delimiter:string", MarkUse::arguments, split},
      {"string join", "list:list, delimiter:string?~", MarkUse::items, string_join},
  };
  return kBuiltins;
}

}  // namespace reprise::feel
