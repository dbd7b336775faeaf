#include "engine/example_reach.h"

#include "engine/outcome.h"

namespace reprise::engine {
namespace {

void note(RuleReach& reach, const Outcome& outcome) {
  if (outcome.kind != OutcomeKind::known && outcome.kind != OutcomeKind::uncertain) return;
  reach.judged = true;
  for (std::size_t row = 0; row < reach.rows.size(); ++row) {
    if (outcome.hit == row || outcome.reachable[row]) reach.rows[row] = true;
  }
}

}  // namespace

std::map<std::string, RuleReach> reach_of(const rulepack::RuleBook& rules, const std::vector<Input>& examples) {
  std::map<std::string, RuleReach> reached;
  for (const rulepack::Pack& pack : rules.packs) {
    for (const rulepack::Rule& rule : pack.rules) reached[rule.id].rows.resize(rule.scale.size(), false);
  }
  for (const Input& example : examples) {
    const facts::Facts facts(example.dossier, example.group, example.takeover);
    const feel::Context scope = rulepack::scope_of(rules, facts.context());
    const World world{rules, facts, scope};
    for (const rulepack::Pack& pack : rules.packs) {
      for (const rulepack::Rule& rule : pack.rules) note(reached[rule.id], judge(rule, world));
    }
  }
  return reached;
}

}  // namespace reprise::engine
