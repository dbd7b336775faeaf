// The assessment on one screen of a terminal: decision first, then levels, gates, findings and the documents to ask for.
#pragma once

#include <string>

#include "report/page.h"
#include "report/terminal.h"

namespace reprise::report {

[[nodiscard]] std::string summary_of(const Page& page, Ink ink);

}  // namespace reprise::report
