#include "takeover/earth.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>
#include <numbers>

namespace reprise::takeover {
namespace {

constexpr double kEarthRadius = 6371.0088;  // kilometres; IUGG mean radius R1
constexpr double kRadians = std::numbers::pi / 180;
// A box drawn around a circle is this much wider than calculated, in degrees: a tenth of a metre against rounding.
constexpr double kMargin = 1e-6;
// Points of the unit sphere are compared by the square of the straight line between them. Where it comes so close to the
// limit (relative, and absolute for the smallest ones), the haversine decides.
constexpr double kBand = 1e-6;
constexpr double kSmallestBand = 1e-13;

struct InSpace {
  double x = 0;
  double y = 0;
  double z = 0;
};

InSpace in_space(const Point& point) {
  const double latitude = point.latitude * kRadians;
  const double longitude = point.longitude * kRadians;
  return {std::cos(latitude) * std::cos(longitude), std::cos(latitude) * std::sin(longitude), std::sin(latitude)};
}

double square_between(const InSpace& left, const InSpace& right) {
  const double x = left.x - right.x;
  const double y = left.y - right.y;
  const double z = left.z - right.z;
  return x * x + y * y + z * z;
}

/// Of the straight line through the unit sphere that spans an arc of `kilometres`.
double square_of_arc(double kilometres) {
  const double half_turn = std::numbers::pi * kEarthRadius;
  const double chord = 2 * std::sin(std::min(kilometres, half_turn) / kEarthRadius / 2);
  return chord * chord;
}

double arc_of_square(double square) { return 2 * kEarthRadius * std::asin(std::min(1.0, std::sqrt(square) / 2)); }

/// One side of the grid: degrees cut into equal steps. What lies outside belongs to the nearest step.
struct Axis {
  double from = 0;
  double to = 0;
  double steps_per_degree = 0;
  int steps = 1;

  Axis(double lowest, double highest, double wanted) : from(lowest), to(highest) {
    steps = highest > lowest ? std::max(1, static_cast<int>(std::min(wanted, 1e4))) : 1;
    steps_per_degree = highest > lowest ? steps / (highest - lowest) : 0;
  }
  [[nodiscard]] int step(double degrees) const {
    return static_cast<int>(std::clamp((degrees - from) * steps_per_degree, 0.0, static_cast<double>(steps - 1)));
  }
};

struct Steps {
  int first = 0;
  int last = 0;
};

/// The steps that [west, east] touches, seen from either side of the date line: ascending, each once.
std::vector<Steps> columns_between(const Axis& axis, double west, double east) {
  std::vector<Steps> columns;
  for (const double turn : {-360.0, 0.0, 360.0}) {
    if (east + turn < axis.from || west + turn > axis.to) continue;
    const Steps found{axis.step(west + turn), axis.step(east + turn)};
    if (!columns.empty() && found.first <= columns.back().last) {
      columns.back().last = std::max(columns.back().last, found.last);
    } else {
      columns.push_back(found);
    }
  }
  return columns;
}

std::pair<Point, Point> corners(const std::vector<Point>& places) {
  if (places.empty()) return {};
  std::pair<Point, Point> box{places.front(), places.front()};
  for (const Point& place : places) {
    box.first = {std::min(box.first.latitude, place.latitude), std::min(box.first.longitude, place.longitude)};
    box.second = {std::max(box.second.latitude, place.latitude), std::max(box.second.longitude, place.longitude)};
  }
  return box;
}

}  // namespace

double great_circle_kilometres(const Point& from, const Point& to) {
  const double half_height = std::sin((to.latitude - from.latitude) * kRadians / 2);
  const double half_width = std::sin((to.longitude - from.longitude) * kRadians / 2);
  const double square = half_height * half_height + std::cos(from.latitude * kRadians) * std::cos(to.latitude * kRadians) * half_width * half_width;
  return 2 * kEarthRadius * std::asin(std::min(1.0, std::sqrt(square)));
}

/// Cells of about two places each over the box of all places; places sorted by row and column, so that the cells of a row
/// between two columns are one stretch.
struct PlaceIndex::Grid {
  std::vector<Point> places;  ///< as given
  Axis rows;
  Axis columns;
  std::vector<std::uint32_t> starts;  ///< of each cell among the sorted ones, and their end
  std::vector<InSpace> sorted;
  std::vector<std::uint32_t> numbers;  ///< of the sorted ones among those given

  explicit Grid(const std::vector<Point>& given) : Grid(given, corners(given)) {}
  Grid(const std::vector<Point>& given, const std::pair<Point, Point>& box)
      : places(given), rows(box.first.latitude, box.second.latitude, 0), columns(box.first.longitude, box.second.longitude, 0) {
    const double height = rows.to - rows.from;
    const double width = (columns.to - columns.from) * std::cos((rows.from + rows.to) / 2 * kRadians);
    const double cells = static_cast<double>(given.size()) / 2;
    // Cells about as high as wide: as many rows as columns to the height as to the width.
    rows = Axis(rows.from, rows.to, width > 0 ? std::sqrt(cells * height / width) : cells);
    columns = Axis(columns.from, columns.to, cells / rows.steps);
    sort();
  }

