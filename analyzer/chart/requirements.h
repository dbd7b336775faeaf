// What rules need, drawn: facts and reference tables on the left, definitions, rules on the right, in the shapes of DMN 1.5
// (chapter 6). Folded until it can be read on a page of A4; every text escaped; same input, same bytes.
#pragma once

#include <string>

#include "assessment/diagram_requirements.h"
#include "base/result.h"
#include "chart/chart.h"

namespace reprise::chart {

/// `dot` is what the layout was made from: boxes by size, without words. The page may lie or stand: the larger type wins.
/// Errors: chart-layout with the library's own words.
[[nodiscard]] base::Result<Drawing> draw_requirements(const assessment::RequirementDiagram& diagram, const Options& options);

/// DOT of the whole diagram with its words and no places, for other programs; nothing folded.
[[nodiscard]] std::string requirements_dot(const assessment::RequirementDiagram& diagram, base::Language language);

}  // namespace reprise::chart
