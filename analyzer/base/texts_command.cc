#include "base/texts.h"

namespace reprise::base::texts {

std::span<const DiagnosticText> command() { return {}; }

}  // namespace reprise::base::texts
