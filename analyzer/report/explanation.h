// One rule with its chain of proof for the terminal: `reprise explain`.
#pragma once

#include <string>

#include "report/page.h"
#include "report/terminal.h"

namespace reprise::report {

/// Empty when the rule is neither among the findings nor the gates.
[[nodiscard]] std::string explanation_of(const Page& page, const std::string& rule, Ink ink);

}  // namespace reprise::report
