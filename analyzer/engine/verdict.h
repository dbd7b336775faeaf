// The decision table over every combination of levels and gates that can still be true: one outcome is settled, several
// are open, and each says what leads to it.
#pragma once

#include <string>
#include <vector>

#include "assessment/assessment.h"
#include "engine/family.h"

namespace reprise::engine {

/// `families` are the scored ones; `gated` all outcomes whose rule has a gate; `blocking` the unknown facts without which an
/// outcome that proceeds is forbidden.
[[nodiscard]] assessment::Verdict verdict_of(const rulepack::VerdictTable& table, const std::vector<const Family*>& families,
                                             const std::vector<const Outcome*>& gated, const std::vector<std::string>& blocking);

}  // namespace reprise::engine
