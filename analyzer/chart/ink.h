// The few marks of a drawing that is written by hand, as SVG. Lengths in points. Private to this module.
#pragma once

#include <string>
#include <string_view>

namespace reprise::chart {

/// With one decimal at most.
[[nodiscard]] std::string points(double value);

struct Pen {
  const char* stroke = "none";
  double width = 1;
  const char* fill = "none";
  const char* dashes = "";  ///< as stroke-dasharray has it
};

[[nodiscard]] std::string line(double x1, double y1, double x2, double y2, const Pen& pen);
[[nodiscard]] std::string box(double left, double top, double right, double bottom, const Pen& pen);
/// Standing on a corner, so far from its middle to each.
[[nodiscard]] std::string diamond(double x, double y, double reach, const Pen& pen);

struct Type {
  double size = 9;
  const char* colour = "#1B1F24";
  bool bold = false;
  const char* anchor = "start";
};
/// One line of it, made harmless, on a base line.
[[nodiscard]] std::string written(double x, double y, std::string_view text, const Type& type);

}  // namespace reprise::chart
