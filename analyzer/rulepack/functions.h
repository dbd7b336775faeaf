// What rules see beside the facts, made once for all facts they are ever judged on. Private to this module.
#pragma once

#include <memory>

#include "rulepack/rulepack.h"

namespace reprise::rulepack {

/// known(), reference() and the definitions, each after those it calls. They look at the facts of the evaluation that calls.
[[nodiscard]] std::shared_ptr<const feel::Context> functions_of(const RuleBook& rules);

}  // namespace reprise::rulepack
