// A hand-made assessment of a fictional association, rich enough that every part of a report has something to show and
// every field of the result is used: known, uncertain, unknown, not applicable and faulty rules; gates in three states.
#pragma once

#include "assessment/assessment.h"

namespace reprise::sample {

/// "Les Trois Rives" and "Groupe Horizon" exist nowhere.
[[nodiscard]] assessment::Assessment fictional_assessment();

}  // namespace reprise::sample
