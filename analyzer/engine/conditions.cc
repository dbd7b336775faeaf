#include "engine/conditions.h"

#include <algorithm>

#include "engine/findings.h"
#include "engine/raised.h"

namespace reprise::engine {
namespace {

using assessment::Condition;
using assessment::GateState;

/// Red is the worst row of a rule's own scale; what only asks to be watched is no condition. A risk without weight is context: what
/// asks for nothing unless its gate does.
Raised asked_by(const Outcome& outcome) {
  Raised asked;
  if (!outcome.counts()) return asked;
  const auto gate = outcome.gate.value_or(GateState::clear);
  asked.possible = gate != GateState::clear;
  asked.certain = gate == GateState::fired;
  const auto& scale = outcome.rule->scale;
  if (scale.empty() || outcome.rule->weight.is_zero()) return asked;
  const auto [lowest, highest] = std::ranges::minmax_element(scale, {}, &rulepack::ScaleRow::risk);
  if (lowest->risk == highest->risk) return asked;
  asked.possible = asked.possible || outcome.risk.high == highest->risk;
  asked.certain = asked.certain || (outcome.risk.low == highest->risk && !outcome.optional);
  return asked;
}

Condition condition_of(const Outcome& outcome, const Raised& raised) {
  const rulepack::Rule& rule = *outcome.rule;
  Condition condition;
  condition.rule = rule.id;
  condition.family = rule.family;
  condition.title = rule.title;
  condition.text = rule.remedy;
  if (outcome.gate == GateState::fired) condition.gate = rule.gate->sentence;
  if (!rule.remedy.empty()) condition.who = actor_of(rule.remedy_by);
  condition.certain = raised.certain;
  condition.weight_by_risk = rule.weight * outcome.risk.high;
  return condition;
}

/// 0: its gate fired, 1: certain, 2: only if it turns out so.
int rank_of(const Condition& condition) { return !condition.gate.empty() ? 0 : condition.certain ? 1 : 2; }

}  // namespace

std::vector<Condition> conditions_of(const std::vector<Family>& families) {
  std::vector<Condition> conditions;
  for (const Family& family : families) {
    for (const Outcome* outcome : family.outcomes) {
      if (const Raised raised = asked_by(*outcome); raised.possible) conditions.push_back(condition_of(*outcome, raised));
    }
  }
  std::ranges::stable_sort(conditions, [](const Condition& left, const Condition& right) {
    if (rank_of(left) != rank_of(right)) return rank_of(left) < rank_of(right);
    return right.weight_by_risk < left.weight_by_risk;
  });
  return conditions;
}

}  // namespace reprise::engine
