// Whether a family's level, or its rank among the families, hangs on a single choice of the rules: one threshold, one rule, one
// weight.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "engine/family.h"

namespace reprise::engine {

/// What changes with one choice. A family is above another when its lowest score is higher than the other's highest; where the two
/// intervals meet nothing is said of their order.
struct Shift {
  bool level = false;
  bool order = false;
};

struct Sensitivity {
  Shift without_rule;     ///< when the rule is left out, its gate too
  Shift with_thresholds;  ///< when the thresholds of its scale move by 10 %
  Shift with_weight;      ///< when its weight moves by 25 %
};

/// By rule id; the rules of `family` only. `families` are all of them.
[[nodiscard]] std::map<std::string, Sensitivity> sensitivity_of(const Family& family, const std::vector<Family>& families, const World& world);

}  // namespace reprise::engine
