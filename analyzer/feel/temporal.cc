#include "feel/temporal.h"

#include <array>

#include "feel/reasons.h"
#include "scalar/zone.h"

namespace reprise::feel::temporal {
namespace {

using scalar::Date;
using scalar::DateTime;
using scalar::DaysTimeDuration;
using scalar::Decimal;
using scalar::Time;
using scalar::YearsMonthsDuration;

// Nanoseconds since 1970 of the largest year need 85 bits.
__extension__ using Wide = __int128;
constexpr std::int64_t kSecond = 1'000'000'000;
constexpr std::int64_t kDay = 86400 * kSecond;

Wide nanoseconds(const DaysTimeDuration& duration) { return Wide{duration.seconds} * kSecond + duration.nanoseconds; }

std::optional<DaysTimeDuration> days_time(Wide nanoseconds) {
  const Wide seconds = nanoseconds / kSecond;
  constexpr Wide kLimit = std::int64_t{1} << 62;
  if (seconds > kLimit || seconds < -kLimit) return std::nullopt;
  return DaysTimeDuration{static_cast<std::int64_t>(seconds), static_cast<std::int32_t>(nanoseconds % kSecond)};
}

/// Floor division and what is left.
std::pair<Wide, Wide> split(Wide value, Wide unit) {
  Wide quotient = value / unit;
  Wide rest = value % unit;
  if (rest < 0) {
    --quotient;
    rest += unit;
  }
  return {quotient, rest};
}

Wide local(const DateTime& moment) { return Wide{moment.date.to_days()} * kDay + moment.time.nanoseconds; }

bool has_zone(const scalar::Zone& zone) { return zone.offset_seconds.has_value() || !zone.name.empty(); }

std::int64_t offset(const scalar::Zone& zone, const Date& date, std::int64_t nanoseconds_of_day) {
  return scalar::offset_at(zone, date, nanoseconds_of_day).value_or(0);
}

/// On one scale for all with a zone; local ones are on a scale of their own.
Wide instant(const DateTime& moment) {
  return local(moment) - Wide{offset(moment.time.zone, moment.date, moment.time.nanoseconds)} * kSecond;
}

Wide instant(const Time& time) { return Wide{time.nanoseconds} - Wide{offset(time.zone, Date{}, time.nanoseconds)} * kSecond; }

std::optional<DateTime> from_local(Wide nanoseconds, const scalar::Zone& zone) {
  const auto [days, rest] = split(nanoseconds, kDay);
  constexpr Wide kMostDays = Wide{366} * 1'000'000'001;
  if (days > kMostDays || days < -kMostDays) return std::nullopt;
  const Date date = Date::from_days(static_cast<std::int64_t>(days));
  if (!date.is_valid()) return std::nullopt;
  return DateTime{date, Time{static_cast<std::int64_t>(rest), zone}};
}

Value out_of_range(base::Span span) { return reasons::null("number-out-of-range", span); }

Value wrong(NodeKind, base::Span span) {
  return reasons::null("wrong-type", span, "date/time");
}

Value duration_or_null(Wide nanoseconds, base::Span span) {
  const auto duration = days_time(nanoseconds);
  return duration ? Value::duration(*duration) : out_of_range(span);
}

Value plus_duration(const Value& moment, Wide amount, base::Span span) {
  switch (moment.kind()) {
    case Kind::date: {
      // A date plus hours stays a date: it is a date and time at midnight whose day is kept (table 57).
      const auto sum = from_local(Wide{moment.as_date().to_days()} * kDay + amount, {});
      return sum ? Value::date(sum->date) : out_of_range(span);
    }
    case Kind::date_time: {
      const auto sum = from_local(local(moment.as_date_time()) + amount, moment.as_date_time().time.zone);
      return sum ? Value::date_time(*sum) : out_of_range(span);
    }
    case Kind::time: {
      const Wide sum = split(Wide{moment.as_time().nanoseconds} + amount, kDay).second;
      return Value::time({static_cast<std::int64_t>(sum), moment.as_time().zone});
    }
    default: return wrong(NodeKind::add, span);
  }
}

Value plus_months(const Value& moment, std::int64_t months, base::Span span) {
  if (moment.kind() == Kind::date) {
    const auto sum = temporal::plus_months(moment.as_date(), months);
    return sum ? Value::date(*sum) : out_of_range(span);
  }
  if (moment.kind() == Kind::date_time) {
    const auto sum = temporal::plus_months(moment.as_date_time().date, months);
    return sum ? Value::date_time({*sum, moment.as_date_time().time}) : out_of_range(span);
  }
  return wrong(NodeKind::add, span);
}

Value months_or_null(std::int64_t left, std::int64_t right, bool subtract, base::Span span) {
  std::int64_t sum = 0;
  const bool overflow = subtract ? __builtin_sub_overflow(left, right, &sum) : __builtin_add_overflow(left, right, &sum);
  return overflow ? out_of_range(span) : Value::duration(YearsMonthsDuration{sum});
}

DateTime as_moment(const Value& value) {
  return value.kind() == Kind::date ? midnight_utc(value.as_date()) : value.as_date_time();
}

Value difference(const Value& left, const Value& right, base::Span span) {
  if (left.kind() == Kind::time && right.kind() == Kind::time) {
    if (has_zone(left.as_time().zone) != has_zone(right.as_time().zone)) return wrong(NodeKind::subtract, span);
    return duration_or_null(instant(left.as_time()) - instant(right.as_time()), span);
  }
  const bool moments = (left.kind() == Kind::date || left.kind() == Kind::date_time) && (right.kind() == Kind::date || right.kind() == Kind::date_time);
  if (!moments) return wrong(NodeKind::subtract, span);
  const DateTime from = as_moment(right);
  const DateTime to = as_moment(left);
  if (has_zone(from.time.zone) != has_zone(to.time.zone)) return wrong(NodeKind::subtract, span);
  return duration_or_null(instant(to) - instant(from), span);
}

Value add_or_subtract(bool subtract, const Value& left, const Value& right, base::Span span) {
  const Kind l = left.kind();
  const Kind r = right.kind();
  if (l == Kind::years_months_duration && r == l) {
    return months_or_null(left.as_years_months().months, right.as_years_months().months, subtract, span);
  }
  if (l == Kind::days_time_duration && r == l) {
    const Wide amount = nanoseconds(right.as_days_time());
    return duration_or_null(nanoseconds(left.as_days_time()) + (subtract ? -amount : amount), span);
  }
  if (is_duration(r)) {
    if (r == Kind::days_time_duration) {
      const Wide amount = nanoseconds(right.as_days_time());
      return plus_duration(left, subtract ? -amount : amount, span);
    }
    const std::int64_t months = right.as_years_months().months;
    if (months < -(std::int64_t{1} << 40) || months > (std::int64_t{1} << 40)) return out_of_range(span);
    return plus_months(left, subtract ? -months : months, span);
  }
  if (subtract) return difference(left, right, span);
  if (is_duration(l)) return add_or_subtract(false, right, left, span);
  return wrong(NodeKind::add, span);
}

/// Exact: whole seconds and the fraction as a decimal.
Decimal seconds_of(const DaysTimeDuration& duration) {
  return Decimal(duration.seconds) + Decimal(duration.nanoseconds) / Decimal(kSecond);
}

Value from_seconds(const Decimal& seconds, base::Span span) {
  const Decimal whole = seconds.rounded(0, Decimal::Rounding::down);
  const auto count = whole.is_finite() ? whole.to_integer() : std::nullopt;
  if (!count) return out_of_range(span);
  const auto fraction = ((seconds - whole) * Decimal(kSecond)).rounded(0, Decimal::Rounding::down).to_integer();
  return Value::duration(DaysTimeDuration{*count, static_cast<std::int32_t>(fraction.value_or(0))});
}

Value scale(NodeKind operation, const Value& duration, const Decimal& factor, base::Span span) {
  if (operation == NodeKind::divide && factor.is_zero()) return reasons::null("division-by-zero", span);
  const auto apply = [&](const Decimal& value) { return operation == NodeKind::divide ? value / factor : value * factor; };
  if (duration.kind() == Kind::days_time_duration) return from_seconds(apply(seconds_of(duration.as_days_time())), span);
  const Decimal months = apply(Decimal(duration.as_years_months().months)).rounded(0, Decimal::Rounding::down);
  const auto count = months.is_finite() ? months.to_integer() : std::nullopt;
  return count ? Value::duration(YearsMonthsDuration{*count}) : out_of_range(span);
}

Value multiply_or_divide(NodeKind operation, const Value& left, const Value& right, base::Span span) {
  if (is_duration(left.kind()) && right.kind() == Kind::number) return scale(operation, left, right.as_number(), span);
  if (operation == NodeKind::multiply && left.kind() == Kind::number && is_duration(right.kind())) {
    return scale(operation, right, left.as_number(), span);
  }
  if (operation != NodeKind::divide || left.kind() != right.kind() || !is_duration(left.kind())) return wrong(operation, span);
  const bool months = left.kind() == Kind::years_months_duration;
  const Decimal dividend = months ? Decimal(left.as_years_months().months) : seconds_of(left.as_days_time());
  const Decimal divisor = months ? Decimal(right.as_years_months().months) : seconds_of(right.as_days_time());
  if (divisor.is_zero()) return reasons::null("division-by-zero", span);
  return Value::number(dividend / divisor);
}

}  // namespace

Value parse_any(std::string_view text) {
  if (const auto date = Date::parse(text)) return Value::date(*date);
  if (const auto moment = DateTime::parse(text)) return Value::date_time(*moment);
  if (const auto time = Time::parse(text)) return Value::time(*time);
  if (const auto months = YearsMonthsDuration::parse(text)) return Value::duration(*months);
  if (const auto duration = DaysTimeDuration::parse(text)) return Value::duration(*duration);
  return {};
}

bool is_duration(Kind kind) { return kind == Kind::years_months_duration || kind == Kind::days_time_duration; }
bool is_temporal(Kind kind) { return is_duration(kind) || kind == Kind::date || kind == Kind::time || kind == Kind::date_time; }

Value compute(NodeKind operation, const Value& left, const Value& right, base::Span span) {
  switch (operation) {
    case NodeKind::add: return add_or_subtract(false, left, right, span);
    case NodeKind::subtract: return add_or_subtract(true, left, right, span);
    case NodeKind::multiply:
    case NodeKind::divide: return multiply_or_divide(operation, left, right, span);
    default: return wrong(operation, span);
  }
}

Value negated(const Value& duration, base::Span span) {
  if (duration.kind() == Kind::years_months_duration) return months_or_null(0, duration.as_years_months().months, true, span);
  if (duration.kind() == Kind::days_time_duration) return duration_or_null(-nanoseconds(duration.as_days_time()), span);
  return wrong(NodeKind::negate, span);
}

std::optional<std::strong_ordering> compare(const Value& left, const Value& right) {
  const auto order = [](Wide a, Wide b) { return a < b ? std::strong_ordering::less : a > b ? std::strong_ordering::greater : std::strong_ordering::equal; };
  if (left.kind() != right.kind()) return std::nullopt;
  switch (left.kind()) {
    case Kind::date: return left.as_date() <=> right.as_date();
    case Kind::years_months_duration: return left.as_years_months() <=> right.as_years_months();
    case Kind::days_time_duration: return order(nanoseconds(left.as_days_time()), nanoseconds(right.as_days_time()));
    case Kind::time:
      if (has_zone(left.as_time().zone) != has_zone(right.as_time().zone)) return std::nullopt;
      return order(instant(left.as_time()), instant(right.as_time()));
    case Kind::date_time:
      if (has_zone(left.as_date_time().time.zone) != has_zone(right.as_date_time().time.zone)) return std::nullopt;
      return order(instant(left.as_date_time()), instant(right.as_date_time()));
    default: return std::nullopt;
  }
}

std::optional<bool> equal(const Value& left, const Value& right) {
  if (left.kind() == Kind::time && right.kind() == Kind::time) {
    if (has_zone(left.as_time().zone) != has_zone(right.as_time().zone)) return false;
    return split(instant(left.as_time()), kSecond).first == split(instant(right.as_time()), kSecond).first;
  }
  if (left.kind() == Kind::date_time && right.kind() == Kind::date_time) {
    if (has_zone(left.as_date_time().time.zone) != has_zone(right.as_date_time().time.zone)) return false;
    return split(instant(left.as_date_time()), kSecond).first == split(instant(right.as_date_time()), kSecond).first;
  }
  const auto ordering = compare(left, right);
  if (!ordering) return std::nullopt;
  return *ordering == std::strong_ordering::equal;
}

namespace {

std::optional<Value> date_property(const Date& date, std::string_view name) {
  if (name == "year") return Value::number(date.year);
  if (name == "month") return Value::number(date.month);
  if (name == "day") return Value::number(date.day);
  if (name == "weekday") return Value::number(weekday(date));
  return std::nullopt;
}

std::optional<Value> time_property(const Time& time, const Date& date, std::string_view name) {
  const std::int64_t seconds = time.nanoseconds / kSecond;
  if (name == "hour") return Value::number(seconds / 3600);
  if (name == "minute") return Value::number(seconds / 60 % 60);
  if (name == "second") return Value::number(seconds % 60);
  if (name == "timezone") return time.zone.name.empty() ? Value() : Value::string(time.zone.name);
  if (name != "time offset") return std::nullopt;
  const auto offset = scalar::offset_at(time.zone, date, time.nanoseconds);
  return offset ? Value::duration(DaysTimeDuration{*offset, 0}) : Value();
}

std::optional<Value> duration_property(const DaysTimeDuration& duration, std::string_view name) {
  if (name == "days") return Value::number(duration.seconds / 86400);
  if (name == "hours") return Value::number(duration.seconds / 3600 % 24);
  if (name == "minutes") return Value::number(duration.seconds / 60 % 60);
  if (name == "seconds") return Value::number(duration.seconds % 60);
  return std::nullopt;
}

}  // namespace

std::optional<Value> property(const Value& value, std::string_view name) {
  switch (value.kind()) {
    case Kind::date: {
      // A date counts as midnight UTC where a time is asked for (10.3.2.3.4).
      auto own = date_property(value.as_date(), name);
      return own ? own : time_property(midnight_utc(value.as_date()).time, value.as_date(), name);
    }
    case Kind::time: return time_property(value.as_time(), Date{}, name);
    case Kind::date_time: {
      auto own = date_property(value.as_date_time().date, name);
      return own ? own : time_property(value.as_date_time().time, value.as_date_time().date, name);
    }
    case Kind::years_months_duration:
      if (name == "years") return Value::number(value.as_years_months().months / 12);
      if (name == "months") return Value::number(value.as_years_months().months % 12);
      return std::nullopt;
    case Kind::days_time_duration: return duration_property(value.as_days_time(), name);
    default: return std::nullopt;
  }
}

YearsMonthsDuration months_between(const DateTime& from, const DateTime& to) {
  if (to.date < from.date) return {-months_between(to, from).months};
  const std::int64_t months = (std::int64_t{to.date.year} - from.date.year) * 12 + (to.date.month - from.date.month);
  return {to.date.day < from.date.day ? months - 1 : months};
}

int weekday(const Date& date) { return static_cast<int>(split(Wide{date.to_days()} + 3, 7).second) + 1; }

DateTime midnight_utc(const Date& date) { return {date, Time{0, scalar::Zone{0, {}}}}; }

std::optional<Date> plus_months(const Date& date, std::int64_t months) {
  const auto [years, month] = split(Wide{date.month} - 1 + months, 12);
  const Wide year = Wide{date.year} + years;
  if (year > 999999999 || year < -999999999) return std::nullopt;
  Date sum{static_cast<std::int32_t>(year), static_cast<std::uint8_t>(month + 1), date.day};
  sum.day = std::min(sum.day, scalar::days_in_month(sum.year, sum.month));
  return sum;
}

}  // namespace reprise::feel::temporal
