// Dates, times and durations of FEEL: reading any of them, their arithmetic (10.3.2.3, tables 45 and 57) and their
// properties (table 53).
#pragma once

#include <compare>
#include <optional>
#include <string_view>

#include "feel/syntax.h"
#include "feel/value.h"

namespace reprise::feel::temporal {

/// Whatever of the five temporal types the text is (the at-literal, rule 62); null without a reason when none.
[[nodiscard]] Value parse_any(std::string_view text);

[[nodiscard]] bool is_duration(Kind kind);
[[nodiscard]] bool is_temporal(Kind kind);

/// `+`, `-`, `*`, `/` with at least one temporal operand; null with "wrong-type" for pairs the table leaves out.
[[nodiscard]] Value compute(NodeKind operation, const Value& left, const Value& right, base::Span span);
[[nodiscard]] Value negated(const Value& duration, base::Span span);

/// Empty when they cannot be ordered: one has a zone and the other has none.
[[nodiscard]] std::optional<std::strong_ordering> compare(const Value& left, const Value& right);
/// FEEL's `=` on times ignores fractions of a second (10.3.2.3.5).
[[nodiscard]] std::optional<bool> equal(const Value& left, const Value& right);

/// `year`, `time offset`, …; empty when the value has no such property.
[[nodiscard]] std::optional<Value> property(const Value& value, std::string_view name);

/// Whole months between the two days, toward zero; the times of day do not count.
[[nodiscard]] scalar::YearsMonthsDuration months_between(const scalar::DateTime& from, const scalar::DateTime& to);
/// 1 = Monday.
[[nodiscard]] int weekday(const scalar::Date& date);
[[nodiscard]] scalar::DateTime midnight_utc(const scalar::Date& date);
/// Empty past the largest year.
[[nodiscard]] std::optional<scalar::Date> plus_months(const scalar::Date& date, std::int64_t months);

}  // namespace reprise::feel::temporal
