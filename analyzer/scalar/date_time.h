// A day and a time of day.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "scalar/date.h"
#include "scalar/time.h"

namespace reprise::scalar {

struct DateTime {
  Date date;
  Time time;

  /// `date T time`; `T24:00:00` is the next midnight.
  [[nodiscard]] static std::optional<DateTime> parse(std::string_view text);
  [[nodiscard]] std::string to_string() const;
  bool operator==(const DateTime&) const = default;
};

}  // namespace reprise::scalar
