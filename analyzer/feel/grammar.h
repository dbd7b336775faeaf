// From the text of an expression to its tree. The one door to the parser library: nothing of it shows here.
#pragma once

#include <string_view>
#include <vector>

#include "feel/shape.h"
#include "feel/syntax.h"
#include "feel/tree_builder.h"

namespace reprise::feel {

inline constexpr std::size_t kLargestText = 64 * 1024;

struct Parsed {
  Syntax syntax;
  Known known;                    ///< of the whole
  std::vector<Problem> problems;  ///< in the order of the text; when there are any, the tree is not to be used
};

[[nodiscard]] Parsed parse_expression(std::string_view text, const Names::Tree& names);
[[nodiscard]] Parsed parse_unary_tests(std::string_view text, const Names::Tree& names);

/// What a syntax error says: expected, got, and a hint for usual mistakes.
[[nodiscard]] Problem syntax_problem(std::string_view text, std::size_t offset, std::string_view expected);

}  // namespace reprise::feel
