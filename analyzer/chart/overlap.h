// Where the services of an association and of a group stand, which are within reach of each other, and who has which places in
// which territory: a map, a list of its numbers, a matrix.
#pragma once

#include "assessment/overlap_map.h"
#include "chart/chart.h"

namespace reprise::chart {

/// North is up; distances are true along the parallel in the middle of the map. The association's services are diamonds, the group's
/// dots. Errors: chart-layout.
[[nodiscard]] base::Result<Drawing> draw_overlap(const assessment::OverlapMap& map, const Options& options);
/// The same as rows: what stands where, whose it is, what is within its reach.
[[nodiscard]] TextTable overlap_table(const assessment::OverlapMap& map);

}  // namespace reprise::chart
