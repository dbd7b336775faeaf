// One rule against the facts: does it apply, what is it worth, which rows of its scale can it hit, what is missing.
// First in a single world of values, then over every world the uncertain facts allow.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "assessment/assessment.h"
#include "engine/world.h"
#include "scalar/decimal.h"

namespace reprise::engine {

using assessment::Interval;
using assessment::OutcomeKind;
using scalar::Decimal;

/// The rule where every uncertain fact has one value.
struct PointOutcome {
  OutcomeKind kind = OutcomeKind::unknown;
  bool optional = false;  ///< `applies` depends on a missing fact: the rule may be in or out
  feel::Value value;
  std::optional<std::size_t> row;  ///< of the scale, when known
  feel::Marks marks;               ///< everything the outcome depends on
  std::vector<std::string> missing;          ///< of value, rows and gate
  std::vector<std::string> missing_applies;
  std::optional<assessment::GateState> gate; ///< when the rule has one
  base::Text problem;                        ///< of an error, or the yardstick that misses
};

[[nodiscard]] PointOutcome judge_point(const rulepack::Rule& rule, const World& world);
/// The same where the rule applies for certain.
[[nodiscard]] PointOutcome judge_value(const rulepack::Rule& rule, const World& world);

/// The risk a rule has in each world of its discrete facts, for joint enumeration.
struct WorldTable {
  struct Row {
    bool out = false;
    bool optional = false;
    Interval risk;
  };
  std::vector<feel::Mark> facts;  ///< ascending; the last one turns fastest
  std::vector<Row> rows;          ///< one for each combination of their candidates
};

struct Outcome {
  const rulepack::Rule* rule = nullptr;
  OutcomeKind kind = OutcomeKind::unknown;
  bool optional = false;
  feel::Value value;  ///< of the values written first
  bool value_is_settled = false;
  std::optional<scalar::Decimal> value_low;  ///< when the value is not settled; missing = open end
  std::optional<scalar::Decimal> value_high;
  std::optional<std::size_t> hit;
  std::vector<bool> reachable;  ///< by row of the scale
  Interval risk;
  feel::Marks marks;
  std::vector<std::string> missing;          ///< canonical, in file order
  std::vector<std::string> missing_applies;
  std::vector<feel::Mark> uncertain;         ///< the facts that leave it open
  std::optional<assessment::GateState> gate;
  base::Text problem;
  std::optional<WorldTable> worlds;  ///< when all its uncertainty is discrete

  [[nodiscard]] bool counts() const { return kind != OutcomeKind::not_applicable; }
  /// Both lists of missing paths, each path once.
  [[nodiscard]] std::vector<std::string> all_missing() const;
};

inline constexpr std::size_t kMostWorlds = 4'096;

[[nodiscard]] Outcome judge(const rulepack::Rule& rule, const World& world);

/// Lowest to highest risk of the rows marked reachable; 0 when the rule has no scale.
[[nodiscard]] Interval risk_over(const rulepack::Rule& rule, const std::vector<bool>& reachable);

}  // namespace reprise::engine
