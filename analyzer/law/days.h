// Days as the law counts them: months to the same day of a later month, working days without weekends and public holidays.
#pragma once

#include <cstdint>
#include <vector>

#include "rulepack/law.h"
#include "scalar/date.h"

namespace reprise::law {

/// Sunday, by the Gregorian calendar (the rule of Meeus, Jones and Butcher).
[[nodiscard]] scalar::Date easter(std::int32_t year);

class Days {
 public:
  /// With `local_law` also the public holidays of Alsace and Moselle.
  Days(std::vector<rulepack::PublicHoliday> holidays, bool local_law);

  [[nodiscard]] bool is_holiday(const scalar::Date& day) const;
  [[nodiscard]] bool is_working(const scalar::Date& day) const;
  /// The day on which the period is over that begins on `day`: the same day so many months later, or where that month has none
  /// such its last (C. proc. civ., art. 641), and so many days on. Never before `day`.
  [[nodiscard]] scalar::Date after(const scalar::Date& day, const rulepack::Period& period) const;
  /// The last day on which it can begin and be over by `day`.
  [[nodiscard]] scalar::Date latest_start(const scalar::Date& day, const rulepack::Period& period) const;

 private:
  std::vector<rulepack::PublicHoliday> holidays_;
};

[[nodiscard]] std::int64_t days_between(const scalar::Date& from, const scalar::Date& until);

}  // namespace reprise::law
