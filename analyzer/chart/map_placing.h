// Places of the earth on a sheet, and a number beside each where there is room for one. Private to this module.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "assessment/overlap_map.h"
#include "chart/routing.h"

namespace reprise::chart {

/// What stands at one spot: services of one side, by their index in the map.
struct MapSpot {
  Spot centre;
  bool of_association = false;
  std::vector<std::size_t> places;
  std::vector<std::size_t> numbers;  ///< said in the list; empty: it is only counted
  std::string label;                 ///< "3" or "3, 4, 7…"
  std::optional<Spot> label_centre;  ///< nothing: no room
};

struct MapSheet {
  double width = 0;
  double height = 0;
  std::vector<MapSpot> spots;              ///< the association's first
  std::vector<std::size_t> spot_of_place;  ///< by place; past the end: off the sheet
  std::vector<std::size_t> place_of_number;  ///< number less one → place
  std::size_t off_sheet = 0;               ///< of the group
  double kilometre = 0;                    ///< its length on the sheet
};

/// The association's services and what is within their reach fill the sheet; of the others what falls on it is there too. At most
/// `most_numbers` are numbered: the association's, then those within reach, then the others.
[[nodiscard]] MapSheet on_sheet(const assessment::OverlapMap& map, double width, double height, std::size_t most_numbers);

}  // namespace reprise::chart
