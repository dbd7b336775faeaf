#include <algorithm>

#include "engine/interval_evaluation.h"
#include "engine/outcome.h"

namespace reprise::engine {
namespace {

using assessment::GateState;
using feel::Value;

/// A year that is not there (`accounts[-2]` of one exercise) is a fact we lack, not a fault of the rule: the list misses.
std::vector<std::string> short_lists(const Value& value, const World& world) {
  std::vector<std::string> paths;
  if (!value.is_null() || value.reason() == nullptr || value.reason()->code != "index-out-of-range") return paths;
  for (const feel::Mark mark : value.marks().ids()) {
    const std::string& path = world.facts.at(mark).path;
    if (path == "accounts" || path == "forecasts" || path == "group.accounts" || path == "group.takeovers") paths.push_back(path);
  }
  return paths;
}

std::vector<std::string> missing_of(const Value& value, const World& world) {
  std::vector<std::string> missing = world.facts.missing(value.marks());
  return missing.empty() ? short_lists(value, world) : missing;
}

void add_paths(std::vector<std::string>& paths, const std::vector<std::string>& more) {
  for (const std::string& path : more) {
    if (std::ranges::find(paths, path) == paths.end()) paths.push_back(path);
  }
}

/// A yardstick without a row for this case is something nobody has published: unknown, though no fact misses.
bool lacks_yardstick(const Value& value, PointOutcome& point) {
  if (!value.is_null() || value.reason() == nullptr || value.reason()->code != "reference-missing") return false;
  point.kind = OutcomeKind::unknown;
  point.problem = value.reason()->words();
  return true;
}

void fail(PointOutcome& point, base::Text problem) {
  point.kind = OutcomeKind::error;
  point.problem = std::move(problem);
}

base::Text null_problem(const Value& value, std::string_view what_fr, std::string_view what_en) {
  base::Text problem{std::string(what_fr) + " ne peut être calculée alors que tous les faits sont connus", std::string(what_en) + " cannot be computed though every fact is known"};
  if (value.reason() == nullptr) return problem;
  const base::Text why = value.reason()->words();
  if (why.empty()) return problem;
  problem.fr += "\u202F: " + why.fr;
  problem.en += ": " + why.en;
  return problem;
}

/// Fills the row the value hits. A row may ask for facts of its own, and they can miss.
void find_row(const rulepack::Rule& rule, const World& world, PointOutcome& point) {
  for (std::size_t i = 0; i < rule.scale.size(); ++i) {
    if (rule.null_row == i) {
      if (point.value.is_null()) point.row = i;
    } else {
      const Value match = rule.scale[i].when.matches(point.value, world.scope);
      point.marks = point.marks.united(match.marks());
      const auto missing = missing_of(match, world);
      if (!missing.empty()) {
        point.kind = OutcomeKind::unknown;
        add_paths(point.missing, missing);
        return;
      }
      if (lacks_yardstick(match, point)) return;
      if (match.is_true()) point.row = i;
    }
    if (point.row) return;
  }
  if (point.value.is_null()) return fail(point, null_problem(point.value, "la valeur", "the value"));
  if (!rule.scale.empty()) fail(point, {"aucune ligne de l’échelle ne convient à " + point.value.to_string(), "no row of the scale hits " + point.value.to_string()});
}

GateState gate_of(const rulepack::Rule& rule, const World& world, PointOutcome& point) {
  if (point.kind == OutcomeKind::error || (point.kind == OutcomeKind::unknown && point.missing.empty())) return GateState::possible;
  const Value match = rule.gate->when.matches(point.value, world.scope);
  point.marks = point.marks.united(match.marks());
  const auto missing = world.facts.missing(match.marks());
  // The value's own shortage shows only where the value is null: a decided gate stands without it.
  // A year that is not there leaves a null which equals nothing: that decides no gate.
  const bool open = !missing.empty() || (match.is_null() && !point.missing.empty()) || !short_lists(point.value, world).empty();
  add_paths(point.missing, missing);
  if (open) return GateState::possible;
  return match.is_true() ? (point.optional ? GateState::possible : GateState::fired) : GateState::clear;
}

/// `x = 1 and false` is false whatever x is, though FEEL asks x first and its answer is tainted.
Truths truths_of(const feel::Expression& expression, const World& world) {
  return IntervalEvaluation(world.rules, world.facts, world.scope).evaluate(expression.syntax()).as_truths();
}

void settle_tainted(const feel::Expression& expression, const World& world, PointOutcome& point) {
  const Truths truths = truths_of(expression, world);
  if (!truths.only_true() && !truths.only_false()) return;
  point.value = Value::boolean(truths.can_true);
  point.missing.clear();
}

/// False when the rule is out.
bool settle_applies(const rulepack::Rule& rule, const World& world, PointOutcome& point) {
  if (!rule.applies) return true;
  const Value applies = rule.applies->evaluate(world.scope);
  point.marks = applies.marks();
  point.missing_applies = missing_of(applies, world);
  if (!point.missing_applies.empty()) {
    const Truths truths = truths_of(*rule.applies, world);
    if (truths.only_false()) point.kind = OutcomeKind::not_applicable;
    point.optional = !truths.only_true() && !truths.only_false();
    if (!point.optional) point.missing_applies.clear();
    return !truths.only_false();
  }
  if (lacks_yardstick(applies, point)) {
    point.optional = true;
    return true;
  }
  if (applies.is_false()) {
    point.kind = OutcomeKind::not_applicable;
    return false;
  }
  if (!applies.is_true()) fail(point, null_problem(applies, "la condition d’application", "the condition of application"));
  return true;
}

void settle_value(const rulepack::Rule& rule, const World& world, PointOutcome& point) {
  if (point.kind != OutcomeKind::error && rule.value) {
    point.value = rule.value->evaluate(world.scope);
    point.marks = point.marks.united(point.value.marks());
    point.missing = missing_of(point.value, world);
    if (!point.missing.empty()) settle_tainted(*rule.value, world, point);
    if (point.missing.empty() && !lacks_yardstick(point.value, point)) {
      point.kind = OutcomeKind::known;
      find_row(rule, world, point);
    }
  }
  if (rule.gate) point.gate = gate_of(rule, world, point);
}

}  // namespace

PointOutcome judge_point(const rulepack::Rule& rule, const World& world) {
  PointOutcome point;
  if (rule.gate) point.gate = GateState::clear;
  if (settle_applies(rule, world, point)) settle_value(rule, world, point);
  return point;
}

PointOutcome judge_value(const rulepack::Rule& rule, const World& world) {
  PointOutcome point;
  settle_value(rule, world, point);
  return point;
}

}  // namespace reprise::engine
