#include "engine/score.h"

#include <algorithm>
#include <map>
#include <set>

namespace reprise::engine {
namespace {

using assessment::GateState;
using feel::Mark;

constexpr int kPresentedDecimals = 6;

using Choice = std::map<Mark, std::size_t>;

/// The facts that at least two rules' tables share make independence too wide: in file order as many as can be enumerated.
/// What only one rule reads is as well chosen by that rule.
Choice shared_facts(std::span<const Outcome* const> outcomes, const facts::Facts& facts) {
  std::map<Mark, int> users;
  for (const Outcome* outcome : outcomes) {
    if (!outcome->worlds || outcome->rule->weight.is_zero()) continue;
    for (const Mark mark : outcome->worlds->facts) ++users[mark];
  }
  std::size_t count = 1;
  Choice choice;
  for (const auto& [mark, number] : users) {
    const std::size_t candidates = facts.at(mark).candidates.size();
    if (number < 2 || count * candidates > kMostWorlds) continue;
    count *= candidates;
    choice.emplace(mark, 0);
  }
  return choice;
}

bool next_choice(Choice& choice, const facts::Facts& facts) {
  for (auto& [mark, index] : choice) {
    if (++index < facts.at(mark).candidates.size()) return true;
    index = 0;
  }
  return false;
}

/// Whether a row of the table is one of the worlds in which the facts chosen have those values.
bool agrees(const WorldTable& table, std::size_t row, const Choice& choice, const facts::Facts& facts) {
  for (auto mark = table.facts.rbegin(); mark != table.facts.rend(); ++mark) {
    const std::size_t candidates = facts.at(*mark).candidates.size();
    const auto chosen = choice.find(*mark);
    if (chosen != choice.end() && chosen->second != row % candidates) return false;
    row /= candidates;
  }
  return true;
}

/// The rule in the worlds that agree with the choice; nothing when it is out of all of them.
std::optional<Member> member_in(const Outcome& outcome, const Choice& choice, const facts::Facts& facts) {
  if (!outcome.worlds) return member_of(outcome);
  std::optional<Member> member;
  bool is_out = false;
  for (std::size_t at = 0; at < outcome.worlds->rows.size(); ++at) {
    if (!agrees(*outcome.worlds, at, choice, facts)) continue;
    const WorldTable::Row& row = outcome.worlds->rows[at];
    is_out = is_out || row.out;
    if (row.out) continue;
    if (!member) member = Member{outcome.rule->weight, row.risk, row.optional};
    member->risk = {std::min(member->risk.low, row.risk.low), std::max(member->risk.high, row.risk.high)};
    member->optional = member->optional || row.optional;
  }
  if (member) member->optional = member->optional || is_out;
  return member;
}

/// The hull over all values of the facts that rules share; whatever else is open stays independent within each.
std::optional<Interval> joint_interval(std::span<const Outcome* const> outcomes, const facts::Facts& facts) {
  Choice choice = shared_facts(outcomes, facts);
  if (choice.empty()) return std::nullopt;
  std::optional<Interval> all;
  do {
    std::vector<Member> members;
    for (const Outcome* outcome : outcomes) {
      if (outcome->rule->weight.is_zero() || !outcome->counts()) continue;
      if (const auto member = member_in(*outcome, choice, facts)) members.push_back(*member);
    }
    const auto world = mean_interval(members);
    if (world) all = all ? Interval{std::min(all->low, world->low), std::max(all->high, world->high)} : *world;
  } while (next_choice(choice, facts));
  return all;
}

bool is_covered(const Outcome& outcome, const std::vector<rulepack::Band>& bands) {
  if (outcome.optional) return false;
  if (outcome.kind == OutcomeKind::known) return true;
  return outcome.kind == OutcomeKind::uncertain && band_index(bands, outcome.risk.low) == band_index(bands, outcome.risk.high);
}

}  // namespace

Member member_of(const Outcome& outcome) { return {outcome.rule->weight, outcome.risk, outcome.optional}; }

Interval presented(const Interval& interval) {
  using enum Decimal::Rounding;
  if (interval.low == interval.high) {
    const Decimal point = interval.low.rounded(kPresentedDecimals, half_even);
    return {point, point};
  }
  return {interval.low.rounded(kPresentedDecimals, floor), interval.high.rounded(kPresentedDecimals, ceiling)};
}

Score score_of(std::span<const Outcome* const> outcomes, const facts::Facts& facts, const std::vector<rulepack::Band>& bands) {
  Score score;
  std::vector<Member> members;
  Decimal covered(0);
  Decimal applicable(0);
  bool some_certain = false;
  for (const Outcome* outcome : outcomes) {
    if (!outcome->counts()) continue;
    members.push_back(member_of(*outcome));
    applicable += outcome->rule->weight;
    if (is_covered(*outcome, bands)) covered += outcome->rule->weight;
    some_certain = some_certain || (!outcome->optional && !outcome->rule->weight.is_zero());
  }
  auto interval = mean_interval(members);
  if (!interval) return score;
  if (const auto joint = joint_interval(outcomes, facts); joint && *joint != *interval) {
    interval = joint;
    score.exact = true;
  }
  score.interval = presented(*interval);
  score.may_be_empty = !some_certain;
  score.coverage = (covered / applicable).rounded(kPresentedDecimals, Decimal::Rounding::half_even);
  score.provisional = covered * Decimal(10) < applicable * Decimal(7);
  return score;
}

std::size_t band_index(const std::vector<rulepack::Band>& bands, const Decimal& score) {
  std::size_t index = 0;
  for (std::size_t i = 0; i < bands.size(); ++i) {
    if (bands[i].from <= score) index = i;
  }
  return index;
}

std::optional<std::size_t> band_named(const std::vector<rulepack::Band>& bands, std::string_view id) {
  const auto found = std::ranges::find(bands, id, &rulepack::Band::id);
  if (found == bands.end()) return std::nullopt;
  return static_cast<std::size_t>(found - bands.begin());
}

Levels levels_of(const std::optional<Interval>& score, std::span<const Floor> floors, const std::vector<rulepack::Band>& bands) {
  Levels levels;
  if (score) levels = {band_index(bands, score->low), band_index(bands, score->high)};
  // An empty level is below every floor: std::optional orders it so.
  for (const Floor& floor : floors) {
    if (floor.state == GateState::fired) levels.low = std::max(levels.low, std::optional(floor.level));
    if (floor.state != GateState::clear) levels.high = std::max(levels.high, std::optional(floor.level));
  }
  return levels;
}

std::string level_id(const std::optional<std::size_t>& level, const std::vector<rulepack::Band>& bands) {
  return level && *level < bands.size() ? bands[*level].id : std::string(kNotApplicable);
}

}  // namespace reprise::engine
