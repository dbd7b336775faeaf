#include "engine/trial.h"

#include <utility>
#include <vector>

namespace reprise::engine {

using feel::Value;

Value without_marks(const Value& value) {
  if (value.kind() == feel::Kind::list) {
    feel::List items;
    for (const Value& item : value.as_list()) items.push_back(without_marks(item));
    return Value::list(std::move(items));
  }
  if (value.kind() == feel::Kind::context) {
    std::vector<feel::Context::Entry> entries;
    for (const auto& [name, entry] : value.as_context().entries()) entries.emplace_back(name, without_marks(entry));
    return Value::context(feel::Context(std::move(entries)));
  }
  return value.without_marks();
}

Trial::Trial(const Outcome& outcome, const World& world, const feel::Context& unmarked, feel::Mark mark)
    : outcome_(outcome), world_(world), unmarked_(unmarked), mark_(mark) {
  const std::string& path = world.facts.at(mark).path;
  section_ = path.substr(0, path.find_first_of(".["));
}

PointOutcome Trial::judged(const feel::Context& facts) const {
  const feel::Context scope = rulepack::scope_of(world_.rules, facts);
  return judge_point(*outcome_.rule, {world_.rules, world_.facts, scope});
}

PointOutcome Trial::with(const Value& value) const {
  const feel::Context changed = world_.facts.context_with({{mark_, value}});
  feel::Context facts = unmarked_;
  if (const Value* section = changed.find(section_)) facts.set(section_, without_marks(*section));
  return judged(facts);
}

std::optional<Decimal> Trial::lowered(const PointOutcome& point) const {
  if (point.kind != OutcomeKind::known || point.optional || !point.row) return std::nullopt;
  const Decimal& risk = outcome_.rule->scale[*point.row].risk;
  return risk < outcome_.risk.low ? std::optional(risk) : std::nullopt;
}

std::optional<Decimal> Trial::lowered_by(const Value& value) const { return lowered(with(value)); }

bool Trial::holds(const Value& value) const { return lowered(judged(world_.facts.context_with({{mark_, value}}))).has_value(); }

std::optional<Decimal> Trial::number_at(const Decimal& number) const {
  const PointOutcome point = with(Value::number(number));
  return point.value.kind() == feel::Kind::number ? std::optional(point.value.as_number()) : std::nullopt;
}

}  // namespace reprise::engine
