// The routes worth their steps as iCalendar (RFC 5545), for programs that keep calendars: a whole-day event a step, vote, effect, deadline.
#pragma once

#include <string>

#include "assessment/calendar.h"
#include "report/locale.h"

namespace reprise::report {

/// The same calendar gives the same bytes: events are stamped with the day of the facts, and known by association, route and step. The last day
/// of an event is the day on which the step is over.
[[nodiscard]] std::string calendar_file(const assessment::Calendar& calendar, const Locale& locale);

}  // namespace reprise::report
