// The combinations of family levels and gates that can still be true, each once. Private to the verdict.
#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "engine/family.h"

namespace reprise::engine {

/// A level of each scored family (0: not applicable, else band index + 1) and the possible gates that fire, as bits.
struct Combination {
  std::vector<std::uint8_t> levels;
  std::uint32_t gates = 0;
  auto operator<=>(const Combination&) const = default;
};

struct Reachable {
  std::vector<const Outcome*> possible;  ///< gates a bit of `Combination::gates` stands for
  std::vector<const Outcome*> fired;     ///< gates that fire in every combination
  std::set<Combination> combinations;
};

/// `matters` tells which gates the table asks for; the others count only through the levels they floor. Nothing when there
/// are too many combinations to look at.
[[nodiscard]] std::optional<Reachable> reachable_combinations(const std::vector<const Family*>& families, const std::vector<const Outcome*>& gated,
                                                              const std::vector<bool>& matters);

}  // namespace reprise::engine
