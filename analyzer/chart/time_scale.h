// Days on a line: where each stands, and the months and weeks marked along it. Private to this module.
#pragma once

#include <string>

#include "assessment/calendar.h"
#include "base/text.h"

namespace reprise::chart {

/// "15 September 2025", "1er mars 2026".
[[nodiscard]] std::string day_words(const scalar::Date& day, base::Language language);

class TimeScale {
 public:
  /// From `first` at `left` to `last` at `right`, in points; two days at least.
  TimeScale(const scalar::Date& first, const scalar::Date& last, double left, double right);

  [[nodiscard]] double x(const scalar::Date& day) const;  ///< never outside
  [[nodiscard]] bool has(const scalar::Date& day) const;
  [[nodiscard]] double right() const { return right_; }
  /// Names of months with their years above `y`, a line down to `bottom` where each begins, a tick where a week does if there is room.
  [[nodiscard]] std::string marks(double y, double bottom, base::Language language) const;

 private:
  [[nodiscard]] std::string months(double y, double bottom, base::Language language) const;
  [[nodiscard]] std::string weeks(double y) const;
  [[nodiscard]] double day_width() const;

  std::int64_t first_;
  std::int64_t last_;
  double left_;
  double right_;
};

}  // namespace reprise::chart
