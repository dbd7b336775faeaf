// Unary tests that compare with written numbers and ask for nothing else, as most rows of most scales do: answered without an
// evaluation. An answer is the one an evaluation gives.
#pragma once

#include <optional>

#include "feel/syntax.h"
#include "scalar/decimal.h"

namespace reprise::feel {

/// What the tests say of a number; nothing where they ask for more.
struct NumberTested {
  bool passes = false;
  bool depends = true;  ///< false: they pass whatever the number is
};
[[nodiscard]] std::optional<NumberTested> test_number(const Syntax& tests, const scalar::Decimal& number);

}  // namespace reprise::feel
