// A diagram's content drawn as SVG through Graphviz, in-process. Legible on its page or folded one level more; every text
// escaped; same input, same bytes. Any thread may draw while others do anything else: one mutex guards the library, so that
// drawings wait for each other, and nothing but the arguments is read. A thread that draws must end before the process does.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "assessment/diagram.h"
#include "base/result.h"
#include "base/text.h"

namespace reprise::chart {

class LabelSizes;

struct Options {
  base::Language language = base::Language::french;
  double page_width_points = 842 - 2 * 51;   ///< A4 landscape inside its margins
  double page_height_points = 595 - 2 * 57;
  double smallest_type_points = 7;  ///< on that page
};

struct Drawing {
  std::string svg;          ///< whole document, no XML prolog; title, desc and lang set; ids prefixed with the diagram's id
  std::string dot;          ///< what the SVG was made from; `neato -n2` draws the same
  double width_points = 0;  ///< as laid out, before fitting to the page
  double height_points = 0;
  double type_points_on_page = 0;  ///< size of the smallest type after fitting
  int folded_levels = 0;    ///< how often a level was folded to stay legible
};

/// DOT of the diagram, as laid out, with every position; empty when draw() would fail.
[[nodiscard]] std::string to_dot(const assessment::Diagram& diagram, const Options& options);
/// Errors: chart-layout with the library's own words.
[[nodiscard]] base::Result<Drawing> draw(const assessment::Diagram& diagram, const Options& options);

/// Draws charts that have much in common, such as before and after: what they share is measured once. Each is the same as
/// draw() makes it. One thread at a time.
class Drafter {
 public:
  Drafter();
  ~Drafter();
  Drafter(const Drafter&) = delete;
  Drafter& operator=(const Drafter&) = delete;

  /// Errors: chart-layout with the library's own words.
  [[nodiscard]] base::Result<Drawing> draw(const assessment::Diagram& diagram, const Options& options);

 private:
  std::unique_ptr<LabelSizes> sizes_;
};

/// The same content as rows of text: what stands beside every chart and outlives it.
struct TextTable {
  std::vector<base::Text> headings;
  std::vector<std::vector<base::Text>> rows;
};
[[nodiscard]] TextTable text_table(const assessment::Diagram& diagram);

}  // namespace reprise::chart
