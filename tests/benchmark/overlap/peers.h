// Services on the map and the ways to find those of a type near a candidate that ours is measured against.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace reprise::benchmark {

struct Service {
  int id = 0;
  double latitude = 0;
  double longitude = 0;
  int type = 0;
};

constexpr int kTypes = 120;
constexpr double kKilometres = 30;

/// How many pairs of a candidate and another service of its type within 30 km, which ones as a sum in any order, and the time.
struct Found {
  std::size_t pairs = 0;
  std::uint64_t sum = 0;
  double build = 0;  ///< milliseconds of CPU time
  double query = 0;

  void add(const Service& candidate, const Service& service) {
    ++pairs;
    sum += static_cast<std::uint64_t>(candidate.id + 1) * 2654435761U ^ static_cast<std::uint64_t>(service.id) * 40503U;
  }
};

[[nodiscard]] double milliseconds();

/// Boost.Geometry: an R-tree (R*, 16 entries a node) for each type, loaded in bulk; boxes in degrees, then the haversine.
[[nodiscard]] Found by_trees(const std::vector<Service>& services, const std::vector<Service>& candidates);
/// Every service of the type, by the haversine.
[[nodiscard]] Found by_brute_force(const std::vector<Service>& services, const std::vector<Service>& candidates);

}  // namespace reprise::benchmark
