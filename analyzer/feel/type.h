// Type expressions (rule 56): `number`, `list<number>`, `context<a: number>`, `range<date>`, `function<number> -> string`.
#pragma once

#include <span>
#include <string_view>

#include "feel/value.h"

namespace reprise::feel {

/// Whether the value conforms to the type (table 52). An unknown type has no instances; null is an instance of Null only.
[[nodiscard]] bool is_instance(const Value& value, std::string_view type);

/// `value instance of type`: true or false; null with "unknown-type" when the expression names no type, known or declared,
/// whatever the value is: a misspelt type must not look like an answer.
[[nodiscard]] Value instance_of(const Value& value, std::string_view type, base::Span span);

/// The types of FEEL by name (table 39).
[[nodiscard]] std::span<const std::string_view> type_names();

/// The first name in a type expression that is no type of FEEL; empty when all are.
[[nodiscard]] std::string_view unknown_type(std::string_view type);

/// The value where a boundary asks for that type (10.3.2.9.4): singleton lists are unwrapped, items wrapped, a date
/// becomes midnight UTC; what does not conform is null. An empty type takes everything.
[[nodiscard]] Value conformed(const Value& value, std::string_view type, base::Span span);

}  // namespace reprise::feel
