#include "engine/ignorance.h"

#include <algorithm>
#include <map>

#include "engine/trace_facts.h"

namespace reprise::engine {
namespace {

using assessment::IgnoranceShare;

constexpr int kDecimals = 6;

/// All are needed to settle the rule, so each of n facts has one n-th: that is their Shapley value.
std::vector<std::string> facts_that_settle(const Outcome& outcome, const facts::Facts& facts) {
  std::vector<std::string> paths = outcome.missing;
  if (outcome.kind == OutcomeKind::uncertain) {
    for (const feel::Mark mark : outcome.uncertain) paths.push_back(facts.at(mark).path);
  }
  if (paths.empty()) paths = outcome.missing_applies;
  return paths;
}

struct Line {
  std::string path;
  base::Text label;
  Decimal points;
  bool optional_membership = false;
};

void add_to(std::vector<Line>& lines, Line line) {
  for (Line& known : lines) {
    if (known.path == line.path && known.label == line.label) {
      known.points += line.points;
      return;
    }
  }
  lines.push_back(std::move(line));
}

void add_rule(std::vector<Line>& lines, const Outcome& outcome, const Decimal& points, const facts::Facts& facts) {
  const std::vector<std::string> paths = facts_that_settle(outcome, facts);
  // A rule at fault misses nothing: its share stands under its own name.
  if (paths.empty()) return add_to(lines, {"", outcome.rule->title, points});
  const Decimal share = points / Decimal(static_cast<std::int64_t>(paths.size()));
  for (const std::string& path : paths) add_to(lines, {path, label_of_path(path), share});
}

/// Scales to the width that is shown and gives the largest line what rounding leaves.
std::vector<IgnoranceShare> scaled(const std::vector<Line>& lines, const Decimal& sum, const Decimal& width) {
  std::vector<IgnoranceShare> shares;
  Decimal given(0);
  for (const Line& line : lines) {
    const Decimal points = (line.points * width / sum).rounded(kDecimals, Decimal::Rounding::half_even);
    if (points.is_zero()) continue;
    shares.push_back({line.path, line.label, points, line.optional_membership});
    given += points;
  }
  const auto larger = [](const IgnoranceShare& left, const IgnoranceShare& right) { return left.points > right.points; };
  std::ranges::stable_sort(shares, larger);
  if (!shares.empty()) shares.front().points += width - given;
  std::ranges::stable_sort(shares, larger);
  return shares;
}

}  // namespace

std::vector<IgnoranceShare> price_of_ignorance(const Family& family, const facts::Facts& facts) {
  if (!family.score.interval || family.score.interval->low == family.score.interval->high) return {};
  std::vector<Member> members;
  Decimal weight(0);
  for (const Outcome* outcome : family.outcomes) {
    if (!outcome->counts()) continue;
    members.push_back(member_of(*outcome));
    weight += outcome->rule->weight;
  }
  std::vector<Line> lines;
  Decimal sum(0);
  for (const Outcome* outcome : family.outcomes) {
    const Decimal points = outcome->counts() ? outcome->rule->weight * (outcome->risk.high - outcome->risk.low) / weight : Decimal(0);
    if (points.is_zero()) continue;
    add_rule(lines, *outcome, points, facts);
    sum += points;
  }
  // What is wider than with every rule in is due to not knowing which are in.
  const auto whole = mean_interval(members);
  const Decimal membership = whole ? whole->high - whole->low - sum : Decimal(0);
  constexpr std::int64_t kNoise = 1'000'000'000;
  if (membership * Decimal(kNoise) > Decimal(1)) {
    lines.push_back({"", {"Règles dont l’application n’est pas certaine", "Rules that may or may not apply"}, membership, true});
    sum += membership;
  }
  if (sum.is_zero()) return {};
  return scaled(lines, sum, family.score.interval->high - family.score.interval->low);
}

}  // namespace reprise::engine
