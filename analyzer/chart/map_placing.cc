#include "chart/map_placing.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <set>

#include "chart/label.h"
#include "chart/typeface.h"

namespace reprise::chart {
namespace {

using assessment::MapPlace;
using assessment::OverlapMap;

constexpr double kDegree = 111.195;    // kilometres of latitude
constexpr double kLeastExtent = 8;     // kilometres: a single place still has surroundings
constexpr double kMargin = 22;         // points inside the frame
constexpr double kMark = 9;            // room of a mark
constexpr double kDigit = 6.2;
constexpr double kLabelHeight = 11;

struct Window {
  double south = 90;
  double north = -90;
  double west = 180;
  double east = -180;

  void take_in(const MapPlace& place) {
    south = std::min(south, place.latitude);
    north = std::max(north, place.latitude);
    west = std::min(west, place.longitude);
    east = std::max(east, place.longitude);
  }
  [[nodiscard]] double parallel() const { return std::max(0.01, std::cos((south + north) / 2 * std::numbers::pi / 180)); }
};

/// Around what the map is about.
Window window_of(const OverlapMap& map) {
  Window window;
  std::set<std::size_t> reached;
  for (const assessment::MapReach& reach : map.reaches) reached.insert(reach.to);
  for (std::size_t at = 0; at < map.places.size(); ++at) {
    if (map.places[at].of_association || reached.contains(at)) window.take_in(map.places[at]);
  }
  if (window.south > window.north) {  // the association is nowhere: the group's
    for (const MapPlace& place : map.places) window.take_in(place);
  }
  return window;
}

struct Box {
  double left = 0;
  double top = 0;
  double right = 0;
  double bottom = 0;
  [[nodiscard]] bool meets(const Box& other) const { return left < other.right && other.left < right && top < other.bottom && other.top < bottom; }
};

Box around(const Spot& centre, double width, double height) { return {centre.x - width / 2, centre.y - height / 2, centre.x + width / 2, centre.y + height / 2}; }

/// "3, 4, 7…".
std::string listed(const std::vector<std::size_t>& numbers) {
  constexpr std::size_t kMost = 4;
  std::string text;
  for (std::size_t at = 0; at < std::min(numbers.size(), kMost); ++at) text += (at == 0 ? "" : ", ") + std::to_string(numbers[at]);
  return numbers.size() > kMost ? text + "…" : text;
}

using Line = std::pair<Spot, Spot>;

bool crosses(const Box& box, const Line& line) {
  double from = 0;
  double to = 1;
  const auto clip = [&](double start, double change, double low, double high) {
    if (std::abs(change) < 1e-9) return start > low && start < high;
    const double one = (low - start) / change;
    const double other = (high - start) / change;
    from = std::max(from, std::min(one, other));
    to = std::min(to, std::max(one, other));
    return from < to;
  };
  const auto& [begin, end] = line;
  return clip(begin.x, end.x - begin.x, box.left, box.right) && clip(begin.y, end.y - begin.y, box.top, box.bottom);
}

std::vector<Line> lines_of(const MapSheet& sheet, const OverlapMap& map) {
  std::vector<Line> lines;
  for (const assessment::MapReach& reach : map.reaches) {
    const std::size_t from = sheet.spot_of_place[reach.from];
    const std::size_t to = sheet.spot_of_place[reach.to];
    if (from < sheet.spots.size() && to < sheet.spots.size()) lines.emplace_back(sheet.spots[from].centre, sheet.spots[to].centre);
  }
  return lines;
}

/// Numbers go right of their mark, else around it where nothing stands yet; off the lines where they can.
void place_labels(MapSheet& sheet, const OverlapMap& map) {
  const std::vector<Line> lines = lines_of(sheet, map);
  std::vector<Box> taken;
  for (const MapSpot& spot : sheet.spots) taken.push_back(around(spot.centre, kMark, kMark));
  for (MapSpot& spot : sheet.spots) {
    if (spot.numbers.empty()) continue;
    spot.label = listed(spot.numbers);
    const auto extent = extent_of(spot.label, kSmallType, false);
    const double width = (extent ? extent->width : kDigit * static_cast<double>(spot.label.size())) + 2;
    const double aside = kMark / 2 + width / 2 + 1;
    const double over = kMark / 2 + kLabelHeight / 2;
    const std::array<Spot, 8> ways = {{{aside, 0}, {-aside, 0}, {0, -over}, {0, over}, {aside, -over}, {aside, over}, {-aside, -over}, {-aside, over}}};
    std::optional<Spot> on_line;
    for (const Spot& way : ways) {
      const Spot centre{spot.centre.x + way.x, spot.centre.y + way.y};
      const Box own = around(centre, width, kLabelHeight);
      const bool inside = own.left > 0 && own.top > 0 && own.right < sheet.width && own.bottom < sheet.height;
      if (!inside || std::ranges::any_of(taken, [&](const Box& box) { return own.meets(box); })) continue;
      const bool crossed = std::ranges::any_of(lines, [&](const Line& line) { return crosses(own, line); });
      if (crossed && !on_line) on_line = centre;
      if (crossed) continue;
      spot.label_centre = centre;
      break;
    }
    if (!spot.label_centre) spot.label_centre = on_line;
    if (spot.label_centre) taken.push_back(around(*spot.label_centre, width, kLabelHeight));
  }
}

void number_places(MapSheet& sheet, const OverlapMap& map, std::size_t most) {
  std::set<std::size_t> reached;
  for (const assessment::MapReach& reach : map.reaches) reached.insert(reach.to);
  const auto number = [&](const auto& wanted) {
    for (std::size_t at = 0; at < map.places.size() && sheet.place_of_number.size() < most; ++at) {
      if (sheet.spot_of_place[at] >= sheet.spots.size() || !wanted(at)) continue;
      sheet.place_of_number.push_back(at);
      sheet.spots[sheet.spot_of_place[at]].numbers.push_back(sheet.place_of_number.size());
    }
  };
  number([&](std::size_t at) { return map.places[at].of_association; });
  number([&](std::size_t at) { return !map.places[at].of_association && reached.contains(at); });
  number([&](std::size_t at) { return !map.places[at].of_association && !reached.contains(at); });
}

}  // namespace

MapSheet on_sheet(const OverlapMap& map, double width, double height, std::size_t most_numbers) {
  const Window window = window_of(map);
  const double parallel = window.parallel();
  const double kilometres_wide = std::max(kLeastExtent, (window.east - window.west) * kDegree * parallel);
  const double kilometres_high = std::max(kLeastExtent, (window.north - window.south) * kDegree);
  MapSheet sheet;
  sheet.width = width;
  sheet.height = height;
  sheet.kilometre = std::min((width - 2 * kMargin) / kilometres_wide, (height - 2 * kMargin) / kilometres_high);
  const auto spot_of = [&](const MapPlace& place) {
    const double east = (place.longitude - (window.west + window.east) / 2) * kDegree * parallel * sheet.kilometre;
    const double south = ((window.south + window.north) / 2 - place.latitude) * kDegree * sheet.kilometre;
    return Spot{std::round((width / 2 + east) * 100) / 100, std::round((height / 2 + south) * 100) / 100};
  };
  for (std::size_t at = 0; at < map.places.size(); ++at) {
    const MapPlace& place = map.places[at];
    const Spot centre = spot_of(place);
    const bool on = centre.x > kMark && centre.y > kMark && centre.x < width - kMark && centre.y < height - kMark;
    if (!on) ++sheet.off_sheet;
    const auto same = std::ranges::find_if(sheet.spots, [&](const MapSpot& spot) {
      return spot.of_association == place.of_association && std::abs(spot.centre.x - centre.x) < 2 && std::abs(spot.centre.y - centre.y) < 2;
    });
    sheet.spot_of_place.push_back(on ? static_cast<std::size_t>(same - sheet.spots.begin()) : static_cast<std::size_t>(-1));
    if (!on) continue;
    if (same == sheet.spots.end()) {
      MapSpot spot;
      spot.centre = centre;
      spot.of_association = place.of_association;
      spot.places = {at};
      sheet.spots.push_back(std::move(spot));
    } else {
      same->places.push_back(at);
    }
  }
  number_places(sheet, map, most_numbers);
  place_labels(sheet, map);
  return sheet;
}

}  // namespace reprise::chart
