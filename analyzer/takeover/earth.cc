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
// Points of the unit sphere in space: straight lines between them order as great circles do, without a seam at the date line
// or at the poles. In single precision, which halves the tree and places a point to within a metre.
using InSpace = geometry::model::point<float, 3, geometry::cs::cartesian>;
using Box = geometry::model::box<InSpace>;
using Entry = std::pair<InSpace, std::uint32_t>;
// Six metres: where a straight line comes so close to the limit, the haversine decides.
constexpr double kBand = 1e-6;
constexpr std::size_t kUsuallyNear = 64;

InSpace in_space(const Point& point) {
  const double latitude = point.latitude * kRadians;
  const double longitude = point.longitude * kRadians;
  const double off_axis = std::cos(latitude);
  return {static_cast<float>(off_axis * std::cos(longitude)), static_cast<float>(off_axis * std::sin(longitude)), static_cast<float>(std::sin(latitude))};
}

/// The straight line through the unit sphere that spans an arc of `kilometres`.
double line_of_arc(double kilometres) {
  const double half_turn = std::numbers::pi * kEarthRadius;
  return 2 * std::sin(std::min(kilometres, half_turn) / kEarthRadius / 2);
}

double arc_of_line(double line) { return 2 * kEarthRadius * std::asin(std::min(1.0, line / 2)); }

Box around(const InSpace& centre, double half_side) {
  const auto half = static_cast<float>(half_side);
  const float x = centre.get<0>();
  const float y = centre.get<1>();
  const float z = centre.get<2>();
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
  std::vector<std::size_t> near = within(from, arc_of_line(std::sqrt(square) + kBand));
  std::sort(near.begin(), near.end());
  std::optional<std::size_t> best;
  double least = 0;
  for (const std::size_t index : near) {
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
  near.reserve(kUsuallyNear);
  const InSpace centre = in_space(from);
  const double limit = line_of_arc(kilometres);
  const double at_most = limit + kBand;
  const double surely = limit > kBand ? (limit - kBand) * (limit - kBand) : 0;
  const double perhaps = at_most * at_most;
  const auto take = [&](const Entry& entry) {
    const double square = geometry::comparable_distance(centre, entry.first);
    if (square > perhaps) return;
    if (square < surely || great_circle_kilometres(from, tree_->places[entry.second]) <= kilometres) near.push_back(entry.second);
  };
  tree_->nodes.query(geometry::index::intersects(around(centre, at_most)), boost::make_function_output_iterator(take));
  return near;
}

}  // namespace reprise::takeover
