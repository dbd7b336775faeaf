// The smallest change of one fact that brings a rule to a lower risk, found by trying; what is told was judged as a dossier that says so is.
#pragma once

#include <vector>

#include "assessment/assessment.h"
#include "engine/outcome.h"
#include "engine/trial.h"

namespace reprise::engine {

/// The three facts whose change is the smallest against what they are, one change each. None for a rule that is not known,
/// depends on uncertain facts, or is at its lowest risk. Facts nobody can change (years, days, places on the map, names,
/// earlier exercises) are left out.
[[nodiscard]] std::vector<assessment::Counterfactual> counterfactuals_of(const Outcome& outcome, Trials& trials);

}  // namespace reprise::engine
