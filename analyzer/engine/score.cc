#include "engine/score.h"

#include <algorithm>
#include <map>
#include <set>

namespace reprise::engine {
namespace {

using assessment::GateState;
using feel::Mark;

constexpr int kPresentedDecimals = 6;

/// The lowest mean over independent risks and inclusions; `risk_of` gives each member's lowest risk.
/// At the lowest mean m every optional member with a risk below m is in and every other is out, for putting in a risk below
/// the mean lowers it and one above raises it: so the choice is a prefix of the optional members in ascending risk.
template <typename RiskOf>
std::optional<Decimal> lowest_mean(std::span<const Member> members, RiskOf risk_of) {
  Decimal sum(0);
  Decimal weight(0);
  std::vector<const Member*> optional;
  for (const Member& member : members) {
    if (member.weight.is_zero()) continue;
    if (member.optional) {
      optional.push_back(&member);
    } else {
      sum += member.weight * risk_of(member);
      weight += member.weight;
    }
  }
  std::ranges::sort(optional, [&risk_of](const Member* left, const Member* right) { return risk_of(*left) < risk_of(*right); });
  for (const Member* member : optional) {
    if (!weight.is_zero() && risk_of(*member) * weight >= sum) break;
    sum += member->weight * risk_of(*member);
    weight += member->weight;
  }
  if (weight.is_zero()) return std::nullopt;
  return sum / weight;
}

/// The facts that at least two rules' tables share make independence too wide; nothing to gain without them.
std::optional<std::vector<Mark>> shared_worlds(std::span<const Outcome* const> outcomes, const facts::Facts& facts) {
  std::map<Mark, int> users;
  for (const Outcome* outcome : outcomes) {
    if (!outcome->counts() && !outcome->worlds) continue;
    if (!outcome->worlds && !outcome->uncertain.empty()) return std::nullopt;
    if (outcome->rule->weight.is_zero()) continue;
    for (const Mark mark : outcome->uncertain) ++users[mark];
  }
  if (std::ranges::none_of(users, [](const auto& user) { return user.second > 1; })) return std::nullopt;
  std::size_t count = 1;
  std::vector<Mark> marks;
  for (const auto& [mark, number] : users) {
    marks.push_back(mark);
    count *= facts.at(mark).candidates.size();
    if (count > kMostWorlds) return std::nullopt;
  }
  return marks;
}

std::size_t row_in(const WorldTable& table, const std::map<Mark, std::size_t>& choice, const facts::Facts& facts) {
  std::size_t row = 0;
  for (const Mark mark : table.facts) row = row * facts.at(mark).candidates.size() + choice.at(mark);
  return row;
}

bool next_choice(std::map<Mark, std::size_t>& choice, const facts::Facts& facts) {
  for (auto& [mark, index] : choice) {
    if (++index < facts.at(mark).candidates.size()) return true;
    index = 0;
  }
  return false;
}

/// The hull over all worlds of the facts that rules share; unknown facts stay independent within each.
std::optional<Interval> joint_interval(std::span<const Outcome* const> outcomes, const facts::Facts& facts) {
  const auto marks = shared_worlds(outcomes, facts);
  if (!marks) return std::nullopt;
  std::map<Mark, std::size_t> choice;
  for (const Mark mark : *marks) choice[mark] = 0;
  std::optional<Interval> all;
  do {
    std::vector<Member> members;
    for (const Outcome* outcome : outcomes) {
      if (outcome->rule->weight.is_zero() || !outcome->counts()) continue;
      const WorldTable::Row& row = outcome->worlds->rows[row_in(*outcome->worlds, choice, facts)];
      if (!row.out) members.push_back({outcome->rule->weight, row.risk, row.optional});
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

std::optional<Interval> mean_interval(std::span<const Member> members) {
  const auto low = lowest_mean(members, [](const Member& member) { return member.risk.low; });
  // The highest mean is the lowest of the mirrored risks.
  const auto high = lowest_mean(members, [](const Member& member) { return -member.risk.high; });
  if (!low || !high) return std::nullopt;
  return Interval{*low, -*high};
}

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
