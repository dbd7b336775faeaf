#include "scalar/zone.h"

#include <date/tz.h>

#include <chrono>
#include <exception>

namespace reprise::scalar {
namespace {

/// Null when the name is unknown or the machine has no zone files.
const date::time_zone* find_zone(const std::string& name) {
  try {
    return date::locate_zone(name);
  } catch (const std::exception&) {
    return nullptr;
  }
}

}  // namespace

bool zone_exists(const std::string& name) { return find_zone(name) != nullptr; }

std::optional<std::int32_t> offset_at(const Zone& zone, const Date& date, std::int64_t nanoseconds_of_day) {
  if (zone.offset_seconds) return zone.offset_seconds;
  if (zone.name.empty()) return std::nullopt;
  const date::time_zone* found = find_zone(zone.name);
  if (found == nullptr) return std::nullopt;
  // Far years would overflow the library's clock; the rules of the zone repeat from some year on anyway.
  constexpr std::int32_t kFirstYear = 1;
  constexpr std::int32_t kLastYear = 2400;
  Date near = date;
  if (near.year < kFirstYear) near.year = kFirstYear;
  if (near.year > kLastYear) near.year = kLastYear;
  const std::chrono::seconds since_epoch(near.to_days() * 86400 + nanoseconds_of_day / 1'000'000'000);
  try {
    return static_cast<std::int32_t>(found->get_info(date::local_seconds(since_epoch)).first.offset.count());
  } catch (const std::exception&) {
    return std::nullopt;
  }
}

}  // namespace reprise::scalar
