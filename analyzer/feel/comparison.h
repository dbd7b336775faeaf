// Equality, order and membership of FEEL values (10.3.2.3, tables 42, 54 and 55).
#pragma once

#include <compare>
#include <optional>

#include "feel/syntax.h"
#include "feel/value.h"

namespace reprise::feel::comparison {

/// Empty when the two cannot be compared: values of different types.
[[nodiscard]] std::optional<bool> equals(const Value& left, const Value& right);
/// `is()`: the same type and value, fractions of a second and zones included.
[[nodiscard]] bool identical(const Value& left, const Value& right);
/// Empty unless both are numbers, strings, or temporal values of one type.
[[nodiscard]] std::optional<std::strong_ordering> order(const Value& left, const Value& right);

/// `left operation right`, operation one of equal … greater_equal; without marks.
[[nodiscard]] Value compare(NodeKind operation, const Value& left, const Value& right, base::Span span);
/// Whether the range holds the value; without marks.
[[nodiscard]] Value contains(const Range& range, const Value& value, base::Span span);

/// The marks of the value and of everything in it.
[[nodiscard]] Marks deep_marks(const Value& value);
/// Adds them to what was decided by the value.
void mark_deeply(Value& result, const Value& decided_by);
/// The marks of a list and those of its items, or of a plain value.
[[nodiscard]] Marks item_marks(const Value& value);

/// Why an operation on this null is null: the null's own reason, which is the first cause, or a new one.
[[nodiscard]] Value propagated(const Value& null, base::Span span);

}  // namespace reprise::feel::comparison
