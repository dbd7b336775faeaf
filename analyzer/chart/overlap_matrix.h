// The matrix of services and territories as one table: a row a type that the association runs, a column a territory where it
// stands, and one for everywhere else. Private to this module.
#pragma once

#include <cstddef>
#include <string>

#include "assessment/overlap_map.h"
#include "base/text.h"

namespace reprise::chart {

struct MatrixRoom {
  std::size_t rows = 0;
  std::size_t columns = 0;  ///< territories, without the one for elsewhere
};

/// HTML-like label; what has no room is counted in its last row. Empty: there is nothing to show.
[[nodiscard]] std::string matrix_label(const assessment::OverlapMap& map, const MatrixRoom& room, base::Language language);

}  // namespace reprise::chart
