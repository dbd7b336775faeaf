// The fast ways of arithmetic against the library they stand in for, bit by bit.
#include "scalar/small_decimal.h"

#include <gtest/gtest.h>

#include <bit>
#include <random>
#include <string>
#include <vector>

#define DECIMAL_CALL_BY_REFERENCE 0
#define DECIMAL_GLOBAL_ROUNDING 0
#define DECIMAL_GLOBAL_EXCEPTION_FLAGS 0
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wpedantic"
#include <bid_conf.h>
#include <bid_functions.h>
#pragma GCC diagnostic pop

namespace reprise::scalar::small {
namespace {

BID_UINT128 raw(Words words) { return std::bit_cast<BID_UINT128>(words); }

std::string text(BID_UINT128 number) {
  char buffer[64];
  _IDEC_flags flags = 0;
  bid128_to_string(buffer, number, &flags);
  return buffer;
}

Words read(std::string number) {
  _IDEC_flags flags = 0;
  return std::bit_cast<Words>(bid128_from_string(number.data(), 0, &flags));
}

bool same(Words left, BID_UINT128 right) {
  const auto other = std::bit_cast<Words>(right);
  return left.low == other.low && left.high == other.high;
}

/// Amounts, shares, the ends of every bound, and what is no small number at all.
std::vector<Words> numbers() {
  std::vector<Words> all;
  for (const char* edge : {"0",
                           "-0",
                           "0e-5",
                           "0e40",
                           "0e6111",
                           "1",
                           "-1",
                           "1e18",
                           "1e19",
                           "1e-18",
                           "1e-6176",
                           "1e6111",
                           "9223372036854775807",
                           "-9223372036854775807",
                           "9223372036854775808",
                           "-9223372036854775808",
                           "9999999999999999999999999999999999",
                           "-9999999999999999999999999999999999",
                           "1e34",
                           "1e33",
                           "100000000000000000",
                           "1000000000000000000e-18",
                           "inf",
                           "-inf",
                           "nan",
                           "9.999999999999999999999999999999999e6144",
                           "0.0000001",
                           "-250.00"}) {
    all.push_back(read(edge));
  }
  std::mt19937_64 draw(1901);
  for (int count = 0; count < 500; ++count) {
    const int bits = 1 + static_cast<int>(draw() % 63);
    const auto coefficient = static_cast<std::int64_t>(draw() >> (64 - bits)) * (draw() % 2 == 0 ? 1 : -1);
    all.push_back(read(std::to_string(coefficient) + "e" + std::to_string(static_cast<int>(draw() % 43) - 21)));
  }
  // Quotients: 34 digits, and some of about the same size as the short numbers they are compared with.
  for (const char* divisor : {"3", "-7", "1e20", "142857142857142857"}) {
    for (std::size_t at = 28; at < 58; ++at) {
      _IDEC_flags flags = 0;
      all.push_back(std::bit_cast<Words>(bid128_div(raw(all[at]), raw(read(divisor)), 0, &flags)));
    }
  }
  // Bits of every kind, numbers or not: coefficients that no number has are zeros to the library.
  for (int count = 0; count < 100; ++count) all.push_back({draw(), draw()});
  return all;
}

TEST(SmallDecimal, is_packed_as_the_library_packs) {
  for (const std::int64_t number : {std::int64_t{0}, std::int64_t{1}, std::int64_t{-1}, std::numeric_limits<std::int64_t>::max(),
                                    std::numeric_limits<std::int64_t>::min()}) {
    EXPECT_TRUE(same(*packed(number, 0), bid128_from_int64(number))) << number;
  }
  EXPECT_FALSE(packed(kPastCoefficient, 0));
  EXPECT_FALSE(packed(1, kLargestExponent + 1));
  EXPECT_FALSE(packed(1, -kBias - 1));
}

TEST(SmallDecimal, computes_what_the_library_computes_or_nothing) {
  const std::vector<Words> all = numbers();
  std::size_t fast = 0;
  _IDEC_flags flags = 0;
  for (const Words& left : all) {
    for (const Words& right : all) {
      const std::string both = text(raw(left)) + " and " + text(raw(right));
      const auto added = sum(left, right);
      const auto taken = difference(left, right);
      const auto times = product(left, right);
      const auto over = quotient(left, right);
      ASSERT_TRUE(!added || same(*added, bid128_add(raw(left), raw(right), 0, &flags))) << "sum of " << both;
      ASSERT_TRUE(!taken || same(*taken, bid128_sub(raw(left), raw(right), 0, &flags))) << "difference of " << both;
      ASSERT_TRUE(!times || same(*times, bid128_mul(raw(left), raw(right), 0, &flags))) << "product of " << both;
      ASSERT_TRUE(!over || same(*over, bid128_div(raw(left), raw(right), 0, &flags))) << "quotient of " << both;
      if (const auto ordered = order(left, right)) {
        ASSERT_EQ(*ordered < 0, bid128_quiet_less(raw(left), raw(right), &flags) != 0) << both;
        ASSERT_EQ(*ordered > 0, bid128_quiet_greater(raw(left), raw(right), &flags) != 0) << both;
      }
      fast += (added ? 1U : 0U) + (times ? 1U : 0U);
    }
  }
  EXPECT_GT(fast, all.size() * all.size() / 2);
}

TEST(SmallDecimal, is_an_integer_only_when_the_library_says_so) {
  for (const Words& number : numbers()) {
    const auto whole = integer(number);
    if (!whole) continue;
    _IDEC_flags flags = 0;
    EXPECT_EQ(bid128_to_int64_xint(raw(number), &flags), *whole) << text(raw(number));
    EXPECT_EQ(flags, 0U) << text(raw(number));
  }
}

}  // namespace
}  // namespace reprise::scalar::small
