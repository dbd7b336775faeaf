#include "chart/routing.h"

#include <algorithm>
#include <map>
#include <tuple>

namespace reprise::chart {
namespace {

using assessment::Change;
using assessment::Diagram;
using assessment::Link;
using assessment::LinkKind;

constexpr double kDropGap = 36;  // between two lines that end at one frame, room for "12/14" between them

/// Lines of different kinds do not hide each other in a gutter.
double side_step(const Link& link) {
  if (link.change != Change::none && link.kind != LinkKind::transfer) return 0;
  switch (link.kind) {
    case LinkKind::control: return 0;
    case LinkKind::services: return -5;
    case LinkKind::property: return 5;
    case LinkKind::membership: return -8;
    case LinkKind::mandate: return 8;
    case LinkKind::transfer: return 3;
  }
  return 0;
}

class Router {
 public:
  Router(const Diagram& diagram, const Layout& layout) : diagram_(diagram), layout_(layout), drops_(layout.frames.size(), 0) {}

  std::vector<Spot> route(const Wire& wire, std::size_t lane) {
    step_ = side_step(diagram_.links[wire.links.front()]);
    lane_ = lane == kNobody ? 0 : static_cast<double>(lane);
    if (wire.to_cluster != kNobody) return to_frame(wire);
    if (wire.from == kNobody) return from_nobody(place(wire.to_box));
    const Layout::BoxPlace& from = place(wire.from);
    const Layout::BoxPlace& to = place(wire.to_box);
    if (from.cluster != kNobody && from.cluster == to.cluster) return inside(from, to);
    if (from.cluster == kNobody && to.cluster == kNobody) return at_the_top(from, to);
    std::vector<Spot> way = to_lane(from, to.cluster == kNobody ? 0 : to.row);
    if (to.cluster == kNobody) {
      way.push_back({to.centre_x() + step_, way.back().y});
      way.push_back({to.centre_x() + step_, to.bottom()});
    } else {
      way.push_back({gutter(to), way.back().y});
      enter(way, to);
    }
    return way;
  }

 private:
  [[nodiscard]] const Layout::BoxPlace& place(std::size_t box) const { return layout_.boxes[box]; }
  [[nodiscard]] double gutter(const Layout::BoxPlace& box) const { return box.x - kGutter / 2 + step_; }
  [[nodiscard]] double lane_y(std::size_t row) const {
    const double band = layout_.bands.empty() ? layout_.top_bottom : layout_.bands[std::min(row, layout_.bands.size() - 1)];
    return band + 10 + lane_ * kLane;
  }
  [[nodiscard]] double trunk_x() const { return 4 + lane_ * kLane; }

  void enter(std::vector<Spot>& way, const Layout::BoxPlace& to) const {
    way.push_back({gutter(to), to.centre_y() + 2 * step_});
    way.push_back({to.x, to.centre_y() + 2 * step_});
  }

  /// From a box to its lane in the band above `row`; the last spot is on the lane.
  [[nodiscard]] std::vector<Spot> to_lane(const Layout::BoxPlace& from, std::size_t row) const {
    std::vector<Spot> way;
    if (from.cluster == kNobody) {
      way.push_back({from.centre_x() + 2 * step_, from.bottom()});
      way.push_back({from.centre_x() + 2 * step_, lane_y(0)});
    } else {
      way.push_back({from.x, from.centre_y() + 4 + step_});
      way.push_back({gutter(from) + 3, from.centre_y() + 4 + step_});
      way.push_back({gutter(from) + 3, lane_y(from.row)});
    }
    if (row != from.row) {
      way.push_back({trunk_x(), way.back().y});
      way.push_back({trunk_x(), lane_y(row)});
    }
    return way;
  }

  std::vector<Spot> to_frame(const Wire& wire) {
    const Layout::Frame& frame = layout_.frames[wire.to_cluster];
    const double x = frame.right() - 14 - kDropGap * drops_[wire.to_cluster]++;
    std::vector<Spot> way = to_lane(place(wire.from), frame.row);
    way.push_back({x, way.back().y});
    way.push_back({x, frame.y});
    return way;
  }

  [[nodiscard]] std::vector<Spot> from_nobody(const Layout::BoxPlace& to) const {
    if (to.cluster == kNobody) return {{to.centre_x(), to.y - 14}, {to.centre_x(), to.y}};
    std::vector<Spot> way = {{gutter(to), layout_.frames[to.cluster].y - 6}};
    enter(way, to);
    return way;
  }

