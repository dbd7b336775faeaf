// Which lines are drawn: many links of one kind into one sector become one line to its frame, which says how many.
#pragma once

#include <string>
#include <vector>

#include "assessment/diagram.h"

namespace reprise::chart {

inline constexpr std::size_t kNobody = static_cast<std::size_t>(-1);

/// One line. Indexes are those of the diagram's boxes, clusters and links.
struct Wire {
  std::size_t from = kNobody;        ///< box; nobody: the other end is not known
  std::size_t to_box = kNobody;      ///< either a box …
  std::size_t to_cluster = kNobody;  ///< … or a sector's frame
  std::vector<std::size_t> links;    ///< it stands for
  std::size_t members = 0;           ///< boxes of the frame
};

[[nodiscard]] std::vector<Wire> wires_of(const assessment::Diagram& diagram);

/// What is said after the form of a box about who controls it: "contrôle 100 %", or nothing.
[[nodiscard]] base::Text relation_of(const assessment::Diagram& diagram, const assessment::Box& box);

[[nodiscard]] std::size_t cluster_index(const assessment::Diagram& diagram, const std::string& id);  ///< kNobody: none
[[nodiscard]] std::size_t box_index(const assessment::Diagram& diagram, const std::string& id);          ///< kNobody: none

}  // namespace reprise::chart
