// What of a diagram of before and after is seen in each of its pictures. Boxes, rows and links keep their numbers, so that all
// three pictures can be laid out as one. Private to this module.
#pragma once

#include <optional>

#include "assessment/comparison.h"
#include "chart/chart.h"

namespace reprise::chart {

/// A diagram to be drawn, alone or as one of three.
struct Subject {
  const assessment::Diagram& diagram;
  std::optional<Moment> moment = {};
  assessment::Caption before = {};  ///< of the three pictures, when there is a moment; the difference's is the diagram's
  assessment::Caption after = {};

  [[nodiscard]] assessment::Caption caption() const;
  /// The moment drawn, or all three that share its layout; as it is: one.
  [[nodiscard]] std::vector<std::optional<Moment>> together() const;
  [[nodiscard]] assessment::Caption caption_of(std::optional<Moment> one) const;
};

[[nodiscard]] Subject subject_of(const assessment::Comparison& comparison, Moment moment);

[[nodiscard]] bool is_absent(assessment::Presence presence, std::optional<Moment> moment);
/// Drawn though it is no more: only where the difference is shown.
[[nodiscard]] bool is_ghost(assessment::Presence presence, std::optional<Moment> moment);

/// The diagram in the state of that moment, absent things among it.
[[nodiscard]] assessment::Diagram seen(assessment::Diagram whole, std::optional<Moment> moment);
/// The same without what is absent; for counting and saying.
[[nodiscard]] assessment::Diagram present(const assessment::Diagram& whole, std::optional<Moment> moment);

}  // namespace reprise::chart
