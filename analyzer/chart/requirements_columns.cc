#include "chart/requirements_columns.h"

#include <algorithm>
#include <map>
#include <tuple>

namespace reprise::chart {
namespace {

using assessment::RequirementKind;
using Point = std::pair<double, double>;

constexpr double kGutterWidth = 34;
constexpr double kWideGutter = 48;  // beside the first and the last column: most lines turn there
constexpr double kBetween = 10;
constexpr double kLaneHeight = 5;
constexpr double kArrowLength = 6;

class Columns {
 public:
  explicit Columns(const Cells& cells) : cells_(cells), column_(cells.cells.size(), 0), spots_(cells.cells.size()) {}

  Layered layered() {
    assign();
    order();
    note_lanes();
    place();
    Layered made;
    for (std::size_t at = 0; at < spots_.size(); ++at) made.centres["n" + std::to_string(at)] = spots_[at];
    for (std::size_t at = 0; at < cells_.links.size(); ++at) made.ways["e" + std::to_string(at)] = way(cells_.links[at]);
    made.width = width_;
    made.height = height_;
    return made;
  }

 private:
  /// Definitions stand right of those they need; rules right of all.
  void assign() {
    std::size_t last = 1;
    for (std::size_t round = 0; round < cells_.cells.size(); ++round) {
      bool moved = false;
      for (const CellLink& link : cells_.links) {
        if (cells_.cells[link.to].kind != RequirementKind::definition || column_[link.to] > column_[link.from]) continue;
        column_[link.to] = column_[link.from] + 1;
        moved = true;
      }
      if (!moved) break;
    }
    for (std::size_t at = 0; at < column_.size(); ++at) {
      if (cells_.cells[at].kind == RequirementKind::definition) column_[at] = std::max<std::size_t>(column_[at], 1);
      last = std::max(last, column_[at] + 1);
    }
    for (std::size_t at = 0; at < column_.size(); ++at) {
      if (cells_.cells[at].kind == RequirementKind::rule) column_[at] = last;
    }
    stacks_.resize(last + 1);
    for (std::size_t at = 0; at < column_.size(); ++at) stacks_[column_[at]].push_back(at);
    balance();
  }

  /// A definition that needs nothing stands where there is most room.
  void balance() {
    for (std::size_t at = 0; at < column_.size(); ++at) {
      const bool needs = std::ranges::any_of(cells_.links, [&](const CellLink& link) { return link.to == at; });
      const bool serves = std::ranges::any_of(cells_.links, [&](const CellLink& link) {
        return link.from == at && cells_.cells[link.to].kind == RequirementKind::definition;
      });
      if (cells_.cells[at].kind != RequirementKind::definition || needs || serves) continue;
      std::erase(stacks_[column_[at]], at);
      std::size_t best = column_[at];
      for (std::size_t column = 1; column + 1 < stacks_.size(); ++column) {
        if (stack_height(column) < stack_height(best)) best = column;
      }
      column_[at] = best;
      stacks_[best].push_back(at);
    }
  }

  [[nodiscard]] double stack_height(std::size_t column) const {
    double height = 0;
    for (const std::size_t at : stacks_[column]) height += cells_.cells[at].height + kBetween;
    return height;
  }

  /// Each column by the middle of what its boxes are tied to, there and back a few times; ties keep the order of the diagram.
  void order() {
    std::vector<double> rank(cells_.cells.size(), 0);
    const auto rerank = [&](std::vector<std::size_t>& stack) {
      for (std::size_t at = 0; at < stack.size(); ++at) rank[stack[at]] = (static_cast<double>(at) + 0.5) / static_cast<double>(stack.size());
    };
    for (auto& stack : stacks_) rerank(stack);
    for (int round = 0; round < 8; ++round) {
      for (std::size_t column = 1; column < stacks_.size(); ++column) {
        std::map<std::size_t, double> middle;
        for (const std::size_t at : stacks_[column]) middle[at] = middle_of(at, rank);
        std::ranges::stable_sort(stacks_[column], {}, [&](std::size_t at) { return middle.at(at); });
        rerank(stacks_[column]);
      }
    }
  }

  [[nodiscard]] double middle_of(std::size_t at, const std::vector<double>& rank) const {
    double sum = rank[at];
    double count = 1;
    for (const CellLink& link : cells_.links) {
      if (link.from != at && link.to != at) continue;
      sum += rank[link.from == at ? link.to : link.from];
      ++count;
    }
    return sum / count;
  }

  [[nodiscard]] bool passes(const CellLink& link) const { return column_[link.to] > column_[link.from] + 1; }

  /// One lane for all the lines that leave one place.
  void note_lanes() {
    for (const std::size_t at : stacks_.front()) note_lanes_of(at);
    for (std::size_t column = 1; column < stacks_.size(); ++column) {
      for (const std::size_t at : stacks_[column]) note_lanes_of(at);
    }
  }

