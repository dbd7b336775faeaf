#include "rulepack/requirements.h"

#include <optional>
#include <set>
#include <vector>

#include "rulepack/following.h"
#include "rulepack/reading.h"

namespace reprise::rulepack {
namespace {

/// The YAML file of a rule or definition, read once more for the places of its expressions: compiled ones know their text only.
OptionalNode root_of(const base::Place& place, std::optional<document::Document>& document) {
  if (!place.source) return std::nullopt;
  document = std::move(document::Document::parse(place.source).value);
  return document ? OptionalNode(document->root()) : std::nullopt;
}

feel::Origin origin_or(const OptionalNode& node, const base::Place& otherwise) {
  if (node && node->is_scalar()) return origin_of(*node);
  return [otherwise](base::Span) { return otherwise; };
}

Requirements of_rule(Following& following, const Rule& rule) {
  std::optional<document::Document> document;
  const OptionalNode root = root_of(rule.place, document);
  Requirements needed;
  const auto follow = [&](const feel::Syntax& syntax, const OptionalNode& node) { following.follow(syntax, origin_or(node, rule.place), needed); };
  if (rule.applies) follow(rule.applies->syntax(), member(root, "applies"));
  if (rule.value) follow(rule.value->syntax(), member(root, "value"));
  const std::vector<document::Node> rows = items(member(root, "scale"));
  for (std::size_t row = 0; row < rule.scale.size(); ++row) {
    follow(rule.scale[row].when.syntax(), rows.size() == rule.scale.size() ? member(rows[row], "when") : std::nullopt);
  }
  if (rule.gate) follow(rule.gate->when.syntax(), member(member(root, "gate"), "when"));
  return needed;
}

Requirements of_definition(Following& following, const Definition& definition) {
  std::optional<document::Document> document;
  const OptionalNode root = root_of(definition.place, document);
  Requirements needed;
  std::vector<feel::Origin> defaults;
  for (const document::Node& parameter : items(member(root, "parameters"))) {
    defaults.push_back(origin_or(member(parameter, "default"), definition.place));
  }
  defaults.resize(definition.parameters.size(), origin_or(std::nullopt, definition.place));
  following.follow(definition, origin_or(member(root, "value"), definition.place), defaults, needed);
  return needed;
}

}  // namespace

std::set<std::string> RuleBookRequirements::facts_of(const Rule& rule) const {
  std::set<std::string> paths;
  const auto add = [&paths](const Requirements& needed) {
    for (const auto& [path, place] : needed.facts) paths.insert(path);
  };
  add(rules.at(rule.id));
  for (const std::string& definition : rule.definitions) add(definitions.at(definition));
  return paths;
}

RuleBookRequirements requirements_of(const RuleBook& rules, const feel::Names& vocabulary) {
  Following following(rules, vocabulary);
  RuleBookRequirements all;
  for (const std::string& name : rules.definition_order) all.definitions.emplace(name, of_definition(following, rules.definitions.at(name)));
  for (const Pack& pack : rules.packs) {
    for (const Rule& rule : pack.rules) all.rules.emplace(rule.id, of_rule(following, rule));
  }
  return all;
}

}  // namespace reprise::rulepack
