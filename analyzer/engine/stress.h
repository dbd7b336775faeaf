// Stress tests: the facts a bad year would change, the rules that look at them judged again, and what becomes of figures,
// families and verdict. Nothing is approximated: a range gives a range, what misses stays missing.
#pragma once

#include <vector>

#include "assessment/assessment.h"
#include "engine/family.h"
#include "engine/world.h"

namespace reprise::engine {

/// Those of the rules, in their order; `families` and `verdict` are those of the world as it is.
[[nodiscard]] std::vector<assessment::Stress> stresses_of(const World& world, const std::vector<Family>& families, const assessment::Verdict& verdict);

}  // namespace reprise::engine
