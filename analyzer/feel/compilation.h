// What can be known of a tree before it is evaluated, found out once: which parts are constant, which ask for the input, which
// calls can only be of a built-in function. Changes no result.
#pragma once

#include <memory>

#include "feel/feel.h"
#include "feel/syntax.h"

namespace reprise::feel {

/// Constant parts are not deeper than this, so that sparing their evaluation spares no level of the limit either.
inline constexpr std::size_t kConstantDepth = 3;

/// Fills the fields of each node that syntax.h says are found out here.
void settle(const std::shared_ptr<Syntax>& syntax, const Names::Tree& names);

}  // namespace reprise::feel
