// The decision table over every combination of levels and gates that can still be true: one outcome is settled, several
// are open, and each says what leads to it.
#pragma once

#include <string>
#include <vector>

#include "assessment/assessment.h"
#include "engine/family.h"

namespace reprise::engine {

/// The values that transaction.route may have; one, null while no route is proposed, unless sources contradict each other.
[[nodiscard]] std::vector<feel::Value> routes_of(const facts::Facts& facts);

/// `families` are the scored ones; `gated` all outcomes whose rule has a gate; `blocking` the unknown facts without which an
/// outcome that proceeds is forbidden; `routes` one at least. Conditions are not filled in: conditions.h.
[[nodiscard]] assessment::Verdict verdict_of(const rulepack::VerdictTable& table, const std::vector<const Family*>& families,
                                             const std::vector<const Outcome*>& gated, const std::vector<std::string>& blocking,
                                             const std::vector<feel::Value>& routes);

}  // namespace reprise::engine
