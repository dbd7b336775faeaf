// Conversion to dates, times and durations (10.3.4.1), and date and time functions (10.3.4.7, 10.3.4.8).
#include <array>

#include "feel/builtins.h"
#include "feel/comparison.h"
#include "feel/evaluator.h"
#include "feel/reasons.h"
#include "feel/temporal.h"

namespace reprise::feel {
namespace {

using scalar::Date;
using scalar::DateTime;
using scalar::DaysTimeDuration;
using scalar::Time;
using scalar::YearsMonthsDuration;

Value bad_date(const BuiltinCall& call, std::string_view text) { return reasons::null("bad-date", call.span, text); }

std::optional<std::int64_t> whole(const Value& value) { return value.as_number().to_integer(); }

/// date(from) of text, a date or a date and time; date(year, month, day).
Value date(const BuiltinCall& call) {
  if (call.signature == 0) {
    const auto value = Date::parse(call[0].as_string());
    return value ? Value::date(*value) : bad_date(call, call[0].as_string());
  }
  if (call.signature == 1) return Value::date(call[0].kind() == Kind::date ? call[0].as_date() : call[0].as_date_time().date);
  const auto year = whole(call[0]);
  const auto month = whole(call[1]);
  const auto day = whole(call[2]);
  constexpr std::int64_t kLargestYear = 999999999;
  if (!year || !month || !day || *year < -kLargestYear || *year > kLargestYear || *month < 1 || *month > 12 || *day < 1 || *day > 31) {
    return bad_date(call, "date(year, month, day)");
  }
  const Date value{static_cast<std::int32_t>(*year), static_cast<std::uint8_t>(*month), static_cast<std::uint8_t>(*day)};
  return value.is_valid() ? Value::date(value) : bad_date(call, "date(year, month, day)");
}

/// time(from) of text, a time, a date and time or a date (midnight UTC); time(hour, minute, second, offset?).
Value time(const BuiltinCall& call) {
  if (call.signature == 0) {
    const auto value = Time::parse(call[0].as_string());
    return value ? Value::time(*value) : bad_date(call, call[0].as_string());
  }
  if (call.signature == 1) {
    if (call[0].kind() == Kind::time) return call[0];
    return Value::time(call[0].kind() == Kind::date ? temporal::midnight_utc(call[0].as_date()).time : call[0].as_date_time().time);
  }
  const auto hour = whole(call[0]);
  const auto minute = whole(call[1]);
  const scalar::Decimal& second = call[2].as_number();
  if (!hour || !minute || *hour < 0 || *hour > 23 || *minute < 0 || *minute > 59 || second.is_negative() || second >= scalar::Decimal(60)) {
    return bad_date(call, "time(hour, minute, second)");
  }
  constexpr std::int64_t kSecond = 1'000'000'000;
  const auto nanoseconds = (second * scalar::Decimal(kSecond)).rounded(0, scalar::Decimal::Rounding::down).to_integer();
  Time value{(*hour * 3600 + *minute * 60) * kSecond + nanoseconds.value_or(0), {}};
  if (call.given(3)) {
    const DaysTimeDuration& offset = call[3].as_days_time();
    constexpr std::int64_t kLargestOffset = 18 * 3600;
    if (offset.seconds > kLargestOffset || offset.seconds < -kLargestOffset) return bad_date(call, "offset");
    value.zone.offset_seconds = static_cast<std::int32_t>(offset.seconds);
  }
  return Value::time(value);
}

/// date and time(from) of text (a date alone is its midnight) or a date and time; date and time(date, time).
Value date_and_time(const BuiltinCall& call) {
  switch (call.signature) {
    case 0: {
      const std::string& text = call[0].as_string();
      if (const auto value = DateTime::parse(text)) return Value::date_time(*value);
      const auto day = Date::parse(text);
      return day ? Value::date_time({*day, {}}) : bad_date(call, text);
    }
    case 1: return call[0].kind() == Kind::date ? Value::date_time(temporal::midnight_utc(call[0].as_date())) : call[0];
    default: return Value::date_time({call[0].kind() == Kind::date ? call[0].as_date() : call[0].as_date_time().date, call[1].as_time()});
  }
}

/// duration(from) of text, or of a duration.
Value duration(const BuiltinCall& call) {
  if (call.signature == 1) return call[0];
  const std::string& text = call[0].as_string();
  if (const auto months = YearsMonthsDuration::parse(text)) return Value::duration(*months);
  if (const auto days = DaysTimeDuration::parse(text)) return Value::duration(*days);
  return bad_date(call, text);
}

/// years and months duration(from, to): whole months, signed.
Value years_and_months(const BuiltinCall& call) {
  const auto moment = [](const Value& value) { return value.kind() == Kind::date ? DateTime{value.as_date(), {}} : value.as_date_time(); };
  return Value::duration(temporal::months_between(moment(call[0]), moment(call[1])));
}

const Date& day_of(const Value& value) { return value.kind() == Kind::date ? value.as_date() : value.as_date_time().date; }

Value day_of_week(const BuiltinCall& call) {
  constexpr std::array kDays = {"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"};
  return Value::string(kDays[static_cast<std::size_t>(temporal::weekday(day_of(call[0])) - 1)]);
}

Value month_of_year(const BuiltinCall& call) {
  constexpr std::array kMonths = {"January", "February", "March",     "April",   "May",      "June",
                                  "July",    "August",   "September", "October", "November", "December"};
  return Value::string(kMonths[day_of(call[0]).month - 1U]);
}

std::int64_t day_number(const Date& date) { return date.to_days() - Date{date.year, 1, 1}.to_days() + 1; }

Value day_of_year(const BuiltinCall& call) { return Value::number(day_number(day_of(call[0]))); }

/// ISO 8601: week 1 has the year's first Thursday.
Value week_of_year(const BuiltinCall& call) {
  const Date& date = day_of(call[0]);
  const Date thursday = Date::from_days(date.to_days() - temporal::weekday(date) + 4);
  return Value::number((day_number(thursday) - 1) / 7 + 1);
}

/// now(): the moment the caller of the evaluation gave; without one null, so that the same input gives the same result.
Value now(const BuiltinCall& call) {
  const auto& moment = call.evaluator.now();
  return moment ? Value::date_time(*moment) : reasons::null("no-clock", call.span);
}

/// today(): the day of now().
Value today(const BuiltinCall& call) {
  const auto& moment = call.evaluator.now();
  return moment ? Value::date(moment->date) : reasons::null("no-clock", call.span);
}

}  // namespace

std::span<const Builtin> date_time_builtins() {
  constexpr MarkUse kMarks = MarkUse::arguments;
  static const std::vector<Builtin> kBuiltins = {
      {"date", "from:string | from:day | year:number, month:number, day:number", kMarks, date},
      {"time", "from:string | from:clock | hour:number, minute:number, second:number, offset:days and time duration?~", kMarks, time},
      {"date and time", "from:string | from:day | date:day, time:time", kMarks, date_and_time},
      {"duration", "from:string | from:duration", kMarks, duration},
      {"years and months duration", "from:day, to:day", kMarks, years_and_months},
      {"day of week", "date:day", kMarks, day_of_week},
      {"month of year", "date:day", kMarks, month_of_year},
      {"day of year", "date:day", kMarks, day_of_year},
      {"week of year", "date:day", kMarks, week_of_year},
      {"today", "", kMarks, today},
      {"now", "", kMarks, now},
  };
  return kBuiltins;
}

}  // namespace reprise::feel
