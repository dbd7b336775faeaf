// Each service of the association against the group's services of its type: how many, how near, within reach or not.
#pragma once

#include <vector>

#include "takeover/takeover.h"

namespace reprise::takeover {

[[nodiscard]] std::vector<ServiceOverlap> overlaps(const dossier::Dossier& dossier, const dossier::Group& group, const Reach& reach);

}  // namespace reprise::takeover
