// The combinations of family levels and gates that can still be true, each once. Private to the verdict.
#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "engine/family.h"

namespace reprise::engine {

/// What the table asks about gates: some by their id, and perhaps how many fire.
struct GateQuestions {
  std::vector<bool> by_id;       ///< for each gated outcome
  std::uint32_t most_counted = 0;  ///< counts of further gates beyond this one answer alike; 0: the number is not asked
};

/// A level of each scored family (0: not applicable, else band index + 1) and the possible gates that fire: those asked for
/// by id as bits, the others by their number.
struct Combination {
  std::vector<std::uint8_t> levels;
  std::uint32_t gates = 0;
  std::uint32_t others = 0;
  auto operator<=>(const Combination&) const = default;
};

struct Reachable {
  std::vector<const Outcome*> possible;  ///< gates a bit of `Combination::gates` stands for
  std::vector<const Outcome*> others;    ///< possible gates that are only counted
  std::vector<const Outcome*> fired;     ///< gates that fire in every combination
  std::set<Combination> combinations;
};

/// Nothing when there are too many combinations to look at. A gate that is not asked for counts through the levels it floors.
[[nodiscard]] std::optional<Reachable> reachable_combinations(const std::vector<const Family*>& families, const std::vector<const Outcome*>& gated,
                                                              const GateQuestions& questions);

}  // namespace reprise::engine
