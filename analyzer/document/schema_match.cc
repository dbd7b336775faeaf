#include "document/schema_match.h"

#include <algorithm>
#include <map>
#include <string>

#include "base/encoding.h"
#include "document/scalar_reading.h"

namespace reprise::document {
namespace {

bool has_branches(const Rule& rule) { return rule.condition || !rule.any_of.empty() || !rule.one_of.empty(); }

/// A text that two nodes share exactly when they are equal: numbers by value, keys in any order.
void append_identity(const Node& node, std::string& out) {
  const auto counted = [&](char kind, std::string_view text) {
    out += kind;
    out += std::to_string(text.size()) + ":";
    out += text;
  };
  if (node.is_scalar()) {
    if (const auto number = as_number(node)) return counted('n', number->to_string());
    return counted(as_boolean(node) ? 'b' : 's', node.text());
  }
  out += node.is_mapping() ? '{' : '[';
  std::map<std::string_view, Node> members;
  for (std::size_t index = 0; index < node.size(); ++index) {
    if (node.is_mapping()) {
      members.emplace(node.key(index).text(), node.value(index));
    } else {
      append_identity(node.item(index), out);
    }
  }
  for (const auto& [key, value] : members) {
    counted('k', key);
    append_identity(value, out);
  }
  out += '.';
}

/// A scheme, a colon and something without blanks (RFC 3986, the part that catches slips).
bool is_uri(std::string_view text) {
  const std::size_t colon = text.find(':');
  if (colon == std::string_view::npos || colon == 0 || colon + 1 == text.size()) return false;
  const auto is_letter = [](char character) { return (character >= 'a' && character <= 'z') || (character >= 'A' && character <= 'Z'); };
  if (!is_letter(text[0])) return false;
  for (const char character : text.substr(0, colon)) {
    if (!is_letter(character) && !(character >= '0' && character <= '9') && character != '+' && character != '-' && character != '.') return false;
  }
  return std::none_of(text.begin(), text.end(), [](char character) { return static_cast<unsigned char>(character) <= ' ' || character == '<' || character == '>' || character == '"'; });
}

}  // namespace

bool Matcher::type_fits(const Rule& rule, const Node& node) const {
  if (node.is_empty_value()) {
    // A rule that asks for nothing takes nothing; any other wants a value.
    return (rule.types & kNull) != 0 || (rule.types == 0 && !rule.choices && !rule.pattern && rule.format == Format::none);
  }
  if (rule.types == 0) return true;
  if (node.is_sequence()) return (rule.types & kArray) != 0;
  if (node.is_mapping()) return (rule.types & kObject) != 0;
  const auto number = (rule.types & (kNumber | kInteger)) != 0 || natural_ ? as_number(node) : std::nullopt;
  if (number && ((rule.types & kNumber) != 0 || ((rule.types & kInteger) != 0 && number->is_integer()))) return true;
  const bool truth = ((rule.types & kBoolean) != 0 || natural_) && as_boolean(node).has_value();
  if (truth && (rule.types & kBoolean) != 0) return true;
  if ((rule.types & kNull) != 0 && node.style() == Style::plain && (node.text() == "null" || node.text() == "~")) return true;
  return (rule.types & kString) != 0 && !(natural_ && (number || truth));
}

bool Matcher::is_choice(const Rule& rule, const Node& node) const {
  if (!rule.choices) return true;
  if (!node.is_scalar() || node.is_empty_value()) return false;
  return std::any_of(rule.choices->begin(), rule.choices->end(), [&](const Literal& literal) {
    switch (literal.kind) {
      case JsonValue::Kind::string: return node.text() == literal.text;
      case JsonValue::Kind::number: {
        const auto number = as_number(node);
        return number && literal.number && *number == *literal.number;
      }
      default: return node.style() == Style::plain && node.text() == literal.text;
    }
  });
}

bool Matcher::range_fits(const Rule& rule, const Node& node) const {
  if (!rule.minimum && !rule.maximum && !rule.above && !rule.below) return true;
  if (rule.types != 0 && (rule.types & (kNumber | kInteger)) == 0) return true;
  const auto number = as_number(node);
  if (!number) return true;
  return !(rule.minimum && *number < *rule.minimum) && !(rule.maximum && *number > *rule.maximum) && !(rule.above && *number <= *rule.above) &&
         !(rule.below && *number >= *rule.below);
}

bool Matcher::length_fits(const Rule& rule, const Node& node) const {
  if (!rule.least_length && !rule.most_length) return true;
  if (!node.is_scalar()) return true;
  if ((rule.types & (kNumber | kInteger)) != 0 && as_number(node)) return true;
  const std::size_t length = base::count_code_points(node.text());
  return !(rule.least_length && length < *rule.least_length) && !(rule.most_length && length > *rule.most_length);
}

bool Matcher::form_fits(const Rule& rule, const Node& node) const {
  if ((!rule.pattern && rule.format == Format::none) || !node.is_scalar()) return true;
  if ((rule.types & (kNumber | kInteger)) != 0 && as_number(node)) return true;
  if (rule.format == Format::date && !as_date(node)) return false;
  if (rule.format == Format::uri && !is_uri(node.text())) return false;
  return !rule.pattern || rule.pattern->matches(node.text());
}

bool Matcher::mapping_fits(const Rule& rule, const Node& node) {
  const std::size_t size = node.size();
  if ((rule.least_members && size < *rule.least_members) || (rule.most_members && size > *rule.most_members)) return false;
  for (std::size_t index = 0; index < size; ++index) {
    const Node key = node.key(index);
    if (rule.property_names && !matches(*rule.property_names, key)) return false;
    const Node value = node.value(index);
    if (!each_member_rule(rule, key, [&](RuleIndex member) { return matches(member, value); })) return false;
  }
  return std::all_of(rule.required.begin(), rule.required.end(), [&](const std::string& key) { return node.find(key).has_value(); });
}

bool Matcher::sequence_fits(const Rule& rule, const Node& node) {
  const std::size_t size = node.size();
  if ((rule.least_items && size < *rule.least_items) || (rule.most_items && size > *rule.most_items)) return false;
  for (std::size_t index = 0; rule.items && index < size; ++index) {
    if (!matches(*rule.items, node.item(index))) return false;
  }
  return !rule.unique_items || repetitions(node).empty();
}

std::size_t Matcher::branches_that_fit(const std::vector<RuleIndex>& branches, const Node& node) {
  const auto count = [&] {
    return static_cast<std::size_t>(std::count_if(branches.begin(), branches.end(), [&](RuleIndex branch) { return matches(branch, node); }));
  };
  const std::size_t fitting = count();
  if (fitting < 2 || natural_) return fitting;
  natural_ = true;
  const std::size_t naturally = count();
  natural_ = false;
  return naturally == 1 ? 1 : fitting;
}

bool Matcher::branches_fit(const Rule& rule, const Node& node) {
  for (const RuleIndex branch : rule.all_of) {
    if (!matches(branch, node)) return false;
  }
  if (!rule.any_of.empty() && std::none_of(rule.any_of.begin(), rule.any_of.end(), [&](RuleIndex branch) { return matches(branch, node); })) return false;
  if (!rule.one_of.empty() && branches_that_fit(rule.one_of, node) != 1) return false;
  if (!rule.condition) return true;
  const auto& consequence = matches(*rule.condition, node) ? rule.then_rule : rule.else_rule;
  return !consequence || matches(*consequence, node);
}

bool Matcher::decide(const Rule& rule, const Node& node) {
  if (rule.refuses || !type_fits(rule, node) || !is_choice(rule, node)) return false;
  if (node.is_scalar()) {
    if (!range_fits(rule, node) || !length_fits(rule, node) || !form_fits(rule, node)) return false;
  } else if (!(node.is_mapping() ? mapping_fits(rule, node) : sequence_fits(rule, node))) {
    return false;
  }
  return branches_fit(rule, node);
}

bool Matcher::matches(RuleIndex index, const Node& node) {
  const Rule& rule = schema_.rule(index);
  if (node.is_scalar() || !has_branches(rule)) return decide(rule, node);
  // Branches within branches come back to the same question again and again.
  const auto position = static_cast<std::uint64_t>(&rule - schema_.rules.data());
  const std::uint64_t question = (std::uint64_t{node.number()} << 32) | (position << 1) | (natural_ ? 1U : 0U);
  if (const auto known = decided_.find(question); known != decided_.end()) return known->second;
  const bool fits = decide(rule, node);
  decided_.emplace(question, fits);
  return fits;
}

std::vector<Repetition> repetitions(const Node& sequence) {
  std::vector<Repetition> found;
  std::map<std::string, std::size_t> seen;
  for (std::size_t index = 0; index < sequence.size(); ++index) {
    std::string identity;
    append_identity(sequence.item(index), identity);
    const auto [before, fresh] = seen.emplace(std::move(identity), index);
    if (!fresh) found.push_back({before->second, index});
  }
  return found;
}

bool accepts_kind(const SchemaRules& schema, RuleIndex index, Kind kind) {
  const Rule& rule = schema.rule(index);
  if (rule.refuses) return false;
  if (rule.choices && kind != Kind::scalar) return false;
  if (rule.types != 0) {
    const Types wanted = kind == Kind::scalar ? kScalars : kind == Kind::sequence ? kArray : kObject;
    return (rule.types & wanted) != 0;
  }
  if (rule.choices) return true;
  for (const auto* branches : {&rule.any_of, &rule.one_of}) {
    if (!branches->empty() && std::none_of(branches->begin(), branches->end(), [&](RuleIndex branch) { return accepts_kind(schema, branch, kind); })) return false;
  }
  if (!rule.properties.empty() || !rule.required.empty()) return kind == Kind::mapping;
  if (rule.items) return kind == Kind::sequence;
  return true;
}

}  // namespace reprise::document
