// The worlds of facts of which only a few values are possible, one after the other. Private to the judging of rules.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "engine/outcome.h"

namespace reprise::engine {

/// The uncertain leaves behind those marks, ascending.
[[nodiscard]] std::vector<feel::Mark> uncertain_of(const feel::Marks& marks, const facts::Facts& facts);
/// Whether a doubtful fact was used outside the rules: another value of it does not reach what was derived from it.
[[nodiscard]] bool rests_on_derived_doubt(const feel::Marks& marks, const facts::Facts& facts);
/// The number of worlds, or nothing when a fact is a range or there are too many.
[[nodiscard]] std::optional<std::size_t> worlds_of(const std::vector<feel::Mark>& uncertain, const facts::Facts& facts);
/// The last fact turns fastest.
[[nodiscard]] facts::Overrides overrides_of(std::size_t world, const std::vector<feel::Mark>& uncertain, const facts::Facts& facts);

/// What the rule can be when nothing is used of its ranges but that they have a value: no more is possible with their bounds.
struct Reach {
  std::vector<bool> rows;
  std::optional<assessment::GateState> gate;
  feel::Value value;  ///< in the world that is looked at last
};
[[nodiscard]] std::optional<Reach> reach_without_ranges(const rulepack::Rule& rule, const World& world, const std::vector<feel::Mark>& uncertain);

}  // namespace reprise::engine
