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

/// A number between two ends; equal ones are a known number. Without ends nothing bounds it.
struct Bounded {
  std::optional<scalar::Decimal> low;
  std::optional<scalar::Decimal> high;
  std::vector<std::string> from;
  std::vector<std::string> missing;
};

}  // namespace reprise::takeover
