// Services on the map and in their territories, as the content of a drawing.
#pragma once

#include "assessment/overlap_map.h"
#include "engine/engine.h"
#include "takeover/communes.h"

namespace reprise::engine {

/// `communes`: gives a place to what only names its commune; null: there is none.
[[nodiscard]] assessment::OverlapMap overlap_map(const Input& input, const takeover::Landscape& landscape, const takeover::Communes* communes);

}  // namespace reprise::engine
