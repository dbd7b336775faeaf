// Where the services of the association and of the group stand, and which are within reach of each other: content of a drawing.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "assessment/territories.h"
#include "base/text.h"
#include "scalar/decimal.h"

namespace reprise::assessment {

struct MapPlace {
  NamedService service;
  base::Text type;  ///< in words; empty: unknown
  bool of_association = false;
  double latitude = 0;   ///< WGS 84 degrees
  double longitude = 0;
  bool at_centre = false;  ///< of its commune: it has no coordinates of its own
  bool operator==(const MapPlace&) const = default;
};

/// A service of the association and one of the group of its type, within reach.
struct MapReach {
  std::size_t from = 0;  ///< place of the association
  std::size_t to = 0;
  scalar::Decimal kilometres;  ///< as the crow flies, rounded up to 0.1
  bool operator==(const MapReach&) const = default;
};

struct OverlapMap {
  std::string id;
  base::Text title;
  base::Text description;
  std::vector<MapPlace> places;  ///< the association's first, each side in file order; of the group those of a type it has too
  std::vector<MapReach> reaches;
  std::vector<NamedService> nowhere;  ///< of the association, without a place
  std::size_t group_nowhere = 0;      ///< services of the group of such a type without a place
  std::vector<TerritoryCell> matrix;
  bool operator==(const OverlapMap&) const = default;
};

}  // namespace reprise::assessment
