#include "feel/arithmetic.h"

#include "feel/reasons.h"

namespace reprise::feel {
namespace {

Value number_or_null(const scalar::Decimal& number, base::Span span) {
  return number.is_finite() ? Value::number(number) : reasons::null("number-out-of-range", span);
}

}  // namespace

Value compute_numbers(NodeKind operation, const scalar::Decimal& left, const scalar::Decimal& right, base::Span span) {
  switch (operation) {
    case NodeKind::add: return number_or_null(left + right, span);
    case NodeKind::subtract: return number_or_null(left - right, span);
    case NodeKind::multiply: return number_or_null(left * right, span);
    case NodeKind::divide:
      if (right.is_zero()) return reasons::null("division-by-zero", span);
      return number_or_null(left / right, span);
    default: return number_or_null(left.power(right), span);
  }
}

}  // namespace reprise::feel
