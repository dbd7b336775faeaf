// A diagram's content drawn as SVG through Graphviz, in-process. Legible on its page or folded one level more; every text
// escaped; same input, same bytes. Any thread may draw while others do anything else: one mutex guards the library, so that
// drawings wait for each other, and nothing but the arguments is read. A thread that draws must end before the process does.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "assessment/comparison.h"
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
  /// Address of a page is its name between these: a file beside the others, or a part of one document ("#" and "").
  std::string address_before = {};
  std::string address_after = ".svg";
  std::string page_mark = "p.\u00a0";  ///< before a page's number; another: pages are called figures
  /// Of draw_pages: the id of another chart on whose pages the parts stand, as before and after on those of the difference. Only the
  /// overview is given then, and leads there. Empty: its own.
  std::string parts_of = {};
  /// Writes beside the ink what a page's script needs: data-box, data-in (its frame), data-frame; of lines data-from, data-to,
  /// data-kind, data-change. Frames and ends of lines are named by their ids in the SVG, boxes also by those of the diagram.
  bool structured = false;
};

struct Drawing {
  std::string svg;          ///< whole document, no XML prolog; title, desc and lang set; ids prefixed with the diagram's id
  std::string dot;          ///< what the SVG was made from; `neato -n2` draws the same
  double width_points = 0;  ///< as laid out, before fitting to the page
  double height_points = 0;
  double type_points_on_page = 0;  ///< size of the smallest type after fitting
  int folded_levels = 0;    ///< how often a level was folded to stay legible
};

/// One page of a chart that does not fit on one.
struct Page {
  std::string name;   ///< of the overview: the diagram's id; of the others that and what they show; letters, digits, hyphens
  base::Text title;
  Drawing drawing;
  std::string part = {};  ///< id of the sector or legal person it unfolds; empty: the overview
  bool changes = false;   ///< something on it joins, moves, is doubled, leaves or is planned
};

/// Which of the three pictures of a comparison.
enum class Moment : std::uint8_t { before, after, difference };

enum class Picture { png, pdf };
/// The drawing as pixels (144 to the inch) or as PDF with its fonts embedded; without links. Fonts are searched for on the machine.
/// `name` stands in error messages. Errors: chart-layout.
[[nodiscard]] base::Result<std::string> picture(const Drawing& drawing, const std::string& name, Picture format);

/// DOT of the diagram, as laid out, with every position; empty when draw() would fail.
[[nodiscard]] std::string to_dot(const assessment::Diagram& diagram, const Options& options);
/// Errors: chart-layout with the library's own words.
[[nodiscard]] base::Result<Drawing> draw(const assessment::Diagram& diagram, const Options& options);
/// The overview, then a page for everything folded on another: each sector, each legal person, and more of them when one does
/// not suffice. Nothing of the diagram is missing from all. What is folded leads to its page, and each page back; pages are
/// numbered in this order. Errors: chart-layout.
[[nodiscard]] base::Result<std::vector<Page>> draw_pages(const assessment::Diagram& diagram, const Options& options);

/// One of three pictures with one layout: what is there in two of them stands at the same place in both, folded alike. Before and
/// after leave blank what is not there; the difference draws it in grey and says so. Errors: chart-layout.
[[nodiscard]] base::Result<Drawing> draw(const assessment::Comparison& comparison, Moment moment, const Options& options);
[[nodiscard]] base::Result<std::vector<Page>> draw_pages(const assessment::Comparison& comparison, Moment moment, const Options& options);
[[nodiscard]] assessment::Caption caption_of(const assessment::Comparison& comparison, Moment moment);

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
  [[nodiscard]] base::Result<Drawing> draw(const assessment::Comparison& comparison, Moment moment, const Options& options);
  [[nodiscard]] base::Result<std::vector<Page>> draw_pages(const assessment::Diagram& diagram, const Options& options);
  [[nodiscard]] base::Result<std::vector<Page>> draw_pages(const assessment::Comparison& comparison, Moment moment, const Options& options);

 private:
  std::unique_ptr<LabelSizes> sizes_;
};

/// The same content as rows of text: what stands beside every chart and outlives it.
struct TextTable {
  std::vector<base::Text> headings;
  std::vector<std::vector<base::Text>> rows;
};
[[nodiscard]] TextTable text_table(const assessment::Diagram& diagram);
[[nodiscard]] TextTable text_table(const assessment::Comparison& comparison, Moment moment);

}  // namespace reprise::chart
