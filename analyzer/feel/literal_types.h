// A literal where no literal of its type can stand: `cash * "2"`, `1 < "a"`, `if 1 then`. What can be told before any fact is
// known; everything else is a null with its reason when it is evaluated.
#pragma once

#include <optional>

#include "feel/syntax.h"
#include "feel/tree_builder.h"

namespace reprise::feel {

/// The problem of the node's own operands, at the literal that does not fit; its children were checked before.
[[nodiscard]] std::optional<Problem> misplaced_literal(const Syntax& syntax, const SyntaxNode& node);

}  // namespace reprise::feel
