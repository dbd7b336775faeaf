// Each service of the association against the group's services of its type: how many, how near, within reach or not.
#pragma once

#include <vector>

#include "takeover/communes.h"
#include "takeover/takeover.h"

namespace reprise::takeover {

/// Open places. Authorised ones stand in where the question of open ones does not arise, never where nobody has answered it; what
/// counts hours, not places, has 0.
[[nodiscard]] Derived capacity_of(const dossier::Section& section);

[[nodiscard]] std::vector<ServiceOverlap> overlaps(const dossier::Dossier& dossier, const dossier::Group& group, const Reach& reach,
                                                   const Communes* communes);

}  // namespace reprise::takeover
