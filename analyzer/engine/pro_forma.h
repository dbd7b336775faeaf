// The two added up as the assessment tells it: labels and units, names of sectors, the facts behind every number.
#pragma once

#include "assessment/pro_forma.h"
#include "engine/engine.h"
#include "facts/facts.h"

namespace reprise::engine {

[[nodiscard]] assessment::ProForma pro_forma(const Input& input, const facts::Facts& facts);

}  // namespace reprise::engine
