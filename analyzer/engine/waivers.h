// Waivers of the dossier against what the rules found: each stands beside its finding, in force, expired or unused. Reads
// outcomes and changes none.
#pragma once

#include <vector>

#include "assessment/assessment.h"
#include "dossier/dossier.h"
#include "engine/family.h"

namespace reprise::engine {

[[nodiscard]] std::vector<assessment::Waiver> waivers_of(const dossier::Dossier& dossier, const std::vector<Family>& families);

}  // namespace reprise::engine
