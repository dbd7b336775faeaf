// A takeover as one drawing's content: the group before and after, told apart by presence.
#pragma once

#include "assessment/comparison.h"
#include "engine/engine.h"

namespace reprise::engine {

/// Both structures are of one group; legal persons, sites and links are the same when their ids are.
[[nodiscard]] assessment::Comparison comparison(const takeover::Structure& before, const takeover::Structure& after, const dossier::Group& group,
                                                const base::Text& association_name);

}  // namespace reprise::engine
