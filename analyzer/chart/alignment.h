// The labels of one box in several pictures, made to one size: a cell that says less in one of them keeps the room it has in the
// others, so that nothing beside it moves. Private to this module.
#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "chart/label.h"
#include "chart/label_sizes.h"

namespace reprise::chart {

/// Labels by picture; each has the same rows as the others, or none where it says nothing. Errors: chart-layout.
[[nodiscard]] base::Result<std::vector<std::string>> aligned(std::vector<BoxLabel> pictures, LabelSizes& sizes, const Graphviz& graphviz);

}  // namespace reprise::chart