  [[nodiscard]] std::size_t cell_of(const Point& place) const {
    return static_cast<std::size_t>(rows.step(place.latitude)) * static_cast<std::size_t>(columns.steps) +
           static_cast<std::size_t>(columns.step(place.longitude));
  }

  void sort() {
    starts.assign(static_cast<std::size_t>(rows.steps) * static_cast<std::size_t>(columns.steps) + 1, 0);
    std::vector<std::uint32_t> cells(places.size());
    for (std::size_t index = 0; index < places.size(); ++index) {
      cells[index] = static_cast<std::uint32_t>(cell_of(places[index]));
      ++starts[cells[index] + 1];
    }
    for (std::size_t cell = 1; cell < starts.size(); ++cell) starts[cell] += starts[cell - 1];
    sorted.resize(places.size());
    numbers.resize(places.size());
    std::vector<std::uint32_t> next(starts.begin(), starts.end() - 1);
    for (std::size_t index = 0; index < places.size(); ++index) {
      const std::uint32_t at = next[cells[index]]++;
      sorted[at] = in_space(places[index]);
      numbers[at] = static_cast<std::uint32_t>(index);
    }
  }

  /// Columns that a circle touches: all of them when a pole lies within it.
  [[nodiscard]] std::vector<Steps> columns_of(const Point& centre, double radius) const {
    const double to_pole = (90 - std::abs(centre.latitude)) * kRadians;
    if (radius >= to_pole - kMargin * kRadians) return {{0, columns.steps - 1}};
    const double half = std::asin(std::min(1.0, std::sin(radius) / std::cos(centre.latitude * kRadians))) / kRadians + kMargin;
    return columns_between(columns, centre.longitude - half, centre.longitude + half);
  }

  /// Every sorted place that may be so near, and some that are not.
  template <typename Visit>
  void around(const Point& centre, double kilometres, Visit&& visit) const {
    if (places.empty()) return;
    const double radius = kilometres / kEarthRadius;
    const double half = radius / kRadians + kMargin;
    if (centre.latitude + half < rows.from || centre.latitude - half > rows.to) return;
    const int last_row = rows.step(centre.latitude + half);
    const std::vector<Steps> stretches = columns_of(centre, radius);
    for (int row = rows.step(centre.latitude - half); row <= last_row; ++row) {
      const std::size_t cell = static_cast<std::size_t>(row) * static_cast<std::size_t>(columns.steps);
      for (const Steps& stretch : stretches) {
        const std::uint32_t end = starts[cell + static_cast<std::size_t>(stretch.last) + 1];
        for (std::uint32_t at = starts[cell + static_cast<std::size_t>(stretch.first)]; at < end; ++at) visit(at);
      }
    }
  }

  /// About the width of a cell: where looking for the nearest begins.
  [[nodiscard]] double first_radius() const {
    const double height = (rows.to - rows.from) / rows.steps;
    return std::max(1.0, height * kRadians * kEarthRadius);
  }
};

PlaceIndex::PlaceIndex(const std::vector<Point>& places) : grid_(std::make_unique<const Grid>(places)) {}
PlaceIndex::PlaceIndex(PlaceIndex&&) noexcept = default;
PlaceIndex& PlaceIndex::operator=(PlaceIndex&&) noexcept = default;
PlaceIndex::~PlaceIndex() = default;

std::optional<std::size_t> PlaceIndex::nearest(const Point& from) const {
  if (grid_->places.empty()) return std::nullopt;
  const InSpace centre = in_space(from);
  double square = std::numeric_limits<double>::infinity();
  for (double radius = grid_->first_radius();; radius *= 4) {
    grid_->around(from, radius, [&](std::uint32_t at) { square = std::min(square, square_between(centre, grid_->sorted[at])); });
    if (square <= square_of_arc(radius) || radius > std::numbers::pi * kEarthRadius) break;
  }
  // Several services may share one building: among equals the first of the file.
  std::optional<std::size_t> best;
  double least = 0;
  for (const std::size_t index : within(from, arc_of_square(square * (1 + kBand) + kSmallestBand))) {
    const double kilometres = great_circle_kilometres(from, grid_->places[index]);
    if (best && kilometres >= least) continue;
    best = index;
    least = kilometres;
  }
  return best;
}

std::vector<std::size_t> PlaceIndex::within(const Point& from, double kilometres) const {
  std::vector<std::size_t> near;
  if (!(kilometres >= 0)) return near;
  const InSpace centre = in_space(from);
  const double limit = square_of_arc(kilometres);
  const double surely = limit * (1 - kBand) - kSmallestBand;
  const double at_most = limit * (1 + kBand) + kSmallestBand;
  grid_->around(from, kilometres, [&](std::uint32_t at) {
    const double square = square_between(centre, grid_->sorted[at]);
    if (square > at_most) return;
    const std::size_t index = grid_->numbers[at];
    if (square < surely || great_circle_kilometres(from, grid_->places[index]) <= kilometres) near.push_back(index);
  });
  std::sort(near.begin(), near.end());
  return near;
}

}  // namespace reprise::takeover
