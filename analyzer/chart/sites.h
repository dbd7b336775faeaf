// The sites of one legal person as pages: a table a territory, kinds together, column by column. Private to this module.
#pragma once

#include <vector>

#include "assessment/diagram.h"

namespace reprise::chart {

/// Room of a page for sites, in points before it is fitted.
struct SiteRoom {
  double column_height = 0;
  std::size_t columns = 1;
};

/// The rows of `box` over as many lists of tables as they need, each for one page; nothing left out. Heights are estimated:
/// who draws them says by less room that they were too high.
[[nodiscard]] std::vector<std::vector<assessment::Box>> site_tables(const assessment::Box& box, const SiteRoom& room);

/// "12 establishments · 640 places": the rows of such a table.
[[nodiscard]] base::Text amount_of_sites(const assessment::Box& table);

}  // namespace reprise::chart
