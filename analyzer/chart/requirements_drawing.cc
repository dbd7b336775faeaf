#include <algorithm>
#include <cmath>
#include <optional>
#include <set>

#include "chart/graphviz.h"
#include "chart/label.h"
#include "chart/requirements.h"
#include "chart/requirements_cells.h"
#include "chart/requirements_columns.h"
#include "chart/requirements_svg.h"

namespace reprise::chart {
namespace {

using assessment::RequirementDiagram;
using assessment::RequirementKind;

std::string inches(double points) {
  const auto thousandths = std::llround(points / 72 * 1000);
  std::string fraction = std::to_string(thousandths % 1000);
  return std::to_string(thousandths / 1000) + "." + std::string(3 - fraction.size(), '0') + fraction;
}

/// Boxes by size, to be placed in layers: what is given on the left, rules on the right.
std::string layers_of(const RequirementDiagram& diagram, const Cells& cells) {
  std::string out = "digraph \"" + diagram.id + "\" {\n  graph [nodesep=\"0.083\", rankdir=\"LR\", ranksep=\"0.5\", splines=\"true\"];\n";
  out += "  node [fixedsize=\"true\", label=\"\", shape=\"box\"];\n  edge [arrowsize=\"0.5\", headport=\"w\", tailport=\"e\"];\n";
  std::string given;
  std::string rules;
  for (std::size_t at = 0; at < cells.cells.size(); ++at) {
    const Cell& cell = cells.cells[at];
    const std::string name = "n" + std::to_string(at);
    out += "  " + name + " [height=\"" + inches(cell.height) + "\", width=\"" + inches(cell.width) + "\"];\n";
    if (cell.kind == RequirementKind::rule) rules += " " + name + ";";
    if (cell.kind == RequirementKind::fact || cell.kind == RequirementKind::reference) given += " " + name + ";";
  }
  if (!given.empty()) out += "  subgraph given { graph [rank=\"min\"];" + given + " }\n";
  if (!rules.empty()) out += "  subgraph rules { graph [rank=\"max\"];" + rules + " }\n";
  for (std::size_t at = 0; at < cells.links.size(); ++at) {
    const CellLink& link = cells.links[at];
    out += "  n" + std::to_string(link.from) + " -> n" + std::to_string(link.to) + " [id=\"e" + std::to_string(at) + "\"];\n";
  }
  return out + "}\n";
}

/// Size of the smallest type on the page, lying or standing; a small drawing is not blown up.
double type_on_page(double width, double height, const Options& options) {
  const auto scale = [&](double page_width, double page_height) { return std::min(page_width / std::max(width, 1.0), page_height / std::max(height, 1.0)); };
  // The same sheet turned: what its margins take of one side they take of the other.
  // The sheet turned, its margins with it.
  const double turn = options.page_width_points > options.page_height_points ? 12 : -12;
  const double best = std::max(scale(options.page_width_points, options.page_height_points),
                               scale(options.page_height_points + turn, options.page_width_points - turn));
  return kSmallType * std::min(1.0, best);
}

/// With several families and nothing asked for, the rules one by one could only be read on a wall.
int first_level(const RequirementDiagram& diagram) {
  std::set<std::string> families;
  for (const assessment::Requirement& one : diagram.requirements) {
    if (one.asked) return 0;
    if (one.kind == RequirementKind::rule) families.insert(one.group);
  }
  return families.size() > 1 ? 2 : 0;
}

}  // namespace

base::Result<Drawing> draw_requirements(const RequirementDiagram& diagram, const Options& options) {
  const Graphviz graphviz(diagram.id);
  std::optional<Drawing> best;
  for (int level = first_level(diagram); level <= kMostFoldedRequirements; ++level) {
    const Cells cells = cells_of(diagram, level, options.language);
    Drawing drawing;
    drawing.dot = layers_of(diagram, cells);
    // Once definitions are gathered there is less to untangle than to line up.
    auto layered = level < 3 ? graphviz.layered(drawing.dot) : base::Result<Layered>(in_columns_of_requirements(cells));
    if (!layered) return layered.error();
    RequirementsPicture picture(diagram, cells, layered.value(), level, options.language);
    drawing.width_points = picture.width();
    drawing.height_points = picture.height();
    drawing.type_points_on_page = type_on_page(picture.width(), picture.height(), options);
    drawing.folded_levels = level;
    if (best && drawing.type_points_on_page <= best->type_points_on_page) continue;
    drawing.svg = picture.svg();
    best = std::move(drawing);
    if (best->type_points_on_page >= options.smallest_type_points) break;
  }
  return std::move(*best);
}

}  // namespace reprise::chart
