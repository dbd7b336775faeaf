// The smallest pieces of FEEL text (DMN 1.5, 10.3.1.2, rules 24–36 and 61–66): blanks, comments, names, numbers and
// strings. Used by the grammar and by the table of known names.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace reprise::feel::lexical {

/// The code point at `at`, which moves behind it; U+FFFD for what is not UTF-8.
[[nodiscard]] char32_t decode(const char*& at, const char* end);

[[nodiscard]] bool is_blank(char32_t code_point);
[[nodiscard]] bool is_name_start(char32_t code_point);
[[nodiscard]] bool is_name_part(char32_t code_point);

/// Behind blanks and comments. An unclosed comment is left standing.
[[nodiscard]] const char* skip_blanks(const char* at, const char* end);

/// Behind the longest run of name characters; `at` itself when there is none.
[[nodiscard]] const char* end_of_word(const char* at, const char* end);

/// Words and single signs: "foo+bar baz" → foo, +, bar, baz. What names are compared by.
[[nodiscard]] std::vector<std::string> name_parts(std::string_view name);

/// Behind the parts when they stand at `at`, blanks or not between them; null otherwise.
[[nodiscard]] const char* match_parts(const char* at, const char* end, const std::vector<std::string>& parts);

/// `first   name` → `first name`.
[[nodiscard]] std::string normalised_name(std::string_view name);

/// `if`, `and`, `null`, …: words that cannot be a name by themselves.
[[nodiscard]] bool is_reserved(std::string_view word);

/// Behind a numeric literal (rule 37: `1`, `1.5`, `.5`, `1e3`); null when there is none. `1..2` is a number and a range.
[[nodiscard]] const char* end_of_number(const char* at, const char* end);

/// The characters between the quotes with escapes resolved; empty when an escape is wrong.
[[nodiscard]] std::optional<std::string> unescape(std::string_view between_quotes);
/// Behind the closing quote of a string that begins at `at`; null when it is not closed.
[[nodiscard]] const char* end_of_string(const char* at, const char* end);

/// With quotes and escapes.
[[nodiscard]] std::string quoted(std::string_view text);

/// The shape of a name that needs no quotes as a context's key.
[[nodiscard]] bool is_plain_name(std::string_view name);

}  // namespace reprise::feel::lexical
