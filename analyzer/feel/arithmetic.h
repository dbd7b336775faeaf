// The four operations and the power of two numbers, and what else the tree says of two values. Inside feel only.
#pragma once

#include "feel/syntax.h"
#include "feel/value.h"

namespace reprise::feel {

/// add … power: the kinds stand in this order in syntax.h.
[[nodiscard]] constexpr bool is_arithmetic(NodeKind kind) { return kind >= NodeKind::add && kind <= NodeKind::power; }
/// equal … greater_equal, likewise.
[[nodiscard]] constexpr bool is_comparison(NodeKind kind) { return kind >= NodeKind::equal && kind <= NodeKind::greater_equal; }

/// `left operation right`, operation one of add … power; null where the result is no finite number. Without marks.
[[nodiscard]] Value compute_numbers(NodeKind operation, const scalar::Decimal& left, const scalar::Decimal& right, base::Span span);

}  // namespace reprise::feel
