// What a YAML parser's terse complaint means to the person who wrote the file: our own words, at the place
// where the mistake is, with the usual way out.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "document/layout.h"
#include "document/problems.h"

namespace reprise::document {

/// What the parser said and where it stood.
struct Complaint {
  std::string_view message;                  ///< yaml-cpp's words
  std::uint32_t offset = 0;
  std::optional<std::uint32_t> open_bracket;  ///< the innermost `[` or `{` not yet closed
};

/// Adds exactly one problem.
void explain_syntax_problem(std::string_view text, const Layout& layout, const Complaint& complaint, Problems& problems);

}  // namespace reprise::document
