// What whole dossiers show of the rules: which rule some of them can judge, and which rows of its scale they come to.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "engine/engine.h"

namespace reprise::engine {

struct RuleReach {
  bool judged = false;     ///< known or uncertain in some example
  std::vector<bool> rows;  ///< of the scale: hit, or possible where it is uncertain
};

/// By id of the rule, every rule of the book. Each input's rules must be `rules`.
[[nodiscard]] std::map<std::string, RuleReach> reach_of(const rulepack::RuleBook& rules, const std::vector<Input>& examples);

}  // namespace reprise::engine
