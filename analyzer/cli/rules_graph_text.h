// What rules need as text: the accessible twin of the drawing.
#pragma once

#include <string>

#include "assessment/diagram_requirements.h"
#include "base/text.h"

namespace reprise::cli {

/// Of each requirement the diagram is about, a tree of what it needs and a tree of what feels it; what was shown already is not opened
/// again ("↑"). When it is about none, every definition with what it needs and the rules that feel it, then the rules by family.
[[nodiscard]] std::string rules_graph_text(const assessment::RequirementDiagram& graph, base::Language language);

}  // namespace reprise::cli
