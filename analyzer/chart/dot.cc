#include <algorithm>
#include <cmath>

#include "chart/characters.h"
#include "chart/label.h"
#include "chart/scene.h"

namespace reprise::chart {
namespace {

constexpr double kArrow = 10;  // length of an arrow head with arrowsize 1

/// Hundredths of a point, without the minus of zero.
std::string number(double value) {
  const auto hundredths = std::llround(value * 100);
  const auto absolute = hundredths < 0 ? -hundredths : hundredths;
  std::string text = std::to_string(absolute / 100);
  if (absolute % 100 != 0) {
    std::string fraction = std::to_string(absolute % 100);
    if (fraction.size() == 1) fraction.insert(0, "0");
    if (fraction.back() == '0') fraction.pop_back();
    text += "." + fraction;
  }
  return hundredths < 0 ? "-" + text : text;
}

class Writer {
 public:
  explicit Writer(const Scene& scene) : scene_(scene) {}

  std::string dot() {
    out_ = "digraph " + quoted(scene_.id) + " {\n";
    out_ += "  graph [bgcolor=\"#FFFFFF\", charset=\"UTF-8\", fontname=" + quoted(kFont) + ", id=" + quoted(scene_.id) + ", outputorder=\"edgesfirst\"];\n";
    out_ += "  node [fontcolor=" + quoted(kInk) + ", fontname=" + quoted(kFont) + ", fontsize=" + number(kSmallType) +
            ", margin=0, shape=\"plain\"];\n";
    out_ += "  edge [fontname=" + quoted(kFont) + "];\n";
    std::vector<bool> written(scene_.marks.size(), false);
    for (std::size_t frame = 0; frame < scene_.frames.size(); ++frame) write_frame(frame, written);
    for (std::size_t mark = 0; mark < scene_.marks.size(); ++mark) {
      if (!written[mark]) write_mark(scene_.marks[mark], "  ");
    }
    for (std::size_t line = 0; line < scene_.lines.size(); ++line) write_line(line);
    return out_ + "}\n";
  }

 private:
  /// Graphviz counts upwards.
  [[nodiscard]] std::string at(const Spot& spot) const { return number(spot.x) + "," + number(scene_.height - spot.y); }

  void write_frame(std::size_t index, std::vector<bool>& written) {
    const Scene::FrameMark& frame = scene_.frames[index];
    out_ += "  subgraph " + quoted("cluster_" + frame.name) + " {\n";
    const Spot low{frame.area.x, frame.area.bottom()};
    const Spot high{frame.area.right(), frame.area.y};
    out_ += "    graph [bb=\"" + at(low) + "," + at(high) + "\", bgcolor=" + quoted(kPanel) + ", id=" + quoted(element_id(scene_, frame.name)) +
            ", label=<" + frame.label + ">, lp=\"" + at(frame.label_centre) + "\", pencolor=\"#C3CAD1\"];\n";
    for (const std::size_t mark : scene_.frame_marks[index]) {
      write_mark(scene_.marks[mark], "    ");
      written[mark] = true;
    }
    out_ += "  }\n";
  }

  void write_mark(const Scene::Mark& mark, const char* indent) {
    out_ += indent + mark.name + " [id=" + quoted(element_id(scene_, mark.name)) + ", ";
    out_ += mark.label.empty() ? "height=0.01, label=\"\", " : "label=<" + mark.label + ">, ";
    out_ += "pos=\"" + at(mark.centre) + "\"";
    if (mark.label.empty()) out_ += ", shape=\"point\", style=\"invis\", width=0.01";
    out_ += "];\n";
  }

  void write_line(std::size_t index) {
    const Scene::Line& line = scene_.lines[index];
    std::map<std::string, std::string> attributes = line.style;
    attributes["id"] = element_id(scene_, "e" + std::to_string(index));
    attributes["pos"] = line.curved ? curve(line.way) : spline(line.way, kArrow * line.arrow);
    attributes["arrowsize"] = number(line.arrow);
    out_ += "  " + line.from + " -> " + line.to + " [";
    bool first = true;
    for (const auto& [name, value] : attributes) {
      out_ += (first ? "" : ", ") + name + "=" + quoted(value);
      first = false;
    }
    out_ += "];\n";
  }

  [[nodiscard]] std::string curve(const std::vector<Spot>& way) const {
    std::string text = "e," + at(way.back());
    for (std::size_t index = 0; index + 1 < way.size(); ++index) text += " " + at(way[index]);
    return text;
  }

  /// Straight pieces as Bézier curves, stopped where the arrow head begins.
  [[nodiscard]] std::string spline(std::vector<Spot> way, double arrow) const {
    const Spot tip = way.back();
    const Spot before = way[way.size() - 2];
    const double length = std::hypot(tip.x - before.x, tip.y - before.y);
    const double shorter = std::min(arrow, length * 0.9);
    if (length > 0) way.back() = {tip.x - (tip.x - before.x) / length * shorter, tip.y - (tip.y - before.y) / length * shorter};
    std::string text = "e," + at(tip) + " " + at(way.front());
    for (std::size_t index = 1; index < way.size(); ++index) {
      const Spot& a = way[index - 1];
      const Spot& b = way[index];
      text += " " + at({a.x + (b.x - a.x) / 3, a.y + (b.y - a.y) / 3}) + " " + at({b.x - (b.x - a.x) / 3, b.y - (b.y - a.y) / 3}) + " " + at(b);
    }
    return text;
  }

  const Scene& scene_;
  std::string out_;
};

}  // namespace

std::string element_id(const Scene& scene, const std::string& name) { return scene.id + "-" + name; }

std::string written_as_dot(const Scene& scene) { return Writer(scene).dot(); }

std::string measuring_dot(const std::map<std::string, std::string>& labels) {
  std::string out = "digraph measure {\n  node [fontname=" + quoted(kFont) + ", fontsize=" + number(kSmallType) + ", margin=0, pos=\"0,0\", shape=\"plain\"];\n";
  for (const auto& [name, label] : labels) out += "  " + name + " [label=<" + label + ">];\n";
  return out + "}\n";
}

}  // namespace reprise::chart
