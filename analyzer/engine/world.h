// What one evaluation looks at: the rules, the facts behind the marks, and the names expressions see.
#pragma once

#include "facts/facts.h"
#include "feel/feel.h"
#include "rulepack/rulepack.h"

namespace reprise::engine {

/// All three must outlive the world.
struct World {
  const rulepack::RuleBook& rules;
  const facts::Facts& facts;
  const feel::Context& scope;
};

}  // namespace reprise::engine
