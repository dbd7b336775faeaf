#include "feel/builtins.h"

#include <algorithm>
#include <array>
#include <unordered_map>

#include "feel/comparison.h"
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

template <typename Use>
void for_each_part(std::string_view text, char separator, const Use& use) {
  while (!trimmed(text).empty()) {
    const std::size_t at = std::min(text.find(separator), text.size());
    use(trimmed(text.substr(0, at)));
    text.remove_prefix(std::min(at + 1, text.size()));
  }
}

Builtin::Parameter parse_parameter(std::string_view text) {
  Builtin::Parameter parameter;
  const std::size_t colon = text.find(':');
  parameter.name = std::string(text.substr(0, colon));
  parameter.type = std::string(text.substr(colon + 1));
  for (bool more = true; more;) {
    switch (parameter.type.back()) {
      case '?': parameter.optional = true; break;
      case '~': parameter.nullable = true; break;
      case '*': parameter.variadic = true; break;
      default: more = false; continue;
    }
    parameter.type.pop_back();
  }
  return parameter;
}

using Parameters = std::vector<Builtin::Parameter>;

bool accepts_count(const Parameters& parameters, std::size_t count) {
  if (!parameters.empty() && parameters.back().variadic) return count + 1 >= parameters.size() + (parameters.back().optional ? 0 : 1);
  const auto needed = static_cast<std::size_t>(
      std::count_if(parameters.begin(), parameters.end(), [](const Builtin::Parameter& parameter) { return !parameter.optional; }));
  return count >= needed && count <= parameters.size();
}

bool has_type(Kind kind, std::string_view type) {
  if (type == "any") return true;
  if (type == "temporal") return temporal::is_temporal(kind);
  if (type == "day") return kind == Kind::date || kind == Kind::date_time;
  if (type == "clock") return kind == Kind::time || kind == Kind::date_time || kind == Kind::date;
  if (type == "duration") return temporal::is_duration(kind);
  if (type == "magnitude") return kind == Kind::number || temporal::is_duration(kind);
  return name_of(kind) == type;
}

bool has_type(const Value& value, std::string_view type) { return has_type(value.kind(), type); }

/// The value as the parameter wants it (10.3.2.9.4): a singleton list for its item, an item for a singleton list.
std::optional<Value> converted(const Value& value, std::string_view type) {
  if (has_type(value, type)) return value;
  if (value.kind() == Kind::list && value.as_list().size() == 1 && has_type(value.as_list().front(), type)) {
    return value.as_list().front().marked(value.marks());
  }
  if (type == "list") return Value::list({value.without_marks()}).marked(value.marks());
  return std::nullopt;
}

/// Arguments in the order of the signature; empty when a name is unknown or a parameter is missing.
std::optional<List> ordered(const Parameters& parameters, std::span<const Value> arguments, const std::vector<std::string>& names) {
  if (names.empty()) {
    if (!accepts_count(parameters, arguments.size())) return std::nullopt;
    return List(arguments.begin(), arguments.end());
  }
  List list(parameters.size());
  std::vector<bool> given(parameters.size(), false);
  for (std::size_t index = 0; index < names.size(); ++index) {
    const auto found = std::find_if(parameters.begin(), parameters.end(),
                                    [&](const Builtin::Parameter& parameter) { return parameter.name == names[index]; });
    if (found == parameters.end()) return std::nullopt;
    const auto position = static_cast<std::size_t>(found - parameters.begin());
    if (given[position]) return std::nullopt;
    given[position] = true;
    list[position] = arguments[index];
  }
  for (std::size_t index = 0; index < parameters.size(); ++index) {
    if (!given[index] && !parameters[index].optional) return std::nullopt;
  }
  while (!list.empty() && !given[list.size() - 1]) list.pop_back();
  return list;
}

const Builtin::Parameter& parameter_at(const Parameters& parameters, std::size_t index) {
  return parameters[std::min(index, parameters.size() - 1)];
}

/// Converts in place; what is wrong comes back as a null.
std::optional<Value> fit(const Parameters& parameters, List& arguments, base::Span span) {
  for (std::size_t index = 0; index < arguments.size(); ++index) {
    const Builtin::Parameter& parameter = parameter_at(parameters, index);
    if (arguments[index].is_null()) {
      if (parameter.nullable || parameter.type == "any") continue;
      return comparison::propagated(arguments[index], span);
    }
    auto value = converted(arguments[index], parameter.type);
    if (!value) return reasons::null("wrong-type", span, parameter.name + ": " + std::string(name_of(arguments[index].kind())));
    arguments[index] = std::move(*value);
  }
  return std::nullopt;
}

