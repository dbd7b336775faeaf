#include "scalar/time.h"

#include <gtest/gtest.h>

#include "scalar/date_time.h"
#include "scalar/duration.h"
#include "scalar/zone.h"

namespace reprise::scalar {
namespace {

template <typename T>
std::string round_trip(std::string_view text) {
  const auto value = T::parse(text);
  return value ? value->to_string() : "refused";
}

TEST(Time, reads_fractions_offsets_and_zones) {
  EXPECT_EQ(round_trip<Time>("10:30:00"), "10:30:00");
  EXPECT_EQ(round_trip<Time>("10:30:00.250"), "10:30:00.25");
  EXPECT_EQ(round_trip<Time>("10:30:00.1234567899"), "10:30:00.123456789");
  EXPECT_EQ(round_trip<Time>("10:30:00Z"), "10:30:00Z");
  EXPECT_EQ(round_trip<Time>("10:30:00-00:00"), "10:30:00Z");
  EXPECT_EQ(round_trip<Time>("10:30:00-05:30"), "10:30:00-05:30");
  EXPECT_EQ(round_trip<Time>("10:30:00+01:00:30"), "10:30:00+01:00:30");
  EXPECT_EQ(round_trip<Time>("10:30:00@Europe/Paris"), "10:30:00@Europe/Paris");
}

TEST(Time, refuses_what_is_none) {
  for (const char* text : {"", "10:30", "24:00:00", "10:60:00", "10:30:61", "1:30:00", "10:30:00.", "10:30:00+19:00", "10:30:00+1:00", "10:30:00@",
                           "10:30:00@Mars/Base", "10:30:00+01:00@Europe/Paris", "10:30:00 "}) {
    EXPECT_EQ(round_trip<Time>(text), "refused") << text;
  }
}

TEST(DateTime, ends_a_day_at_24_hours) {
  EXPECT_EQ(round_trip<DateTime>("2012-12-31T24:00:00"), "2013-01-01T00:00:00");
  EXPECT_EQ(round_trip<DateTime>("2012-12-31T24:00:01"), "refused");
  EXPECT_EQ(round_trip<DateTime>("2012-12-31T10:00:00Z"), "2012-12-31T10:00:00Z");
  EXPECT_EQ(round_trip<DateTime>("2012-12-31"), "refused");
  EXPECT_EQ(round_trip<DateTime>("999999999-12-31T24:00:00"), "refused");
}

TEST(Zone, knows_summer_and_winter) {
  const Zone paris{std::nullopt, "Europe/Paris"};
  EXPECT_EQ(offset_at(paris, {2012, 1, 16}, 0), 3600);
  EXPECT_EQ(offset_at(paris, {2012, 7, 16}, 0), 7200);
  EXPECT_EQ(offset_at({-1800, {}}, {2012, 1, 1}, 0), -1800);
  EXPECT_EQ(offset_at({}, {2012, 1, 1}, 0), std::nullopt);
  EXPECT_TRUE(zone_exists("Etc/UTC"));
  EXPECT_FALSE(zone_exists("Europe/Nowhere"));
}

TEST(YearsMonthsDuration, carries_months_into_years) {
  EXPECT_EQ(round_trip<YearsMonthsDuration>("P26M"), "P2Y2M");
  EXPECT_EQ(round_trip<YearsMonthsDuration>("-P1Y"), "-P1Y");
  EXPECT_EQ(round_trip<YearsMonthsDuration>("P0Y"), "P0M");
  for (const char* text : {"", "P", "P1", "1Y", "P1M1Y", "P1Y1Y", "P1.5Y", "P1D", "PT1M", "P99999999999999999999Y", "--P1Y"}) {
    EXPECT_EQ(round_trip<YearsMonthsDuration>(text), "refused") << text;
  }
}

TEST(DaysTimeDuration, normalises_its_parts) {
  EXPECT_EQ(round_trip<DaysTimeDuration>("PT36H"), "P1DT12H");
  EXPECT_EQ(round_trip<DaysTimeDuration>("P1DT2H3M4.5S"), "P1DT2H3M4.5S");
  EXPECT_EQ(round_trip<DaysTimeDuration>("-PT0.5S"), "-PT0.5S");
  EXPECT_EQ(round_trip<DaysTimeDuration>("PT0S"), "PT0S");
  for (const char* text : {"", "P", "PT", "P1DT", "PT1.5H", "P1H", "PT1S1H", "P1Y", "PT99999999999999999999H"}) {
    EXPECT_EQ(round_trip<DaysTimeDuration>(text), "refused") << text;
  }
}

TEST(Date, reads_far_years_and_real_days_only) {
  EXPECT_EQ(round_trip<Date>("2012-02-29"), "2012-02-29");
  EXPECT_EQ(round_trip<Date>("-2012-01-01"), "-2012-01-01");
  EXPECT_EQ(round_trip<Date>("999999999-12-31"), "999999999-12-31");
  for (const char* text : {"2011-02-29", "02012-01-01", "2012-13-01", "2012-1-1", "12-01-01", "20120101", "9999999999-01-01"}) {
    EXPECT_EQ(round_trip<Date>(text), "refused") << text;
  }
  for (const std::int64_t days : {-1000000L, -1L, 0L, 15415L, 1000000L}) EXPECT_EQ(Date::from_days(days).to_days(), days);
}

}  // namespace
}  // namespace reprise::scalar
