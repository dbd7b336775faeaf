#include "scalar/duration.h"

#include <cstdio>
#include <limits>

namespace reprise::scalar {
namespace {

/// Reads `digits` before a letter; leaves `text` behind the digits. Empty when there is none or it overflows.
std::optional<std::int64_t> take_digits(std::string_view& text) {
  std::int64_t value = 0;
  std::size_t count = 0;
  for (; count < text.size() && text[count] >= '0' && text[count] <= '9'; ++count) {
    if (__builtin_mul_overflow(value, std::int64_t{10}, &value) || __builtin_add_overflow(value, std::int64_t{text[count] - '0'}, &value)) {
      return std::nullopt;
    }
  }
  if (count == 0) return std::nullopt;
  text.remove_prefix(count);
  return value;
}

/// `sum += count * unit`, refusing what does not fit.
bool accumulate(std::int64_t& sum, std::int64_t count, std::int64_t unit) {
  std::int64_t product = 0;
  return !__builtin_mul_overflow(count, unit, &product) && !__builtin_add_overflow(sum, product, &sum);
}

bool take_sign_and_p(std::string_view& text, bool& negative) {
  negative = !text.empty() && text.front() == '-';
  if (negative) text.remove_prefix(1);
  if (text.empty() || text.front() != 'P') return false;
  text.remove_prefix(1);
  return !text.empty();
}

bool take_fraction(std::string_view& text, std::int32_t& nanoseconds) {
  text.remove_prefix(1);
  std::int32_t unit = 100'000'000;
  std::size_t count = 0;
  for (; count < text.size() && text[count] >= '0' && text[count] <= '9'; ++count, unit /= 10) nanoseconds += (text[count] - '0') * unit;
  text.remove_prefix(count);
  return count > 0;
}

/// The units of `order` in that order, each at most once, at least one.
bool take_units(std::string_view& text, std::string_view order, const std::int64_t* sizes, std::int64_t& sum, std::int32_t* nanoseconds) {
  std::size_t next = 0;
  bool any = false;
  while (!text.empty() && text.front() != 'T') {
    const auto count = take_digits(text);
    if (!count || text.empty()) return false;
    const bool fraction = text.front() == '.';
    if (fraction && (nanoseconds == nullptr || !take_fraction(text, *nanoseconds) || text.empty())) return false;
    const std::size_t unit = order.find(text.front(), next);
    if (unit == std::string_view::npos || (fraction && text.front() != 'S')) return false;
    if (!accumulate(sum, *count, sizes[unit])) return false;
    text.remove_prefix(1);
    next = unit + 1;
    any = true;
  }
  return any;
}

}  // namespace

std::optional<YearsMonthsDuration> YearsMonthsDuration::parse(std::string_view text) {
  constexpr std::int64_t kSizes[] = {12, 1};
  bool negative = false;
  YearsMonthsDuration duration;
  if (!take_sign_and_p(text, negative) || !take_units(text, "YM", kSizes, duration.months, nullptr) || !text.empty()) return std::nullopt;
  if (negative) duration.months = -duration.months;
  return duration;
}

std::string YearsMonthsDuration::to_string() const {
  if (months == 0) return "P0M";
  // Unsigned so that the smallest value has an opposite.
  const std::uint64_t total = months < 0 ? 0 - static_cast<std::uint64_t>(months) : static_cast<std::uint64_t>(months);
  std::string out = months < 0 ? "-P" : "P";
  if (total / 12 != 0) out += std::to_string(total / 12) + "Y";
  if (total % 12 != 0) out += std::to_string(total % 12) + "M";
  return out;
}

std::optional<DaysTimeDuration> DaysTimeDuration::parse(std::string_view text) {
  constexpr std::int64_t kDay[] = {86400};
  constexpr std::int64_t kTime[] = {3600, 60, 1};
  bool negative = false;
  DaysTimeDuration duration;
  if (!take_sign_and_p(text, negative)) return std::nullopt;
  if (text.front() != 'T' && !take_units(text, "D", kDay, duration.seconds, nullptr)) return std::nullopt;
  if (!text.empty()) {
    text.remove_prefix(1);
    if (!take_units(text, "HMS", kTime, duration.seconds, &duration.nanoseconds) || !text.empty()) return std::nullopt;
  }
  if (negative) {
    duration.seconds = -duration.seconds;
    duration.nanoseconds = -duration.nanoseconds;
  }
  return duration;
}

std::string DaysTimeDuration::to_string() const {
  if (seconds == 0 && nanoseconds == 0) return "PT0S";
  const bool negative = seconds < 0 || nanoseconds < 0;
  const std::uint64_t total = seconds < 0 ? 0 - static_cast<std::uint64_t>(seconds) : static_cast<std::uint64_t>(seconds);
  const std::int32_t fraction = nanoseconds < 0 ? -nanoseconds : nanoseconds;
  std::string out = negative ? "-P" : "P";
  if (total / 86400 != 0) out += std::to_string(total / 86400) + "D";
  const std::uint64_t rest = total % 86400;
  if (rest == 0 && fraction == 0) return out;
  out += "T";
  if (rest / 3600 != 0) out += std::to_string(rest / 3600) + "H";
  if (rest / 60 % 60 != 0) out += std::to_string(rest / 60 % 60) + "M";
  if (rest % 60 != 0 || fraction != 0) {
    out += std::to_string(rest % 60);
    if (fraction != 0) {
      char text[16];
      std::snprintf(text, sizeof text, ".%09d", fraction);
      out += text;
      while (out.back() == '0') out.pop_back();
    }
    out += "S";
  }
  return out;
}

}  // namespace reprise::scalar
