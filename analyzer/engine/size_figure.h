// The sizes a group's file gives year by year, as the content of a figure.
#pragma once

#include "assessment/size_figure.h"
#include "dossier/dossier.h"

namespace reprise::engine {

/// Every value and every other value that a source gives, with its sources; nothing in between, nothing for what is unknown. Measures
/// without a value are left out.
[[nodiscard]] assessment::SizeFigure size_figure(const dossier::Group& group);

}  // namespace reprise::engine
