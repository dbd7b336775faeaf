#include "chart/layout.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace reprise::chart {
namespace {

using assessment::Box;
using assessment::BoxKind;
using assessment::Diagram;

constexpr double kPadding = 8;
constexpr double kFrameLabel = 20;
constexpr double kCorridor = 8;
constexpr double kFrameGap = 12;
constexpr double kTopGap = 34;
constexpr double kBelow = 14;  // between a frame and the association below it
constexpr double kLegend = 80;  // what the legend will about need

struct Columns {
  std::vector<std::vector<std::size_t>> boxes;
  double height = 0;  ///< of the highest
};

/// A sector before it has a place: its boxes, those below it, and how large it is with so many columns.
struct Sector {
  std::vector<std::size_t> boxes;
  std::vector<std::size_t> appended;
  std::vector<Columns> columns;  ///< the boxes over one column, over two, …
  double column_width = 0;
  double least_width = 0;  ///< of its frame, for what stands below
};

double stack_height(const std::vector<std::size_t>& stack, const std::vector<Size>& sizes) {
  double height = 0;
  for (const std::size_t box : stack) height += sizes[box].height + kBoxGap;
  return height > 0 ? height - kBoxGap : 0;
}

/// Steps through the boxes in their order, none higher than `limit` in one column; says of each whether it begins a column.
template <typename Visit>
void fill(const std::vector<std::size_t>& boxes, const std::vector<Size>& sizes, double limit, const Visit& visit) {
  double height = 0;
  bool begun = false;
  for (const std::size_t box : boxes) {
    const double more = sizes[box].height + (height > 0 ? kBoxGap : 0);
    const bool begins = !begun || height + more > limit;
    height = begins ? sizes[box].height : height + more;
    begun = true;
    visit(box, begins, height);
  }
}

/// The boxes in their order over at most `count` columns, the highest column as low as can be.
Columns in_columns(const std::vector<std::size_t>& boxes, const std::vector<Size>& sizes, std::size_t count) {
  const auto columns_below = [&](double limit) {
    std::size_t columns = 0;
    fill(boxes, sizes, limit, [&](std::size_t, bool begins, double) { columns += begins ? 1 : 0; });
    return columns;
  };
  double low = 0;
  for (const std::size_t box : boxes) low = std::max(low, sizes[box].height);
  double high = std::max(low, stack_height(boxes, sizes));
  for (int step = 0; step < 40 && high - low > 0.5; ++step) {
    const double middle = (low + high) / 2;
    (columns_below(middle) <= count ? high : low) = middle;
  }
  Columns columns;
  fill(boxes, sizes, std::ceil(high), [&](std::size_t box, bool begins, double height) {
    if (begins) columns.boxes.emplace_back();
    columns.boxes.back().push_back(box);
    columns.height = std::max(columns.height, height);
  });
  return columns;
}

double frame_height(double columns) { return kFrameLabel + kCorridor + columns + kPadding; }

double appended_height(const Sector& sector, const std::vector<Size>& sizes) {
  double height = 0;
  for (const std::size_t box : sector.appended) height += kBelow + sizes[box].height + kPadding;
  return height;
}

double frame_width(const Sector& sector, std::size_t columns) {
  return std::max(sector.least_width, static_cast<double>(std::max<std::size_t>(columns, 1)) * (sector.column_width + kGutter) + kPadding);
}

/// One way to divide the page.
struct Arrangement {
  std::vector<const Columns*> columns;       ///< by sector
  std::vector<std::vector<std::size_t>> rows;  ///< sectors
  double width = 0;
  double height = 0;
  double scale = 0;
};

double full_height(const Sector& sector, const Columns& columns, const std::vector<Size>& sizes) {
  return frame_height(columns.height) + appended_height(sector, sizes);
}

/// Sectors in their order over `count` rows, the widest as narrow as can be.
std::vector<std::vector<std::size_t>> in_rows(const std::vector<double>& widths, std::size_t count) {
  const auto filled = [&](double limit) {
    std::vector<std::vector<std::size_t>> rows;
    double width = 0;
    for (std::size_t sector = 0; sector < widths.size(); ++sector) {
      if (rows.empty() || width + kFrameGap + widths[sector] > limit) {
        rows.emplace_back();
        width = -kFrameGap;
      }
      width += kFrameGap + widths[sector];
      rows.back().push_back(sector);
    }
    return rows;
  };
  double low = widths.empty() ? 0 : *std::max_element(widths.begin(), widths.end());
  double high = std::accumulate(widths.begin(), widths.end(), 0.0) + kFrameGap * static_cast<double>(widths.size());
  for (int step = 0; step < 40 && high - low > 0.5; ++step) {
    const double middle = (low + high) / 2;
    (filled(middle).size() <= count ? high : low) = middle;
  }
  return filled(std::ceil(high));
}

class Arranger {
 public:
  Arranger(const Diagram& diagram, const std::vector<Size>& sizes, std::size_t lanes, double page_width, double page_height)
      : diagram_(diagram), sizes_(sizes), lanes_(static_cast<double>(lanes)), page_width_(page_width), page_height_(page_height) {
    sectors_.resize(diagram.clusters.size());
    for (std::size_t box = 0; box < diagram.boxes.size(); ++box) sort_in(box);
    for (Sector& sector : sectors_) {
      for (const std::size_t box : sector.boxes) sector.column_width = std::max(sector.column_width, sizes[box].width);
      for (const std::size_t box : sector.appended) sector.least_width = std::max(sector.least_width, sizes[box].width + kGutter + kPadding);
      const std::size_t most = std::clamp<std::size_t>(sector.boxes.size(), 1, kMostColumns + 1);
      for (std::size_t count = 1; count <= most; ++count) sector.columns.push_back(in_columns(sector.boxes, sizes, count));
    }
    arrange_top();
  }

