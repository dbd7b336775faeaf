// The health of rules: what their inline tests leave open (rows, gates and outcomes that no test reaches, thresholds that could be
// moved by one unit without any test noticing), weights nobody can feel, rules that no dossier or no example comes to.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "engine/engine.h"
#include "rulepack/rulepack.h"

namespace reprise::engine {

struct RuleLint {
  base::Diagnostics left_open;  ///< warnings lint-*, in the order of the rules
  std::size_t rules = 0;
  std::size_t mutants = 0;      ///< rules with one threshold moved that were held against the tests
  std::size_t alike = 0;        ///< moved thresholds that change no answer, so that no test could notice
};

/// All rules, or those of `ids`, which are rules' ids. With examples, also which rules none of them can judge; each example's
/// rules must be `rules`.
[[nodiscard]] RuleLint lint(const rulepack::RuleBook& rules, const std::vector<std::string>& ids = {}, const std::vector<Input>& examples = {});

}  // namespace reprise::engine
