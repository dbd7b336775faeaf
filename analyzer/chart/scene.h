// A drawing with every position decided: what is written as DOT, and what each part says under the pointer.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "assessment/diagram.h"
#include "base/result.h"
#include "chart/chart.h"
#include "chart/label_sizes.h"
#include "chart/routing.h"

namespace reprise::chart {

struct Scene {
  struct Mark {
    std::string name;
    std::string label;  ///< HTML-like, without `<` `>`; empty: an end of a line, not drawn
    Spot centre;
  };
  struct FrameMark {
    std::string name;
    std::string label;
    Area area;
    Spot label_centre;
  };
  struct Line {
    std::string from;
    std::string to;
    std::vector<Spot> way;
    std::map<std::string, std::string> style;  ///< DOT attributes
    double arrow = 0.6;                        ///< size of its head
  };
  std::string id;
  std::vector<FrameMark> frames;
  std::vector<std::vector<std::size_t>> frame_marks;  ///< marks inside each frame
  std::vector<Mark> marks;
  std::vector<Line> lines;
  std::map<std::string, std::string> tooltips;  ///< by element id
  double width = 0;
  double height = 0;
};

/// Id of a part inside the SVG: that of the diagram, a hyphen, its name.
[[nodiscard]] std::string element_id(const Scene& scene, const std::string& name);

/// The diagram folded so often, arranged, with title and legend. Errors: chart-layout.
[[nodiscard]] base::Result<Scene> composed(const assessment::Diagram& diagram, const Options& options, int levels,
                                           LabelSizes& sizes, const Graphviz& graphviz);

[[nodiscard]] std::string written_as_dot(const Scene& scene);

/// DOT of nodes with these labels and no places, to be measured.
[[nodiscard]] std::string measuring_dot(const std::map<std::string, std::string>& labels);

/// Graphviz's SVG as a part of a page: described, scaling, without prolog, comments and its own names.
[[nodiscard]] std::string finished_svg(const std::string& svg, const Scene& scene, const assessment::Diagram& diagram, base::Language language);

}  // namespace reprise::chart
