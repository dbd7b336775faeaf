// What a person calls the kinds of values, for reasons of nulls. FEEL's own type names, the same in both languages.
#pragma once

#include <string>
#include <string_view>

#include "feel/value.h"

namespace reprise::feel {

[[nodiscard]] std::string_view name_of(Kind kind);
/// `number, string`.
[[nodiscard]] std::string names_of(const Value& left, const Value& right);

}  // namespace reprise::feel
