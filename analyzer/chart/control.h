// Who controls whom, in layers from the heads down: shares as words and as the width of the line, what is held through others
// dashed, what nobody published as "?". Folded until it can be read on its page.
#pragma once

#include "chart/chart.h"

namespace reprise::chart {

/// A diagram of holds: links of control, and memberships for what gives none. Errors: chart-layout.
[[nodiscard]] base::Result<Drawing> draw_control(const assessment::Diagram& diagram, const Options& options);

}  // namespace reprise::chart
