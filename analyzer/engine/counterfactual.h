// The smallest change of one fact that brings a rule to a lower risk, found by trying and proved by judging again.
#pragma once

#include <vector>

#include "assessment/assessment.h"
#include "engine/outcome.h"

namespace reprise::engine {

/// The three facts whose change is the smallest against what they are, one change each. None for a rule that is not known,
/// depends on uncertain facts, or is at its lowest risk. Facts nobody can change (years, days, places on the map, names,
/// earlier exercises) are left out. `unmarked` are the facts without their marks.
[[nodiscard]] std::vector<assessment::Counterfactual> counterfactuals_of(const Outcome& outcome, const World& world, const feel::Context& unmarked);

}  // namespace reprise::engine
