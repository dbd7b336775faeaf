#include "base/texts.h"

namespace reprise::base::texts {

std::span<const DiagnosticText> document() { return {}; }

}  // namespace reprise::base::texts
