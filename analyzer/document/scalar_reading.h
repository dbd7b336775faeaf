// What a scalar may mean under a type. YAML's guessing (no = false, 012 = 10, 1_000, 1e3, dates) is not used:
// the reader asks for a type and gets it, or is told why not.
#pragma once

#include <optional>

#include "base/text.h"
#include "document/document.h"
#include "scalar/date.h"
#include "scalar/decimal.h"

namespace reprise::document {

/// Plain `-?(0|[1-9]digits)(.digits)?([eE][+-]?digits)?`. `012`, `1_000`, `1 000`, `1,5`, `0x1F`, `.5`, `+1` and quoted text are not numbers.
[[nodiscard]] std::optional<scalar::Decimal> as_number(const Node& node);
/// Plain `true` or `false` only; `yes`, `no`, `on`, `off`, `True` are not.
[[nodiscard]] std::optional<bool> as_boolean(const Node& node);
/// `YYYY-MM-DD`, plain or quoted, a day that exists.
[[nodiscard]] std::optional<scalar::Date> as_date(const Node& node);

/// The way from what was written to a number, for people: "write 1000". Empty when the scalar is nothing like one.
[[nodiscard]] base::Text number_advice(const Node& node);
[[nodiscard]] base::Text boolean_advice(const Node& node);
[[nodiscard]] base::Text date_advice(const Node& node);

}  // namespace reprise::document
