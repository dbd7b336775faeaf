// What one assessment says of the facts and rules of a diagram of requirements: the values that made each score.
#pragma once

#include "assessment/assessment.h"
#include "assessment/diagram_requirements.h"

namespace reprise::engine {

/// Answers every fact and rule of the diagram; a fact that no rule of it read in this case is unread. Names the association in the
/// title, and counts what is known in the description. Definitions and reference tables are left as they are.
void answer(assessment::RequirementDiagram& diagram, const assessment::Assessment& assessment);

}  // namespace reprise::engine
