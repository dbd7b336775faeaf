#include "scalar/date_time.h"

namespace reprise::scalar {

std::optional<DateTime> DateTime::parse(std::string_view text) {
  const std::size_t separator = text.find('T');
  if (separator == std::string_view::npos) return std::nullopt;
  auto date = Date::parse(text.substr(0, separator));
  std::string time_text(text.substr(separator + 1));
  // ISO 8601 writes the end of a day as 24:00:00 (XML Schema 1.1, 3.3.7).
  const bool end_of_day = time_text.starts_with("24:00:00");
  if (end_of_day) time_text.replace(0, 2, "00");
  const auto time = Time::parse(time_text);
  if (!date || !time) return std::nullopt;
  if (end_of_day) {
    if (time->nanoseconds != 0) return std::nullopt;
    date = Date::from_days(date->to_days() + 1);
    if (!date->is_valid()) return std::nullopt;
  }
  return DateTime{*date, *time};
}

std::string DateTime::to_string() const { return date.to_string() + "T" + time.to_string(); }

}  // namespace reprise::scalar
