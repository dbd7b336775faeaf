#include "base/texts.h"

namespace reprise::base::texts {

std::span<const DiagnosticText> takeover() { return {}; }

}  // namespace reprise::base::texts
