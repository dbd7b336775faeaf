// Which rows of a rule's scale its inline tests hold: a row is held when some test ends in it and says which risk that is.
#pragma once

#include <deque>
#include <string>
#include <vector>

#include "base/source.h"
#include "engine/inline_test.h"
#include "rulepack/rulepack.h"

namespace reprise::engine {

struct CoveredRow {
  std::string when;
  bool reached = false;
  base::Place place;
};

/// The scale of one rule, in its order.
struct RowCoverage {
  std::string rule;
  std::vector<CoveredRow> rows;
};

/// By row of the scale. `worlds` are those of the rule's tests, in their order.
[[nodiscard]] std::vector<bool> rows_reached(const rulepack::Rule& rule, const std::deque<TestWorld>& worlds);

/// Of every rule that has a scale (or of one, when `rule` is not empty), in the order of the packs.
[[nodiscard]] std::vector<RowCoverage> row_coverage(const rulepack::RuleBook& rules, const std::string& rule = {});

}  // namespace reprise::engine
