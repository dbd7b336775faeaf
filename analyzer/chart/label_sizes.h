// How large labels are, each measured once: folding levels, and charts before and after, have most of theirs in common.
#pragma once

#include <map>
#include <string>

#include "chart/graphviz.h"

namespace reprise::chart {

class LabelSizes {
 public:
  /// Sizes by name of these labels, by name; those not yet known are measured. Errors: chart-layout.
  [[nodiscard]] base::Result<std::map<std::string, Size>> of(const std::map<std::string, std::string>& labels, const Graphviz& graphviz);

 private:
  std::map<std::string, Size> known_;  ///< by label
};

}  // namespace reprise::chart
