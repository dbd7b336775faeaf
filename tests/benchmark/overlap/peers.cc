#include "peers.h"

#include <algorithm>
#include <boost/geometry.hpp>
#include <boost/geometry/geometries/box.hpp>
#include <boost/geometry/geometries/point.hpp>
#include <boost/geometry/index/rtree.hpp>
#include <cmath>
#include <ctime>
#include <iterator>
#include <numbers>
#include <utility>

namespace reprise::benchmark {
namespace {

namespace geometry = boost::geometry;

using Corner = geometry::model::point<float, 2, geometry::cs::cartesian>;
using Entry = std::pair<Corner, int>;
using Tree = geometry::index::rtree<Entry, geometry::index::rstar<16>>;

constexpr double kRadius = 6371.0088;
constexpr double kRadians = std::numbers::pi / 180;

double haversine(const Service& left, const Service& right) {
  const double height = std::sin((right.latitude - left.latitude) * kRadians / 2);
  const double width = std::sin((right.longitude - left.longitude) * kRadians / 2);
  return 2 * kRadius * std::asin(std::sqrt(height * height + std::cos(left.latitude * kRadians) * std::cos(right.latitude * kRadians) * width * width));
}

Corner corner(double longitude, double latitude) { return {static_cast<float>(longitude), static_cast<float>(latitude)}; }

geometry::model::box<Corner> around(const Service& service) {
  constexpr double kMargin = 1e-4;
  const double height = kKilometres / kRadius / kRadians + kMargin;
  const double width = std::asin(std::min(1.0, std::sin(kKilometres / kRadius) / std::cos(service.latitude * kRadians))) / kRadians + kMargin;
  return {corner(service.longitude - width, service.latitude - height), corner(service.longitude + width, service.latitude + height)};
}

}  // namespace

double milliseconds() { return static_cast<double>(std::clock()) * 1'000 / CLOCKS_PER_SEC; }

Found by_trees(const std::vector<Service>& services, const std::vector<Service>& candidates) {
  Found found;
  const double start = milliseconds();
  std::vector<std::vector<Entry>> by_type(kTypes);
  for (std::size_t index = 0; index < services.size(); ++index) {
    by_type[static_cast<std::size_t>(services[index].type)].emplace_back(corner(services[index].longitude, services[index].latitude), static_cast<int>(index));
  }
  std::vector<Tree> trees;
  for (const std::vector<Entry>& entries : by_type) trees.emplace_back(entries);
  const double built = milliseconds();
  std::vector<Entry> near;
  for (const Service& candidate : candidates) {
    near.clear();
    trees[static_cast<std::size_t>(candidate.type)].query(geometry::index::intersects(around(candidate)), std::back_inserter(near));
    for (const auto& [place, index] : near) {
      const Service& service = services[static_cast<std::size_t>(index)];
      if (service.id != candidate.id && haversine(candidate, service) <= kKilometres) found.add(candidate, service);
    }
  }
  found.query = milliseconds() - built;
  found.build = built - start;
  return found;
}

Found by_brute_force(const std::vector<Service>& services, const std::vector<Service>& candidates) {
  Found found;
  const double start = milliseconds();
  std::vector<std::vector<Service>> by_type(kTypes);
  for (const Service& service : services) by_type[static_cast<std::size_t>(service.type)].push_back(service);
  for (const Service& candidate : candidates) {
    for (const Service& service : by_type[static_cast<std::size_t>(candidate.type)]) {
      if (service.id != candidate.id && haversine(candidate, service) <= kKilometres) found.add(candidate, service);
    }
  }
  found.query = milliseconds() - start;
  return found;
}

}  // namespace reprise::benchmark
