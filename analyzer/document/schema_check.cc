// Why a document does not keep its schema. Walks only when the quick matcher said no, and says each fault once,
// where it is: of alternatives it follows the one the author most likely meant.
#include <algorithm>
#include <limits>
#include <optional>
#include <set>

#include "document/problems.h"
#include "document/scalar_reading.h"
#include "document/schema.h"
#include "document/schema_match.h"
#include "document/schema_words.h"

namespace reprise::document {
namespace {

using base::Text;

constexpr std::size_t kShownKeys = 8;
constexpr std::size_t kDecisive = 1000;  // a const that is not kept outweighs all other faults of a branch

const Counted kCharacters = {{"caractère", "character"}, {"caractères", "characters"}};
const Counted kKeys = {{"clé", "key"}, {"clés", "keys"}};
const Counted kItems = {{"élément", "item"}, {"éléments", "items"}};

class Reporter {
 public:
  Reporter(const SchemaRules& schema, Matcher& matcher, Problems& problems) : schema_(schema), matcher_(matcher), problems_(problems) {}

  /// `key` is the key whose value the node is.
  void report(RuleIndex index, const Node& node, const std::optional<Node>& key);

 private:
  void add(std::string_view code, RuleIndex index, const Node& node, const Text& expected, const Text& got, const Text& advice = {});
  void add_at(std::string_view code, base::Span span, std::initializer_list<base::Argument> arguments) { problems_.add(code, span, arguments); }

  bool report_unknown_variant(RuleIndex index, const std::vector<RuleIndex>& branches, const Node& node);
  bool report_scalar(RuleIndex index, const Rule& rule, const Node& node);
  void report_mapping(RuleIndex index, const Rule& rule, const Node& node, const std::optional<Node>& key);
  void report_unknown_key(RuleIndex index, const Rule& rule, const Node& mapping, const Node& key, std::set<std::string>& meant);
  void report_missing_keys(RuleIndex index, const Rule& rule, const Node& node, const std::optional<Node>& key, const std::set<std::string>& meant);
  void report_sequence(RuleIndex index, const Rule& rule, const Node& node);
  void report_alternatives(RuleIndex index, const std::vector<RuleIndex>& branches, const Node& node, const std::optional<Node>& key);
  std::optional<RuleIndex> likely_branch(const std::vector<RuleIndex>& branches, const Node& node);
  std::size_t distance(RuleIndex index, const Node& node);
  [[nodiscard]] bool has_const(RuleIndex index) const;

  void collect_words(RuleIndex index, std::vector<std::string>& words) const;
  [[nodiscard]] bool asks_for(RuleIndex index, Types types) const;
  [[nodiscard]] Text scalar_advice(RuleIndex index, const Node& node) const;

