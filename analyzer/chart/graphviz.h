// The only door to Graphviz: how large its labels are, and DOT with positions turned into SVG, in this process and one at
// a time.
#pragma once

#include <map>
#include <string>

#include "base/result.h"

namespace reprise::chart {

struct Size {
  double width = 0;  ///< points
  double height = 0;
};

/// Loads the library's parsers and renderers once for several calls.
class Graphviz {
 public:
  /// `name` stands in error messages.
  explicit Graphviz(std::string name);
  Graphviz(const Graphviz&) = delete;
  Graphviz& operator=(const Graphviz&) = delete;
  ~Graphviz();

  /// Sizes of the nodes of a DOT graph, by name. Errors: chart-layout.
  [[nodiscard]] base::Result<std::map<std::string, Size>> measure(const std::string& dot);
  /// The graph at the positions it states. Errors: chart-layout.
  [[nodiscard]] base::Result<std::string> svg(const std::string& dot);

 private:
  std::string name_;
  void* context_ = nullptr;
};

}  // namespace reprise::chart
