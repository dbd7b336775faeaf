#include "engine/outcome.h"

#include <algorithm>
#include <set>

#include "engine/discrete_worlds.h"
#include "engine/interval_evaluation.h"
#include "rulepack/rulepack.h"

namespace reprise::engine {
namespace {

using assessment::GateState;
using feel::Mark;

void sort_in_file_order(std::vector<std::string>& paths, const facts::Facts& facts) {
  std::ranges::sort(paths);
  paths.erase(std::ranges::unique(paths).begin(), paths.end());
  std::ranges::stable_sort(paths, {}, [&facts](const std::string& path) { return facts.find(path).value_or(~Mark{0}); });
}

/// Gathers the outcomes of all worlds into one.
class Gathering {
 public:
  Gathering(const rulepack::Rule& rule, const World& world) : rule_(rule), world_(world) {
    outcome_.rule = &rule;
    outcome_.reachable.assign(rule.scale.size(), false);
  }

  void add(const PointOutcome& point) {
    WorldTable::Row row{point.kind == OutcomeKind::not_applicable, point.optional, {}};
    std::vector<bool> reachable(rule_.scale.size(), point.kind == OutcomeKind::unknown || point.kind == OutcomeKind::error);
    if (point.row) reachable[*point.row] = true;
    if (!row.out) row.risk = risk_over(rule_, reachable);
    rows_.push_back(row);
    points_.push_back(point);
    for (std::size_t i = 0; i < reachable.size(); ++i) outcome_.reachable[i] = outcome_.reachable[i] || (reachable[i] && !row.out);
    outcome_.marks = outcome_.marks.united(point.marks);
  }

  Outcome finish(const std::vector<Mark>& uncertain) {
    settle_kind();
    settle_value();
    for (const PointOutcome& point : points_) {
      outcome_.missing.insert(outcome_.missing.end(), point.missing.begin(), point.missing.end());
      outcome_.missing_applies.insert(outcome_.missing_applies.end(), point.missing_applies.begin(), point.missing_applies.end());
      if (outcome_.problem.empty()) outcome_.problem = point.problem;
    }
    sort_in_file_order(outcome_.missing, world_.facts);
    sort_in_file_order(outcome_.missing_applies, world_.facts);
    outcome_.risk = risk_over(rule_, outcome_.reachable);
    outcome_.uncertain = uncertain;
    outcome_.worlds = WorldTable{uncertain, std::move(rows_)};
    return std::move(outcome_);
  }

 private:
  [[nodiscard]] bool all(OutcomeKind kind) const {
    return std::ranges::all_of(points_, [kind](const PointOutcome& point) { return point.kind == kind || point.kind == OutcomeKind::not_applicable; });
  }

  void settle_kind() {
    const auto is_out = [](const PointOutcome& point) { return point.kind == OutcomeKind::not_applicable; };
    const auto out = static_cast<std::size_t>(std::ranges::count_if(points_, is_out));
    outcome_.optional = (out > 0 && out < points_.size()) || std::ranges::any_of(points_, &PointOutcome::optional);
    outcome_.gate = points_.front().gate;
    for (const PointOutcome& point : points_) {
      if (point.gate != outcome_.gate) outcome_.gate = GateState::possible;
    }
    if (out == points_.size()) {
      outcome_.kind = OutcomeKind::not_applicable;
    } else if (all(OutcomeKind::known)) {
      const bool open = rule_.scale.empty() ? outcome_.gate == GateState::possible && points_.size() > 1 : std::ranges::count(outcome_.reachable, true) > 1;
      outcome_.kind = open ? OutcomeKind::uncertain : OutcomeKind::known;
    } else if (all(OutcomeKind::error)) {
      outcome_.kind = OutcomeKind::error;
    } else {
      const bool none_known = std::ranges::none_of(points_, [](const PointOutcome& point) { return point.kind == OutcomeKind::known; });
      outcome_.kind = none_known ? OutcomeKind::unknown : OutcomeKind::uncertain;
    }
    const auto first = std::ranges::find(outcome_.reachable, true);
    if (outcome_.kind == OutcomeKind::known && first != outcome_.reachable.end()) {
      outcome_.hit = static_cast<std::size_t>(first - outcome_.reachable.begin());
    }
  }