  const SchemaRules& schema_;
  Matcher& matcher_;
  Problems& problems_;
};

void Reporter::add(std::string_view code, RuleIndex index, const Node& node, const Text& expected, const Text& got, const Text& advice) {
  const Text own = [&] {
    for (RuleIndex at = index;; at = *schema_.rules[at].reference) {
      if (!schema_.rules[at].expected.empty()) return schema_.rules[at].expected;
      if (!schema_.rules[at].reference) return expected;
    }
  }();
  add_at(code, node.place().span, {{"expected", own}, {"got", got}, {"advice", together(advice, hint_of(schema_, index))}});
}

/// The words that `enum` and `const` offer, alternatives included.
void Reporter::collect_words(RuleIndex index, std::vector<std::string>& words) const {
  const Rule& rule = schema_.rule(index);
  if (rule.choices) {
    for (const Literal& literal : *rule.choices) words.push_back(literal.text);
  }
  for (const auto* branches : {&rule.any_of, &rule.one_of, &rule.all_of}) {
    for (const RuleIndex branch : *branches) collect_words(branch, words);
  }
  for (const auto& branch : {rule.then_rule, rule.else_rule}) {
    if (branch) collect_words(*branch, words);
  }
}

bool Reporter::asks_for(RuleIndex index, Types types) const {
  const Rule& rule = schema_.rule(index);
  if ((rule.types & types) != 0) return true;
  const auto any = [&](const std::vector<RuleIndex>& branches) {
    return std::any_of(branches.begin(), branches.end(), [&](RuleIndex branch) { return asks_for(branch, types); });
  };
  return any(rule.any_of) || any(rule.one_of) || (rule.then_rule && asks_for(*rule.then_rule, types)) || (rule.else_rule && asks_for(*rule.else_rule, types));
}

Text Reporter::scalar_advice(RuleIndex index, const Node& node) const {
  std::vector<std::string> words;
  collect_words(index, words);
  if (const auto near = base::nearest(node.text(), words); near && *near != node.text()) return did_you_mean(*near);
  if (asks_for(index, kNumber | kInteger)) {
    if (Text advice = number_advice(node); !advice.empty()) return advice;
  }
  if (asks_for(index, kBoolean)) {
    if (Text advice = boolean_advice(node); !advice.empty()) return advice;
  }
  return schema_.rule(index).format == Format::date ? date_advice(node) : Text();
}

bool Reporter::report_scalar(RuleIndex index, const Rule& rule, const Node& node) {
  const auto add_scalar = [&](std::string_view code, const Text& expected) {
    add(code, index, node, expected, node_words(node), scalar_advice(index, node));
    return true;
  };
  if (!matcher_.is_choice(rule, node)) return add_scalar("schema-choice", expected_words(schema_, index));
  if (!matcher_.range_fits(rule, node)) return add_scalar("schema-range", range_words(rule));
  if (!matcher_.form_fits(rule, node)) return add_scalar("schema-form", expected_words(schema_, index));
  if (!matcher_.length_fits(rule, node)) {
    const Text size = size_words(rule.least_length, rule.most_length, kCharacters);
    return add_scalar("schema-size", {"un texte " + size.fr, "a text " + size.en});
  }
  return false;
}

void Reporter::report_unknown_key(RuleIndex index, const Rule& rule, const Node& mapping, const Node& key, std::set<std::string>& meant) {
  std::vector<std::string> absent;
  std::vector<Text> known;
  for (const Property& property : rule.properties) {
    known.push_back(Text::same(quoted(property.name)));
    if (!mapping.find(property.name)) absent.push_back(property.name);
  }
  for (const PatternProperty& property : rule.pattern_properties) {
    known.push_back({"toute clé de la forme " + quoted(property.pattern.written()), "any key of the form " + quoted(property.pattern.written())});
  }
  Text advice;
  if (const auto near = base::nearest(key.text(), absent)) {
    meant.insert(*near);
    advice = did_you_mean(*near);
  } else if (!known.empty()) {
    const Text list = joined(known, Join::with_and, kShownKeys);
    advice = {"clés connues\u202F: " + list.fr, "known keys: " + list.en};
  }
  add_at("schema-unknown-key", key.place().span, {{"key", std::string(key.text().substr(0, 60))}, {"advice", together(advice, hint_of(schema_, index))}});
}

void Reporter::report_missing_keys(RuleIndex index, const Rule& rule, const Node& node, const std::optional<Node>& key, const std::set<std::string>& meant) {
  std::vector<Text> missing;
  for (const std::string& name : rule.required) {
    if (!node.find(name) && !meant.contains(name)) missing.push_back(Text::same(quoted(name)));
  }
  if (missing.empty()) return;
  Text keys = joined(missing, Join::with_and, kShownKeys);
  keys = missing.size() == 1 ? Text("la clé " + keys.fr, "the key " + keys.en) : Text("les clés " + keys.fr, "the keys " + keys.en);
  add_at("schema-missing-key", (key ? *key : node).place().span, {{"keys", keys}, {"advice", hint_of(schema_, index)}});
}

void Reporter::report_mapping(RuleIndex index, const Rule& rule, const Node& node, const std::optional<Node>& key) {
  std::set<std::string> meant;
  const std::size_t size = node.size();
  for (std::size_t member = 0; member < size; ++member) {
    const Node name = node.key(member);
    if (rule.property_names && !matcher_.matches(*rule.property_names, name)) {
      const Text advice = together(scalar_advice(*rule.property_names, name), hint_of(schema_, *rule.property_names));
      add_at("schema-key-form", name.place().span,
             {{"expected", expected_words(schema_, *rule.property_names)}, {"key", std::string(name.text().substr(0, 60))}, {"advice", advice}});
      continue;
    }
    const Node value = node.value(member);
    const bool known = matcher_.each_member_rule(rule, name, [&](RuleIndex wanted) {
      report(wanted, value, name);
      return true;
    });
    if (!known) report_unknown_key(index, rule, node, name, meant);
  }
  report_missing_keys(index, rule, node, key, meant);
  if ((rule.least_members && size < *rule.least_members) || (rule.most_members && size > *rule.most_members)) {
    const Text wanted = size_words(rule.least_members, rule.most_members, kKeys);
    add("schema-size", index, node, {"un groupe " + wanted.fr, "a mapping " + wanted.en}, counted_words(size, kKeys));
  }
}

void Reporter::report_sequence(RuleIndex index, const Rule& rule, const Node& node) {
  const std::size_t size = node.size();
  for (std::size_t item = 0; rule.items && item < size; ++item) report(*rule.items, node.item(item), std::nullopt);
  if ((rule.least_items && size < *rule.least_items) || (rule.most_items && size > *rule.most_items)) {
    const Text wanted = size_words(rule.least_items, rule.most_items, kItems);
    add("schema-size", index, node, {"une liste " + wanted.fr, "a list " + wanted.en}, counted_words(size, kItems));
  }
  if (!rule.unique_items) return;
  for (const Repetition& repetition : repetitions(node)) {
    const std::uint32_t line = node.item(repetition.first).place().line_column().line;
    add_at("schema-repeated-item", node.item(repetition.second).place().span, {{"line", std::to_string(line)}, {"advice", hint_of(schema_, index)}});
  }
}

bool Reporter::has_const(RuleIndex index) const { return schema_.rule(index).is_const; }

/// How far a list or mapping is from a branch: faults of its own and children that do not fit. A key that
/// says which branch is meant (a const) weighs most.
std::size_t Reporter::distance(RuleIndex index, const Node& node) {
  const Rule& rule = schema_.rule(index);
  std::size_t faults = 0;
  if (node.is_mapping()) {
    for (std::size_t member = 0; member < node.size(); ++member) {
      const Node value = node.value(member);
      bool decisive = false;
      const bool fits = matcher_.each_member_rule(rule, node.key(member), [&](RuleIndex wanted) {
        decisive = has_const(wanted);
        return matcher_.matches(wanted, value);
      });
      if (!fits) faults += decisive ? kDecisive : 1U;
    }
    for (const std::string& name : rule.required) faults += node.find(name) ? 0U : 1U;
  } else {
    for (std::size_t item = 0; rule.items && item < node.size(); ++item) faults += matcher_.matches(*rule.items, node.item(item)) ? 0U : 1U;
  }
  return faults;
}

/// The branch whose faults are worth telling; none when a summary of all says more.
std::optional<RuleIndex> Reporter::likely_branch(const std::vector<RuleIndex>& branches, const Node& node) {
  std::vector<RuleIndex> candidates;
  std::copy_if(branches.begin(), branches.end(), std::back_inserter(candidates), [&](RuleIndex branch) { return accepts_kind(schema_, branch, node.kind()); });
  if (candidates.empty()) return std::nullopt;
  if (!node.is_scalar()) {
    return *std::min_element(candidates.begin(), candidates.end(), [&](RuleIndex left, RuleIndex right) { return distance(left, node) < distance(right, node); });
  }
  if (candidates.size() == 1) {
    // Of a fact's forms only one is a scalar, but the others could have been meant too.
    const Rule& only = schema_.rule(candidates.front());
    return branches.size() == 1 || (only.types != 0 && matcher_.type_fits(only, node) && !only.choices) || only.types == 0 ? std::optional(candidates.front()) : std::nullopt;
  }
  for (const RuleIndex candidate : candidates) {
    const Rule& rule = schema_.rule(candidate);
    if ((rule.types & (kNumber | kInteger)) != 0 && (rule.types & kString) == 0 && !rule.choices && matcher_.type_fits(rule, node)) return candidate;
  }
  return std::nullopt;
}

/// No branch has the const that the mapping holds: names the words that would have chosen one.
bool Reporter::report_unknown_variant(RuleIndex index, const std::vector<RuleIndex>& branches, const Node& node) {
  for (std::size_t member = 0; node.is_mapping() && member < node.size(); ++member) {
    std::vector<std::string> words;
    for (const RuleIndex branch : branches) {
      const auto property = schema_.rule(branch).property(node.key(member).text());
      if (property && has_const(*property)) words.push_back(schema_.rule(*property).choices->front().text);
    }
    const Node value = node.value(member);
    if (words.size() < 2 || !value.is_scalar() || value.is_empty_value()) continue;
    if (std::find(words.begin(), words.end(), value.text()) != words.end()) continue;
    std::vector<Text> parts;
    for (const std::string& word : words) parts.push_back(Text::same(quoted(word)));
    const auto near = base::nearest(value.text(), words);
    add_at("schema-choice", value.place().span,
           {{"expected", joined(parts, Join::with_or, kShownKeys)}, {"got", node_words(value)}, {"advice", together(near ? did_you_mean(*near) : Text(), hint_of(schema_, index))}});
    return true;
  }
  return false;
}

void Reporter::report_alternatives(RuleIndex index, const std::vector<RuleIndex>& branches, const Node& node, const std::optional<Node>& key) {
  if (report_unknown_variant(index, branches, node)) return;
  if (const auto branch = likely_branch(branches, node)) return report(*branch, node, key);
  add("schema-type", index, node, expected_words(schema_, index), node_words(node), scalar_advice(index, node));
}

void Reporter::report(RuleIndex index, const Node& node, const std::optional<Node>& key) {
  const Rule& rule = schema_.rule(index);
  if (matcher_.matches(index, node)) return;
  if (node.is_empty_value()) return add("schema-empty-value", index, node, expected_words(schema_, index), {});
  if (rule.refuses) return add("schema-refused", index, node, {}, node_words(node));
  if (!matcher_.type_fits(rule, node)) {
    return add("schema-type", index, node, expected_words(schema_, index), node_words(node), scalar_advice(index, node));
  }
  if (rule.choices && !node.is_scalar()) return add("schema-type", index, node, expected_words(schema_, index), node_words(node));
  if (node.is_scalar()) {
    if (report_scalar(index, rule, node)) return;
  } else if (node.is_mapping()) {
    report_mapping(index, rule, node, key);
  } else {
    report_sequence(index, rule, node);
  }
  for (const RuleIndex branch : rule.all_of) report(branch, node, key);
  if (!rule.any_of.empty() && matcher_.branches_that_fit(rule.any_of, node) == 0) report_alternatives(index, rule.any_of, node, key);
  if (!rule.one_of.empty()) {
    const std::size_t fitting = matcher_.branches_that_fit(rule.one_of, node);
    if (fitting == 0) report_alternatives(index, rule.one_of, node, key);
    if (fitting > 1) add("schema-ambiguous", index, node, expected_words(schema_, index), node_words(node));
  }
  if (rule.condition) {
    const auto& consequence = matcher_.matches(*rule.condition, node) ? rule.then_rule : rule.else_rule;
    if (consequence) report(*consequence, node, key);
  }
}

}  // namespace

Schema::Schema(std::unique_ptr<SchemaRules> rules) : rules_(std::move(rules)) {}
Schema::Schema(Schema&&) noexcept = default;
Schema& Schema::operator=(Schema&&) noexcept = default;
Schema::~Schema() = default;

base::Result<Schema> Schema::parse(base::SourcePointer source) {
  auto rules = load_schema(source);
  if (!rules) return rules.error();
  return Schema(std::make_unique<SchemaRules>(std::move(rules.value())));
}

const std::string& Schema::identity() const { return rules_->identity; }

base::Diagnostics Schema::check(const Document& document) const {
  Matcher matcher(*rules_);
  if (matcher.matches(rules_->root, document.root())) return {};
  Problems problems(document.source());
  Reporter(*rules_, matcher, problems).report(rules_->root, document.root(), std::nullopt);
  return problems.finish();
}

}  // namespace reprise::document
