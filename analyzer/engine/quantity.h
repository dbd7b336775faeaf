// Numbers that the takeover worked out, as the assessment tells them: two ends, what they rest on, what they lack.
#pragma once

#include "assessment/territories.h"
#include "takeover/landscape.h"

namespace reprise::engine {

[[nodiscard]] assessment::Quantity quantity(const takeover::Derived& number);
[[nodiscard]] assessment::Quantity quantity(const takeover::Bounded& bounds);
/// Open upwards where something misses.
[[nodiscard]] assessment::Quantity quantity(const takeover::PartialSum& sum);

}  // namespace reprise::engine