  [[nodiscard]] Layout layout() const {
    const Arrangement best = best_arrangement();
    Layout layout;
    layout.boxes.resize(sizes_.size());
    layout.frames.resize(sectors_.size());
    layout.lanes = lanes_;
    layout.width = best.width;
    double y = place_top(layout);
    layout.top_bottom = y;
    for (std::size_t row = 0; row < best.rows.size(); ++row) {
      layout.bands.push_back(y);
      y += band_height(lanes_);
      y += place_row(layout, best, row, y);
    }
    layout.height = place_strip(layout, y);
    return layout;
  }

 private:
  void sort_in(std::size_t index) {
    const Box& box = diagram_.boxes[index];
    const std::size_t beside = cluster_index(diagram_, box.beside);
    const std::size_t inside = cluster_index(diagram_, box.cluster);
    if (beside != kNobody) {
      sectors_[beside].appended.push_back(index);
    } else if (!box.beside.empty()) {
      strip_.push_back(index);
    } else if (inside != kNobody) {
      sectors_[inside].boxes.push_back(index);
    } else {
      top_.push_back(index);
    }
  }

  /// Heads in the middle, what serves the others to their left and right; a new line when the page is full.
  void arrange_top() {
    std::vector<std::size_t> heads;
    std::vector<std::size_t> others;
    for (const std::size_t box : top_) (diagram_.boxes[box].kind == BoxKind::group_head ? heads : others).push_back(box);
    if (!heads.empty() && !others.empty() && heads.size() + others.size() <= kMostTop) {
      const auto half = others.begin() + static_cast<std::ptrdiff_t>(others.size() / 2);
      heads.insert(heads.begin(), others.begin(), half);
      heads.insert(heads.end(), half, others.end());
      top_rows_ = {heads};
      return;
    }
    heads.insert(heads.end(), others.begin(), others.end());
    for (std::size_t at = 0; at < heads.size(); ++at) {
      if (at % kMostTop == 0) top_rows_.emplace_back();
      top_rows_.back().push_back(heads[at]);
    }
  }

