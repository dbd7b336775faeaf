#include "engine/trial.h"

#include <algorithm>

#include "engine/discrete_worlds.h"

namespace reprise::engine {

using feel::Value;

PointOutcome Trial::judged(const feel::Context& facts) const {
  const feel::Context scope = rulepack::scope_of(world_.rules, *outcome_.rule, facts);
  return judge_point(*outcome_.rule, {world_.rules, world_.facts, scope});
}

const Trial::Tried& Trial::tried(const Value& value) const {
  const auto before = std::ranges::find_if(tried_, [&](const Tried& one) { return feel::equal(one.value, value).is_true(); });
  if (before != tried_.end()) return *before;
  const PointOutcome point = judged(world_.facts.unmarked_with(unmarked_, {{mark_, value}}));
  const auto number = point.value.kind() == feel::Kind::number ? std::optional(point.value.as_number()) : std::nullopt;
  return tried_.emplace_back(Tried{value, number, lowered(point)});
}

std::optional<Decimal> Trial::lowered(const PointOutcome& point) const {
  if (point.kind != OutcomeKind::known || point.optional || !point.row) return std::nullopt;
  const Decimal& risk = outcome_.rule->scale[*point.row].risk;
  return risk < outcome_.risk.low ? std::optional(risk) : std::nullopt;
}

bool Trial::holds(const Value& value) const {
  const PointOutcome point = judged(world_.facts.context_with({{mark_, value}}));
  return lowered(point) && uncertain_of(point.marks, world_.facts).empty();
}

}  // namespace reprise::engine
