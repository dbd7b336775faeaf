// Whole numbers and decimals give one and the same mean, and a member tried otherwise the mean one would work out anew.
#include "engine/mean.h"

#include <gtest/gtest.h>

#include <random>

namespace reprise::engine {
namespace {

std::string shown(const std::optional<Interval>& interval) { return interval ? interval->low.to_string() + " .. " + interval->high.to_string() : "none"; }

std::vector<Member> random_members(std::mt19937& random) {
  const auto number = [&random](std::int64_t most, int exponent) {
    return Decimal::from_scaled({std::uniform_int_distribution<std::int64_t>(0, most)(random), exponent});
  };
  std::vector<Member> members;
  for (std::size_t count = 1 + random() % 9; count > 0; --count) {
    const Decimal one = number(1000, -1);
    const Decimal other = number(1000, -1);
    members.push_back({number(40, -1), {std::min(one, other), std::max(one, other)}, random() % 3 == 0});
  }
  return members;
}

TEST(WeightedMean, is_the_same_in_whole_numbers_and_in_decimals) {
  std::mt19937 random(20240611);
  const Decimal huge = Decimal::from_scaled({1, 15});  // too large for whole numbers, and no mean changes with all weights
  for (int round = 0; round < 2'000; ++round) {
    const std::vector<Member> members = random_members(random);
    std::vector<Member> heavy = members;
    for (Member& member : heavy) member.weight = member.weight * huge;
    ASSERT_EQ(shown(mean_interval(members)), shown(mean_interval(heavy)));
  }
}

TEST(WeightedMean, with_a_member_otherwise_is_that_of_the_others_and_the_new_one) {
  std::mt19937 random(20240612);
  for (int round = 0; round < 2'000; ++round) {
    const std::vector<Member> members = random_members(random);
    const WeightedMean mean(members);
    const std::size_t at = random() % members.size();
    std::vector<Member> without = members;
    without.erase(without.begin() + static_cast<std::ptrdiff_t>(at));
    ASSERT_EQ(shown(mean.without(at)), shown(mean_interval(without)));
    std::vector<Member> changed = members;
    changed[at].weight = changed[at].weight * Decimal(5) / Decimal(4);
    if (round % 2 == 0) changed[at].risk.high = Decimal(1) / Decimal(3) + Decimal(100);
    ASSERT_EQ(shown(mean.with(at, changed[at])), shown(mean_interval(changed)));
  }
}

}  // namespace
}  // namespace reprise::engine
