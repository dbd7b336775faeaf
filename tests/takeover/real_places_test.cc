// Every nursing home of France that a public table locates: 300 of them as the group, each other one as an association to be
// taken over. The table lies beside the checkout, where it lies at all.
#include <algorithm>
#include <cmath>
#include <fstream>
#include <numbers>
#include <random>
#include <sstream>

#include "golden/golden.h"
#include "takeover/places.h"

namespace reprise::takeover {
namespace {

constexpr std::size_t kHomes = 6301;
constexpr std::size_t kOfTheGroup = 300;
constexpr int kReach = 15;

std::vector<Point> homes(const std::string& path) {
  std::ifstream file(path);
  std::vector<Point> points;
  std::string line;
  std::getline(file, line);
  while (std::getline(file, line)) {
    // A name may hold commas between quotes: seven columns are counted from the end.
    std::vector<std::string> cells;
    std::stringstream columns(line);
    for (std::string cell; std::getline(columns, cell, ',');) cells.push_back(cell);
    if (line.ends_with(',')) cells.emplace_back();
    points.push_back({std::stod(cells.at(cells.size() - 7)), std::stod(cells.at(cells.size() - 6))});
  }
  return points;
}

/// Not the module's: its own haversine, over every pair.
double haversine(const Point& left, const Point& right) {
  const auto radians = [](double degrees) { return degrees * std::numbers::pi / 180; };
  const double height = std::pow(std::sin(radians(right.latitude - left.latitude) / 2), 2);
  const double width = std::pow(std::sin(radians(right.longitude - left.longitude) / 2), 2);
  return 2 * 6371.0088 * std::asin(std::sqrt(height + std::cos(radians(left.latitude)) * std::cos(radians(right.latitude)) * width));
}

/// Spread over the country: one home out of each of 300 stretches from south to north.
std::vector<std::size_t> chosen(const std::vector<Point>& all) {
  std::vector<std::size_t> by_latitude(all.size());
  for (std::size_t index = 0; index < all.size(); ++index) by_latitude[index] = index;
  std::stable_sort(by_latitude.begin(), by_latitude.end(), [&](std::size_t left, std::size_t right) { return all[left].latitude < all[right].latitude; });
  std::mt19937 random(1984);
  std::vector<std::size_t> indexes;
  for (std::size_t stretch = 0; stretch < kOfTheGroup; ++stretch) {
    const std::size_t from = stretch * all.size() / kOfTheGroup;
    const std::size_t to = (stretch + 1) * all.size() / kOfTheGroup;
    indexes.push_back(by_latitude[from + random() % (to - from)]);
  }
  std::sort(indexes.begin(), indexes.end());
  return indexes;
}

std::string id_of(std::size_t home) { return "home-" + std::to_string(home); }

TEST(RealPlaces, within_reach_of_each_nursing_home_are_those_that_brute_force_finds) {
  const std::string path = golden::checkout_path("../shared/data/ehpad/ehpad_france.csv");
  if (!std::ifstream(path)) GTEST_SKIP() << "the table of nursing homes does not lie beside the checkout: " << path;
  const std::vector<Point> all = homes(path);
  ASSERT_EQ(all.size(), kHomes);
  const std::vector<std::size_t> group_homes = chosen(all);
  std::string services = "services:\n";
  for (const std::size_t home : group_homes) services += places::listed(id_of(home), all[home], "nursing_home");
  const dossier::Group group = written::group(services);
  Reach reach;
  reach.kilometres.emplace("nursing_home", scalar::Decimal(kReach));

  dossier::Dossier target = places::of_one_service("nursing_home");
  std::size_t pairs = 0;
  for (std::size_t home = 0; home < all.size(); ++home) {
    if (std::binary_search(group_homes.begin(), group_homes.end(), home)) continue;
    places::move_to(target, all[home]);
    const auto checked = take_over(target, group, reach);
    ASSERT_TRUE(checked.value);
    const ServiceOverlap& overlap = checked.value->services.front();
    std::vector<std::string> near;
    std::string nearest;
    double least = INFINITY;
    for (const std::size_t other : group_homes) {
      const double kilometres = haversine(all[home], all[other]);
      if (kilometres <= kReach) near.push_back(id_of(other));
      if (kilometres < least || (kilometres == least && id_of(other) < nearest)) {
        least = kilometres;
        nearest = id_of(other);
      }
    }
    ASSERT_EQ(overlap.within, near) << id_of(home);
    ASSERT_EQ(overlap.nearest, nearest) << id_of(home);
    ASSERT_EQ(overlap.nearest_km.value->to_double(), std::ceil(least * 10) / 10) << id_of(home);
    ASSERT_EQ(overlap.within_reach.value, scalar::Decimal(near.empty() ? 0 : 1)) << id_of(home);
    pairs += near.size();
  }
  RecordProperty("pairs", static_cast<int>(pairs));
  EXPECT_GT(pairs, kHomes);  // about one home of the group within 15 km of each: the test would not pass by finding none
}

}  // namespace
}  // namespace reprise::takeover
