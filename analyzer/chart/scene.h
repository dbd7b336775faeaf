// A drawing with every position decided: what is written as DOT, and what each part says under the pointer.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "assessment/diagram.h"
#include "base/result.h"
#include "chart/chart.h"
#include "chart/label_sizes.h"
#include "chart/leads.h"
#include "chart/moment.h"
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
    bool curved = false;                       ///< `way` is a Bézier curve, one point and three for each piece, then the arrow's tip
  };
  std::string id;
  std::vector<FrameMark> frames;
  std::vector<std::vector<std::size_t>> frame_marks;  ///< marks inside each frame
  std::vector<Mark> marks;
  std::vector<Line> lines;
  std::map<std::string, std::string> tooltips;  ///< by element id
  std::map<std::string, std::string> addresses;  ///< by element id: where it leads
  std::map<std::string, std::map<std::string, std::string>> notes;  ///< by element id: what its data-* attributes say
  double width = 0;
  double height = 0;
};

/// Letters, digits and hyphens of an id; never empty.
[[nodiscard]] std::string plain_id(const std::string& id);

/// Boxes whose sector nobody stated get a frame that says so, unless they are few or hold the others; empty sectors get none.
[[nodiscard]] assessment::Diagram framed(assessment::Diagram diagram);

/// Id of a part inside the SVG: that of the diagram, a hyphen, its name.
[[nodiscard]] std::string element_id(const Scene& scene, const std::string& name);

/// The diagram folded so often, arranged, with title and legend. Errors: chart-layout.
[[nodiscard]] base::Result<Scene> composed(const Subject& subject, const Options& options, int levels, const Leads& leads,
                                           LabelSizes& sizes, const Graphviz& graphviz);

/// The diagram as a picture, once it is arranged. Errors: chart-layout.
[[nodiscard]] base::Result<Drawing> drawn(const Scene& scene, const assessment::Caption& caption, const Options& options, int levels, const Graphviz& graphviz);

/// Size of the smallest type when the drawing is fitted to the page; a small drawing is not blown up.
[[nodiscard]] double type_on_page(const Scene& scene, const Options& options);

/// Folded so often, the rows alone would fill more than a page of legible type: not worth arranging.
[[nodiscard]] bool is_hopeless(const assessment::Diagram& diagram, const Options& options);

[[nodiscard]] std::string written_as_dot(const Scene& scene);

/// DOT of nodes with these labels and no places, to be measured.
[[nodiscard]] std::string measuring_dot(const std::map<std::string, std::string>& labels);

/// Graphviz's SVG as a part of a page: described, scaling, without prolog, comments and its own names.
[[nodiscard]] std::string finished_svg(const std::string& svg, const Scene& scene, const assessment::Caption& caption, base::Language language);

}  // namespace reprise::chart
