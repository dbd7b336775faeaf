// One family of rules on its way to the assessment: its outcomes, its score, the gates that floor it.
#pragma once

#include <deque>
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

/// Every rule judged in that world, scores and levels filled: families in the order of the packs, packs of one family as one.
/// The outcomes are added to `outcomes`, which must outlive the families.
[[nodiscard]] std::vector<Family> judged_families(const World& world, std::deque<Outcome>& outcomes);

/// The scored ones.
[[nodiscard]] std::vector<const Family*> scored_of(const std::vector<Family>& families);

/// Floors, scores and levels of families whose outcomes are there.
void score_families(std::vector<Family>& families, const facts::Facts& facts);

/// The outcomes of rules with a gate, in the order of the families.
[[nodiscard]] std::vector<const Outcome*> gated_of(const std::vector<Family>& families);

}  // namespace reprise::engine
