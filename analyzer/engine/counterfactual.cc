#include "engine/counterfactual.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "dossier/vocabulary.h"
#include "engine/trace_facts.h"
#include "engine/wording.h"
#include "rulepack/rulepack.h"

namespace reprise::engine {
namespace {

using assessment::Counterfactual;
using assessment::Unit;
using dossier::ValueKind;
using feel::Mark;
using feel::Value;

constexpr int kOutwardSteps = 14;  // from 1 % of the value to more than a hundred times it
constexpr int kMostBisections = 48;

/// One fact of one rule, and the question what the rule's risk would be with another value of it.
class Trial {
 public:
  Trial(const Outcome& outcome, const World& world, Mark mark) : outcome_(outcome), world_(world), mark_(mark) {}

  /// The risk, when it is known and lower than it is.
  [[nodiscard]] std::optional<Decimal> lowered_by(const Value& value) const {
    const feel::Context scope = rulepack::scope_of(world_.rules, world_.facts.context_with({{mark_, value}}));
    const PointOutcome point = judge_point(*outcome_.rule, {world_.rules, world_.facts, scope});
    if (point.kind != OutcomeKind::known || point.optional || !point.row) return std::nullopt;
    const Decimal& risk = outcome_.rule->scale[*point.row].risk;
    return risk < outcome_.risk.low ? std::optional(risk) : std::nullopt;
  }

