#include "scalar/time.h"

#include <cstdio>

#include "scalar/zone.h"

namespace reprise::scalar {
namespace {

constexpr std::int64_t kSecond = 1'000'000'000;
// XML Schema allows ±14:00, java.time and the conformance kit ±18:00.
constexpr std::int32_t kLargestOffset = 18 * 3600;

/// Exactly two digits.
std::optional<std::int32_t> pair(std::string_view text) {
  if (text.size() != 2 || text[0] < '0' || text[0] > '9' || text[1] < '0' || text[1] > '9') return std::nullopt;
  return (text[0] - '0') * 10 + (text[1] - '0');
}

std::optional<Zone> parse_zone(std::string_view text) {
  Zone zone;
  if (text.empty()) return zone;
  if (text == "Z" || text == "z") {
    zone.offset_seconds = 0;
    return zone;
  }
  if (text.front() == '@') {
    zone.name = std::string(text.substr(1));
    if (!zone_exists(zone.name)) return std::nullopt;
    return zone;
  }
  const std::int32_t sign = text.front() == '-' ? -1 : 1;
  if ((text.front() != '+' && text.front() != '-') || (text.size() != 6 && text.size() != 9) || text[3] != ':') return std::nullopt;
  const auto hours = pair(text.substr(1, 2));
  const auto minutes = pair(text.substr(4, 2));
  std::optional<std::int32_t> seconds = 0;
  if (text.size() == 9) seconds = text[6] == ':' ? pair(text.substr(7, 2)) : std::nullopt;
  if (!hours || !minutes || !seconds || *minutes > 59 || *seconds > 59) return std::nullopt;
  const std::int32_t offset = *hours * 3600 + *minutes * 60 + *seconds;
  if (offset > kLargestOffset) return std::nullopt;
  zone.offset_seconds = sign * offset;
  return zone;
}

std::string zone_text(const Zone& zone) {
  if (!zone.name.empty()) return "@" + zone.name;
  if (!zone.offset_seconds) return {};
  if (*zone.offset_seconds == 0) return "Z";
  const std::int32_t total = *zone.offset_seconds < 0 ? -*zone.offset_seconds : *zone.offset_seconds;
  char text[32];
  std::snprintf(text, sizeof text, "%c%02d:%02d", *zone.offset_seconds < 0 ? '-' : '+', total / 3600, total / 60 % 60);
  std::string out = text;
  if (total % 60 != 0) {
    std::snprintf(text, sizeof text, ":%02d", total % 60);
    out += text;
  }
  return out;
}

}  // namespace

std::optional<Time> Time::parse(std::string_view text) {
  if (text.size() < 8 || text[2] != ':' || text[5] != ':') return std::nullopt;
  const auto hours = pair(text.substr(0, 2));
  const auto minutes = pair(text.substr(3, 2));
  const auto seconds = pair(text.substr(6, 2));
  if (!hours || !minutes || !seconds || *hours > 23 || *minutes > 59 || *seconds > 59) return std::nullopt;
  Time time;
  time.nanoseconds = (std::int64_t{*hours} * 3600 + *minutes * 60 + *seconds) * kSecond;
  std::size_t at = 8;
  if (at < text.size() && text[at] == '.') {
    std::int64_t unit = kSecond / 10;
    const std::size_t first = ++at;
    for (; at < text.size() && text[at] >= '0' && text[at] <= '9'; ++at, unit /= 10) time.nanoseconds += (text[at] - '0') * unit;
    if (at == first) return std::nullopt;
  }
  const auto zone = parse_zone(text.substr(at));
  if (!zone) return std::nullopt;
  time.zone = *zone;
  return time;
}

std::string Time::to_string() const {
  const std::int64_t total = nanoseconds / kSecond;
  char text[32];
  std::snprintf(text, sizeof text, "%02d:%02d:%02d", static_cast<int>(total / 3600), static_cast<int>(total / 60 % 60), static_cast<int>(total % 60));
  std::string out = text;
  if (const auto fraction = static_cast<int>(nanoseconds % kSecond); fraction != 0) {
    std::snprintf(text, sizeof text, ".%09d", fraction);
    out += text;
    while (out.back() == '0') out.pop_back();
  }
  return out + zone_text(zone);
}

}  // namespace reprise::scalar
