// A chart of control made smaller step by step: first without what follows from other links, then with legal persons that only
// one other holds gathered below it, then named in its box, then everyone further down named in the boxes of the second layer.
// Only then are legal persons counted, and at last cut below the second layer and below the heads. Private to this module.
#pragma once

#include "assessment/diagram.h"

namespace reprise::chart {

inline constexpr int kMostFoldedControl = 7;
inline constexpr int kMostFoldedNamed = 4;  ///< up to this level every legal person has its name

[[nodiscard]] assessment::Diagram folded_control(const assessment::Diagram& diagram, int level);

/// What was folded, for the legend; empty for nothing.
[[nodiscard]] base::Text control_fold_note(int level);

}  // namespace reprise::chart
