// The routes of the law held against a dossier: which are open, which steps each needs, and their days from a start.
#pragma once

#include "assessment/calendar.h"
#include "engine/world.h"
#include "rulepack/law.h"

namespace reprise::law {

/// Every route of the rules' law from that day. A step whose trigger nobody can answer counts as needed and is marked: an unknown fact
/// never makes a path shorter. The world's scope is not evaluated in; each route is asked in one of its own, where `route` is its id.
[[nodiscard]] assessment::Calendar calendar(const rulepack::RuleBook& rules, const facts::Facts& facts, const scalar::Date& from);

}  // namespace reprise::law
