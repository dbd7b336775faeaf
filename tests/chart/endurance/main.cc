// So many renderings in one process, of every kind of chart in both languages by turns, and what of them stays in memory:
// chart_endurance RENDERINGS KIB. Exit status 1 when a rendering leaves more than so many KiB behind, or is not the same as the
// first of its kind.
#include <malloc.h>

#include <functional>
#include <iostream>
#include <string>
#include <vector>

#include "chart/chart.h"
#include "chart/control.h"
#include "chart/overlap.h"
#include "chart/requirements.h"
#include "drawn.h"

#if defined(__SANITIZE_ADDRESS__)
extern "C" std::size_t __sanitizer_get_current_allocated_bytes();  // <sanitizer/allocator_interface.h>
#endif

namespace {

/// Bytes allocated and not freed: no cache of an allocator blurs them.
double bytes_in_use() {
#if defined(__SANITIZE_ADDRESS__)
  return static_cast<double>(__sanitizer_get_current_allocated_bytes());
#else
  const auto use = mallinfo2();
  return static_cast<double>(use.uordblks + use.hblkhd);
#endif
}

using reprise::base::Result;
using reprise::chart::Drawing;
using reprise::chart::Options;
namespace assessment = reprise::assessment;
namespace drawn = reprise::chart::drawn;

assessment::Comparison comparison() {
  assessment::Diagram whole = drawn::small(true);
  whole.boxes[3].rows[0].presence = assessment::Presence::before;
  whole.boxes[4].presence = whole.links.back().presence = assessment::Presence::after;
  return {whole, {"before", whole.title, whole.description}, {"after", whole.title, whole.description}};
}

assessment::OverlapMap overlap() {
  assessment::OverlapMap map;
  map.id = "overlap";
  map.title = map.description = {"Recouvrements", "Overlaps"};
  const reprise::base::Text type{"EHPAD", "Nursing home"};
  map.places = {{{"a", "Notre Résidence"}, type, true, 47.08, 2.40, false}, {{"b", "Résidence des Lilas"}, type, false, 47.10, 2.42, true}};
  map.reaches = {{0, 1, reprise::scalar::Decimal(3)}};
  return map;
}

assessment::RequirementDiagram requirements() {
  using assessment::RequirementKind;
  assessment::RequirementDiagram graph;
  graph.id = "requirements";
  graph.title = graph.description = {"Ce que demande une règle", "What a rule needs"};
  graph.requirements = {{"fact:cash", RequirementKind::fact, "cash", {"Trésorerie", "Cash"}, "accounts", {}, {}, false},
                        {"rule:days", RequirementKind::rule, "days", {"Jours", "Days"}, "financial", {}, {}, true}};
  graph.links = {{0, 1, {"rule.yaml", 9}}};
  return graph;
}

using Kind = std::function<Result<Drawing>(const Options&)>;

std::vector<Kind> kinds() {
  return {[diagram = drawn::small(true)](const Options& options) { return reprise::chart::draw(diagram, options); },
          [both = comparison()](const Options& options) { return reprise::chart::draw(both, reprise::chart::Moment::difference, options); },
          [diagram = drawn::small(true)](const Options& options) { return reprise::chart::draw_control(diagram, options); },
          [map = overlap()](const Options& options) { return reprise::chart::draw_overlap(map, options); },
          [graph = requirements()](const Options& options) { return reprise::chart::draw_requirements(graph, options); }};
}

/// By turns each kind in French, then each in English.
std::string rendering(const std::vector<Kind>& kinds, std::size_t turn) {
  Options options;
  options.language = turn / kinds.size() % 2 == 0 ? reprise::base::Language::french : reprise::base::Language::english;
  const auto drawing = kinds[turn % kinds.size()](options);
  return drawing ? drawing.value().svg : std::string();
}

}  // namespace

int main(int count, char** words) {
  if (count != 3) return 2;
  const auto renderings = static_cast<std::size_t>(std::stoi(words[1]));
  const double limit = std::stod(words[2]);
  const std::vector<Kind> all = kinds();
  std::vector<std::string> first;
  bool same = true;
  for (std::size_t turn = 0; turn < 2 * all.size(); ++turn) {
    first.push_back(rendering(all, turn));
    same = same && !first.back().empty();
  }
  const double before = bytes_in_use();
  for (std::size_t turn = 0; turn < renderings; ++turn) same = rendering(all, turn) == first[turn % first.size()] && same;
  const double kib = (bytes_in_use() - before) / 1024 / static_cast<double>(renderings);
  std::cout << renderings << " renderings, " << kib << " KiB left by each" << (same ? "" : ", not all alike") << "\n";
  return same && kib <= limit ? 0 : 1;
}
