// Distances over the earth's surface, and which of many places lie near a point. Exact: what the index leaves out is further
// away by the same haversine that a look at every place would use. The only part that knows Boost.Geometry.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <vector>

namespace reprise::takeover {

/// WGS 84 degrees: latitude −90…90, longitude −180…180.
struct Point {
  double latitude = 0;
  double longitude = 0;
};

/// Great-circle kilometres on a sphere of the earth's mean radius (6,371.0088 km): within 0.6 % of the ellipsoid, and as
/// the crow flies. Roads are longer; the reach of a type is meant as the crow flies too.
[[nodiscard]] double great_circle_kilometres(const Point& from, const Point& to);

/// Many places, asked again and again for those near a point.
class PlaceIndex {
 public:
  explicit PlaceIndex(const std::vector<Point>& places);
  PlaceIndex(PlaceIndex&&) noexcept;
  PlaceIndex& operator=(PlaceIndex&&) noexcept;
  ~PlaceIndex();

  /// Index of the nearest place; of equally near ones the first. Empty: there are no places.
  [[nodiscard]] std::optional<std::size_t> nearest(const Point& from) const;
  /// Indexes of the places at most `kilometres` away, in no order but always the same.
  [[nodiscard]] std::vector<std::size_t> within(const Point& from, double kilometres) const;

 private:
  struct Tree;
  std::unique_ptr<const Tree> tree_;
};

}  // namespace reprise::takeover
