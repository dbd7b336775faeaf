#include "properties/completions.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "engine/verdict.h"
#include "engine/wording.h"

namespace reprise::engine::testing {
namespace {

using assessment::GateState;

std::int64_t thousandths(const Decimal& number) {
  const auto whole = (number * Decimal(1'000)).to_integer();
  EXPECT_TRUE(whole.has_value()) << "a weight or risk with more than three decimals: " << number.to_string();
  return whole.value_or(0);
}

Decimal from_thousandths(std::int64_t number) { return Decimal(number) / Decimal(1'000); }

}  // namespace

Completions::Completions(const WrittenCase& written, const JudgedCase& judged, const CaseSource& source)
    : written_(written), judged_(judged), unmarked_(judged.facts().unmarked()) {
  std::vector<const Leaf*> leaves;
  for (std::size_t part = 0; part < written.parts.size(); ++part) {
    if (written.parts[part].state != Part::State::given) continue;
    const auto& entries = written.parts[part].entries;
    for (std::size_t entry = 0; entry < entries.size(); ++entry) {
      for (std::size_t at = 0; at < entries[entry].leaves.size(); ++at) {
        const Leaf& leaf = entries[entry].leaves[at];
        if (!leaf.is_open() || (leaf.is_unknown() && stays_open(pattern_of(written.parts[part], *leaf.word)))) continue;
        const auto mark = judged.facts().find(path_of(written.parts[part], entries[entry], leaf));
        EXPECT_TRUE(mark.has_value());
        Open open{part, entry, at, *mark, {}};
        for (const std::string& value : leaf.values) open.values.push_back(value_of(*leaf.word, value));
        opens_.push_back(std::move(open));
        leaves.push_back(&leaf);
      }
    }
  }
  for (const Family& family : judged.families()) {
    auto& rules = rules_.emplace_back();
    for (const Outcome* outcome : family.outcomes) {
      RuleState rule{outcome, {}, thousandths(outcome->rule->weight), {}};
      for (std::size_t at = 0; at < opens_.size(); ++at) {
        const auto& needed = source.needed().at(outcome->rule->id);
        const Part& part = written.parts[opens_[at].part];
        if (needed.contains(pattern_of(part, *leaves[at]->word)) || needed.contains(part.path())) rule.needs.push_back(at);
      }
      rules.push_back(std::move(rule));
    }
  }
}

Completions::Choice Completions::drawn(Draw& draw) const {
  Choice choice;
  for (const Open& open : opens_) choice.push_back(draw.below(open.values.size()));
  return choice;
}

Completions::Choice Completions::ends(bool last) const {
  Choice choice;
  for (const Open& open : opens_) choice.push_back(last ? open.values.size() - 1 : 0);
  return choice;
}

WrittenCase Completions::written_with(const Choice& choice) const {
  WrittenCase completed = written_;
  for (std::size_t at = 0; at < opens_.size(); ++at) {
    Leaf& leaf = completed.parts[opens_[at].part].entries[opens_[at].entry].leaves[opens_[at].leaf];
    leaf = {leaf.word, Said::known, {leaf.values[choice[at]]}, {}, {}};
  }
  return completed;
}

feel::Context Completions::scope_of(const Choice& choice) const {
  facts::Overrides overrides;
  for (std::size_t at = 0; at < opens_.size(); ++at) overrides.emplace(opens_[at].mark, opens_[at].values[choice[at]]);
  return rulepack::scope_of(judged_.world().rules, judged_.facts().unmarked_with(unmarked_, overrides));
}

feel::Value Completions::route_of(const Choice& choice) const {
  const feel::Mark mark = judged_.facts().find("transaction.route").value();
  for (std::size_t at = 0; at < opens_.size(); ++at) {
    if (opens_[at].mark == mark) return opens_[at].values[choice[at]];
  }
  return routes_of(judged_.facts()).front();
}

const Completions::Point& Completions::point_of(RuleState& rule, const Choice& choice, std::optional<feel::Context>& scope) {
  std::uint64_t key = 14695981039346656037u;
  for (const std::size_t need : rule.needs) key = (key ^ choice[need]) * 1099511628211u;
  const auto [known, is_new] = rule.known.try_emplace(key);
  if (!is_new) return known->second;
  if (!scope) scope = scope_of(choice);
  ++evaluations_;
  const rulepack::Rule& own = *rule.promised->rule;
  const PointOutcome judged = judge_point(own, {judged_.world().rules, judged_.facts(), *scope});
  Point& point = known->second;
  point.gate = judged.gate;
  point.out = judged.kind == OutcomeKind::not_applicable;
  point.optional = judged.optional;
  if (point.out) return point;
  std::vector<bool> reachable(own.scale.size(), !judged.row.has_value());
  if (judged.row) reachable[*judged.row] = true;
  const Interval risk = risk_over(own, reachable);
  point.low = thousandths(risk.low);
  point.high = thousandths(risk.high);
  return point;
}

std::string Completions::broken_family(std::size_t at, const std::vector<const Point*>& points,
                                       const std::map<const rulepack::Rule*, GateState>& gates, std::string& levels) {
  const Family& family = judged_.families()[at];
  std::int64_t low = 0;
  std::int64_t high = 0;
  std::int64_t weight = 0;
  std::vector<Member> members;
  bool optional = false;
  for (std::size_t i = 0; i < points.size(); ++i) {
    const Point& point = *points[i];
    if (point.out) continue;
    low += rules_[at][i].weight * point.low;
    high += rules_[at][i].weight * point.high;
    weight += rules_[at][i].weight;
    optional = optional || point.optional;
    members.push_back({from_thousandths(rules_[at][i].weight), {from_thousandths(point.low), from_thousandths(point.high)}, point.optional});
  }
  std::optional<Interval> score;
  if (optional) {
    score = mean_interval(members);
  } else if (weight != 0) {
    score = Interval{from_thousandths(low) / Decimal(weight), from_thousandths(high) / Decimal(weight)};
  }
  if (score) score = presented(*score);
  if (!score && family.score.interval && !family.score.may_be_empty) return family.pack->family + ": no rule applies";
  if (score && !family.score.interval) return family.pack->family + ": some rule applies";
  if (score && (score->low < family.score.interval->low || family.score.interval->high < score->high)) {
    return family.pack->family + ": score " + score->low.to_string() + ".." + score->high.to_string();
  }
  std::vector<Floor> floors = family.floors;
  for (Floor& floor : floors) floor.state = gates.at(floor.rule);
  const Levels reached = levels_of(score, floors, family.pack->bands);
  if ((score && reached.low < family.levels.low) || family.levels.high < reached.high) return family.pack->family + ": level " + level_id(reached.low, family.pack->bands);
  // The verdict of a completion in which the level itself stays open is none.
  levels = reached.low == reached.high ? level_id(reached.low, family.pack->bands) : std::string();
  return {};
}

std::string Completions::broken_verdict(const std::string& key, const feel::Context& inputs) {
  const auto [known, is_new] = verdicts_.try_emplace(key);
  if (!is_new) return known->second;
  const rulepack::VerdictTable& table = judged_.world().rules.verdict;
  const std::string id = plain_text(table.table->evaluate(inputs).value);
  const auto outcome = std::ranges::find(table.outcomes, id, &rulepack::VerdictOutcome::id);
  const auto& announced = judged_.verdict().outcomes;
  const bool is_announced = std::ranges::find(announced, id, &assessment::VerdictOutcome::id) != announced.end();
  const bool is_forbidden = outcome != table.outcomes.end() && outcome->proceeds && !judged_.verdict().blocking_unknown.empty();
  if (outcome != table.outcomes.end() && !is_announced && !is_forbidden) known->second = "verdict " + id + " for " + key;
  return known->second;
}

std::string Completions::broken_by(const Choice& choice) {
  std::optional<feel::Context> scope;
  std::vector<std::vector<const Point*>> points(rules_.size());
  std::map<const rulepack::Rule*, GateState> gates;
  for (std::size_t family = 0; family < rules_.size(); ++family) {
    for (RuleState& rule : rules_[family]) {
      const Point& point = point_of(rule, choice, scope);
      if ((point.out || point.optional) && denies_assumption(*rule.promised)) {
        ++inadmissible_;
        return {};
      }
      points[family].push_back(&point);
      if (!point.gate) continue;
      gates.emplace(rule.promised->rule, *point.gate);
      if (rule.promised->gate != GateState::possible && rule.promised->gate != point.gate) return "gate " + rule.promised->rule->id;
    }
  }
  feel::Context inputs;
  std::string key;
  bool is_settled = true;
  for (std::size_t family = 0; family < rules_.size(); ++family) {
    if (!judged_.families()[family].pack->scored) continue;
    std::string level;
    std::string broken = broken_family(family, points[family], gates, level);
    if (!broken.empty()) return broken;
    is_settled = is_settled && !level.empty();
    key += level + ",";
    inputs.set(judged_.families()[family].pack->family, feel::Value::string(level));
  }
  feel::List fired;
  for (const Outcome* gate : judged_.gated()) {
    const GateState state = gates.at(gate->rule);
    is_settled = is_settled && state != GateState::possible;
    if (state != GateState::fired) continue;
    fired.push_back(feel::Value::string(gate->rule->id));
    key += gate->rule->id + ",";
  }
  if (!is_settled || !judged_.world().rules.verdict.table) return {};
  inputs.set("gates", feel::Value::list(std::move(fired)));
  inputs.set("route", route_of(choice));
  key += inputs.find("route")->to_string();
  return broken_verdict(key, inputs);
}

}  // namespace reprise::engine::testing
