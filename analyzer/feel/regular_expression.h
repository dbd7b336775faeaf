// XPath/XQuery regular expressions (functions and operators 3.1, section 5.6), run by ICU. The one door to it.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace reprise::feel::regular_expression {

// Each is empty when the pattern, the flags (s, m, i, x, q) or the replacement are not allowed, or when matching
// takes too long.
[[nodiscard]] std::optional<bool> matches(std::string_view text, std::string_view pattern, std::string_view flags);
/// Replacement: `$1` is a group, `\$` and `\\` are signs.
[[nodiscard]] std::optional<std::string> replaced(std::string_view text, std::string_view pattern, std::string_view replacement,
                                                  std::string_view flags);
[[nodiscard]] std::optional<std::vector<std::string>> split(std::string_view text, std::string_view pattern);

/// Unicode's own case mappings.
[[nodiscard]] std::string upper_case(std::string_view text);
[[nodiscard]] std::string lower_case(std::string_view text);

}  // namespace reprise::feel::regular_expression
