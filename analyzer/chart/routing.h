// The way of every line: down from its box, along a lane of its own, through the gutters between the columns. A line never
// crosses a box.
#pragma once

#include <vector>

#include "chart/layout.h"
#include "chart/wiring.h"

namespace reprise::chart {

struct Spot {
  double x = 0;
  double y = 0;
};

/// Lane of each wire in a band; wires of one box, kind and change share one. kNobody: it needs none.
[[nodiscard]] std::vector<std::size_t> lanes_of(const assessment::Diagram& diagram, const std::vector<Wire>& wires, std::size_t& count);

/// Corners of each wire, its arrow at the last; empty when its end is not drawn.
[[nodiscard]] std::vector<std::vector<Spot>> routed(const assessment::Diagram& diagram, const std::vector<Wire>& wires,
                                                    const std::vector<std::size_t>& lanes, const Layout& layout);

}  // namespace reprise::chart
