#include "scalar/decimal.h"

#include <gtest/gtest.h>

#include <string>

#include "scalar/date.h"

namespace reprise::scalar {
namespace {

Decimal number(const char* text) { return Decimal::parse(text).value(); }

TEST(Decimal, is_exact_where_binary_is_not) {
  EXPECT_EQ(number("0.1") + number("0.2"), number("0.3"));
  EXPECT_EQ((number("7700000") / number("18000000")).to_string().substr(0, 8), "0.427777");
  EXPECT_EQ((number("1") / number("3")).to_string(), "0.3333333333333333333333333333333333");
}

TEST(Decimal, prints_plainly) {
  EXPECT_EQ(number("1.20").to_string(), "1.2");
  EXPECT_EQ(number("-0.050").to_string(), "-0.05");
  EXPECT_EQ(number("1e3").to_string(), "1000");
  EXPECT_EQ(number("-0").to_string(), "0");
  EXPECT_EQ(number("1e60").to_string(), "1E+60");
  EXPECT_EQ(Decimal(12000000).to_string(), "12000000");
}

TEST(Decimal, reads_numbers_only) {
  for (const char* text : {"", "1,5", "1_000", "0x1F", "nan", "inf", "1.", ".", "e3", "1e", " 1", "1e999999"}) {
    EXPECT_FALSE(Decimal::parse(text).has_value()) << text;
  }
}

TEST(Decimal, rounds_as_asked) {
  using enum Decimal::Rounding;
  EXPECT_EQ(number("2.5").rounded(0, half_even), Decimal(2));
  EXPECT_EQ(number("2.5").rounded(0, half_up), Decimal(3));
  EXPECT_EQ(number("2.5").rounded(0, half_down), Decimal(2));
  EXPECT_EQ(number("-2.5").rounded(0, up), Decimal(-3));
  EXPECT_EQ(number("-2.51").rounded(1, floor), number("-2.6"));
  EXPECT_EQ(number("1234.5").rounded(-2, half_even), Decimal(1200));
}

TEST(Decimal, says_when_there_is_no_finite_result) {
  EXPECT_FALSE((Decimal(1) / Decimal(0)).is_finite());
  EXPECT_TRUE((Decimal(0) / Decimal(1)).is_finite());
}

TEST(Date, keeps_the_calendar) {
  EXPECT_EQ(Date::parse("2012-02-29")->to_string(), "2012-02-29");
  EXPECT_FALSE(Date::parse("2011-02-29").has_value());
  EXPECT_FALSE(Date::parse("2012-2-9").has_value());
  EXPECT_EQ((Date{1970, 1, 1}).to_days(), 0);
  for (const std::int64_t days : {-719468L, -1L, 0L, 15414L, 2932896L}) EXPECT_EQ(Date::from_days(days).to_days(), days);
  EXPECT_EQ(Date::from_days(15414).to_string(), "2012-03-15");
}

}  // namespace
}  // namespace reprise::scalar
