// What the language cannot know of an expression of rules: whether definitions, known() and reference() are called, with
// tables there are; and which names it mentions. Private to this module.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "rulepack/reading.h"

namespace reprise::rulepack {

struct Mentions {
  std::set<std::string> names;  ///< every name
  std::set<std::string> calls;  ///< those that are called or passed on: not those an item of a filter may have
};
[[nodiscard]] Mentions mentions_of(const feel::Syntax& syntax);

void check_calls(Reading& reading, const feel::Syntax& syntax, const feel::Origin& origin, const Locals& locals);

/// How what rules call is declared to the language.
[[nodiscard]] feel::Signature signature_of(const Definition& definition);
[[nodiscard]] feel::Signature known_signature();
[[nodiscard]] feel::Signature reference_signature();

}  // namespace reprise::rulepack
