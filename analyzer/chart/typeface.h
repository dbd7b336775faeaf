// Text measured without a font: the widths Pango gives DejaVu Sans with full hinting, from the table of its glyphs. So
// the layout needs no font installed and no search for one, which costs more than the rest of a drawing.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace reprise::chart {

/// As a text span of Graphviz has it, in points.
struct TextExtent {
  double width = 0;  ///< rounded up to whole points
  double height = 0;
  double baseline = 0;  ///< below the top
  double centre = 0;    ///< below the middle, for what is centred vertically
};

/// The text wrapped at so many columns, at fewer where its letters are so wide that a line would exceed `width` points.
[[nodiscard]] std::vector<std::string> fitted(std::string_view text, std::size_t columns, std::size_t lines, double points, bool bold, double width);

/// Of well-formed UTF-8; nothing when a character is not in the table, and for empty text.
[[nodiscard]] std::optional<TextExtent> extent_of(std::string_view text, double points, bool bold);

}  // namespace reprise::chart
