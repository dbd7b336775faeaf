// What every HTML page of ours shares around its contents: words handed to a template, running heads on paper.
#pragma once

#include <set>
#include <string>

#include "base/diagnostic.h"
#include "report/catalogue.h"
#include "report/view.h"

namespace reprise::report {

/// Reports every word of `needed` that the catalogue lacks (report-word-missing).
void require_words(base::Diagnostics& problems, const Catalogue& catalogue, const std::set<std::string>& needed);

/// The texts of the words, as the part `w` of a view.
[[nodiscard]] View words_view(const Catalogue& catalogue, const std::set<std::string>& words);

/// Texts in the four corners of a printed page; the page's number joins the last.
struct PageMargins {
  std::string top_left;
  std::string top_right;
  std::string bottom_left;
  std::string bottom_right;
};
/// As a CSS rule, for engines that print margin boxes.
[[nodiscard]] std::string page_margins(const PageMargins& margins);

}  // namespace reprise::report
