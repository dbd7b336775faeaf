// A day of the proleptic Gregorian calendar.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace reprise::scalar {

/// Year -999999999..999999999 (DMN 1.5, 10.3.2.3), month 1..12, day 1..31; only parse() and from_days() promise a real day.
struct Date {
  std::int32_t year = 1970;
  std::uint8_t month = 1;
  std::uint8_t day = 1;

  /// `YYYY-MM-DD`, four year digits or more without a leading zero past four; a day that exists.
  [[nodiscard]] static std::optional<Date> parse(std::string_view text);
  [[nodiscard]] static Date from_days(std::int64_t days_since_1970);
  [[nodiscard]] std::int64_t to_days() const;  ///< since 1970-01-01
  [[nodiscard]] std::string to_string() const;
  [[nodiscard]] bool is_valid() const;

  auto operator<=>(const Date&) const = default;
};

[[nodiscard]] std::uint8_t days_in_month(std::int32_t year, std::uint8_t month);

}  // namespace reprise::scalar
