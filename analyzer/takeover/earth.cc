#include "takeover/earth.h"

#include <algorithm>
#include <boost/geometry.hpp>
#include <boost/geometry/index/rtree.hpp>
#include <boost/iterator/function_output_iterator.hpp>
#include <cmath>
#include <cstdint>
#include <numbers>
#include <utility>

namespace reprise::takeover {
namespace {

namespace geometry = boost::geometry;

constexpr double kEarthRadius = 6371.0088;  // kilometres; IUGG mean radius R1
constexpr double kRadians = std::numbers::pi / 180;
// Where the square of a straight line comes so close to the limit (relative, and absolute for the smallest ones), the haversine
// decides.
constexpr double kBand = 1e-6;
constexpr double kSmallestBand = 1e-13;

// Points of the unit sphere in space: straight lines between them order as great circles do, without a seam at the date line
// or at the poles.
using InSpace = geometry::model::point<double, 3, geometry::cs::cartesian>;
using Box = geometry::model::box<InSpace>;
using Entry = std::pair<InSpace, std::uint32_t>;

InSpace in_space(const Point& point) {
  const double latitude = point.latitude * kRadians;
  const double longitude = point.longitude * kRadians;
  return {std::cos(latitude) * std::cos(longitude), std::cos(latitude) * std::sin(longitude), std::sin(latitude)};
}

/// Of the straight line through the unit sphere that spans an arc of `kilometres`.
double square_of_arc(double kilometres) {
  const double half_turn = std::numbers::pi * kEarthRadius;
  const double chord = 2 * std::sin(std::min(kilometres, half_turn) / kEarthRadius / 2);
  return chord * chord;
}

double arc_of_square(double square) { return 2 * kEarthRadius * std::asin(std::min(1.0, std::sqrt(square) / 2)); }

Box around(const InSpace& centre, double half) {
  const double x = centre.get<0>();
  const double y = centre.get<1>();
  const double z = centre.get<2>();
  return {{x - half, y - half, z - half}, {x + half, y + half, z + half}};
}

std::vector<Entry> entries_of(const std::vector<Point>& places) {
  std::vector<Entry> entries;
  entries.reserve(places.size());
  for (const Point& place : places) entries.emplace_back(in_space(place), static_cast<std::uint32_t>(entries.size()));
  return entries;
}

}  // namespace

double great_circle_kilometres(const Point& from, const Point& to) {
  const double half_height = std::sin((to.latitude - from.latitude) * kRadians / 2);
  const double half_width = std::sin((to.longitude - from.longitude) * kRadians / 2);
  const double square = half_height * half_height + std::cos(from.latitude * kRadians) * std::cos(to.latitude * kRadians) * half_width * half_width;
  return 2 * kEarthRadius * std::asin(std::min(1.0, std::sqrt(square)));
}

/// Loaded in bulk, which packs its nodes.
struct PlaceIndex::Tree {
  std::vector<Point> places;  ///< as given
  geometry::index::rtree<Entry, geometry::index::quadratic<16>> nodes;

  explicit Tree(const std::vector<Point>& given) : places(given), nodes(entries_of(given)) {}
};

PlaceIndex::PlaceIndex(const std::vector<Point>& places) : tree_(std::make_unique<const Tree>(places)) {}
PlaceIndex::PlaceIndex(PlaceIndex&&) noexcept = default;
PlaceIndex& PlaceIndex::operator=(PlaceIndex&&) noexcept = default;
PlaceIndex::~PlaceIndex() = default;

std::optional<std::size_t> PlaceIndex::nearest(const Point& from) const {
  if (tree_->places.empty()) return std::nullopt;
  const InSpace centre = in_space(from);
  double square = 0;
  tree_->nodes.query(geometry::index::nearest(centre, 1),
                     boost::make_function_output_iterator([&](const Entry& entry) { square = geometry::comparable_distance(centre, entry.first); }));
  // Several services may share one building: among equals the first of the file.
  std::optional<std::size_t> best;
  double least = 0;
  for (const std::size_t index : within(from, arc_of_square(square * (1 + kBand) + kSmallestBand))) {
    const double kilometres = great_circle_kilometres(from, tree_->places[index]);
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
  const auto take = [&](const Entry& entry) {
    const double square = geometry::comparable_distance(centre, entry.first);
    if (square > at_most) return;
    if (square < surely || great_circle_kilometres(from, tree_->places[entry.second]) <= kilometres) near.push_back(entry.second);
  };
  tree_->nodes.query(geometry::index::intersects(around(centre, std::sqrt(at_most))), boost::make_function_output_iterator(take));
  std::sort(near.begin(), near.end());
  return near;
}

}  // namespace reprise::takeover