/// Whether nothing has to be put in order or converted.
bool fits_as_given(const Parameters& parameters, std::span<const Value> arguments, const std::vector<std::string>& names) {
  if (!names.empty() || !accepts_count(parameters, arguments.size())) return false;
  for (std::size_t index = 0; index < arguments.size(); ++index) {
    if (arguments[index].is_null() || !has_type(arguments[index], parameter_at(parameters, index).type)) return false;
  }
  return true;
}

Marks marks_for(MarkUse use, std::span<const Value> arguments) {
  Marks marks;
  for (const Value& argument : arguments) {
    switch (use) {
      case MarkUse::own: break;
      case MarkUse::arguments: marks.unite(argument.marks()); break;
      case MarkUse::items: marks.unite(comparison::item_marks(argument)); break;
      case MarkUse::everything: marks.unite(comparison::deep_marks(argument)); break;
    }
  }
  return marks;
}

Value run(Evaluator& evaluator, const Builtin& builtin, std::span<const Value> arguments, const std::vector<std::string>& names,
          base::Span span) {
  std::optional<Value> failure;
  for (std::size_t signature = 0; signature < builtin.parsed.size(); ++signature) {
    if (fits_as_given(builtin.parsed[signature], arguments, names)) return builtin.run({evaluator, span, arguments, signature});
    auto list = ordered(builtin.parsed[signature], arguments, names);
    if (!list) continue;
    auto problem = fit(builtin.parsed[signature], *list, span);
    if (!problem) return builtin.run({evaluator, span, *list, signature});
    if (!failure) failure = std::move(problem);
  }
  if (failure) return failure->marked(marks_for(MarkUse::arguments, arguments));
  return reasons::null("wrong-arity", span, builtin.signature_text());
}

constexpr std::array kFamilies = {conversion_builtins, boolean_builtins,   string_builtins, list_builtins,   aggregate_builtins,
                                  numeric_builtins,    date_time_builtins, range_builtins,  context_builtins};

}  // namespace

Builtin::Builtin(std::string_view its_name, std::string_view its_signatures, MarkUse its_marks, Run its_run)
    : name(its_name), signatures(its_signatures), marks(its_marks), run(its_run) {
  if (trimmed(signatures).empty()) parsed.emplace_back();
  for_each_part(signatures, '|', [&](std::string_view signature) {
    parsed.emplace_back();
    for_each_part(signature, ',', [&](std::string_view parameter) { parsed.back().push_back(parse_parameter(parameter)); });
  });
}

bool Builtin::accepts(std::size_t count, const std::vector<std::string>& names) const {
  const List nothing(count);
  return std::any_of(parsed.begin(), parsed.end(),
                     [&](const Parameters& parameters) { return ordered(parameters, nothing, names).has_value(); });
}

bool Builtin::takes(std::size_t index, Kind kind, std::size_t count, const std::vector<std::string>& names) const {
  const auto takes_here = [&](const Parameters& parameters) {
    if (!names.empty()) {
      const auto named = std::ranges::find(parameters, names[index], &Parameter::name);
      return named != parameters.end() && (named->type == "list" || has_type(kind, named->type));
    }
    if (!accepts_count(parameters, count)) return false;
    const Parameter& parameter = parameter_at(parameters, index);
    return parameter.type == "list" || has_type(kind, parameter.type);
  };
  return std::ranges::any_of(parsed, takes_here);
}

std::string Builtin::signature_text() const {
  std::string text;
  for (const Parameters& parameters : parsed) {
    text += (text.empty() ? "" : ", ") + std::string(name) + "(";
    for (const Parameter& parameter : parameters) {
      if (&parameter != &parameters.front()) text += ", ";
      text += parameter.name + (parameter.variadic ? "…" : parameter.optional ? "?" : "");
    }
    text += ")";
  }
  return text;
}

const Builtin* find_builtin(std::string_view name) {
  static const std::unordered_map<std::string_view, const Builtin*> kByName = [] {
    std::unordered_map<std::string_view, const Builtin*> table;
    for (const auto& family : kFamilies) {
      for (const Builtin& builtin : family()) table.emplace(builtin.name, &builtin);
    }
    return table;
  }();
  const auto found = kByName.find(name);
  return found == kByName.end() ? nullptr : found->second;
}

const Shape& builtin_names() {
  static const Shape kNames = [] {
    Shape shape;
    for (const auto& family : kFamilies) {
      for (const Builtin& builtin : family()) shape.declare(builtin.name).is_function = true;
    }
    return shape;
  }();
  return kNames;
}

Value call_builtin(Evaluator& evaluator, const Builtin& builtin, std::span<const Value> arguments, const std::vector<std::string>& names,
                   base::Span span) {
  return run(evaluator, builtin, arguments, names, span).marked(marks_for(builtin.marks, arguments));
}

}  // namespace reprise::feel
