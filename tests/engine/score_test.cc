// The bounds are true: nothing that the facts allow lies outside them.
#include "engine/score.h"

#include <gtest/gtest.h>

#include <random>

#include "engine/abstract_value.h"
#include "engine/ignorance.h"
#include "engine/wording.h"

namespace reprise::engine {
namespace {

Member member(std::int64_t weight, std::int64_t low, std::int64_t high, bool optional = false) { return {Decimal(weight), {Decimal(low), Decimal(high)}, optional}; }

std::string shown(const std::optional<Interval>& interval) {
  if (!interval) return "none";
  const Interval rounded = presented(*interval);
  return rounded.low.to_string() + ".." + rounded.high.to_string();
}

TEST(Mean, is_a_point_when_every_risk_is) {
  const std::vector<Member> members = {member(2, 50, 50), member(1, 0, 0)};
  EXPECT_EQ(shown(mean_interval(members)), "33.333333..33.333333");
}

TEST(Mean, rounds_outwards) {
  const std::vector<Member> members = {member(2, 0, 50), member(1, 50, 50)};
  EXPECT_EQ(shown(mean_interval(members)), "16.666666..50");
}

TEST(Mean, takes_an_optional_rule_in_only_where_it_moves_the_bound) {
  const std::vector<Member> members = {member(1, 50, 50), member(1, 0, 0, true), member(1, 100, 100, true)};
  EXPECT_EQ(shown(mean_interval(members)), "25..75");
}

TEST(Mean, of_optional_rules_alone_needs_one_of_them) {
  const std::vector<Member> members = {member(1, 20, 40, true), member(3, 60, 80, true)};
  EXPECT_EQ(shown(mean_interval(members)), "20..80");
}

TEST(Mean, of_no_weight_is_none) {
  EXPECT_EQ(shown(mean_interval({})), "none");
  const std::vector<Member> members = {member(0, 0, 100)};
  EXPECT_EQ(shown(mean_interval(members)), "none");
}

/// Every choice of a risk at either end and of who is in.
Interval by_enumeration(const std::vector<Member>& members) {
  std::optional<Interval> all;
  for (unsigned in = 0; in < (1u << members.size()); ++in) {
    for (unsigned high = 0; high < (1u << members.size()); ++high) {
      Decimal sum(0);
      Decimal weight(0);
      bool allowed = true;
      for (std::size_t i = 0; i < members.size(); ++i) {
        const bool is_in = (in >> i & 1u) != 0;
        allowed = allowed && (is_in || members[i].optional);
        if (!is_in) continue;
        sum += members[i].weight * ((high >> i & 1u) != 0 ? members[i].risk.high : members[i].risk.low);
        weight += members[i].weight;
      }
      if (!allowed || weight.is_zero()) continue;
      const Decimal mean = sum / weight;
      all = all ? Interval{std::min(all->low, mean), std::max(all->high, mean)} : Interval{mean, mean};
    }
  }
  return all.value_or(Interval{Decimal(0), Decimal(0)});
}

TEST(Mean, is_what_enumeration_finds) {
  std::mt19937 random(20120316);
  for (int round = 0; round < 300; ++round) {
    std::vector<Member> members;
    for (unsigned i = 0; i < 1 + random() % 5; ++i) {
      const auto low = static_cast<std::int64_t>(random() % 101);
      members.push_back(member(1 + static_cast<std::int64_t>(random() % 4), low, low + static_cast<std::int64_t>(random() % static_cast<unsigned>(101 - low)), random() % 3 == 0));
    }
    const auto mean = mean_interval(members);
    ASSERT_TRUE(mean.has_value());
    const Interval expected = presented(by_enumeration(members));
    const Interval actual = presented(*mean);
    EXPECT_EQ(actual, expected) << "round " << round;
  }
}

AbstractValue span(std::int64_t low, std::int64_t high) { return AbstractValue::number(Decimal(low), Decimal(high)); }

std::string shown(const AbstractValue& value) {
  if (!value.is_number()) return "any";
  const AbstractValue interval = value.as_interval();
  return (interval.low ? interval.low->to_string() : "") + ".." + (interval.high ? interval.high->to_string() : "");
}

TEST(Interval, arithmetic_holds_every_result) {
  using enum feel::NodeKind;
  EXPECT_EQ(shown(arithmetic(add, span(1, 2), span(10, 20))), "11..22");
  EXPECT_EQ(shown(arithmetic(subtract, span(1, 2), span(10, 20))), "-19..-8");
  EXPECT_EQ(shown(arithmetic(multiply, span(-1, 2), span(10, 20))), "-20..40");
  EXPECT_EQ(shown(arithmetic(divide, span(-10, 20), span(-4, -2))), "-10..5");
  EXPECT_EQ(shown(arithmetic(divide, span(1, 2), span(-1, 1))), "any");
  EXPECT_EQ(shown(arithmetic(divide, span(1, 2), span(0, 1))), "any");
  EXPECT_EQ(shown(arithmetic(divide, span(1, 2), AbstractValue::number(Decimal(4), std::nullopt))), "0..0.5");
  EXPECT_EQ(shown(arithmetic(multiply, span(0, 2), AbstractValue::number(Decimal(4), std::nullopt))), "0..");
  EXPECT_EQ(shown(absolute(span(-3, 2))), "0..3");
  EXPECT_EQ(shown(smaller(span(1, 9), span(4, 5))), "1..5");
  EXPECT_EQ(shown(larger(span(1, 9), span(4, 5))), "4..9");
}

TEST(Interval, comparison_is_undecided_where_the_intervals_meet) {
  using enum feel::NodeKind;
  EXPECT_TRUE(comparison(less, span(1, 2), span(3, 4)).only_true());
  EXPECT_TRUE(comparison(less, span(3, 4), span(1, 3)).only_false());
  EXPECT_EQ(comparison(less_equal, span(3, 4), span(1, 3)), (Truths{true, true, false}));
  EXPECT_TRUE(comparison(equal, span(3, 3), span(3, 3)).only_true());
  EXPECT_TRUE(comparison(equal, span(1, 2), span(3, 3)).only_false());
}

TEST(Wording, follows_the_notation_of_each_language) {
  using assessment::Unit;
  const auto number = [](const char* text) { return *Decimal::parse(text); };
  EXPECT_EQ(amount_words(number("0.4277777"), Unit::share), (base::Text{"42,8\u00A0%", "42.8%"}));
  EXPECT_EQ(amount_words(number("-7700000"), Unit::euro), (base::Text{"\u22127,7\u00A0M€", "\u2212€7.7M"}));
  EXPECT_EQ(amount_words(number("1234500"), Unit::euro), (base::Text{"1,23\u00A0M€", "€1.23M"}));
  EXPECT_EQ(amount_words(number("9500"), Unit::euro), (base::Text{"9\u202F500\u00A0€", "€9,500"}));
  EXPECT_EQ(amount_words(number("950000"), Unit::euro), (base::Text{"950\u00A0k€", "€950k"}));
  EXPECT_EQ(amount_words(number("1"), Unit::days), (base::Text{"1\u00A0jour", "1 day"}));
  EXPECT_EQ(amount_words(number("0"), Unit::days), (base::Text{"0\u00A0jour", "0 days"}));
  EXPECT_EQ(amount_words(number("12345.67"), Unit::people), (base::Text{"12\u202F345,7\u00A0personnes", "12,345.7 people"}));
  EXPECT_EQ(range_words(number("12000000"), std::nullopt, Unit::euro), (base::Text{"au moins 12\u00A0M€", "at least €12M"}));
}

TEST(Pattern, matches_any_entry_and_any_leaf) {
  EXPECT_TRUE(matches_pattern("accounts[*].cash", "accounts[2011].cash"));
  EXPECT_FALSE(matches_pattern("accounts[*].cash", "accounts[2011].equity"));
  EXPECT_FALSE(matches_pattern("accounts[*].cash", "accounts"));
  EXPECT_TRUE(matches_pattern("accounts", "accounts"));
  EXPECT_TRUE(matches_pattern("workforce.*", "workforce.fte"));
  EXPECT_FALSE(matches_pattern("group.*", "group.policy.largest_headcount"));
  EXPECT_TRUE(matches_pattern("services[*].*", "services[mecs-a.b].open"));
}

}  // namespace
}  // namespace reprise::engine
