#include "chart/chart.h"

#include <algorithm>
#include <optional>

#include "chart/folding.h"
#include "chart/label.h"
#include "chart/pages.h"
#include "chart/scene.h"

namespace reprise::chart {

using assessment::Diagram;

namespace {

struct Legible {
  Scene scene;
  double type = 0;
  int levels = 0;
};

/// The least folded drawing that can be read; when none can, the one with the largest type.
base::Result<Legible> legible(const Subject& subject, const Options& options, LabelSizes& sizes, const Graphviz& graphviz) {
  std::optional<Legible> best;
  for (int levels = 0; levels <= kMostFolded; ++levels) {
    if (levels < kMostFolded && is_hopeless(folded(subject.diagram, levels), options)) continue;
    auto scene = composed(subject, options, levels, {}, sizes, graphviz);
    if (!scene) return scene.error();
    const double type = type_on_page(scene.value(), options);
    if (!best || type > best->type) best = Legible{std::move(scene.value()), type, levels};
    if (type >= options.smallest_type_points) break;
  }
  return std::move(*best);
}

base::Result<Drawing> drawing_of(const Subject& subject, const Options& options, LabelSizes& sizes) {
  const Graphviz graphviz(subject.caption().id);
  auto found = legible(subject, options, sizes, graphviz);
  if (!found) return found.error();
  return drawn(found.value().scene, subject.caption(), options, found.value().levels, graphviz);
}

}  // namespace

Drafter::Drafter() : sizes_(std::make_unique<LabelSizes>()) {}
Drafter::~Drafter() = default;

base::Result<Drawing> Drafter::draw(const Diagram& diagram, const Options& options) { return drawing_of({diagram}, options, *sizes_); }

base::Result<Drawing> Drafter::draw(const assessment::Comparison& comparison, Moment moment, const Options& options) {
  return drawing_of(subject_of(comparison, moment), options, *sizes_);
}

base::Result<std::vector<Page>> Drafter::draw_pages(const Diagram& diagram, const Options& options) { return bound({diagram}, options, *sizes_); }

base::Result<std::vector<Page>> Drafter::draw_pages(const assessment::Comparison& comparison, Moment moment, const Options& options) {
  return bound(subject_of(comparison, moment), options, *sizes_);
}

base::Result<std::vector<Page>> draw_pages(const Diagram& diagram, const Options& options) { return Drafter().draw_pages(diagram, options); }

base::Result<std::vector<Page>> draw_pages(const assessment::Comparison& comparison, Moment moment, const Options& options) {
  return Drafter().draw_pages(comparison, moment, options);
}

base::Result<std::string> picture(const Drawing& drawing, const std::string& name, Picture format) {
  return Graphviz(name, Widths::fonts).picture(drawing.dot, format == Picture::png ? "png:cairo" : "pdf:cairo");
}

double type_on_page(const Scene& scene, const Options& options) {
  const double scale = std::min(options.page_width_points / std::max(scene.width, 1.0), options.page_height_points / std::max(scene.height, 1.0));
  return kSmallType * std::min(1.0, scale);
}

bool is_hopeless(const Diagram& diagram, const Options& options) {
  constexpr double kLeastRow = 10 * 150.0;  // square points
  const double most = kSmallType / options.smallest_type_points;
  double rows = 0;
  for (const assessment::Box& box : diagram.boxes) rows += static_cast<double>(box.rows.size());
  return rows * kLeastRow > options.page_width_points * options.page_height_points * most * most;
}

base::Result<Drawing> drawn(const Scene& scene, const assessment::Caption& caption, const Options& options, int levels, const Graphviz& graphviz) {
  Drawing drawing;
  drawing.dot = written_as_dot(scene);
  auto svg = graphviz.svg(drawing.dot);
  if (!svg) return svg.error();
  drawing.svg = finished_svg(svg.value(), scene, caption, options.language);
  drawing.width_points = scene.width;
  drawing.height_points = scene.height;
  drawing.type_points_on_page = type_on_page(scene, options);
  drawing.folded_levels = levels;
  return drawing;
}

base::Result<Drawing> draw(const Diagram& diagram, const Options& options) { return Drafter().draw(diagram, options); }

base::Result<Drawing> draw(const assessment::Comparison& comparison, Moment moment, const Options& options) {
  return Drafter().draw(comparison, moment, options);
}

std::string to_dot(const Diagram& diagram, const Options& options) {
  const Graphviz graphviz(diagram.id);
  LabelSizes sizes;
  auto found = legible({diagram}, options, sizes, graphviz);
  return found ? written_as_dot(found.value().scene) : std::string();
}

}  // namespace reprise::chart
