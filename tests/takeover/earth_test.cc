#include "takeover/earth.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

namespace reprise::takeover {
namespace {

constexpr Point kParis{48.8566, 2.3522};
constexpr Point kMarseille{43.2965, 5.3698};
constexpr Point kMetz{49.1193, 6.1757};
constexpr Point kSaintDenisReunion{-20.8789, 55.4481};

std::vector<std::size_t> in_file_order(std::vector<std::size_t> places) {
  std::ranges::sort(places);
  return places;
}

TEST(GreatCircle, agrees_with_published_distances_of_cities) {
  // As the crow flies on the ellipsoid; the sphere is within 0.6 %.
  EXPECT_NEAR(great_circle_kilometres(kParis, kMarseille), 661, 661 * 0.006);
  EXPECT_NEAR(great_circle_kilometres(kParis, kMetz), 281, 281 * 0.006);
  EXPECT_NEAR(great_circle_kilometres(kParis, kSaintDenisReunion), 9350, 9350 * 0.006);
}

TEST(GreatCircle, is_symmetric_and_zero_on_the_spot) {
  EXPECT_DOUBLE_EQ(great_circle_kilometres(kParis, kMetz), great_circle_kilometres(kMetz, kParis));
  EXPECT_EQ(great_circle_kilometres(kMetz, kMetz), 0);
}

TEST(GreatCircle, crosses_the_date_line_by_the_short_way) {
  EXPECT_NEAR(great_circle_kilometres({0, 179.5}, {0, -179.5}), 111.2, 0.1);
  EXPECT_NEAR(great_circle_kilometres({89, 0}, {89, 180}), 222.4, 0.1);
}

std::vector<Point> random_places(std::mt19937& random, std::size_t count) {
  // Half around one country, half over the globe: poles and date line included.
  std::uniform_real_distribution<double> north(41, 51);
  std::uniform_real_distribution<double> east(-5, 9);
  std::uniform_real_distribution<double> latitude(-90, 90);
  std::uniform_real_distribution<double> longitude(-180, 180);
  std::vector<Point> places;
  for (std::size_t index = 0; index < count; ++index) {
    places.push_back(index % 2 == 0 ? Point{north(random), east(random)} : Point{latitude(random), longitude(random)});
  }
  return places;
}

TEST(PlaceIndex, finds_what_a_look_at_every_place_finds) {
  std::mt19937 random(20120316);
  const std::vector<Point> places = random_places(random, 750);
  const PlaceIndex index(places);
  for (const Point& from : random_places(random, 200)) {
    std::size_t nearest = 0;
    std::vector<std::size_t> near;
    for (std::size_t at = 0; at < places.size(); ++at) {
      const double kilometres = great_circle_kilometres(from, places[at]);
      if (kilometres < great_circle_kilometres(from, places[nearest])) nearest = at;
      if (kilometres <= 150) near.push_back(at);
    }
    EXPECT_EQ(index.nearest(from), nearest);
    EXPECT_EQ(in_file_order(index.within(from, 150)), near);
  }
}

TEST(PlaceIndex, takes_the_first_of_equally_near_places) {
  EXPECT_EQ(PlaceIndex({kMetz, kParis, kParis, kMetz}).nearest(kParis), 1U);
  EXPECT_EQ(in_file_order(PlaceIndex({kMetz, kParis, kParis, kMetz}).within(kParis, 0)), (std::vector<std::size_t>{1, 2}));
}

TEST(PlaceIndex, without_places_finds_none) {
  EXPECT_EQ(PlaceIndex({}).nearest(kParis), std::nullopt);
  EXPECT_TRUE(PlaceIndex({}).within(kParis, 20000).empty());
}

TEST(PlaceIndex, reaches_every_place_within_half_the_globe) { EXPECT_EQ(PlaceIndex({kParis, kSaintDenisReunion}).within(kParis, 50000).size(), 2U); }

}  // namespace
}  // namespace reprise::takeover
