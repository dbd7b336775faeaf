// A box as an HTML-like label of Graphviz: name, form, rows; what the takeover does to it by outline, word and colour.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "assessment/diagram.h"
#include "base/text.h"
#include "chart/chart.h"
#include "chart/graphviz.h"

namespace reprise::chart {

// Points. The smallest type of every drawing is kSmallType.
inline constexpr double kSmallType = 9;
inline constexpr double kNameType = 10;
inline constexpr double kSectorType = 11;
inline constexpr double kTitleType = 13;

inline constexpr std::size_t kRowColumns = 22;  // of the name of a site, on each of its lines
inline constexpr std::size_t kSiteLines = 4;   // of a name where sites are the subject; elsewhere two

inline constexpr const char* kFont = "DejaVu Sans";  // pinned: the layout is measured with it
// Contrast on white: ink 16.6, muted 6.0, accent 8.4, watch 6.2.
inline constexpr const char* kInk = "#1B1F24";
inline constexpr const char* kMuted = "#55606B";
inline constexpr const char* kAccent = "#1D4E89";
inline constexpr const char* kWatch = "#855700";
inline constexpr const char* kWatchTint = "#FBF0D9";
inline constexpr const char* kHairline = "#8A949E";
inline constexpr const char* kPanel = "#F6F7F9";

struct LabelCell {
  std::string content;
  std::string attributes;  ///< of its TD, each with a blank before it
  Size least;              ///< room that it takes at least
};
/// Without cells it is not drawn.
struct LabelRow {
  std::vector<LabelCell> cells;
  bool ruled = false;  ///< a line above it
};
struct BoxLabel {
  std::string attributes;  ///< of its TABLE
  std::vector<LabelRow> rows;  ///< what happens to the box, its name, its form, then its rows, absent ones without words
};

/// `box` as seen at the moment. `relation` is said after the form: "contrôle 100 %".
[[nodiscard]] BoxLabel box_parts(const assessment::Box& box, const base::Text& relation, base::Language language, std::optional<Moment> moment,
                                  std::size_t row_lines = 2);  ///< `row_lines`: at most of the name of a row that does not stand out
/// The label without its outer `<` `>`.
[[nodiscard]] std::string written(const BoxLabel& label);
[[nodiscard]] std::string written(const LabelRow& row);
/// Everything the box says, uncut, one fact a line: shown by a browser under the pointer. Of a box without what is absent.
[[nodiscard]] std::string box_tooltip(const assessment::Box& box, const base::Text& relation, base::Language language);

/// Mark of a row or of the legend: "≈", "→", …
[[nodiscard]] std::string sign(assessment::Change change);

/// Comes from another legal person and doubles a service of this one: both are said.
[[nodiscard]] bool moves_and_doubles(const assessment::BoxRow& row);

struct RiskShape {
  const char* sign;
  const char* colour;
};
/// Of the band of that id; a ring for one it does not know.
[[nodiscard]] RiskShape shape_of(const std::string& level);

[[nodiscard]] std::string coloured(const std::string& escaped, const std::string& colour, double points);

}  // namespace reprise::chart
