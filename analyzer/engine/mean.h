// The extremes of a weighted mean of independent risks and inclusions, and what becomes of them when one member is left out
// or weighs otherwise. Weights and risks are small plain numbers nearly always: then their sums are taken in whole numbers,
// which are exact, so that the one division gives what decimals throughout would give.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "engine/score.h"

namespace reprise::engine {

/// A rule's part in the mean with its risk fixed; `Number` is Decimal, or multiples of a power of ten.
template <typename Number>
struct Term {
  Number weight;
  Number risk;
  bool optional = false;
};

class WeightedMean {
 public:
  explicit WeightedMean(std::span<const Member> members);

  /// Extremes of Σ weight × risk ÷ Σ weight, unrounded; nothing without weight.
  [[nodiscard]] std::optional<Interval> interval() const;
  [[nodiscard]] std::optional<Interval> without(std::size_t position) const;
  [[nodiscard]] std::optional<Interval> with(std::size_t position, const Member& other) const;

 private:
  struct Whole {
    Term<std::int64_t> low;
    Term<std::int64_t> high;  ///< the risk mirrored: the highest mean is the lowest of those
  };

  [[nodiscard]] std::optional<Whole> whole(const Member& member) const;
  [[nodiscard]] std::optional<Interval> in_whole_numbers(std::size_t position, const Whole* other) const;
  [[nodiscard]] std::optional<Interval> in_decimals(std::size_t position, const Member* other) const;

  std::span<const Member> members_;
  std::vector<Whole> terms_;
  bool is_whole_ = true;
  int weight_exponent_ = 0;
  int risk_exponent_ = 0;
};

}  // namespace reprise::engine
