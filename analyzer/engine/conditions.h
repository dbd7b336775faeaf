// Conditions precedent: what the rules that are red, or may be, and the gates that fire ask to be settled before the takeover takes effect. Made
// from the rules' own remedies and gates, so that each can be opened into its finding.
#pragma once

#include <vector>

#include "assessment/assessment.h"
#include "engine/family.h"

namespace reprise::engine {

/// Gates that fired first, then what is certain, then what depends on facts nobody knows; each by weight × risk, then by family
/// and rule. A rule that weighs nothing and has no gate asks for nothing.
[[nodiscard]] std::vector<assessment::Condition> conditions_of(const std::vector<Family>& families);

}  // namespace reprise::engine
