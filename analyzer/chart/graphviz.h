// The only door to Graphviz: how large its labels are, and DOT with positions turned into SVG, in this process and one
// thread at a time. Text is measured by the table of DejaVu Sans; a graph with text outside it, by the fonts installed.
#pragma once

#include <map>
#include <string>
#include <utility>

#include "base/result.h"

namespace reprise::chart {

struct Size {
  double width = 0;  ///< points
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

 private:
  std::string name_;
  Widths widths_;
};

}  // namespace reprise::chart
