// Services on the map and by territory: where each stands, which are within reach, and nothing over anything else.
#include "chart/overlap.h"

#include <cmath>
#include <set>

#include "chart/map_placing.h"
#include "drawn.h"
#include "generated.h"
#include "golden/golden.h"

namespace reprise::chart {
namespace {

using assessment::MapPlace;
using assessment::OverlapMap;
using generated::Dice;

Drawing drawing(const OverlapMap& map, base::Language language = base::Language::english) {
  Options options;
  options.language = language;
  auto made = draw_overlap(map, options);
  if (made) return std::move(made.value());
  ADD_FAILURE() << made.error().message.en;
  return {};
}

MapPlace place(const std::string& name, bool own, double latitude, double longitude) {
  return {{name, name}, {"EHPAD", "Nursing home"}, own, latitude, longitude, false};
}

assessment::Quantity places(int number) { return {scalar::Decimal(number), scalar::Decimal(number), {}, {}}; }

OverlapMap small() {
  OverlapMap map;
  map.id = "overlap";
  map.title = {"Recouvrements", "Overlaps"};
  map.description = {"Ce qu’il faut voir.", "What to see."};
  map.places = {place("Notre Résidence", true, 47.08, 2.40), place("Notre Foyer", true, 47.08, 2.40), place("Résidence des Lilas", false, 47.10, 2.42),
                place("Résidence du Lac", false, 47.02, 2.30), place("Au loin", false, 43.3, 5.4)};
  map.places[3].at_centre = true;
  map.reaches = {{0, 2, *scalar::Decimal::parse("2.7")}, {0, 3, *scalar::Decimal::parse("10.1")}};
  map.nowhere = {{"kitchen", "Cuisine"}};
  map.group_nowhere = 2;
  const base::Text type{"EHPAD", "Nursing home"};
  map.matrix = {{"Cher (18)", type, 2, 2, {scalar::Decimal(60), std::nullopt, {}, {"x"}}, places(84), {scalar::Decimal(144), std::nullopt, {}, {"x"}}},
                {"Bouches-du-Rhône (13)", type, 1, 0, places(70), places(0), places(70)},
                {"", {"Formation", "Training"}, 0, 1, places(0), {std::nullopt, std::nullopt, {}, {"y"}}, {std::nullopt, std::nullopt, {}, {"y"}}}};
  return map;
}

OverlapMap random(std::size_t own, std::size_t group, std::uint64_t seed) {
  Dice dice(seed);
  OverlapMap map = small();
  map.places.clear();
  map.reaches.clear();
  for (std::size_t at = 0; at < own + group; ++at) {
    map.places.push_back(place("Résidence " + std::to_string(at), at < own, 46 + static_cast<double>(dice.below(2000)) / 1000, 2 + static_cast<double>(dice.below(3000)) / 1000));
    if (at >= own && dice.below(4) == 0) map.reaches.push_back({dice.below(own), at, scalar::Decimal(5)});
  }
  return map;
}

TEST(OverlapChart, of_a_small_case_in_both_languages) {
  for (const base::Language language : {base::Language::french, base::Language::english}) {
    const std::string end = language == base::Language::french ? ".fr.svg" : ".en.svg";
    EXPECT_TRUE(golden::matches("tests/chart/golden/overlap" + end, drawing(small(), language).svg));
  }
}

TEST(OverlapChart, can_be_read_on_its_page_whatever_the_number_of_places) {
  for (const auto& [own, group] : {std::pair(1, 0), std::pair(3, 20), std::pair(40, 400), std::pair(12, 3000)}) {
    const Drawing made = drawing(random(static_cast<std::size_t>(own), static_cast<std::size_t>(group), 7));
    EXPECT_GE(made.type_points_on_page, 7) << own << " + " << group;
  }
}

TEST(OverlapChart, puts_places_at_their_distances_with_north_up) {
  const OverlapMap map = random(5, 40, 3);
  const MapSheet sheet = on_sheet(map, 400, 300, 20);
  constexpr double kDegree = 111.195;
  std::size_t compared = 0;
  for (std::size_t a = 0; a < map.places.size(); ++a) {
    for (std::size_t b = 0; b < a; ++b) {
      if (sheet.spot_of_place[a] >= sheet.spots.size() || sheet.spot_of_place[b] >= sheet.spots.size()) continue;
      const Spot& one = sheet.spots[sheet.spot_of_place[a]].centre;
      const Spot& other = sheet.spots[sheet.spot_of_place[b]].centre;
      EXPECT_NEAR(other.y - one.y, (map.places[a].latitude - map.places[b].latitude) * kDegree * sheet.kilometre, 4.1);
      ++compared;
    }
  }
  EXPECT_GT(compared, 100U);
}

TEST(OverlapChart, sets_no_number_over_another_or_over_a_mark) {
  for (const std::uint64_t seed : {1U, 2U, 3U, 4U}) {
    const MapSheet sheet = on_sheet(random(10, 60, seed), 440, 300, 40);
    std::size_t placed = 0;
    for (const MapSpot& one : sheet.spots) {
      if (!one.label_centre) continue;
      ++placed;
      for (const MapSpot& other : sheet.spots) {
        const bool on_mark = std::abs(one.label_centre->x - other.centre.x) < 5 && std::abs(one.label_centre->y - other.centre.y) < 5;
        EXPECT_FALSE(on_mark) << one.label;
        if (&one == &other || !other.label_centre) continue;
        EXPECT_FALSE(std::abs(one.label_centre->x - other.label_centre->x) < 6 && std::abs(one.label_centre->y - other.label_centre->y) < 11) << one.label << " " << other.label;
      }
    }
    EXPECT_GT(placed, 20U);
  }
}

TEST(OverlapChart, is_the_same_bytes_every_time) { EXPECT_EQ(drawing(random(10, 60, 5)).svg, drawing(random(10, 60, 5)).svg); }

TEST(OverlapChart, of_no_place_at_all_says_what_is_nowhere) {
  OverlapMap map = small();
  map.places.clear();
  map.reaches.clear();
  map.matrix.clear();
  EXPECT_NE(drawing(map).svg.find("1\u00a0of the association without a known place"), std::string::npos);
}

TEST(OverlapChart, has_a_table_that_says_the_same) {
  const TextTable table = overlap_table(small());
  ASSERT_EQ(table.rows.size(), 5U);
  EXPECT_EQ(table.rows[0][3].fr, "Résidence des Lilas (2,7\u00a0km), Résidence du Lac (10,1\u00a0km)");
  EXPECT_EQ(table.rows[2][3].en, "Notre Résidence (2.7 km)");
}

}  // namespace
}  // namespace reprise::chart
