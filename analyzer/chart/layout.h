// Where everything stands. Sectors are frames whose boxes fill columns; the frames fill the page's proportions; the
// association stands below the sector it joins, before and after, so that nothing else moves.
#pragma once

#include <cstddef>
#include <vector>

#include "assessment/diagram.h"
#include "chart/graphviz.h"
#include "chart/wiring.h"

namespace reprise::chart {

/// Points from the left and from the top.
struct Area {
  double x = 0;
  double y = 0;
  double width = 0;
  double height = 0;

  [[nodiscard]] double right() const { return x + width; }
  [[nodiscard]] double bottom() const { return y + height; }
  [[nodiscard]] double centre_x() const { return x + width / 2; }
  [[nodiscard]] double centre_y() const { return y + height / 2; }
};

struct Layout {
  struct BoxPlace : Area {
    std::size_t cluster = kNobody;  ///< frame it stands in or below
    std::size_t column = 0;
    std::size_t row = 0;  ///< of frames; boxes at the top are in row 0 and in no cluster
  };
  struct Frame : Area {
    std::size_t row = 0;
    double corridor = 0;  ///< y of the free lane between its label and its boxes
  };
  std::vector<BoxPlace> boxes;   ///< as in the diagram
  std::vector<Frame> frames;     ///< as the diagram's clusters
  std::vector<double> bands;     ///< y where the lanes above each row of frames begin
  double top_bottom = 0;         ///< y where the boxes at the top end
  double lanes = 0;              ///< number of lanes in a band
  double width = 0;
  double height = 0;  ///< without the legend
};

inline constexpr double kGutter = 18;    // before each column: lines run here
inline constexpr double kLane = 9;       // between two lanes of a band
inline constexpr double kBoxGap = 8;    // between two boxes of a column

/// A band's height: its lanes, and room below them for what is said at a frame.
[[nodiscard]] double band_height(double lanes);

[[nodiscard]] Layout arranged(const assessment::Diagram& diagram, const std::vector<Size>& boxes, std::size_t lanes, double page_width,
                              double page_height);

}  // namespace reprise::chart
