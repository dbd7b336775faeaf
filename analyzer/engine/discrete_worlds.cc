#include "engine/discrete_worlds.h"

#include <algorithm>
#include <set>

namespace reprise::engine {

using assessment::GateState;
using feel::Mark;

std::vector<Mark> uncertain_of(const feel::Marks& marks, const facts::Facts& facts) {
  std::vector<Mark> uncertain;
  for (const Mark leaf : facts.leaves(marks)) {
    if (facts.at(leaf).uncertain) uncertain.push_back(leaf);
  }
  std::ranges::sort(uncertain);
  uncertain.erase(std::ranges::unique(uncertain).begin(), uncertain.end());
  return uncertain;
}

/// Another value of a fact does not reach what was derived from it outside the rules.
bool rests_on_derived_doubt(const feel::Marks& marks, const facts::Facts& facts) {
  return std::ranges::any_of(marks.ids(), [&facts](Mark mark) { return facts.at(mark).uncertain && !facts.at(mark).derived_from.empty(); });
}

/// The number of worlds, or nothing when a fact is a range or there are too many.
std::optional<std::size_t> worlds_of(const std::vector<Mark>& uncertain, const facts::Facts& facts) {
  std::size_t count = 1;
  for (const Mark mark : uncertain) {
    const std::size_t candidates = facts.at(mark).candidates.size();
    if (candidates == 0) return std::nullopt;
    count *= candidates;
    if (count > kMostWorlds) return std::nullopt;
  }
  return count;
}

facts::Overrides overrides_of(std::size_t world, const std::vector<Mark>& uncertain, const facts::Facts& facts) {
  facts::Overrides overrides;
  for (auto mark = uncertain.rbegin(); mark != uncertain.rend(); ++mark) {
    const auto& candidates = facts.at(*mark).candidates;
    overrides[*mark] = candidates[world % candidates.size()];
    world /= candidates.size();
  }
  return overrides;
}

namespace {

/// In place of a range: it has a value, so that known() says so, and whatever is made of it bears its mark.
feel::Value some_number() { return feel::Value::string("some number"); }

bool is_range(Mark mark, const facts::Facts& facts) { return facts.at(mark).candidates.empty(); }

/// Adds a world: what rests on a range could be anything.
void add(Reach& reach, const PointOutcome& point, bool is_first, bool is_open) {
  const bool any_row = is_open || !point.row;
  for (std::size_t i = 0; i < reach.rows.size(); ++i) reach.rows[i] = reach.rows[i] || any_row || point.row == i;
  const auto gate = is_open && point.gate ? std::optional(GateState::possible) : point.gate;
  reach.gate = is_first || reach.gate == gate ? gate : GateState::possible;
  reach.value = point.value;
}

}  // namespace

std::optional<Reach> reach_without_ranges(const rulepack::Rule& rule, const World& world, const std::vector<Mark>& uncertain) {
  std::set<Mark> known(uncertain.begin(), uncertain.end());
  for (;;) {
    std::vector<Mark> discrete;
    facts::Overrides without;
    for (const Mark mark : known) {
      if (is_range(mark, world.facts)) {
        without.emplace(mark, some_number());
      } else {
        discrete.push_back(mark);
      }
    }
    const auto count = worlds_of(discrete, world.facts);
    if (!count) return std::nullopt;
    Reach reach{std::vector<bool>(rule.scale.size(), false), {}, {}};
    const std::size_t before = known.size();
    for (std::size_t i = 0; i < *count; ++i) {
      facts::Overrides overrides = overrides_of(i, discrete, world.facts);
      overrides.insert(without.begin(), without.end());
      const feel::Context scope = rulepack::scope_of(world.rules, world.facts.context_with(overrides));
      const PointOutcome point = judge_value(rule, {world.rules, world.facts, scope});
      const std::vector<Mark> used = uncertain_of(point.marks, world.facts);
      const bool is_open = rests_on_derived_doubt(point.marks, world.facts) || std::ranges::any_of(used, [&](Mark mark) { return is_range(mark, world.facts); });
      known.insert(used.begin(), used.end());
      add(reach, point, i == 0, is_open);
    }
    if (known.size() == before) return reach;
  }
}

}  // namespace reprise::engine
