// The only door to Graphviz: how large its labels are, and DOT with positions turned into SVG, in this process and one
// thread at a time. Text is measured by the table of DejaVu Sans; a graph with text outside it, by the fonts installed.
#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "base/result.h"

namespace reprise::chart {

struct Size {
  double width = 0;  ///< points
  double height = 0;
};

/// A graph the library has placed. Points from the left and from the top.
struct Layered {
  struct Way {
    std::vector<std::pair<double, double>> curve;  ///< Bézier: one point, then three for each piece
    std::pair<double, double> tip;                 ///< of the arrow
    std::pair<double, double> label;               ///< centre of its words, where it has any
  };
  std::map<std::string, std::pair<double, double>> centres;  ///< of nodes, by name
  std::map<std::string, Way> ways;                           ///< of edges, by their attribute `id`
  double width = 0;
  double height = 0;
};

/// Both give the same sizes wherever both know the text.
enum class Widths { table_first, fonts };

class Graphviz {
 public:
  /// `name` stands in error messages.
  explicit Graphviz(std::string name, Widths widths = Widths::table_first) : name_(std::move(name)), widths_(widths) {}

  /// Sizes of the nodes of a DOT graph, by name. Errors: chart-layout.
  [[nodiscard]] base::Result<std::map<std::string, Size>> measure(const std::string& dot) const;
  /// The graph at the positions it states. Errors: chart-layout.
  [[nodiscard]] base::Result<std::string> svg(const std::string& dot) const;
  /// The same as "png:cairo" or "pdf:cairo". Only with fonts. Errors: chart-layout.
  [[nodiscard]] base::Result<std::string> picture(const std::string& dot, const char* format) const;
  /// Places for the nodes of a graph whose sizes are stated, in layers, and ways for its edges. Errors: chart-layout.
  [[nodiscard]] base::Result<Layered> layered(const std::string& dot) const;

 private:
  std::string name_;
  Widths widths_;
};

}  // namespace reprise::chart
