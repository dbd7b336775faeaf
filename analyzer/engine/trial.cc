#include "engine/trial.h"

#include <algorithm>

#include "engine/discrete_worlds.h"

namespace reprise::engine {

using feel::Value;

namespace {

bool is_same(const Value& left, const Value& right) {
  if (left.kind() == feel::Kind::number && right.kind() == feel::Kind::number) return left.as_number() == right.as_number();
  return feel::equal(left, right).is_true();
}

constexpr std::array<std::string_view, 2> kExercises = {"accounts[", "group.accounts["};

}  // namespace

Trials::Trials(const World& seen) : world(seen), unmarked(seen.facts.unmarked()), recorded(seen) {
  for (const facts::MarkedFact& fact : seen.facts.all()) {
    const std::string_view path = fact.path;
    for (std::size_t whose = 0; whose < kExercises.size(); ++whose) {
      if (path.starts_with(kExercises[whose])) last_exercises[whose] = std::max(last_exercises[whose], path.substr(0, path.find(']')));
    }
  }
}

bool Trials::is_past(std::string_view path) const {
  for (std::size_t whose = 0; whose < kExercises.size(); ++whose) {
    if (path.starts_with(kExercises[whose])) return path.substr(0, path.find(']')) < last_exercises[whose];
  }
  return false;
}

Trial::Trial(const Outcome& outcome, Trials& trials, feel::Mark mark)
    : outcome_(outcome), world_(trials.world), unmarked_(trials.unmarked), mark_(mark), rules_(trials.recorded), recorded_(trials.recorded.at(*outcome.rule)) {
  if (recorded_.way) replay_.emplace(*recorded_.way, mark);
}

PointOutcome Trial::judged(const feel::Context& scope) const {
  return judge_point(*outcome_.rule, {world_.rules, world_.facts, scope});
}

const Trial::Tried& Trial::tried(const Value& value) const {
  const auto before = std::ranges::find_if(tried_, [&](const Tried& one) { return is_same(one.value, value); });
  if (before != tried_.end()) return *before;
  if (auto replay = replayed(value)) return tried_.emplace_back(std::move(*replay));
  if (auto detour = explored(value)) return tried_.emplace_back(std::move(*detour));
  const PointOutcome point = judged(rulepack::scope_of(world_.rules, world_.facts.unmarked_with(unmarked_, {{mark_, value}})));
  const auto number = point.value.kind() == feel::Kind::number ? std::optional(point.value.as_number()) : std::nullopt;
  return tried_.emplace_back(Tried{value, number, lowered(point)});
}

Trial::Tried Trial::rated(const Value& value, const Value& answer, bool as_recorded) const {
  Tried tried{value, std::nullopt, std::nullopt, as_recorded};
  if (answer.kind() == feel::Kind::number) tried.number = answer.as_number();
  const auto row = answer.is_null() ? outcome_.rule->null_row : recorded_.rows->row(answer);
  if (row) tried.lower_risk = lowered(*row);
  return tried;
}

std::optional<Trial::Tried> Trial::replayed(const Value& value) const {
  if (const auto answer = replay_ ? replay_->with(value) : std::nullopt) return rated(value, *answer, true);
  for (Detour& detour : detours_) {
    if (const auto answer = detour.replay ? detour.replay->with(value) : std::nullopt) return rated(value, *answer, false);
  }
  return std::nullopt;
}

std::optional<Trial::Tried> Trial::explored(const Value& value) const {
  if (!recorded_.rows || detours_.size() == kMostDetours) return std::nullopt;
  if (!earlier_) earlier_.emplace(rules_.earlier(mark_));
  Detour& detour = detours_.emplace_back(Detour{feel::Recording(static_cast<feel::Mark>(world_.facts.all().size())), {}, {}, {}});
  detour.scope = rulepack::scope_of(world_.rules, world_.facts.marked_in(unmarked_, mark_, value), detour.recording, *earlier_);
  RecordedWay way = recorded(*outcome_.rule, detour.scope, detour.recording);
  if (way.is_out) return Tried{value, std::nullopt, std::nullopt};
  if (!way.needed) return std::nullopt;
  detour.needed = std::move(way.needed);
  detour.replay.emplace(*detour.needed, mark_);
  return rated(value, detour.needed->answer(), false);
}

std::optional<Decimal> Trial::target(std::int64_t direction) const {
  if (!recorded_.rows || outcome_.value.kind() != feel::Kind::number) return std::nullopt;
  return recorded_.rows->lower_beyond(outcome_.value.as_number(), direction, outcome_.risk.low);
}

std::optional<Decimal> Trial::lowered(std::size_t row) const {
  const Decimal& risk = outcome_.rule->scale[row].risk;
  return risk < outcome_.risk.low ? std::optional(risk) : std::nullopt;
}

std::optional<Decimal> Trial::lowered(const PointOutcome& point) const {
  if (point.kind != OutcomeKind::known || point.optional || !point.row) return std::nullopt;
  return lowered(*point.row);
}

bool Trial::holds(const Value& value) const {
  if (tried(value).as_recorded) return tried(value).lower_risk.has_value();
  const PointOutcome point = judged(rulepack::scope_of(world_.rules, world_.facts.context_with({{mark_, value}}), earlier(world_, {mark_})));
  return lowered(point) && uncertain_of(point.marks, world_.facts).empty();
}

}  // namespace reprise::engine
