#include "scalar/date.h"

#include <cstdio>

namespace reprise::scalar {
namespace {

constexpr std::int32_t kLargestYear = 999999999;

bool is_leap(std::int64_t year) { return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0; }

std::optional<std::int64_t> digits(std::string_view text) {
  if (text.empty() || text.size() > 9) return std::nullopt;
  std::int64_t value = 0;
  for (const char character : text) {
    if (character < '0' || character > '9') return std::nullopt;
    value = value * 10 + (character - '0');
  }
  return value;
}

}  // namespace

std::uint8_t days_in_month(std::int32_t year, std::uint8_t month) {
  constexpr std::uint8_t kDays[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  if (month < 1 || month > 12) return 0;
  return static_cast<std::uint8_t>(kDays[month - 1] + (month == 2 && is_leap(year) ? 1 : 0));
}

bool Date::is_valid() const {
  return year >= -kLargestYear && year <= kLargestYear && day >= 1 && day <= days_in_month(year, month);
}

std::optional<Date> Date::parse(std::string_view text) {
  const bool negative = !text.empty() && text.front() == '-';
  if (negative) text.remove_prefix(1);
  if (text.size() < 10 || text[text.size() - 3] != '-' || text[text.size() - 6] != '-') return std::nullopt;
  const std::string_view year_text = text.substr(0, text.size() - 6);
  const auto year = digits(year_text);
  const auto month = digits(text.substr(text.size() - 5, 2));
  const auto day = digits(text.substr(text.size() - 2));
  if (!year || !month || !day || (year_text.size() > 4 && year_text.front() == '0')) return std::nullopt;
  const Date date{static_cast<std::int32_t>(negative ? -*year : *year), static_cast<std::uint8_t>(*month), static_cast<std::uint8_t>(*day)};
  if (!date.is_valid()) return std::nullopt;
  return date;
}

// Days from civil and back: H. Hinnant, "chrono-Compatible Low-Level Date Algorithms".
std::int64_t Date::to_days() const {
  const std::int64_t y = std::int64_t{year} - (month <= 2 ? 1 : 0);
  const std::int64_t era = (y >= 0 ? y : y - 399) / 400;
  const std::int64_t year_of_era = y - era * 400;
  const std::int64_t shifted_month = (month + 9) % 12;
  const std::int64_t day_of_year = (153 * shifted_month + 2) / 5 + day - 1;
  return era * 146097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year - 719468;
}

Date Date::from_days(std::int64_t days_since_1970) {
  const std::int64_t shifted = days_since_1970 + 719468;
  const std::int64_t era = (shifted >= 0 ? shifted : shifted - 146096) / 146097;
  const std::int64_t day_of_era = shifted - era * 146097;
  const std::int64_t year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
  const std::int64_t day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  const std::int64_t month_index = (5 * day_of_year + 2) / 153;
  const auto day = static_cast<std::uint8_t>(day_of_year - (153 * month_index + 2) / 5 + 1);
  const auto month = static_cast<std::uint8_t>(month_index < 10 ? month_index + 3 : month_index - 9);
  return {static_cast<std::int32_t>(year_of_era + era * 400 + (month <= 2 ? 1 : 0)), month, day};
}

std::string Date::to_string() const {
  char text[32];
  std::snprintf(text, sizeof text, "%s%04d-%02u-%02u", year < 0 ? "-" : "", year < 0 ? -year : year, unsigned{month}, unsigned{day});
  return text;
}

}  // namespace reprise::scalar
