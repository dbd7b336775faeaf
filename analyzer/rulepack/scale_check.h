// Does a scale answer every value once? Reads the unary tests of its rows as sets and looks for gaps, overlaps and rows
// that can never hit. A row it cannot read as a set (it looks at facts, or computes) is left out, and gaps are then not
// claimed. Private to this module.
#pragma once

#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "feel/feel.h"

namespace reprise::rulepack {

struct CheckedRow {
  const feel::UnaryTests* when = nullptr;
  base::Place place;
};

/// `place` is that of the whole scale. Of the unit `count` only integers from 0 on need a row.
[[nodiscard]] base::Diagnostics check_scale(const std::vector<CheckedRow>& rows, const std::string& unit, const base::Place& place);

}  // namespace reprise::rulepack
