#include "rulepack/number_set.h"

#include <gtest/gtest.h>

namespace reprise::rulepack {
namespace {

using scalar::Decimal;

Interval from_to(int low, int high) { return {Cut::before(Decimal(low)), Cut::after(Decimal(high))}; }

TEST(NumberSet, joins_what_touches_and_keeps_apart_what_does_not) {
  NumberSet set;
  set.add({Cut::before(Decimal(30)), Cut::before(Decimal(90))});
  set.add({Cut::before(Decimal(90)), Cut::above_all()});
  set.add({Cut::below_all(), Cut::before(Decimal(30))});
  EXPECT_EQ(set.to_string(), "-");
  NumberSet apart;
  apart.add(from_to(3, 4));
  apart.add({Cut::below_all(), Cut::before(Decimal(0))});
  apart.add({Cut::after(Decimal(4)), Cut::before(Decimal(5))});
  EXPECT_EQ(apart.to_string(), "< 0, [3..5)");
}

TEST(NumberSet, leaves_holes_to_the_last_digit) {
  NumberSet holes;
  holes.add(from_to(5, 5));
  holes.add({Cut::before(*Decimal::parse("0.1")), Cut::before(*Decimal::parse("0.2"))});
  EXPECT_EQ(NumberSet::all().without(holes).to_string(), "< 0.1, [0.2..5), > 5");
  EXPECT_EQ(NumberSet::all().without(NumberSet::all()).to_string(), "");
}

TEST(NumberSet, tells_what_two_sets_share) {
  NumberSet left;
  left.add(from_to(0, 10));
  NumberSet right;
  right.add({Cut::after(Decimal(8)), Cut::above_all()});
  EXPECT_EQ(left.common(right).to_string(), "(8..10]");
}

TEST(NumberSet, of_nothing_has_nothing_in_it) {
  NumberSet set;
  set.add({Cut::after(Decimal(3)), Cut::before(Decimal(3))});
  set.add({Cut::before(Decimal(3)), Cut::before(Decimal(3))});
  EXPECT_TRUE(set.empty());
}

TEST(NumberSet, knows_its_whole_numbers) {
  const auto whole = [](const Interval& interval) {
    NumberSet set;
    set.add(interval);
    std::string text;
    const NumberSet numbers = set.whole();
    for (const Interval& one : numbers.intervals()) text += NumberSet::text_of(one, true, [](const Decimal& number) { return number.to_string(); });
    return text;
  };
  EXPECT_EQ(whole({Cut::after(Decimal(2)), Cut::before(Decimal(3))}), "");
  EXPECT_EQ(whole({Cut::after(Decimal(2)), Cut::after(Decimal(3))}), "3");
  EXPECT_EQ(whole({Cut::before(*Decimal::parse("2.1")), Cut::after(*Decimal::parse("2.9"))}), "");
  EXPECT_EQ(whole({Cut::before(*Decimal::parse("2.1")), Cut::after(*Decimal::parse("5.9"))}), "[3..5]");
  EXPECT_EQ(whole({Cut::below_all(), Cut::after(Decimal(0))}), "< 1");
  EXPECT_EQ(whole({Cut::after(Decimal(-1)), Cut::above_all()}), ">= 0");
  const Decimal huge = *Decimal::parse("1e40");
  EXPECT_EQ(whole({Cut::before(huge), Cut::above_all()}), ">= 1E+40");
}

}  // namespace
}  // namespace reprise::rulepack
