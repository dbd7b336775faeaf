// The routes of the law held against a dossier: which are open, which steps each needs, and their days from a start.
#pragma once

#include <span>

#include "assessment/calendar.h"
#include "dossier/dossier.h"
#include "engine/world.h"
#include "rulepack/law.h"

namespace reprise::law {

/// Every route of the rules' law from that day. A step whose trigger nobody can answer counts as needed and is marked: an unknown fact
/// never makes a path shorter. The world's scope is not evaluated in; each route is asked in one of its own, where `route` is its id.
/// Steps of `procedure` stand on the days on which they happened.
[[nodiscard]] assessment::Calendar calendar(const rulepack::RuleBook& rules, const facts::Facts& facts, std::span<const dossier::ProcedureRecord> procedure,
                                            const scalar::Date& from);

/// Steps that the rules' law does not have: errors procedure-unknown-step with the nearest, at their place in the dossier.
[[nodiscard]] base::Diagnostics check_procedure(const dossier::Dossier& dossier, const rulepack::RuleBook& rules);

}  // namespace reprise::law