 private:
  const Outcome& outcome_;
  const World& world_;
  Mark mark_;
};

/// How finely a number is meant to be read, by its unit.
Decimal precision_of(Unit unit) {
  switch (unit) {
    case Unit::euro:
    case Unit::people:
    case Unit::places:
    case Unit::days:
    case Unit::months:
    case Unit::count: return Decimal(1);
    case Unit::share: return Decimal(1) / Decimal(1'000);
    case Unit::full_time_equivalents:
    case Unit::kilometres:
    case Unit::years: return Decimal(1) / Decimal(10);
    default: return Decimal(1) / Decimal(100);
  }
}

bool may_be_negative(std::string_view key) { return key.find("result") != std::string_view::npos || key == "equity" || key == "pay_gap"; }

/// Whether the number makes sense for that fact at all.
bool is_possible(const dossier::Word& word, const Decimal& from, const Decimal& to) {
  if (to.is_negative() && !from.is_negative() && !may_be_negative(word.key)) return false;
  const bool was_part = from >= Decimal(0) && from <= Decimal(1);
  return word.unit != dossier::Unit::share || !was_part || to <= Decimal(1);
}

struct Change {
  Value to;
  Decimal risk;
  Decimal distance;
};

/// The nearest value in one direction: outward in doubling steps until it works, then back by halves.
std::optional<Change> nearest_in(const Trial& trial, const dossier::Word& word, const Decimal& from, std::int64_t direction) {
  const Decimal precision = precision_of(unit_of(word.unit));
  const auto moved = [&](const Decimal& steps) { return from + Decimal(direction) * steps * precision; };
  // A hundredth of the value, in whole steps of the precision.
  Decimal far = std::max(Decimal(1), (from.absolute() / precision / Decimal(100)).rounded(0, Decimal::Rounding::ceiling));
  Decimal near(0);
  std::optional<Decimal> risk;
  for (int i = 0; i < kOutwardSteps && !risk; ++i) {
    const bool bounded_below = direction < 0 && !from.is_negative() && !may_be_negative(word.key);
    if (bounded_below && moved(far).is_negative()) far = (from / precision).rounded(0, Decimal::Rounding::down);
    if (far <= near || !is_possible(word, from, moved(far))) return std::nullopt;
    risk = trial.lowered_by(Value::number(moved(far)));
    if (risk) break;
    near = far;
    far = far + far;
  }
  if (!risk) return std::nullopt;
  for (int i = 0; i < kMostBisections && far - near > Decimal(1); ++i) {
    const Decimal middle = ((near + far) / Decimal(2)).rounded(0, Decimal::Rounding::floor);
    if (const auto lower = trial.lowered_by(Value::number(moved(middle)))) {
      far = middle;
      risk = lower;
    } else {
      near = middle;
    }
  }
  return Change{Value::number(moved(far)), *risk, far};
}

std::optional<Change> change_number(const Trial& trial, const dossier::Word& word, const Decimal& from) {
  const auto up = nearest_in(trial, word, from, 1);
  const auto down = nearest_in(trial, word, from, -1);
  if (up && down) return up->distance <= down->distance ? up : down;
  return up ? up : down;
}

std::optional<Change> change_choice(const Trial& trial, const dossier::Word& word, const std::string& from) {
  std::string_view choices = word.choices;
  while (!choices.empty()) {
    const std::size_t bar = std::min(choices.find('|'), choices.size());
    const std::string choice(choices.substr(0, bar));
    choices.remove_prefix(std::min(bar + 1, choices.size()));
    if (choice == from) continue;
    if (const auto risk = trial.lowered_by(Value::string(choice))) return Change{Value::string(choice), *risk, Decimal(1)};
  }
  return std::nullopt;
}

bool can_be_changed(const dossier::Word& word) {
  constexpr std::array<std::string_view, 6> kFixed = {"year", "months", "break_even_year", "latitude", "longitude", "auditor_alert_phase"};
  if (std::ranges::find(kFixed, word.key) != kFixed.end() || word.section.starts_with("group.policy")) return false;
  // What a thing is cannot be chosen (its type, its category); what is decided about it can.
  if (word.kind == ValueKind::enumeration) return word.section == "governance" || word.section == "transaction" || word.key == "safety_opinion";
  return word.kind == ValueKind::number || word.kind == ValueKind::count || word.kind == ValueKind::amount || word.kind == ValueKind::share ||
         word.kind == ValueKind::flag;
}

std::optional<Change> change_of(const Trial& trial, const dossier::Word& word, const dossier::FactValue& from) {
  if (const auto* number = std::get_if<Decimal>(&from)) return change_number(trial, word, *number);
  if (const auto* choice = std::get_if<std::string>(&from)) return change_choice(trial, word, *choice);
  if (const auto* flag = std::get_if<bool>(&from)) {
    const Value flipped = Value::boolean(!*flag);
    if (const auto risk = trial.lowered_by(flipped)) return Change{flipped, *risk, Decimal(1)};
  }
  return std::nullopt;
}

Value value_of(const dossier::FactValue& value) {
  if (const auto* number = std::get_if<Decimal>(&value)) return Value::number(*number);
  if (const auto* flag = std::get_if<bool>(&value)) return Value::boolean(*flag);
  return Value::string(dossier::to_string(value));
}

assessment::Actor actor_of(rulepack::Actor actor) {
  switch (actor) {
    case rulepack::Actor::association: return assessment::Actor::association;
    case rulepack::Actor::group: return assessment::Actor::group;
    case rulepack::Actor::authority: return assessment::Actor::authority;
  }
  return assessment::Actor::association;
}

Counterfactual told(const Outcome& outcome, const facts::MarkedFact& fact, const Change& change) {
  Counterfactual told;
  const Value from = value_of(fact.fact->value);
  told.path = fact.path;
  told.from = plain_text(from);
  told.to = plain_text(change.to);
  told.unit = unit_of_path(fact.path);
  told.risk_before = outcome.risk.low;
  told.risk_after = change.risk;
  told.who = actor_of(outcome.rule->remedy_by);
  const base::Text label = label_of_path(fact.path);
  const base::Text was = value_words(from, told.unit);
  const base::Text becomes = value_words(change.to, told.unit);
  const base::Text before = number_words(told.risk_before, 1);
  const base::Text after = number_words(told.risk_after, 1);
  told.sentence = {label.fr + "\u202F: " + becomes.fr + " au lieu de " + was.fr + " ramènerait le risque de " + before.fr + " à " + after.fr + ".",
                   label.en + ": " + becomes.en + " instead of " + was.en + " would bring the risk from " + before.en + " down to " + after.en + "."};
  return told;
}

}  // namespace

std::vector<Counterfactual> counterfactuals_of(const Outcome& outcome, const World& world) {
  std::vector<Counterfactual> found;
  if (outcome.kind != OutcomeKind::known || outcome.optional || !outcome.hit || !outcome.uncertain.empty()) return found;
  const auto& scale = outcome.rule->scale;
  if (std::ranges::none_of(scale, [&](const rulepack::ScaleRow& row) { return row.risk < outcome.risk.low; })) return found;
  for (const Mark mark : outcome.marks.ids()) {
    const facts::MarkedFact& fact = world.facts.at(mark);
    if (fact.fact == nullptr || fact.missing || fact.fact->state != dossier::FactState::known) continue;
    const dossier::Word* word = dossier::find_word(fact.path);
    if (word == nullptr || !can_be_changed(*word)) continue;
    if (const auto change = change_of(Trial(outcome, world, mark), *word, fact.fact->value)) found.push_back(told(outcome, fact, *change));
  }
  return found;
}

}  // namespace reprise::engine