  void note_lanes_of(std::size_t at) {
    for (std::size_t row = 0; row < std::max<std::size_t>(cells_.cells[at].rows.size(), 1); ++row) {
      const bool any = std::ranges::any_of(cells_.links, [&](const CellLink& link) { return link.from == at && link.from_row == row && passes(link); });
      if (any) lanes_.try_emplace({at, row}, static_cast<double>(lanes_.size()) * kLaneHeight + 3);
    }
  }

  void place() {
    const double band = static_cast<double>(lanes_.size()) * kLaneHeight + kBetween;
    for (std::size_t column = 0; column < stacks_.size(); ++column) height_ = std::max(height_, stack_height(column) - kBetween + (is_middle(column) ? band : 0));
    double x = 0;
    for (std::size_t column = 0; column < stacks_.size(); ++column) {
      double wide = 0;
      for (const std::size_t at : stacks_[column]) wide = std::max(wide, cells_.cells[at].width);
      const double above = is_middle(column) ? band : 0;
      const double room = height_ - above - (stack_height(column) - kBetween);
      double y = above + (is_middle(column) ? 0 : room / 2);
      const double more = is_middle(column) ? room / static_cast<double>(stacks_[column].size() + 1) : 0;
      for (const std::size_t at : stacks_[column]) {
        const Cell& cell = cells_.cells[at];
        y += more;
        // Facts end, and rules begin, on one line; definitions stand in the middle of their column.
        const double left = column == 0 ? wide - cell.width : is_middle(column) ? (wide - cell.width) / 2 : 0;
        spots_[at] = {x + left + cell.width / 2, y + cell.height / 2};
        y += cell.height + kBetween;
      }
      right_.push_back(x + wide);
      x += wide + (column == 0 || column + 2 == stacks_.size() ? kWideGutter : kGutterWidth);
    }
    width_ = right_.back();
  }

  [[nodiscard]] bool is_middle(std::size_t column) const { return column > 0 && column + 1 < stacks_.size(); }

  [[nodiscard]] Point leaving(const CellLink& link) const {
    const Cell& cell = cells_.cells[link.from];
    const Point centre = spots_[link.from];
    const double top = centre.second - cell.height / 2;
    const double y = cell.rows.empty() ? centre.second : top + cell.rows_top + kRowHeight * (static_cast<double>(link.from_row) + 0.5);
    return {centre.first + cell.width / 2, y};
  }

  /// Lines arrive spread over the side, in the order of where they come from.
  [[nodiscard]] Point arriving(const CellLink& link) const {
    const Cell& cell = cells_.cells[link.to];
    const auto from = [&](const CellLink& one) {
      const auto lane = lanes_.find({one.from, one.from_row});
      return passes(one) && lane != lanes_.end() ? lane->second : leaving(one).second;
    };
    std::size_t before = 0;
    std::size_t count = 0;
    for (const CellLink& other : cells_.links) {
      if (other.to != link.to) continue;
      ++count;
      if (std::tuple(from(other), other.from, other.from_row) < std::tuple(from(link), link.from, link.from_row)) ++before;
    }
    const double room = std::min(cell.height - 8, static_cast<double>(count) * 7);
    const double y = spots_[link.to].second - room / 2 + room * (static_cast<double>(before) + 0.5) / static_cast<double>(count);
    return {spots_[link.to].first - cell.width / 2, y};
  }

  [[nodiscard]] Layered::Way way(const CellLink& link) const {
    const Point start = leaving(link);
    const Point tip = arriving(link);
    const Point end = {tip.first - kArrowLength, tip.second};
    Layered::Way made;
    made.curve.push_back(start);
    made.tip = tip;
    const auto bend_to = [&](const Point& to) {
      const Point here = made.curve.back();
      const double middle = (here.first + to.first) / 2;
      made.curve.insert(made.curve.end(), {{middle, here.second}, {middle, to.second}, to});
    };
    const auto lane = lanes_.find({link.from, link.from_row});
    if (passes(link) && lane != lanes_.end()) {
      bend_to({right_[column_[link.from]] + (column_[link.from] == 0 ? kWideGutter : kGutterWidth), lane->second});
      const double until = right_[column_[link.to] - 1];
      made.curve.insert(made.curve.end(), {made.curve.back(), {until, lane->second}, {until, lane->second}});
    }
    bend_to(end);
    return made;
  }

  const Cells& cells_;
  std::vector<std::size_t> column_;
  std::vector<std::vector<std::size_t>> stacks_;  ///< boxes by column, from the top
  std::map<std::pair<std::size_t, std::size_t>, double> lanes_;  ///< y, by box and row
  std::vector<Point> spots_;
  std::vector<double> right_;
  double width_ = 0;
  double height_ = 0;
};

}  // namespace

Layered in_columns_of_requirements(const Cells& cells) { return Columns(cells).layered(); }

}  // namespace reprise::chart
