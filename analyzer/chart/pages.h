// A chart that does not fit on one page, bound: the overview, and a page for everything folded. Private to this module.
#pragma once

#include <vector>

#include "chart/chart.h"
#include "chart/label_sizes.h"
#include "chart/moment.h"

namespace reprise::chart {

/// As draw_pages(). Errors: chart-layout.
[[nodiscard]] base::Result<std::vector<Page>> bound(const Subject& subject, const Options& options, LabelSizes& sizes);

}  // namespace reprise::chart
