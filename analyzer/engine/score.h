// A family's score: the weighted mean of its rules' risks as an interval that surely holds it, how much of the weight is
// covered, and the level it comes to once the gates have had their say.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "engine/outcome.h"

namespace reprise::engine {

/// A rule in the mean: any risk of [low, high], and perhaps not in the mean at all.
struct Member {
  Decimal weight;
  Interval risk;
  bool optional = false;
};

/// Extremes of Σ weight × risk ÷ Σ weight over independent risks and inclusions, unrounded; nothing without weight.
[[nodiscard]] std::optional<Interval> mean_interval(std::span<const Member> members);

[[nodiscard]] Member member_of(const Outcome& outcome);

struct Score {
  std::optional<Interval> interval;  ///< at six decimals, the low end rounded down and the high end up
  bool may_be_empty = false;         ///< every rule with weight may turn out not to apply
  bool exact = false;                ///< tightened by joint enumeration
  Decimal coverage;
  bool provisional = false;
};

/// Rounds outwards to six decimals; a point stays a point.
[[nodiscard]] Interval presented(const Interval& interval);

[[nodiscard]] Score score_of(std::span<const Outcome* const> outcomes, const facts::Facts& facts, const std::vector<rulepack::Band>& bands);

[[nodiscard]] std::size_t band_index(const std::vector<rulepack::Band>& bands, const Decimal& score);
[[nodiscard]] std::optional<std::size_t> band_named(const std::vector<rulepack::Band>& bands, std::string_view id);

/// What a rule's gate does to one family.
struct Floor {
  const rulepack::Rule* rule = nullptr;
  std::size_t level = 0;
  assessment::GateState state = assessment::GateState::clear;
};

/// Bands between which the level lies; empty when nothing applies and no gate floors the family.
struct Levels {
  std::optional<std::size_t> low;
  std::optional<std::size_t> high;
  bool operator==(const Levels&) const = default;
};

[[nodiscard]] Levels levels_of(const std::optional<Interval>& score, std::span<const Floor> floors, const std::vector<rulepack::Band>& bands);
[[nodiscard]] std::string level_id(const std::optional<std::size_t>& level, const std::vector<rulepack::Band>& bands);

inline constexpr std::string_view kNotApplicable = "not_applicable";

}  // namespace reprise::engine
