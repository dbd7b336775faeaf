// The words and colours of the kinds of requirement. Private to this module.
#pragma once

#include "assessment/diagram_requirements.h"
#include "base/text.h"

namespace reprise::chart {

[[nodiscard]] base::Text words(assessment::RequirementKind kind);     ///< "fait" / "fact"
[[nodiscard]] base::Text sentence(assessment::RequirementKind kind);  ///< of the legend: what a box of this kind is

/// Contrast of the line on white at least 6, of ink on the fill at least 13.
struct Ink {
  const char* line;
  const char* fill;
};
[[nodiscard]] Ink ink_of(assessment::RequirementKind kind);

}  // namespace reprise::chart
