// Named time zones (IANA): whether a name exists and how far from UTC it is at a local moment. The only door to
// the time-zone library; reads the machine's zone files, never its clock.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "scalar/date.h"
#include "scalar/time.h"

namespace reprise::scalar {

/// "Europe/Paris" and the like; links such as "Etc/UTC" too.
[[nodiscard]] bool zone_exists(const std::string& name);

/// Seconds east of UTC at that local time; empty for a local zone (neither name nor offset) or an unknown name.
/// A local time that occurs twice takes the earlier moment, one that is skipped the offset before the gap.
[[nodiscard]] std::optional<std::int32_t> offset_at(const Zone& zone, const Date& date, std::int64_t nanoseconds_of_day);

}  // namespace reprise::scalar
