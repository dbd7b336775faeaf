// From today's result to break-even, by declared measures. Private to this module.
#pragma once

#include "takeover/pro_forma.h"

namespace reprise::takeover {

[[nodiscard]] Bridge bridge_of(const dossier::Dossier& dossier);

}  // namespace reprise::takeover
