// What a schema asks and what a document gives, in words of both languages.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "document/document.h"
#include "document/schema_rules.h"

namespace reprise::document {

/// "a number, `unknown` or a mapping"; x-expected when the schema has it.
[[nodiscard]] base::Text expected_words(const SchemaRules& schema, RuleIndex rule);
/// What the rule asks of numbers: "a number from 0 to 100".
[[nodiscard]] base::Text range_words(const Rule& rule);
/// A noun that is counted, in its two numbers.
struct Counted {
  base::Text one;
  base::Text many;
};
/// "of at least 2 items", "of 2 to 5 items", "of exactly 1 item".
[[nodiscard]] base::Text size_words(std::optional<std::size_t> least, std::optional<std::size_t> most, const Counted& noun);
/// "3 items"
[[nodiscard]] base::Text counted_words(std::size_t count, const Counted& noun);
/// The scalar as written, shortened, in backticks; or "a list", "a mapping".
[[nodiscard]] base::Text node_words(const Node& node);
/// The x-hint of the rule or of a reference to it.
[[nodiscard]] base::Text hint_of(const SchemaRules& schema, RuleIndex rule);

/// `a`, `b` or `c`; past `most` an ellipsis.
enum class Join { with_and, with_or };
[[nodiscard]] base::Text joined(std::span<const base::Text> parts, Join join, std::size_t most);
[[nodiscard]] std::string quoted(std::string_view word);
[[nodiscard]] base::Text did_you_mean(std::string_view word);
/// Both pieces of advice, the second in brackets; either may be empty.
[[nodiscard]] base::Text together(const base::Text& first, const base::Text& second);

}  // namespace reprise::document
