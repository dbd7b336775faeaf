// From the changes of a stress as written to the facts that take other values. Private to the stress tests.
#pragma once

#include <vector>

#include "engine/estimate.h"
#include "rulepack/stress.h"

namespace reprise::engine {

/// A fact before and after.
struct ChangedFact {
  feel::Mark mark = 0;
  Estimate before;
  Estimate after;
};

/// Of all entries that the changes name; each sees the facts of `world` as they are.
[[nodiscard]] std::vector<ChangedFact> changed_facts(const rulepack::Stress& stress, const World& world);
[[nodiscard]] facts::Change change_of(const ChangedFact& fact);

}  // namespace reprise::engine
