// The four operations and the power of two numbers. Inside feel only.
#pragma once

#include "feel/syntax.h"
#include "feel/value.h"

namespace reprise::feel {

/// `left operation right`, operation one of add … power; null where the result is no finite number. Without marks.
[[nodiscard]] Value compute_numbers(NodeKind operation, const scalar::Decimal& left, const scalar::Decimal& right, base::Span span);

}  // namespace reprise::feel
