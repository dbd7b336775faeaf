#include "base/texts.h"

namespace reprise::base::texts {

std::span<const DiagnosticText> dossier() { return {}; }

}  // namespace reprise::base::texts
