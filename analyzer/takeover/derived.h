// A number made from facts, and which ones.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "scalar/decimal.h"

namespace reprise::takeover {

/// A number made from facts, with the canonical paths of those it was made from and of those that miss.
struct Derived {
  std::optional<scalar::Decimal> value;
  std::vector<std::string> from;     ///< known facts used
  std::vector<std::string> missing;  ///< unknown facts without which there is no value
};

}  // namespace reprise::takeover
