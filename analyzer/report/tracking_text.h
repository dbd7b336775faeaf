// A takeover followed after its decision, as text for a terminal.
#pragma once

#include <string>

#include "assessment/tracking.h"
#include "report/locale.h"
#include "report/terminal.h"

namespace reprise::report {

/// State, what to look at, gates with their criteria, indicators before and after, commitments, deadlines of the law.
[[nodiscard]] std::string tracking_text(const assessment::Tracked& tracked, const Locale& locale, Ink ink);

}  // namespace reprise::report