  /// Between two boxes of one sector.
  [[nodiscard]] std::vector<Spot> inside(const Layout::BoxPlace& from, const Layout::BoxPlace& to) const {
    std::vector<Spot> way;
    const double corridor = layout_.frames[from.cluster].corridor + step_ / 2;
    const bool below = to.column == from.column && to.y > from.y;
    if (below) {
      way.push_back({from.x + kGutter / 2 - step_, from.bottom()});
      way.push_back({from.x + kGutter / 2 - step_, from.bottom() + kBoxGap / 2});
      way.push_back({gutter(to), from.bottom() + kBoxGap / 2});
    } else if (to.column == from.column) {
      way.push_back({from.x, from.centre_y() + step_});
      way.push_back({gutter(to), from.centre_y() + step_});
    } else if (to.column == from.column + 1) {
      way.push_back({from.right(), from.centre_y() + step_});
      way.push_back({gutter(to), from.centre_y() + step_});
    } else {
      const bool right = to.column > from.column;
      const double x = right ? from.right() + kGutter / 2 + step_ : gutter(from);
      way.push_back({right ? from.right() : from.x, from.centre_y() + step_});
      way.push_back({x, from.centre_y() + step_});
      way.push_back({x, corridor});
      way.push_back({gutter(to), corridor});
    }
    enter(way, to);
    return way;
  }

  /// Between two boxes above all sectors: side by side when they are neighbours, else over the lane below them.
  [[nodiscard]] std::vector<Spot> at_the_top(const Layout::BoxPlace& from, const Layout::BoxPlace& to) const {
    if (neighbours(from, to)) {
      const double y = from.y + std::min({from.height / 2, to.height / 2, 20.0}) + step_;
      return from.x < to.x ? std::vector<Spot>{{from.right(), y}, {to.x, y}} : std::vector<Spot>{{from.x, y}, {to.right(), y}};
    }
    if (to.y > layout_.top_bottom) {  // below every frame: around them on the left
      const double above = to.y - 8;
      return {{from.centre_x() + step_, from.bottom()}, {from.centre_x() + step_, lane_y(0)}, {-6, lane_y(0)},
              {-6, above},                              {to.centre_x(), above},               {to.centre_x(), to.y}};
    }
    const double from_x = from.centre_x() + 2 * step_;
    const double to_x = to.centre_x() + 16 + step_;
    return {{from_x, from.bottom()}, {from_x, lane_y(0)}, {to_x, lane_y(0)}, {to_x, to.bottom()}};
  }

  [[nodiscard]] bool neighbours(const Layout::BoxPlace& one, const Layout::BoxPlace& other) const {
    if (one.y != other.y) return false;
    const double left = std::min(one.right(), other.right());
    const double right = std::max(one.x, other.x);
    return std::none_of(layout_.boxes.begin(), layout_.boxes.end(),
                        [&](const Layout::BoxPlace& box) { return box.y == one.y && box.x >= left && box.right() <= right; });
  }

  const Diagram& diagram_;
  const Layout& layout_;
  std::vector<int> drops_;  ///< lines that already end at a frame
  double step_ = 0;
  double lane_ = 0;
};

}  // namespace

std::vector<std::size_t> lanes_of(const Diagram& diagram, const std::vector<Wire>& wires, std::size_t& count) {
  std::map<std::tuple<std::size_t, LinkKind, bool>, std::size_t> lanes;
  std::vector<std::size_t> of_wires;
  for (const Wire& wire : wires) {
    const Link& link = diagram.links[wire.links.front()];
    const std::string& from = wire.from == kNobody ? std::string() : diagram.boxes[wire.from].cluster;
    const bool stays_inside = wire.from == kNobody || (wire.to_box != kNobody && !from.empty() &&
                                                       (diagram.boxes[wire.to_box].cluster == from || diagram.boxes[wire.to_box].beside == from));
    of_wires.push_back(stays_inside ? kNobody : lanes.try_emplace({wire.from, link.kind, link.change != Change::none}, lanes.size()).first->second);
  }
  count = lanes.size();
  return of_wires;
}

std::vector<std::vector<Spot>> routed(const Diagram& diagram, const std::vector<Wire>& wires, const std::vector<std::size_t>& lanes,
                                      const Layout& layout) {
  Router router(diagram, layout);
  std::vector<std::vector<Spot>> ways;
  for (std::size_t wire = 0; wire < wires.size(); ++wire) ways.push_back(router.route(wires[wire], lanes[wire]));
  return ways;
}

}  // namespace reprise::chart
