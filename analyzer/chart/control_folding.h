// A chart of control made smaller step by step: first without what follows from other links, then with legal persons that only
// one other holds gathered below it, then counted, then cut below the second layer and below the heads. Private to this module.
#pragma once

#include "assessment/diagram.h"

namespace reprise::chart {

inline constexpr int kMostFoldedControl = 5;

[[nodiscard]] assessment::Diagram folded_control(const assessment::Diagram& diagram, int level);

/// What was folded, for the legend; empty for nothing.
[[nodiscard]] base::Text control_fold_note(int level);

}  // namespace reprise::chart
