// Circles in a network: who can be reached from himself. Private to this module.
#pragma once

#include <cstddef>
#include <vector>

namespace reprise::takeover {

/// `next` lists by point where one can go from it. Each set of two or more points that can all reach each other, ascending, and the sets by
/// their first point (Tarjan, Depth-first search and linear graph algorithms, 1972; without recursion, so that a chain may be of any length).
[[nodiscard]] std::vector<std::vector<std::size_t>> circles_in(const std::vector<std::vector<std::size_t>>& next);

}  // namespace reprise::takeover
