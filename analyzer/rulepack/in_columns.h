// The rules' own functions as a batch knows them: definitions, known(), reference().
#pragma once

#include "feel/batch_library.h"
#include "rulepack/rulepack.h"

namespace reprise::rulepack {

/// The rules must outlive the making of a batch. A definition that has no form in columns is left out, and with it what calls it.
[[nodiscard]] feel::BatchLibrary batch_library(const RuleBook& rules);

}  // namespace reprise::rulepack
