// Whether a rule raises something: a risk above its lowest, or its gate. What waivers accept.
#pragma once

#include "engine/outcome.h"

namespace reprise::engine {

/// certain: whatever the uncertain and unknown facts turn out to be. possible: for some of them at least.
struct Raised {
  bool possible = false;
  bool certain = false;
};
[[nodiscard]] Raised raised_by(const Outcome& outcome);

}  // namespace reprise::engine
