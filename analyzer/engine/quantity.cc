#include "engine/quantity.h"

namespace reprise::engine {

using assessment::Quantity;

Quantity quantity(const takeover::Derived& number) { return {number.value, number.value, number.from, number.missing}; }

Quantity quantity(const takeover::Bounded& bounds) { return {bounds.low, bounds.high, bounds.from, bounds.missing}; }

Quantity quantity(const takeover::PartialSum& sum) { return {sum.known, sum.is_whole() ? std::optional(sum.known) : std::nullopt, sum.from, sum.missing}; }

}  // namespace reprise::engine
