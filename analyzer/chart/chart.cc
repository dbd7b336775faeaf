#include "chart/chart.h"

#include <algorithm>
#include <optional>

#include "chart/folding.h"
#include "chart/label.h"
#include "chart/scene.h"

namespace reprise::chart {
namespace {

/// Size of the smallest type when the drawing is fitted to the page; a small drawing is not blown up.
double type_on_page(const Scene& scene, const Options& options) {
  const double scale = std::min(options.page_width_points / std::max(scene.width, 1.0), options.page_height_points / std::max(scene.height, 1.0));
  return kSmallType * std::min(1.0, scale);
}

struct Legible {
  Scene scene;
  double type = 0;
  int levels = 0;
};

/// The least folded drawing that can be read; when none can, the one with the largest type.
base::Result<Legible> legible(const assessment::Diagram& diagram, const Options& options, LabelSizes& sizes, const Graphviz& graphviz) {
  std::optional<Legible> best;
  for (int levels = 0; levels <= kMostFolded; ++levels) {
    auto scene = composed(diagram, options, levels, sizes, graphviz);
    if (!scene) return scene.error();
    const double type = type_on_page(scene.value(), options);
    if (!best || type > best->type) best = Legible{std::move(scene.value()), type, levels};
    if (type >= options.smallest_type_points) break;
  }
  return std::move(*best);
}

}  // namespace

Drafter::Drafter() : sizes_(std::make_unique<LabelSizes>()) {}
Drafter::~Drafter() = default;

base::Result<Drawing> Drafter::draw(const assessment::Diagram& diagram, const Options& options) {
  const Graphviz graphviz(diagram.id);
  auto found = legible(diagram, options, *sizes_, graphviz);
  if (!found) return found.error();
  const Scene& scene = found.value().scene;
  Drawing drawing;
  drawing.dot = written_as_dot(scene);
  auto svg = graphviz.svg(drawing.dot);
  if (!svg) return svg.error();
  drawing.svg = finished_svg(svg.value(), scene, diagram, options.language);
  drawing.width_points = scene.width;
  drawing.height_points = scene.height;
  drawing.type_points_on_page = found.value().type;
  drawing.folded_levels = found.value().levels;
  return drawing;
}

base::Result<Drawing> draw(const assessment::Diagram& diagram, const Options& options) { return Drafter().draw(diagram, options); }

std::string to_dot(const assessment::Diagram& diagram, const Options& options) {
  const Graphviz graphviz(diagram.id);
  LabelSizes sizes;
  auto found = legible(diagram, options, sizes, graphviz);
  return found ? written_as_dot(found.value().scene) : std::string();
}

}  // namespace reprise::chart
