#include "chart/label_sizes.h"

#include "chart/scene.h"

namespace reprise::chart {

base::Result<std::map<std::string, Size>> LabelSizes::of(const std::map<std::string, std::string>& labels, const Graphviz& graphviz) {
  std::map<std::string, std::string> names;  // of those not yet known, by label
  for (const auto& [name, label] : labels) {
    if (!known_.contains(label)) names.try_emplace(label, name);
  }
  if (!names.empty()) {
    std::map<std::string, std::string> unknown;
    for (const auto& [label, name] : names) unknown.emplace(name, label);
    auto measured = graphviz.measure(measuring_dot(unknown));
    if (!measured) return measured.error();
    for (const auto& [label, name] : names) known_.emplace(label, measured.value().at(name));
  }
  std::map<std::string, Size> sizes;
  for (const auto& [name, label] : labels) sizes.emplace(name, known_.at(label));
  return sizes;
}

}  // namespace reprise::chart
