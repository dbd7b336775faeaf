// Routes and calendars as text for a terminal: what is to be checked and what was seen from memory only is said beside each step.
#pragma once

#include <string>

#include "assessment/calendar.h"
#include "report/locale.h"
#include "report/terminal.h"

namespace reprise::report {

/// The routes side by side: open or closed and why, what becomes of whom, the earliest day of effect.
[[nodiscard]] std::string routes_text(const assessment::Calendar& calendar, const Locale& locale, Ink ink);
/// Each route's steps with their days, the path that decides marked.
[[nodiscard]] std::string calendar_text(const assessment::Calendar& calendar, const Locale& locale, Ink ink);

}  // namespace reprise::report
