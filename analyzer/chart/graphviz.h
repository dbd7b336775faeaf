// The only door to Graphviz: how large its labels are, and DOT with positions turned into SVG, in this process and one at
// a time.
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

class Graphviz {
 public:
  /// `name` stands in error messages.
  explicit Graphviz(std::string name) : name_(std::move(name)) {}

  /// Sizes of the nodes of a DOT graph, by name. Errors: chart-layout.
  [[nodiscard]] base::Result<std::map<std::string, Size>> measure(const std::string& dot) const;
  /// The graph at the positions it states. Errors: chart-layout.
  [[nodiscard]] base::Result<std::string> svg(const std::string& dot) const;

 private:
  std::string name_;
};

}  // namespace reprise::chart
