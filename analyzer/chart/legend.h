// What the lines, outlines and signs of a chart mean, and how much of everything there is: always drawn, inside the chart.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "assessment/diagram.h"
#include "base/text.h"
#include "chart/leads.h"
#include "chart/moment.h"

namespace reprise::chart {

struct LegendEntry {
  std::string sample;                        ///< HTML-like label of a sign; empty: a line or nothing
  std::optional<assessment::Link> link;      ///< a line drawn as this one is
  std::string label;                         ///< HTML-like label of the words
  bool starts_row = false;
};

/// Drawn as words instead of frames: sectors in which no legal person is known.
[[nodiscard]] bool is_empty(const assessment::Diagram& diagram, const assessment::Cluster& cluster);

/// `diagram` as it was before folding: what is counted is what there is. `undrawn`: links between summaries.
[[nodiscard]] std::vector<LegendEntry> legend_of(const assessment::Diagram& diagram, std::optional<Moment> moment, int folded_levels, const Leads& leads, std::size_t undrawn,
                                                 base::Language language);

}  // namespace reprise::chart
