// The unknown facts that rules wait for.
#pragma once

#include <string>
#include <vector>

#include "engine/family.h"

namespace reprise::engine {

/// Of all rules that may apply, or only of those without whose facts an outcome that proceeds is forbidden. Each path once, in file order.
[[nodiscard]] std::vector<std::string> missing_of(const std::vector<Family>& families, bool blocking_only, const facts::Facts& facts);

}  // namespace reprise::engine
