// Whether a rule can be felt in its family's score at all. Private to the lint of rules.
#pragma once

#include <optional>

#include "rulepack/rulepack.h"
#include "scalar/decimal.h"

namespace reprise::engine {

/// Half a point of a hundred. A rule that moves the score by less is lost in its rounding to whole points, and with bands of
/// many points it decides a level only where the other rules already stand on the bound.
[[nodiscard]] scalar::Decimal lightest_effect();

/// From the lowest to the highest risk of its scale.
[[nodiscard]] scalar::Decimal spread_of(const rulepack::Rule& rule);

/// By how many points the rule moves its family's score between its lowest and its highest risk when every rule of the pack
/// applies; nothing when the pack has no weight. Where others do not apply it moves more.
[[nodiscard]] std::optional<scalar::Decimal> effect_of(const rulepack::Rule& rule, const rulepack::Pack& pack);

}  // namespace reprise::engine
