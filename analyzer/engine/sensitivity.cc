#include "engine/sensitivity.h"

#include <algorithm>
#include <optional>

#include "engine/interval_evaluation.h"

namespace reprise::engine {
namespace {

/// Levels without joint enumeration: what is compared must be computed alike.
Levels levels_with(const std::vector<Member>& members, const std::vector<Floor>& floors, const Family& family) {
  const auto interval = mean_interval(members);
  return levels_of(interval ? std::optional(presented(*interval)) : std::nullopt, floors, family.pack->bands);
}

/// The risks when every number of the scale is multiplied by `factor`: a test of v against k × t is one of v ÷ k against t.
std::optional<Interval> risk_with_thresholds(const Outcome& outcome, const World& world, const Decimal& factor) {
  const auto scaled = [&factor](const std::optional<Decimal>& end) { return end ? std::optional(*end / factor) : std::nullopt; };
  AbstractValue value;
  if (outcome.value_is_settled && outcome.value.kind() == feel::Kind::number) {
    value = AbstractValue::settled(feel::Value::number(outcome.value.as_number() / factor));
  } else if (outcome.value_low || outcome.value_high) {
    value = AbstractValue::number(scaled(outcome.value_low), scaled(outcome.value_high));
  } else {
    return std::nullopt;
  }
  IntervalEvaluation evaluation(world.rules, world.facts, world.scope);
  std::vector<bool> reachable(outcome.rule->scale.size(), false);
  for (std::size_t i = 0; i < reachable.size(); ++i) {
    if (outcome.rule->null_row == i) continue;
    const Truths truths = evaluation.matches(outcome.rule->scale[i].when.syntax(), value);
    reachable[i] = truths.can_true;
    if (truths.only_true()) break;
  }
  if (std::ranges::none_of(reachable, [](bool row) { return row; })) return std::nullopt;
  return risk_over(*outcome.rule, reachable);
}

}  // namespace

std::map<std::string, Sensitivity> sensitivity_of(const Family& family, const World& world) {
  std::vector<const Outcome*> counting;
  std::vector<Member> members;
  for (const Outcome* outcome : family.outcomes) {
    if (!outcome->counts()) continue;
    counting.push_back(outcome);
    members.push_back(member_of(*outcome));
  }
  const Levels base = levels_with(members, family.floors, family);
  std::map<std::string, Sensitivity> result;
  for (std::size_t i = 0; i < counting.size(); ++i) {
    const Outcome& outcome = *counting[i];
    Sensitivity& sensitivity = result[outcome.rule->id];
    std::vector<Member> without = members;
    without.erase(without.begin() + static_cast<std::ptrdiff_t>(i));
    std::vector<Floor> floors = family.floors;
    std::erase_if(floors, [&outcome](const Floor& floor) { return floor.rule == outcome.rule; });
    sensitivity.without_rule = levels_with(without, floors, family) != base;
    for (const std::int64_t sign : {1, -1}) {
      std::vector<Member> changed = members;
      changed[i].weight = members[i].weight * Decimal(4 + sign) / Decimal(4);
      sensitivity.with_weight = sensitivity.with_weight || levels_with(changed, family.floors, family) != base;
      changed = members;
      const auto risk = risk_with_thresholds(outcome, world, Decimal(10 + sign) / Decimal(10));
      if (!risk) continue;
      changed[i].risk = *risk;
      sensitivity.with_thresholds = sensitivity.with_thresholds || levels_with(changed, family.floors, family) != base;
    }
  }
  return result;
}

}  // namespace reprise::engine
