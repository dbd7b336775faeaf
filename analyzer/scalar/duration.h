// The two durations of ISO 8601 that FEEL keeps apart: months that have no fixed length, and exact time.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace reprise::scalar {

struct YearsMonthsDuration {
  std::int64_t months = 0;

  /// `[-]P[nY][nM]`, at least one part.
  [[nodiscard]] static std::optional<YearsMonthsDuration> parse(std::string_view text);
  [[nodiscard]] std::string to_string() const;
  auto operator<=>(const YearsMonthsDuration&) const = default;
};

struct DaysTimeDuration {
  /// Nanoseconds would overflow for year ±999,999,999: whole seconds and a fraction of the same sign.
  std::int64_t seconds = 0;
  std::int32_t nanoseconds = 0;

  /// `[-]P[nD][T[nH][nM][n[.f]S]]`, at least one part.
  [[nodiscard]] static std::optional<DaysTimeDuration> parse(std::string_view text);
  [[nodiscard]] std::string to_string() const;
  auto operator<=>(const DaysTimeDuration&) const = default;
};

}  // namespace reprise::scalar
