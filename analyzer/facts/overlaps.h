// takeover.services as expressions see it: numbers made from facts, each remembering which. Private to this module.
#pragma once

#include "facts/unwrapping.h"
#include "takeover/takeover.h"

namespace reprise::facts {

/// The facts of both files must have their marks already.
[[nodiscard]] feel::Value overlaps_value(World& world, const takeover::Takeover& takeover);

}  // namespace reprise::facts
