// French legal citations inside a text of either language: which words are the citation's own, which join its parts.
#pragma once

#include <string>
#include <vector>

#include "assessment/calendar.h"
#include "report/locale.h"
#include "report/view.h"

namespace reprise::report {

struct CitedPart {
  std::string words;
  bool is_french = false;  ///< inside a text that is not: to be marked as such
};

/// "C. com. L642-1" "to" "L642-8": the parts of a citation that stay French, and what joins them in the language. A basis that has words in
/// both languages ("usage", "practice") is one part.
[[nodiscard]] std::vector<CitedPart> cited(const base::Text& basis, const Locale& locale);
/// The same as one text.
[[nodiscard]] std::string cited_words(const base::Text& basis, const Locale& locale);
/// Citation, how it was read ("from memory, to be verified") and the note, for basis.mustache.
[[nodiscard]] View basis_view(const assessment::LegalBasis& basis, const Locale& locale);
/// The same as one text.
[[nodiscard]] std::string basis_words(const assessment::LegalBasis& basis, const Locale& locale);

}  // namespace reprise::report