  [[nodiscard]] double row_width(const std::vector<std::size_t>& row) const {
    double width = row.empty() ? 0 : -kTopGap;
    for (const std::size_t box : row) width += sizes_[box].width + kTopGap;
    return width;
  }

  [[nodiscard]] double row_height(const std::vector<std::size_t>& row) const {
    double height = 0;
    for (const std::size_t box : row) height = std::max(height, sizes_[box].height);
    return height;
  }

  [[nodiscard]] double top_height() const {
    double height = 0;
    for (const auto& row : top_rows_) height += row_height(row) + kBoxGap;
    return height;
  }

  [[nodiscard]] Arrangement arrangement(double limit, std::size_t rows) const {
    Arrangement one;
    std::vector<double> widths;
    for (const Sector& sector : sectors_) {
      const Columns* columns = &sector.columns.front();
      for (std::size_t count = 2; full_height(sector, *columns, sizes_) > limit && count <= sector.boxes.size() && count <= kMostColumns; ++count) {
        columns = &sector.columns[count - 1];
      }
      // What the frame must be wide enough for anyway is used.
      const std::size_t more = columns->boxes.size() + 1;
      if (more <= sector.boxes.size() && static_cast<double>(more) * (sector.column_width + kGutter) + kPadding <= sector.least_width) {
        columns = &sector.columns[more - 1];
      }
      widths.push_back(frame_width(sector, columns->boxes.size()));
      one.columns.push_back(columns);
    }
    one.rows = in_rows(widths, rows);
    for (const auto& top : top_rows_) one.width = std::max(one.width, row_width(top));
    one.width = std::max(one.width, row_width(strip_));
    one.height = top_height() + (strip_.empty() ? 0 : kBelow + row_height(strip_)) + kLegend;
    for (const auto& row : one.rows) {
      double width = -kFrameGap;
      double height = 0;
      for (const std::size_t sector : row) {
        width += widths[sector] + kFrameGap;
        height = std::max(height, full_height(sectors_[sector], *one.columns[sector], sizes_));
      }
      one.width = std::max(one.width, width + trunk_width(one.rows.size()));
      one.height += height + band_height(lanes_);
    }
    one.scale = std::min({1.0, page_width_ / std::max(one.width, 1.0), page_height_ / std::max(one.height, 1.0)});
    return one;
  }

  /// Lines to the second row of frames and below run down the left margin.
  [[nodiscard]] double trunk_width(std::size_t rows) const { return rows > 1 ? lanes_ * kLane + kGutter : 0; }

  /// The largest type; of equals the one with fewer rows of frames, then the one that takes less paper.
  [[nodiscard]] Arrangement best_arrangement() const {
    std::vector<double> limits;
    for (const Sector& sector : sectors_) {
      for (std::size_t count = 1; count <= std::min(sector.boxes.size(), kMostColumns); ++count) {
        limits.push_back(full_height(sector, sector.columns[count - 1], sizes_) + 1);
      }
    }
    if (limits.empty()) limits.push_back(0);
    std::sort(limits.begin(), limits.end());
    limits.erase(std::unique(limits.begin(), limits.end()), limits.end());
    const std::size_t step = limits.size() / kMostLimits + 1;
    Arrangement best;
    for (std::size_t rows = 1; rows <= std::clamp<std::size_t>(sectors_.size(), 1, kMostRows); ++rows) {
      for (std::size_t at = 0; at < limits.size(); at += step) {
        Arrangement one = arrangement(limits[at], rows);
        const bool larger = one.scale > best.scale + 1e-6;
        const bool denser = std::abs(one.scale - best.scale) <= 1e-6 && one.rows.size() <= best.rows.size() &&
                            one.width * one.height < best.width * best.height - 1;
        if (larger || denser) best = std::move(one);
      }
    }
    return best;
  }

