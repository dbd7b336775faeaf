#include "engine/findings.h"

#include <algorithm>
#include <set>

#include "engine/score.h"
#include "engine/wording.h"

namespace reprise::engine {

using assessment::Finding;

namespace {

assessment::Basis basis_of(rulepack::Basis basis) {
  switch (basis) {
    case rulepack::Basis::published: return assessment::Basis::published;
    case rulepack::Basis::practice: return assessment::Basis::practice;
    case rulepack::Basis::proposal: return assessment::Basis::proposal;
  }
  return assessment::Basis::proposal;
}

assessment::Lifecycle lifecycle_of(rulepack::Lifecycle lifecycle) {
  switch (lifecycle) {
    case rulepack::Lifecycle::experimental: return assessment::Lifecycle::experimental;
    case rulepack::Lifecycle::stable: return assessment::Lifecycle::stable;
    case rulepack::Lifecycle::deprecated: return assessment::Lifecycle::deprecated;
  }
  return assessment::Lifecycle::stable;
}

std::vector<assessment::ScaleRow> scale_of(const Outcome& outcome) {
  std::vector<assessment::ScaleRow> rows;
  for (std::size_t i = 0; i < outcome.rule->scale.size(); ++i) {
    const rulepack::ScaleRow& row = outcome.rule->scale[i];
    rows.push_back({row.when.text(), row.risk, row.label, outcome.hit == i, outcome.reachable[i]});
  }
  return rows;
}

/// The yardsticks an expression reads, through the definitions it calls.
class Yardsticks {
 public:
  explicit Yardsticks(const rulepack::RuleBook& rules) : rules_(rules) {}

  void read(const feel::Syntax& syntax) {
    for (const feel::SyntaxNode& node : syntax.nodes) {
      if (node.kind != feel::NodeKind::call) continue;
      const std::string& name = syntax.at(node.children[0]).text;
      if (name == "reference" && node.children.size() > 1) {
        const feel::Value& id = syntax.at(node.children[1]).value;
        if (id.kind() == feel::Kind::string) found.insert(id.as_string());
      } else if (const auto definition = rules_.definitions.find(name); definition != rules_.definitions.end() && seen_.insert(name).second) {
        for (const feel::Syntax* written : definition->second.syntaxes()) read(*written);
      }
    }
  }

  std::set<std::string> found;

 private:
  const rulepack::RuleBook& rules_;
  std::set<std::string> seen_;
};

bool is_outside(const scalar::Date& day, const std::optional<scalar::Date>& from, const std::optional<scalar::Date>& until) {
  return (from && day < *from) || (until && *until < day);
}

void add_outcome(Finding& finding, const Outcome& outcome, const World& world, const std::vector<rulepack::Band>& bands, FactTeller& teller) {
  finding.outcome = outcome.kind;
  finding.possibly_applicable = outcome.counts();
  if (outcome.value_is_settled) finding.value = plain_text(outcome.value);
  finding.value_low = outcome.value_low;
  finding.value_high = outcome.value_high;
  finding.risk = outcome.risk;
  const bool is_point = outcome.counts() && outcome.risk.low == outcome.risk.high && !outcome.rule->scale.empty() && !bands.empty();
  if (is_point) finding.band = bands[band_index(bands, outcome.risk.low)].id;
  finding.sentence = sentence_of(outcome, world);
  finding.scale = scale_of(outcome);
  finding.facts = teller.trace(outcome.marks);
  finding.missing = outcome.all_missing();
  finding.problem = outcome.problem;
}

}  // namespace

assessment::Actor actor_of(rulepack::Actor actor) {
  switch (actor) {
    case rulepack::Actor::association: return assessment::Actor::association;
    case rulepack::Actor::group: return assessment::Actor::group;
    case rulepack::Actor::authority: return assessment::Actor::authority;
  }
  return assessment::Actor::association;
}

bool uses_todays_yardstick(const rulepack::Rule& rule, const rulepack::RuleBook& rules, const scalar::Date& as_of) {
  if (is_outside(as_of, rule.from, rule.until)) return true;
  Yardsticks yardsticks(rules);
  if (rule.applies) yardsticks.read(rule.applies->syntax());
  if (rule.value) yardsticks.read(rule.value->syntax());
  for (const rulepack::ScaleRow& row : rule.scale) yardsticks.read(row.when.syntax());
  return std::ranges::any_of(yardsticks.found, [&](const std::string& id) {
    const auto table = rules.references.find(id);
    return table != rules.references.end() && is_outside(as_of, table->second.from, table->second.until);
  });
}

Finding finding_of(const Outcome& outcome, const World& world, const std::vector<rulepack::Band>& bands, FactTeller& teller) {
  const rulepack::Rule& rule = *outcome.rule;
  Finding finding;
  finding.rule = rule.id;
  finding.family = rule.family;
  finding.title = rule.title;
  finding.why = rule.why;
  finding.basis = basis_of(rule.basis);
  finding.lifecycle = lifecycle_of(rule.lifecycle);
  const feel::Value* as_of = world.scope.find("as_of");
  if (as_of != nullptr && as_of->kind() == feel::Kind::date) finding.todays_yardstick = uses_todays_yardstick(rule, world.rules, as_of->as_date());
  finding.unit = unit_named(rule.unit);
  finding.weight = rule.weight;
  finding.remedy = rule.remedy;
  if (!rule.remedy.empty()) finding.remedy_by = actor_of(rule.remedy_by);
  finding.expression = rule.value_text;
  finding.applies = rule.applies_text;
  finding.location = location_of(rule.place);
  finding.references = rule.references;
  add_outcome(finding, outcome, world, bands, teller);
  return finding;
}

std::vector<std::string> floored_families(const rulepack::Rule& rule) {
  if (!rule.gate) return {};
  return rule.gate->families.empty() ? std::vector<std::string>{rule.family} : rule.gate->families;
}

assessment::Gate gate_of(const Outcome& outcome, FactTeller& teller) {
  const rulepack::Rule& rule = *outcome.rule;
  assessment::Gate gate;
  gate.rule = rule.id;
  gate.title = rule.title;
  gate.families = floored_families(rule);
  gate.level = rule.gate->level;
  gate.state = outcome.gate.value_or(assessment::GateState::clear);
  gate.when = rule.gate->when.text();
  gate.sentence = rule.gate->sentence;
  gate.facts = teller.trace(outcome.marks);
  if (gate.state == assessment::GateState::possible) gate.missing = outcome.all_missing();
  gate.references = rule.references;
  gate.basis = basis_of(rule.basis);
  gate.location = location_of(rule.gate->place);
  return gate;
}

}  // namespace reprise::engine
