// Whether a family's level hangs on a single choice of the rules: one threshold, one rule, one weight.
#pragma once

#include <map>
#include <string>

#include "engine/family.h"

namespace reprise::engine {

struct Sensitivity {
  bool without_rule = false;     ///< the level changes when the rule is left out, its gate too
  bool with_thresholds = false;  ///< … when the thresholds of its scale move by 10 %
  bool with_weight = false;      ///< … when its weight moves by 25 %
};

/// By rule id; the rules of the family only.
[[nodiscard]] std::map<std::string, Sensitivity> sensitivity_of(const Family& family, const World& world);

}  // namespace reprise::engine
