// Places for a folded diagram of requirements: what is given in one column, definitions in columns by who needs whom, rules in
// the last; a line that passes columns by takes a lane of its own above them. Private to this module.
#pragma once

#include "chart/graphviz.h"
#include "chart/requirements_cells.h"

namespace reprise::chart {

/// Nodes are named n0, n1, … and edges e0, e1, … as cells and links stand.
[[nodiscard]] Layered in_columns_of_requirements(const Cells& cells);

}  // namespace reprise::chart
