// Who controls whom, as the content of a drawing.
#pragma once

#include "assessment/diagram.h"
#include "dossier/dossier.h"
#include "takeover/takeover.h"

namespace reprise::engine {

/// The legal persons between whom control is said, and the links: direct ones with their share, those of heads through others marked
/// indirect, a hold that gives no control as membership, "?" where nobody published what decides. Circles are told in the description.
[[nodiscard]] assessment::Diagram control_diagram(const takeover::Structure& structure, const dossier::Group& group);

}  // namespace reprise::engine
