#include "takeover/earth.h"

#include <algorithm>
#include <boost/geometry.hpp>
#include <boost/geometry/index/rtree.hpp>
#include <cmath>
#include <iterator>
#include <numbers>
#include <utility>

namespace reprise::takeover {
namespace {

namespace geometry = boost::geometry;

constexpr double kEarthRadius = 6371.0088;  // kilometres; IUGG mean radius R1

using OnSphere = geometry::model::point<double, 2, geometry::cs::spherical_equatorial<geometry::degree>>;
// Points of the unit sphere in space: straight lines between them order as great circles do, without a seam at the
// date line or at the poles.
using InSpace = geometry::model::point<double, 3, geometry::cs::cartesian>;
using Entry = std::pair<InSpace, std::size_t>;

InSpace in_space(const Point& point) {
  const double latitude = point.latitude * std::numbers::pi / 180;
  const double longitude = point.longitude * std::numbers::pi / 180;
  return {std::cos(latitude) * std::cos(longitude), std::cos(latitude) * std::sin(longitude), std::sin(latitude)};
}

/// Straight line through the unit sphere that spans an arc of `kilometres`, a hair longer so that rounding leaves none out.
double chord(double kilometres) {
  const double half_turn = std::numbers::pi * kEarthRadius;
  return 2 * std::sin(std::min(kilometres, half_turn) / kEarthRadius / 2) + 1e-9;
}

}  // namespace

double great_circle_kilometres(const Point& from, const Point& to) {
  return geometry::distance(OnSphere(from.longitude, from.latitude), OnSphere(to.longitude, to.latitude),
                            geometry::strategy::distance::haversine<double>(kEarthRadius));
}

struct PlaceIndex::Tree {
  std::vector<Point> places;
  geometry::index::rtree<Entry, geometry::index::rstar<16>> entries;
};

PlaceIndex::PlaceIndex(const std::vector<Point>& places) : tree_(std::make_unique<Tree>()) {
  tree_->places = places;
  std::vector<Entry> entries;
  entries.reserve(places.size());
  for (std::size_t index = 0; index < places.size(); ++index) entries.emplace_back(in_space(places[index]), index);
  tree_->entries = decltype(tree_->entries)(entries.begin(), entries.end());
}

PlaceIndex::PlaceIndex(PlaceIndex&&) noexcept = default;
PlaceIndex& PlaceIndex::operator=(PlaceIndex&&) noexcept = default;
PlaceIndex::~PlaceIndex() = default;

std::optional<std::size_t> PlaceIndex::nearest(const Point& from) const {
  std::vector<Entry> found;
  tree_->entries.query(geometry::index::nearest(in_space(from), 1), std::back_inserter(found));
  if (found.empty()) return std::nullopt;
  // Several services may share one building: among equals the tree's order is its own, ours is the file's.
  const double kilometres = great_circle_kilometres(from, tree_->places[found.front().second]);
  const std::vector<std::size_t> equals = within(from, kilometres);
  return equals.empty() ? found.front().second
                        : *std::min_element(equals.begin(), equals.end(), [&](std::size_t left, std::size_t right) {
                            return great_circle_kilometres(from, tree_->places[left]) < great_circle_kilometres(from, tree_->places[right]);
                          });
}

std::vector<std::size_t> PlaceIndex::within(const Point& from, double kilometres) const {
  if (!(kilometres >= 0)) return {};
  const InSpace centre = in_space(from);
  const double side = chord(kilometres);
  const geometry::model::box<InSpace> around(
      InSpace(centre.get<0>() - side, centre.get<1>() - side, centre.get<2>() - side),
      InSpace(centre.get<0>() + side, centre.get<1>() + side, centre.get<2>() + side));
  std::vector<Entry> found;
  tree_->entries.query(geometry::index::intersects(around), std::back_inserter(found));
  std::vector<std::size_t> near;
  for (const Entry& entry : found) {
    if (great_circle_kilometres(from, tree_->places[entry.second]) <= kilometres) near.push_back(entry.second);
  }
  std::sort(near.begin(), near.end());
  return near;
}

}  // namespace reprise::takeover
