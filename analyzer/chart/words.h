// The words a chart adds to a diagram's own: the legend, the marks, the counts.
#pragma once

#include <cstddef>
#include <optional>
#include <string>

#include "assessment/diagram.h"
#include "base/text.h"

namespace reprise::chart {

[[nodiscard]] base::Text words(assessment::LinkKind kind);    ///< "contrôle" / "control"
[[nodiscard]] base::Text words(assessment::BoxKind kind);     ///< "association"
[[nodiscard]] base::Text words(assessment::Change change);    ///< "doublon" / "doubled"; empty for none
[[nodiscard]] base::Text was_here();  ///< of what left this place
[[nodiscard]] base::Text risk_words(const std::string& level);  ///< "élevé" / "high"
[[nodiscard]] base::Text sentence(assessment::LinkKind kind);  ///< of the legend: what a line of this kind says

/// "1 établissement", "130 établissements"; and so on.
[[nodiscard]] base::Text count_of_establishments(std::size_t count);
[[nodiscard]] base::Text count_of_persons(std::size_t count);
/// "5 640 places"; with `some_unknown`, "au moins 5 640 places" or "? places"; empty for none.
[[nodiscard]] base::Text count_of_places(const std::optional<scalar::Decimal>& places, bool some_unknown);
/// Digits in groups of three: U+202F in French, a comma in English.
[[nodiscard]] base::Text grouped(const std::string& digits);

}  // namespace reprise::chart
