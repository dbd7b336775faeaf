// A group's published sizes drawn on one page: a row a year, a column a measure, a mark a published value. Same input, same bytes.
#pragma once

#include <string>

#include "assessment/size_figure.h"
#include "chart/chart.h"

namespace reprise::chart {

/// Columns for the first measures with values of several years, lines of text for the others. As high as its years ask. SVG as draw() makes it:
/// title, desc and lang set.
[[nodiscard]] std::string draw_size(const assessment::SizeFigure& figure, const Options& options);
/// The same as rows: measure, year, value, sources, note.
[[nodiscard]] TextTable size_table(const assessment::SizeFigure& figure);

}  // namespace reprise::chart
