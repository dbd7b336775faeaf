// A time of day, with or without an offset from UTC or a zone's name.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace reprise::scalar {

/// Offset seconds east of UTC, or an IANA zone name, or neither (local).
struct Zone {
  std::optional<std::int32_t> offset_seconds;
  std::string name;
  bool operator==(const Zone&) const = default;
};

struct Time {
  std::int64_t nanoseconds = 0;  ///< since midnight, 0 ≤ n < 86,400 s
  Zone zone;

  /// `hh:mm:ss[.f][Z|±hh:mm[:ss]|@Zone/Name]`.
  [[nodiscard]] static std::optional<Time> parse(std::string_view text);
  [[nodiscard]] std::string to_string() const;
  bool operator==(const Time&) const = default;
};

}  // namespace reprise::scalar
