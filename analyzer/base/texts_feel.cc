#include "base/texts.h"

namespace reprise::base::texts {

std::span<const DiagnosticText> feel() { return {}; }

}  // namespace reprise::base::texts
