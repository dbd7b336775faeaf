// Services and territories: what the takeover means on the map, ready to be shown. Part of the assessment.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "base/text.h"
#include "scalar/decimal.h"

namespace reprise::assessment {

/// A number between two ends: known when they are equal; without a high one, what is known of it is at least the low one; without
/// either, unknown where something misses, else not applicable.
struct Quantity {
  std::optional<scalar::Decimal> low;
  std::optional<scalar::Decimal> high;
  std::vector<std::string> from;     ///< canonical paths
  std::vector<std::string> missing;  ///< likewise
  bool operator==(const Quantity&) const = default;
};

struct NamedService {
  std::string id;
  std::string name;
  bool operator==(const NamedService&) const = default;
};

/// What would be lost if one service of the association closed. Yes and no are 1 and 0.
struct ClosingService {
  NamedService service;
  base::Text type;  ///< in words; empty: unknown
  std::string territory;
  Quantity places;
  std::vector<NamedService> instead;  ///< of the group, within reach
  Quantity without_group;
  Quantity others_in_zone;
  Quantity irreplaceable;
  bool operator==(const ClosingService&) const = default;
};

/// Which needs of one public are met in one territory, by whom.
struct Pathway {
  std::string territory;
  std::string people;
  std::vector<std::string> group_needs;
  std::vector<std::string> association_needs;
  std::vector<std::string> brought;  ///< by the association alone
  std::vector<std::string> found;    ///< at the group alone
  std::vector<std::string> missing;
  bool operator==(const Pathway&) const = default;
};

struct Duplicate {
  NamedService first;
  NamedService second;
  base::Text type;
  Quantity kilometres;
  std::vector<std::string> people;
  bool operator==(const Duplicate&) const = default;
};

struct HeadOffice {
  NamedService office;
  std::string commune;
  bool of_association = false;
  Quantity headcount;
  std::vector<std::string> functions;
  bool operator==(const HeadOffice&) const = default;
};

/// Herfindahl–Hirschman index, 0 to 10,000.
struct Concentration {
  std::string territory;
  base::Text type;
  Quantity before;
  Quantity after;
  Quantity change;
  bool contradicted = false;  ///< the declared total does not fit what the two have there
  bool operator==(const Concentration&) const = default;
};

struct TerritoryCell {
  std::string territory;  ///< empty: unknown
  base::Text type;        ///< empty: unknown
  std::size_t group_services = 0;
  std::size_t association_services = 0;
  Quantity group;
  Quantity association;
  Quantity together;
  bool operator==(const TerritoryCell&) const = default;
};

/// A service without coordinates of its own.
struct PlacedService {
  NamedService service;
  bool of_association = false;
  std::string commune;
  std::size_t homonyms = 0;  ///< 0: at the centre of its commune; else nowhere, so many communes bear the name
  bool operator==(const PlacedService&) const = default;
};

struct PathLabel {
  std::string path;
  base::Text label;
  bool operator==(const PathLabel&) const = default;
};

struct Territories {
  std::vector<ClosingService> closing;
  Quantity places;
  Quantity without_group;
  Quantity irreplaceable;
  std::vector<Pathway> pathways;
  std::vector<Duplicate> duplicates;
  std::vector<std::string> duplicates_missing;
  std::vector<HeadOffice> head_offices;
  std::vector<std::string> functions_doubled;
  std::vector<std::string> head_offices_missing;
  std::vector<Concentration> concentrations;
  std::vector<TerritoryCell> matrix;
  std::vector<PlacedService> placed;
  std::vector<PathLabel> labels;  ///< of every path that misses
  bool operator==(const Territories&) const = default;
};

}  // namespace reprise::assessment
