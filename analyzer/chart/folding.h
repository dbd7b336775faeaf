// One level more is folded until a chart can be read: establishments, then their counts by kind, then one count a legal
// person, then one box a sector. What changes stays named as long as it can.
#pragma once

#include "assessment/diagram.h"

namespace reprise::chart {

inline constexpr int kMostFolded = 3;

[[nodiscard]] assessment::Diagram folded(const assessment::Diagram& diagram, int levels);

/// Id of the box that stands for the legal persons of a sector.
[[nodiscard]] std::string fold_id(const std::string& cluster);

/// Drawn apart from the group: the association before it joins, or when it does not become one of its legal persons.
[[nodiscard]] bool is_outside(const assessment::Box& box);

/// What a set of rows or boxes amounts to.
struct Totals {
  std::size_t persons = 0;
  std::size_t establishments = 0;
  std::optional<scalar::Decimal> places;  ///< of those whose places are known
  bool some_places_unknown = false;

  void add(const assessment::BoxRow& row);
  void add(const assessment::Box& box);
};

}  // namespace reprise::chart
