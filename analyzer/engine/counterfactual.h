// The smallest change of one fact that brings a rule to a lower risk, found by trying and proved by judging again.
#pragma once

#include <vector>

#include "assessment/assessment.h"
#include "engine/outcome.h"

namespace reprise::engine {

/// One for each fact that can do it alone; none for a rule that is not known, depends on uncertain facts, or is at its
/// lowest risk. Facts nobody can change (years, days, places on the map, names) are left out.
[[nodiscard]] std::vector<assessment::Counterfactual> counterfactuals_of(const Outcome& outcome, const World& world);

}  // namespace reprise::engine
