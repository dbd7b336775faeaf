#include "base/texts.h"

namespace reprise::base::texts {

std::span<const DiagnosticText> rulepack() { return {}; }

}  // namespace reprise::base::texts
