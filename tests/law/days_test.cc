#include "law/days.h"

#include <gtest/gtest.h>

#include <random>

namespace reprise::law {
namespace {

using rulepack::Period;
using rulepack::PublicHoliday;
using scalar::Date;

const std::vector<PublicHoliday> kHolidays = {{"may", {}, 5, 1, 0, false}, {"easter-monday", {}, 0, 0, 1, false}, {"good-friday", {}, 0, 0, -2, true}};

Date day(const char* text) { return *Date::parse(text); }

/// As published by the Bureau des longitudes for those years.
TEST(Easter, falls_on_the_sundays_published) {
  for (const char* sunday : {"1961-04-02", "2000-04-23", "2008-03-23", "2011-04-24", "2012-04-08", "2016-03-27", "2024-03-31", "2025-04-20", "2026-04-05", "2038-04-25"}) {
    EXPECT_EQ(easter(day(sunday).year), day(sunday)) << sunday;
  }
}

TEST(Months, run_to_the_same_day_or_the_last_there_is) {
  const Days days({}, false);
  EXPECT_EQ(days.after(day("2024-01-31"), {1, 0, false}), day("2024-02-29"));
  EXPECT_EQ(days.after(day("2023-01-31"), {1, 0, false}), day("2023-02-28"));
  EXPECT_EQ(days.after(day("2024-02-29"), {12, 0, false}), day("2025-02-28"));
  EXPECT_EQ(days.after(day("2024-11-30"), {3, 0, false}), day("2025-02-28"));
  EXPECT_EQ(days.after(day("2024-12-15"), {1, 10, false}), day("2025-01-25"));
}

TEST(WorkingDays, leave_out_weekends_and_public_holidays) {
  const Days days(kHolidays, false);
  EXPECT_EQ(days.after(day("2025-04-30"), {0, 1, true}), day("2025-05-02")) << "the first of May is a Thursday";
  EXPECT_EQ(days.after(day("2025-04-17"), {0, 2, true}), day("2025-04-22")) << "Easter Monday and a weekend between";
  EXPECT_EQ(days.after(day("2025-04-18"), {0, 0, true}), day("2025-04-18"));
}

TEST(WorkingDays, also_leave_out_the_holidays_of_the_local_law_where_it_applies) {
  EXPECT_EQ(Days(kHolidays, false).after(day("2025-04-17"), {0, 1, true}), day("2025-04-18"));
  EXPECT_EQ(Days(kHolidays, true).after(day("2025-04-17"), {0, 1, true}), day("2025-04-22"));
}

TEST(WorkingDays, end_even_where_every_day_is_a_holiday) {
  std::vector<PublicHoliday> all;
  for (std::uint8_t month = 1; month <= 12; ++month) {
    for (std::uint8_t date = 1; date <= 31; ++date) all.push_back({"h", {}, month, date, 0, false});
  }
  const Days days(all, false);
  EXPECT_GT(days.after(day("2025-01-01"), {0, 3, true}), day("2025-01-01"));
  EXPECT_LE(days.after(days.latest_start(day("2025-01-01"), {0, 3, true}), {0, 3, true}), day("2025-01-01"));
}

TEST(LatestStart, is_the_last_day_that_is_early_enough) {
  std::mt19937 random(641);
  const Days days(kHolidays, true);
  for (int i = 0; i < 3'000; ++i) {
    const Period period{static_cast<std::int64_t>(random() % 20), static_cast<std::int64_t>(random() % 60), random() % 3 == 0};
    const Period asked = period.in_working_days ? Period{0, period.days, true} : period;
    const Date until = Date::from_days(15'000 + static_cast<std::int64_t>(random() % 8'000));
    const Date start = days.latest_start(until, asked);
    EXPECT_LE(days.after(start, asked), until);
    EXPECT_GT(days.after(Date::from_days(start.to_days() + 1), asked), until);
  }
}

}  // namespace
}  // namespace reprise::law
