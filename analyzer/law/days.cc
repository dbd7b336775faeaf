#include "law/days.h"

#include <algorithm>

namespace reprise::law {
namespace {

using rulepack::Period;
using scalar::Date;

constexpr std::int64_t kDaysOfWeek = 7;
constexpr std::int64_t kLongestMonth = 31;
constexpr std::int64_t kMostDaysOff = 366;  // between two working days: a law may leave none at all

/// 0: Monday. The first of January 1970 was a Thursday.
std::int64_t weekday(std::int64_t day) { return ((day + 3) % kDaysOfWeek + kDaysOfWeek) % kDaysOfWeek; }

Date months_later(const Date& day, std::int64_t months) {
  const std::int64_t counted = std::int64_t{day.year} * 12 + day.month - 1 + months;
  const auto year = static_cast<std::int32_t>(counted >= 0 ? counted / 12 : (counted - 11) / 12);
  const auto month = static_cast<std::uint8_t>(counted - std::int64_t{year} * 12 + 1);
  return {year, month, std::min(day.day, scalar::days_in_month(year, month))};
}

}  // namespace

Date easter(std::int32_t year) {
  const int a = year % 19;
  const int b = year / 100;
  const int c = year % 100;
  const int moon = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
  const int sunday = (32 + 2 * (b % 4) + 2 * (c / 4) - moon - c % 4) % 7;
  const int late = (a + 11 * moon + 22 * sunday) / 451;
  const int counted = moon + sunday - 7 * late + 114;
  return {year, static_cast<std::uint8_t>(counted / 31), static_cast<std::uint8_t>(counted % 31 + 1)};
}

Days::Days(std::vector<rulepack::PublicHoliday> holidays, bool local_law) : holidays_(std::move(holidays)) {
  if (!local_law) std::erase_if(holidays_, &rulepack::PublicHoliday::local_law);
}

bool Days::is_holiday(const Date& day) const {
  return std::ranges::any_of(holidays_, [&](const rulepack::PublicHoliday& holiday) {
    if (holiday.month != 0) return holiday.month == day.month && holiday.day == day.day;
    return easter(day.year).to_days() + holiday.from_easter == day.to_days();
  });
}

bool Days::is_working(const Date& day) const { return weekday(day.to_days()) < 5 && !is_holiday(day); }

Date Days::after(const Date& day, const Period& period) const {
  if (!period.in_working_days) return Date::from_days(months_later(day, period.months).to_days() + period.days);
  const std::int64_t from = day.to_days();
  const std::int64_t last = from + (period.days + 1) * kMostDaysOff;
  std::int64_t at = from;
  for (std::int64_t left = period.days; left > 0 && at < last;) {
    if (is_working(Date::from_days(++at))) --left;
  }
  return Date::from_days(at);
}

Date Days::latest_start(const Date& day, const Period& period) const {
  const std::int64_t until = day.to_days();
  std::int64_t low = until - (period.in_working_days ? (period.days + 1) * 2 * kDaysOfWeek : period.months * kLongestMonth + period.days);
  while (after(Date::from_days(low), period) > day) low -= kLongestMonth;
  std::int64_t high = until;
  while (low < high) {
    const std::int64_t middle = low + (high - low + 1) / 2;
    (after(Date::from_days(middle), period) > day ? high : low) = after(Date::from_days(middle), period) > day ? middle - 1 : middle;
  }
  return Date::from_days(low);
}

std::int64_t days_between(const Date& from, const Date& until) { return until.to_days() - from.to_days(); }

}  // namespace reprise::law
