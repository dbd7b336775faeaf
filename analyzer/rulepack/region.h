// Regions of a decision table's inputs: one set a column, so that a row, what is allowed, and what is left uncovered are
// boxes of one space. Exact set algebra with a budget, since the pieces of a difference can multiply.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "base/text.h"
#include "rulepack/value_set.h"

namespace reprise::rulepack {

using Region = std::vector<ValueSet>;  ///< by input; all of the same length

/// How many set operations a check may take.
class Budget {
 public:
  explicit Budget(std::size_t operations) : left_(operations) {}
  /// False once it is used up, and from then on.
  bool spend(std::size_t operations) {
    left_ = operations > left_ ? 0 : left_ - operations;
    return left_ > 0;
  }
  [[nodiscard]] bool used_up() const { return left_ == 0; }

 private:
  std::size_t left_;
};

[[nodiscard]] bool is_empty(const Region& region);
[[nodiscard]] Region common(const Region& left, const Region& right);
[[nodiscard]] bool meet(const Region& left, const Region& right);
/// The regions without the hole, as regions that do not meet when those given did not. Nothing certain once the budget is used up.
[[nodiscard]] std::vector<Region> without(const std::vector<Region>& regions, const Region& hole, Budget& budget);

/// An input as it is spoken of.
struct SpokenInput {
  std::string name;
  bool counts = false;
};
/// `vacancy_rate in [0.05..0.08) with headcount < 50`; inputs that may be anything in `space` are not named.
[[nodiscard]] base::Text said_of(const Region& region, const Region& space, const std::vector<SpokenInput>& inputs);

}  // namespace reprise::rulepack
