#include "engine/sensitivity.h"

#include <algorithm>
#include <optional>
#include <vector>

#include "engine/interval_evaluation.h"
#include "engine/mean.h"

namespace reprise::engine {
namespace {

/// Where a family stands with some members: its levels, and for each other family whether it is below (-1), above (1) or neither.
struct Standing {
  Levels levels;
  std::vector<int> order;
};

class Ranking {
 public:
  Ranking(const Family& family, const std::vector<Family>& families) : family_(family) {
    for (const Family& other : families) {
      if (&other != &family && other.pack->scored && other.score.interval) others_.push_back(*other.score.interval);
    }
  }

  /// `interval` is without joint enumeration: what is compared must be computed alike.
  [[nodiscard]] Standing standing(std::optional<Interval> interval, std::span<const Floor> floors) const {
    if (interval) interval = presented(*interval);
    Standing standing{levels_of(interval, floors, family_.pack->bands), {}};
    for (const Interval& other : others_) {
      const bool below = interval && interval->high < other.low;
      const bool above = interval && other.high < interval->low;
      standing.order.push_back(below ? -1 : above ? 1 : 0);
    }
    return standing;
  }

 private:
  const Family& family_;
  std::vector<Interval> others_;
};

void note(Shift& shift, const Standing& base, const Standing& changed) {
  shift.level = shift.level || changed.levels != base.levels;
  shift.order = shift.order || changed.order != base.order;
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

std::map<std::string, Sensitivity> sensitivity_of(const Family& family, const std::vector<Family>& families, const World& world) {
  std::vector<const Outcome*> counting;
  std::vector<Member> members;
  for (const Outcome* outcome : family.outcomes) {
    if (!outcome->counts()) continue;
    counting.push_back(outcome);
    members.push_back(member_of(*outcome));
  }
  const Ranking ranking(family, families);
  const WeightedMean mean(members);
  const Standing base = ranking.standing(mean.interval(), family.floors);
  std::map<std::string, Sensitivity> result;
  for (std::size_t i = 0; i < counting.size(); ++i) {
    const Outcome& outcome = *counting[i];
    Sensitivity& sensitivity = result[outcome.rule->id];
    std::vector<Floor> floors = family.floors;
    std::erase_if(floors, [&outcome](const Floor& floor) { return floor.rule == outcome.rule; });
    note(sensitivity.without_rule, base, ranking.standing(mean.without(i), floors));
    for (const std::int64_t sign : {1, -1}) {
      Member reweighed = members[i];
      reweighed.weight = members[i].weight * Decimal(4 + sign) / Decimal(4);
      note(sensitivity.with_weight, base, ranking.standing(mean.with(i, reweighed), family.floors));
      const auto risk = risk_with_thresholds(outcome, world, Decimal(10 + sign) / Decimal(10));
      if (!risk || *risk == members[i].risk) continue;
      Member shifted = members[i];
      shifted.risk = *risk;
      note(sensitivity.with_thresholds, base, ranking.standing(mean.with(i, shifted), family.floors));
    }
  }
  return result;
}

}  // namespace reprise::engine