  double place_top(Layout& layout) const {
    double y = 0;
    for (const auto& row : top_rows_) {
      double x = (layout.width - row_width(row)) / 2;
      for (const std::size_t box : row) {
        static_cast<Area&>(layout.boxes[box]) = {x, y, sizes_[box].width, sizes_[box].height};
        x += sizes_[box].width + kTopGap;
      }
      y += row_height(row) + kBoxGap;
    }
    return top_rows_.empty() ? 0 : y - kBoxGap;
  }

  void place_box(Layout& layout, std::size_t box, std::size_t sector, std::size_t column, double y) const {
    Layout::BoxPlace& place = layout.boxes[box];
    const Layout::Frame& frame = layout.frames[sector];
    const double x = frame.x + static_cast<double>(column) * (sectors_[sector].column_width + kGutter) + kGutter;
    static_cast<Area&>(place) = {x, y, sizes_[box].width, sizes_[box].height};
    place.cluster = sector;
    place.column = column;
    place.row = frame.row;
  }

  void place_sector(Layout& layout, std::size_t sector, const Columns& columns) const {
    Layout::Frame& frame = layout.frames[sector];
    frame.corridor = frame.y + kFrameLabel + kCorridor / 2;
    for (std::size_t column = 0; column < columns.boxes.size(); ++column) {
      double y = frame.y + kFrameLabel + kCorridor;
      for (const std::size_t box : columns.boxes[column]) {
        place_box(layout, box, sector, column, y);
        y += sizes_[box].height + kBoxGap;
      }
    }
    double y = frame.bottom();
    for (const std::size_t box : sectors_[sector].appended) {
      place_box(layout, box, sector, 0, y + kBelow);
      y = layout.boxes[box].bottom() + kPadding;
      // The frame grows to take in the association that joins; nothing else moves.
      if (!diagram_.boxes[box].cluster.empty()) frame.height = y - frame.y;
    }
  }

  double place_row(Layout& layout, const Arrangement& best, std::size_t row, double y) const {
    double width = -kFrameGap;
    for (const std::size_t sector : best.rows[row]) width += frame_width(sectors_[sector], best.columns[sector]->boxes.size()) + kFrameGap;
    const double trunk = trunk_width(best.rows.size());
    double x = trunk + (layout.width - trunk - width) / 2;
    double height = 0;
    for (const std::size_t sector : best.rows[row]) {
      const Columns& columns = *best.columns[sector];
      Layout::Frame& frame = layout.frames[sector];
      static_cast<Area&>(frame) = {x, y, frame_width(sectors_[sector], columns.boxes.size()), frame_height(columns.height)};
      frame.row = row;
      place_sector(layout, sector, columns);
      x += frame.width + kFrameGap;
      height = std::max(height, full_height(sectors_[sector], columns, sizes_));
    }
    return height;
  }

  double place_strip(Layout& layout, double y) const {
    if (strip_.empty()) return y;
    double x = (layout.width - row_width(strip_)) / 2;
    for (const std::size_t box : strip_) {
      static_cast<Area&>(layout.boxes[box]) = {x, y + kBelow, sizes_[box].width, sizes_[box].height};
      layout.boxes[box].row = layout.bands.empty() ? 0 : layout.bands.size() - 1;
      x += sizes_[box].width + kTopGap;
    }
    return y + kBelow + row_height(strip_);
  }

  static constexpr std::size_t kMostTop = 5;
  static constexpr std::size_t kMostColumns = 8;
  static constexpr std::size_t kMostRows = 4;
  static constexpr std::size_t kMostLimits = 48;

  const Diagram& diagram_;
  const std::vector<Size>& sizes_;
  double lanes_;
  double page_width_;
  double page_height_;
  std::vector<Sector> sectors_;
  std::vector<std::size_t> top_;
  std::vector<std::vector<std::size_t>> top_rows_;
  std::vector<std::size_t> strip_;
};

}  // namespace

double band_height(double lanes) { return lanes * kLane + 24; }

Layout arranged(const Diagram& diagram, const std::vector<Size>& boxes, std::size_t lanes, double page_width, double page_height) {
  return Arranger(diagram, boxes, lanes, page_width, page_height).layout();
}

}  // namespace reprise::chart
