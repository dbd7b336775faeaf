// The calendar of one route drawn for a page of A4: a row a step, by phase; the path that decides by outline and mark, what is to be
// checked dashed; vote, effect and the end of the cash as marked lines. Same input, same bytes.
#pragma once

#include <string>

#include "assessment/calendar.h"
#include "chart/chart.h"

namespace reprise::chart {

// Points: the inside of an upright page of A4, as the report prints.
inline constexpr double kGanttWidth = 504;
inline constexpr double kGanttHeight = 745;

/// Of `options` only the language counts. SVG as draw() makes it: title, desc and lang set, ids beginning with "gantt-" and the route's id.
/// With more than forty steps it is so high that, fitted to its page, type may come below seven points.
[[nodiscard]] std::string draw_gantt(const assessment::Calendar& calendar, const assessment::LegalRoute& route, const Options& options);

}  // namespace reprise::chart
