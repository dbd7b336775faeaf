// One family of rules on its way to the assessment: its outcomes, its score, the gates that floor it.
#pragma once

#include <string>
#include <vector>

#include "engine/score.h"

namespace reprise::engine {

struct Family {
  const rulepack::Pack* pack = nullptr;  ///< the first of the family: its title and bands hold
  std::vector<const Outcome*> outcomes;  ///< in file order
  std::vector<Floor> floors;
  Score score;
  Levels levels;
};

}  // namespace reprise::engine