  void settle_value() {
    const auto in = std::ranges::find_if(points_, [](const PointOutcome& point) { return point.kind != OutcomeKind::not_applicable; });
    if (in == points_.end()) return;
    outcome_.value = in->value;
    outcome_.value_is_settled = outcome_.kind == OutcomeKind::known;
    for (const PointOutcome& point : points_) {
      if (point.kind == OutcomeKind::not_applicable) continue;
      if (&point != &*in && point.value.to_string() != in->value.to_string()) outcome_.value_is_settled = false;
      if (point.kind != OutcomeKind::known || point.value.kind() != feel::Kind::number) continue;
      const Decimal& number = point.value.as_number();
      outcome_.value_low = outcome_.value_low ? std::min(*outcome_.value_low, number) : number;
      outcome_.value_high = outcome_.value_high ? std::max(*outcome_.value_high, number) : number;
    }
    const bool no_end = outcome_.value_is_settled || !all(OutcomeKind::known);
    if (no_end) outcome_.value_low = outcome_.value_high = std::nullopt;
  }

  const rulepack::Rule& rule_;
  const World& world_;
  std::vector<PointOutcome> points_;
  std::vector<WorldTable::Row> rows_;
  Outcome outcome_;
};

/// Every world; another world may depend on further uncertain facts, then once more with those.
std::optional<Outcome> judge_worlds(const rulepack::Rule& rule, const World& world, std::vector<Mark> uncertain) {
  while (const auto count = worlds_of(uncertain, world.facts)) {
    Gathering gathering(rule, world);
    std::set<Mark> met(uncertain.begin(), uncertain.end());
    for (std::size_t i = 0; i < *count; ++i) {
      const feel::Context scope = rulepack::scope_of(world.rules, world.facts.context_with(overrides_of(i, uncertain, world.facts)), earlier(world, uncertain));
      const PointOutcome point = judge_point(rule, {world.rules, world.facts, scope});
      if (rests_on_derived_doubt(point.marks, world.facts)) return std::nullopt;
      const auto more = uncertain_of(point.marks, world.facts);
      met.insert(more.begin(), more.end());
      gathering.add(point);
    }
    if (met.size() == uncertain.size()) return gathering.finish(uncertain);
    uncertain.assign(met.begin(), met.end());
  }
  return std::nullopt;
}

GateState gate_from(Truths truths, bool optional) {
  if (truths.can_null || (truths.can_true && truths.can_false) || (truths.can_true && optional)) return GateState::possible;
  return truths.can_true ? GateState::fired : GateState::clear;
}

/// The rows an abstract value can hit; true when some row was certain to end the list.
std::vector<bool> rows_reached(const rulepack::Rule& rule, IntervalEvaluation& evaluation, const AbstractValue& value) {
  std::vector<bool> reachable(rule.scale.size(), false);
  for (std::size_t i = 0; i < rule.scale.size(); ++i) {
    Truths truths{false, true, false};
    if (rule.null_row != i) {
      truths = evaluation.matches(rule.scale[i].when.syntax(), value);
    } else if (value.is_settled()) {
      truths = {value.value.is_null(), !value.value.is_null(), false};
    } else if (value.is_any()) {
      truths = Truths::all();
    }
    // Null: a fact misses in some world, and there the rule is unknown.
    if (truths.can_null) return std::vector<bool>(rule.scale.size(), true);
    reachable[i] = truths.can_true;
    if (truths.only_true()) return reachable;
  }
  if (std::ranges::none_of(reachable, [](bool row) { return row; })) reachable.assign(reachable.size(), true);
  return reachable;
}

void take_bounds(Outcome& outcome, const AbstractValue& value) {
  outcome.value_is_settled = value.is_settled() && outcome.kind == OutcomeKind::known;
  if (outcome.value_is_settled) outcome.value = value.value;
  if (value.kind != AbstractValue::Kind::number) return;
  outcome.value_low = value.low;
  outcome.value_high = value.high;
}

Outcome judge_by_intervals(const rulepack::Rule& rule, const World& world, const PointOutcome& first) {
  IntervalEvaluation evaluation(world.rules, world.facts, world.scope);
  Outcome outcome;
  outcome.rule = &rule;
  outcome.value = first.value;
  if (rule.gate) outcome.gate = GateState::clear;
  const Truths applies = rule.applies ? evaluation.evaluate(rule.applies->syntax()).as_truths() : Truths{true, false, false};
  outcome.reachable.assign(rule.scale.size(), false);
  if (applies.only_false()) {
    outcome.kind = OutcomeKind::not_applicable;
  } else {
    outcome.optional = !applies.only_true();
    const AbstractValue value = rule.value ? evaluation.evaluate(rule.value->syntax()) : AbstractValue::any();
    outcome.reachable = rows_reached(rule, evaluation, value);
    const auto rows = std::ranges::count(outcome.reachable, true);
    if (rule.gate) outcome.gate = gate_from(evaluation.matches(rule.gate->when.syntax(), value), outcome.optional);
    const bool open = rule.scale.empty() ? outcome.gate == GateState::possible : rows > 1;
    outcome.kind = first.kind == OutcomeKind::unknown || first.kind == OutcomeKind::error ? first.kind : (open ? OutcomeKind::uncertain : OutcomeKind::known);
    if (outcome.kind == OutcomeKind::known && rows == 1) {
      outcome.hit = static_cast<std::size_t>(std::ranges::find(outcome.reachable, true) - outcome.reachable.begin());
    }
    if (outcome.kind == OutcomeKind::unknown || outcome.kind == OutcomeKind::error) outcome.reachable.assign(rule.scale.size(), true);
    take_bounds(outcome, value);
  }
  outcome.risk = risk_over(rule, outcome.reachable);
  outcome.marks = feel::Marks::of(std::vector<Mark>(evaluation.touched().begin(), evaluation.touched().end())).united(first.marks);
  outcome.uncertain = uncertain_of(outcome.marks, world.facts);
  outcome.missing = first.missing;
  outcome.missing_applies = first.missing_applies;
  outcome.problem = first.problem;
  sort_in_file_order(outcome.missing, world.facts);
  sort_in_file_order(outcome.missing_applies, world.facts);
  return outcome;
}

/// Where a rule is decided without its ranges, or nearly, their bounds must not make it wider: intervals forget that two
/// occurrences of a fact have one value.
void narrow(Outcome& outcome, const World& world) {
  const auto rows = std::ranges::count(outcome.reachable, true);
  if (outcome.kind != OutcomeKind::uncertain || (rows < 2 && outcome.gate != GateState::possible)) return;
  const auto reach = reach_without_ranges(*outcome.rule, world, outcome.uncertain);
  if (!reach) return;
  std::vector<bool> both = outcome.reachable;
  for (std::size_t i = 0; i < both.size(); ++i) both[i] = both[i] && reach->rows[i];
  const auto left = std::ranges::count(both, true);
  if (left > 0 && left < rows) outcome.reachable = both;
  if (outcome.gate == GateState::possible && reach->gate && (*reach->gate == GateState::clear || !outcome.optional)) outcome.gate = reach->gate;
  outcome.risk = risk_over(*outcome.rule, outcome.reachable);
  if (left > 1 || (left == 0 && outcome.gate == GateState::possible)) return;
  outcome.kind = OutcomeKind::known;
  if (left == 0) return;
  outcome.hit = static_cast<std::size_t>(std::ranges::find(both, true) - both.begin());
  outcome.value = reach->value;
  outcome.value_is_settled = true;
  outcome.value_low = outcome.value_high = std::nullopt;
}

}  // namespace

std::vector<std::string> Outcome::all_missing() const {
  std::vector<std::string> all = missing_applies;
  for (const std::string& path : missing) {
    if (std::ranges::find(all, path) == all.end()) all.push_back(path);
  }
  return all;
}

Interval risk_over(const rulepack::Rule& rule, const std::vector<bool>& reachable) {
  std::optional<Interval> risk;
  for (std::size_t i = 0; i < reachable.size(); ++i) {
    if (!reachable[i]) continue;
    const Decimal& row = rule.scale[i].risk;
    risk = risk ? Interval{std::min(risk->low, row), std::max(risk->high, row)} : Interval{row, row};
  }
  return risk.value_or(Interval{Decimal(0), Decimal(0)});
}

Outcome judge(const rulepack::Rule& rule, const World& world) {
  const PointOutcome first = judge_point(rule, world);
  const std::vector<Mark> uncertain = uncertain_of(first.marks, world.facts);
  if (uncertain.empty()) {
    Gathering gathering(rule, world);
    gathering.add(first);
    return gathering.finish({});
  }
  if (auto outcome = judge_worlds(rule, world, uncertain)) return std::move(*outcome);
  Outcome outcome = judge_by_intervals(rule, world, first);
  narrow(outcome, world);
  return outcome;
}

}  // namespace reprise::engine
