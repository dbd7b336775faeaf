#include "engine/counterfactual.h"

#include <algorithm>
#include <array>
#include <memory>
#include <string_view>

#include "dossier/vocabulary.h"
#include "engine/findings.h"
#include "engine/trace_facts.h"
#include "engine/trial.h"
#include "engine/wording.h"

namespace reprise::engine {
namespace {

using assessment::Counterfactual;
using assessment::Unit;
using dossier::ValueKind;
using feel::Mark;
using feel::Value;

constexpr int kMostSecants = 12;
constexpr int kMostBisections = 64;
const Decimal kHalf = Decimal(1) / Decimal(2);
const Decimal kHundredth = Decimal(1) / Decimal(100);
constexpr std::size_t kMostTold = 3;
constexpr std::size_t kMostTried = 8;

/// How finely a number is meant to be read.
struct Precision {
  Decimal step;
  Decimal steps_of_one;

  [[nodiscard]] Decimal whole_steps(const Decimal& distance, Decimal::Rounding rounding) const { return (distance * steps_of_one).rounded(0, rounding); }
};

const Precision& precision_of(Unit unit) {
  static const Precision kOnes{Decimal(1), Decimal(1)};
  static const Precision kTenths{Decimal(1) / Decimal(10), Decimal(10)};
  static const Precision kHundredths{Decimal(1) / Decimal(100), Decimal(100)};
  static const Precision kThousandths{Decimal(1) / Decimal(1'000), Decimal(1'000)};
  switch (unit) {
    case Unit::euro:
    case Unit::people:
    case Unit::places:
    case Unit::days:
    case Unit::months:
    case Unit::count: return kOnes;
    case Unit::share: return kThousandths;
    case Unit::full_time_equivalents:
    case Unit::kilometres:
    case Unit::years: return kTenths;
    default: return kHundredths;
  }
}

bool may_be_negative(std::string_view key) { return key.find("result") != std::string_view::npos || key == "equity" || key == "retained_earnings" || key == "pay_gap"; }

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

/// Where the rule's value meets the target, by secants: exact at once where the rule is linear in the fact. Told to a few more
/// digits than the fact is read to: short numbers are quick to compute with, and the search ends in whole steps anyway.
std::optional<Decimal> meeting(const Trial& trial, const Decimal& from, const Decimal& step, const Decimal& precision, const Decimal& target) {
  constexpr int kMoreDigits = 6;
  const int digits = kMoreDigits - precision.scaled()->exponent;
  Decimal left = from;
  Decimal at_left = trial.outcome().value.as_number();
  Decimal right = from + step;
  std::optional<Decimal> at_right = trial.number_at(right);
  for (int i = 0; i < kMostSecants && at_right && *at_right != at_left; ++i) {
    const Decimal next = (right + (target - *at_right) * (right - left) / (*at_right - at_left)).rounded(digits, Decimal::Rounding::half_even);
    if (!next.is_finite()) return std::nullopt;
    if ((next - right).absolute() <= step.absolute() / Decimal(1'000)) return next;
    left = right;
    at_left = *at_right;
    right = next;
    at_right = trial.number_at(right);
  }
  return std::nullopt;
}

/// Whole steps of the precision between the fact and a value that works, drawn as near as it still does.
std::optional<Change> settled(const Trial& trial, const dossier::Word& word, const Decimal& from, const Decimal& found) {
  const Precision& precision = precision_of(unit_of(word.unit));
  const Decimal direction(found < from ? -1 : 1);
  const auto moved = [&](const Decimal& steps) { return from + direction * steps * precision.step; };
  Decimal far = precision.whole_steps((found - from).absolute(), Decimal::Rounding::floor);
  for (int i = 0; i < 3; ++i, far += Decimal(1)) {
    if (far.is_zero() || !is_possible(word, from, moved(far))) continue;
    if (const auto risk = trial.lowered_by(moved(far))) return Change{Value::number(moved(far)), *risk, far * precision.step};
  }
  return std::nullopt;
}

/// For a rule that is flat around the fact or has no number: a few far values, then back by halves.
std::optional<Change> probed(const Trial& trial, const dossier::Word& word, const Decimal& from) {
  const Precision& precision = precision_of(unit_of(word.unit));
  for (const Decimal& far : {Decimal(0), from + from, from + from.absolute() * Decimal(20) + precision.step}) {
    if (far == from || !is_possible(word, from, far) || !trial.lowered_by(far)) continue;
    Decimal works = far;
    Decimal fails = from;
    for (int i = 0; i < kMostBisections && (works - fails).absolute() > precision.step; ++i) {
      const Decimal middle = (works + fails) / Decimal(2);
      (trial.lowered_by(middle) ? works : fails) = middle;
    }
    return settled(trial, word, from, works);
  }
  return std::nullopt;
}

/// A rule that is not linear may be met far beyond the nearest value that works: then by halves towards what is.
Change drawn_nearer(const Trial& trial, const dossier::Word& word, const Decimal& from, const Change& change) {
  const Precision& precision = precision_of(unit_of(word.unit));
  Change nearest = change;
  Decimal fails = from;
  for (int i = 0; i < kMostBisections; ++i) {
    const Decimal works = nearest.to.as_number();
    const Decimal steps = precision.whole_steps((works - fails).absolute() * kHalf, Decimal::Rounding::floor);
    if (steps.is_zero()) break;
    const Decimal middle = works + Decimal(works < fails ? 1 : -1) * steps * precision.step;
    const auto risk = is_possible(word, from, middle) ? trial.lowered_by(middle) : std::nullopt;
    if (!risk && i == 0) break;  // as a rule half of it is not enough
    if (risk) {
      nearest = {Value::number(middle), *risk, (middle - from).absolute()};
    } else {
      fails = middle;
    }
  }
  return nearest;
}

std::optional<Change> change_number(const Trial& trial, const dossier::Word& word, const Decimal& from) {
  const Precision& precision = precision_of(unit_of(word.unit));
  const Decimal step = std::max(precision.step, precision.whole_steps(from.absolute() * kHundredth, Decimal::Rounding::ceiling) * precision.step);
  std::optional<Change> nearest;
  for (const std::int64_t direction : {-1, 1}) {
    const auto target = trial.target(direction);
    const auto found = target ? meeting(trial, from, step, precision.step, *target) : std::nullopt;
    const auto change = found ? settled(trial, word, from, *found) : std::nullopt;
    if (change && (!nearest || change->distance < nearest->distance)) nearest = change;
  }
  if (!nearest) nearest = probed(trial, word, from);
  return nearest ? std::optional(drawn_nearer(trial, word, from, *nearest)) : std::nullopt;
}

/// Choices stand in an order of gravity: the nearest to what is are tried first.
std::optional<Change> change_choice(const Trial& trial, const dossier::Word& word, const std::string& from) {
  std::vector<std::string> choices;
  for (std::size_t at = 0; at <= word.choices.size();) {
    const std::size_t bar = std::min(word.choices.find('|', at), word.choices.size());
    choices.emplace_back(word.choices.substr(at, bar - at));
    at = bar + 1;
  }
  const auto own = std::ranges::find(choices, from) - choices.begin();
  std::vector<std::ptrdiff_t> order;
  for (std::ptrdiff_t i = 0; i < std::ssize(choices); ++i) order.push_back(i);
  std::ranges::stable_sort(order, {}, [own](std::ptrdiff_t i) { return std::abs(i - own); });
  for (const std::ptrdiff_t i : order) {
    if (i == own) continue;
    const Value choice = Value::string(choices[static_cast<std::size_t>(i)]);
    if (const auto risk = trial.lowered_by(choice)) return Change{choice, *risk, Decimal(1)};
  }
  return std::nullopt;
}

bool can_be_changed(const dossier::Word& word) {
  // Days, places on the map, what lies in the past, and entries that change a ratio but nothing in the till.
  constexpr std::array<std::string_view, 16> kFixed = {"year", "months", "break_even_year", "latitude", "longitude", "auditor_alert_phase", "depreciation",
                                                       "reversals", "grants_released", "disposal_income", "disposal_value", "accumulated_depreciation",
                                                       "buildings_depreciation", "number", "mergers_completed", "prior_relationship"};
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
  const base::Text was = fact_words(from, fact.path);
  const base::Text becomes = fact_words(change.to, fact.path);
  const base::Text before = number_words(told.risk_before, 1);
  const base::Text after = number_words(told.risk_after, 1);
  told.sentence = {label.fr + "\u202F: " + becomes.fr + " (au dossier\u202F: " + was.fr + ") ramènerait le risque de " + before.fr + " à " + after.fr + ".",
                   label.en + ": " + becomes.en + " instead of " + was.en + " would bring the risk from " + before.en + " down to " + after.en + "."};
  return told;
}

/// The facts of the rule that someone could change. Of a long list (every funder, every service) the largest, where a small
/// part moves most.
std::vector<Mark> worth_trying(const Outcome& outcome, const Trials& trials) {
  const World& world = trials.world;
  std::vector<std::pair<Decimal, Mark>> worth;
  for (const Mark mark : outcome.marks.ids()) {
    const facts::MarkedFact& fact = world.facts.at(mark);
    if (fact.fact == nullptr || fact.missing || fact.fact->state != dossier::FactState::known) continue;
    if (trials.is_past(fact.path)) continue;
    const dossier::Word* word = dossier::find_word(fact.path);
    if (word == nullptr || !can_be_changed(*word)) continue;
    const auto* number = std::get_if<Decimal>(&fact.fact->value);
    worth.emplace_back(number == nullptr ? Decimal(0) : -number->absolute(), mark);
  }
  if (worth.size() > kMostTried) std::ranges::stable_sort(worth, {}, [](const auto& fact) { return fact.first; });
  std::vector<Mark> marks;
  for (std::size_t i = 0; i < std::min(worth.size(), kMostTried); ++i) marks.push_back(worth[i].second);
  return marks;
}

/// How far a change goes, against what is: what is told first.
Decimal effort(const Change& change, const dossier::FactValue& from) {
  const auto* number = std::get_if<Decimal>(&from);
  return number == nullptr ? Decimal(0) : change.distance / std::max(number->absolute(), Decimal(1));
}

}  // namespace

std::vector<Counterfactual> counterfactuals_of(const Outcome& outcome, Trials& trials) {
  if (outcome.kind != OutcomeKind::known || outcome.optional || !outcome.hit || !outcome.uncertain.empty()) return {};
  const auto& scale = outcome.rule->scale;
  if (std::ranges::none_of(scale, [&](const rulepack::ScaleRow& row) { return row.risk < outcome.risk.low; })) return {};
  struct Found {
    Decimal effort;
    const facts::MarkedFact* fact;
    Change change;
    std::unique_ptr<Trial> trial;
  };
  std::vector<Found> found;
  for (const Mark mark : worth_trying(outcome, trials)) {
    const facts::MarkedFact& fact = trials.world.facts.at(mark);
    auto trial = std::make_unique<Trial>(outcome, trials, mark);
    const auto change = change_of(*trial, *dossier::find_word(fact.path), fact.fact->value);
    if (change) found.push_back({effort(*change, fact.fact->value), &fact, *change, std::move(trial)});
  }
  std::ranges::stable_sort(found, {}, &Found::effort);
  std::vector<Counterfactual> nearest;
  for (const Found& one : found) {
    if (nearest.size() == kMostTold) break;
    if (one.trial->holds(one.change.to)) nearest.push_back(told(outcome, *one.fact, one.change));
  }
  return nearest;
}

}  // namespace reprise::engine
