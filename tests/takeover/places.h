// A group and an association made of bare services at places, without a file for each: for tests over very many of them.
#pragma once

#include <string>
#include <vector>

#include "takeover/earth.h"
#include "takeover/written.h"

namespace reprise::takeover::places {

inline std::string listed(const std::string& id, const Point& point, const std::string& type) {
  return "  - {id: " + id + ", type: " + type + ", latitude: " + std::to_string(point.latitude) + ", longitude: " + std::to_string(point.longitude) + "}\n";
}

/// The dossier of an association of one service; `move_to` makes it another service elsewhere.
inline dossier::Dossier of_one_service(const std::string& type) { return written::dossier("services:\n" + listed("s", {0, 0}, type)); }

inline void move_to(dossier::Dossier& dossier, const Point& point) {
  dossier::Section& section = dossier.lists.find("services")->second.entries.front().section;
  for (dossier::Fact& fact : section.facts) {
    // Six decimals, as in files.
    if (fact.path.ends_with(".latitude")) fact.value = *scalar::Decimal::parse(std::to_string(point.latitude));
    if (fact.path.ends_with(".longitude")) fact.value = *scalar::Decimal::parse(std::to_string(point.longitude));
  }
}

}  // namespace reprise::takeover::places
