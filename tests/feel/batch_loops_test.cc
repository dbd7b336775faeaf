// The two builds of the loops: whatever the processor, the same results.
#include "feel/batch_loops.h"

#include <gtest/gtest.h>

#include <array>
#include <bit>
#include <cmath>
#include <limits>
#include <random>
#include <vector>

namespace reprise::feel {
namespace {

constexpr std::size_t kRows = 1003;  // no multiple of what is done at once
constexpr std::array kComparisons = {Comparison::less,          Comparison::less_equal, Comparison::greater,
                                     Comparison::greater_equal, Comparison::equal,      Comparison::not_equal};

struct Inputs {
  std::vector<std::int64_t> one, other;
  std::vector<std::uint8_t> truth, other_truth, known;
  std::vector<std::int32_t> codes;
  std::vector<double> values, slacks, other_values, other_slacks;
};

Inputs drawn() {
  Inputs made;
  std::mt19937 generator(3);
  const auto whole = [&](std::int64_t low, std::int64_t high) { return std::uniform_int_distribution<std::int64_t>(low, high)(generator); };
  const auto real = [&](std::int64_t row) {
    constexpr double kInfinity = std::numeric_limits<double>::infinity();
    if (row % 50 == 0) return std::array{0.0, -0.0, kInfinity, -kInfinity, std::nan("")}[static_cast<std::size_t>(row / 50 % 5)];
    return static_cast<double>(whole(-20, 20)) * (row % 3 == 0 ? 1e-290 : 0.5);
  };
  for (std::int64_t row = 0; row < static_cast<std::int64_t>(kRows); ++row) {
    made.one.push_back(whole(-9, 9) * (row % 2 == 0 ? 1 : 100'000'000));
    made.other.push_back(whole(-9, 9) * (row % 3 == 0 ? 1 : 100'000'000));
    made.truth.push_back(static_cast<std::uint8_t>(whole(0, 2)));
    made.other_truth.push_back(static_cast<std::uint8_t>(whole(0, 2)));
    made.known.push_back(static_cast<std::uint8_t>(whole(0, 1)));
    made.codes.push_back(static_cast<std::int32_t>(whole(-1, 3)));
    made.values.push_back(real(row));
    made.slacks.push_back(std::fabs(real(row + 50)));
    made.other_values.push_back(real(row + 100));
    made.other_slacks.push_back(std::fabs(real(row + 1)) * 0.01);
  }
  return made;
}

class BatchLoops : public testing::Test {
 protected:
  void SetUp() override {
#if defined(__x86_64__)
    if (__builtin_cpu_supports("avx2")) return;
#endif
    GTEST_SKIP() << "one build of the loops runs here";
  }

  template <typename Out, typename Work>
  static void expect_the_same(Work work) {
    std::vector<Out> plain(kRows);
    std::vector<Out> wide(kRows);
    work(loops_for_every_processor(), plain.data());
    work(loops_with_avx2(), wide.data());
    EXPECT_EQ(plain, wide);
  }

  template <typename Work>
  static void expect_the_same_near(Work work) {
    for (const bool slack : {false, true}) {
      expect_the_same<std::uint64_t>([&](const Loops& loops, std::uint64_t* bits) {
        std::vector<double> values(kRows);
        std::vector<double> slacks(kRows);
        work(loops, NearMade{values.data(), slacks.data()});
        for (std::size_t row = 0; row < kRows; ++row) {
          const double result = slack ? slacks[row] : values[row];
          bits[row] = std::isnan(result) ? 1 : std::bit_cast<std::uint64_t>(result);
        }
      });
    }
  }

  const Inputs in_ = drawn();
  const Near one_ = {in_.values.data(), in_.slacks.data()};
  const Near other_ = {in_.other_values.data(), in_.other_slacks.data()};
};

TEST_F(BatchLoops, calculate_the_same_numbers) {
  for (const auto loop : {&Loops::add, &Loops::subtract, &Loops::multiply}) {
    expect_the_same<std::int64_t>(
        [&](const Loops& loops, std::int64_t* out) { (loops.*loop)(in_.one.data(), in_.other.data(), out, kRows); });
  }
  expect_the_same<std::int64_t>([&](const Loops& loops, std::int64_t* out) { loops.scale(in_.one.data(), 1000, out, kRows); });
  expect_the_same<std::int64_t>(
      [&](const Loops& loops, std::int64_t* out) { loops.choose_number(in_.truth.data(), in_.one.data(), in_.other.data(), out, kRows); });
}

TEST_F(BatchLoops, compare_alike) {
  for (const Comparison comparison : kComparisons) {
    expect_the_same<std::uint8_t>(
        [&](const Loops& loops, std::uint8_t* out) { loops.compare(comparison, in_.one.data(), in_.other.data(), out, kRows); });
    expect_the_same<std::uint8_t>(
        [&](const Loops& loops, std::uint8_t* out) { loops.compare_constant(comparison, in_.one.data(), -3, out, kRows); });
    expect_the_same<std::uint8_t>([&](const Loops& loops, std::uint8_t* out) {
      EXPECT_TRUE(loops.compare_ratio(comparison, in_.one.data(), 2, in_.other.data(), 3, out, kRows));
    });
    for (const bool decision : {false, true}) {
      expect_the_same<std::uint8_t>([&](const Loops& loops, std::uint8_t* out) {
        std::vector<std::uint8_t> rest(kRows);
        EXPECT_TRUE(loops.near_compare(comparison, one_, other_, decision ? rest.data() : out, decision ? out : rest.data(), kRows));
      });
    }
  }
}

TEST_F(BatchLoops, join_truths_alike) {
  for (const auto loop : {&Loops::both, &Loops::either}) {
    expect_the_same<std::uint8_t>(
        [&](const Loops& loops, std::uint8_t* out) { (loops.*loop)(in_.truth.data(), in_.other_truth.data(), out, kRows); });
  }
  expect_the_same<std::uint8_t>([&](const Loops& loops, std::uint8_t* out) { loops.negate(in_.truth.data(), out, kRows); });
  expect_the_same<std::uint8_t>([&](const Loops& loops, std::uint8_t* out) { loops.mask(in_.known.data(), 2, out, kRows); });
  expect_the_same<std::uint8_t>([&](const Loops& loops, std::uint8_t* out) { loops.equal_code(in_.codes.data(), 2, out, kRows); });
  expect_the_same<std::uint8_t>([&](const Loops& loops, std::uint8_t* out) {
    loops.choose_byte(in_.truth.data(), in_.known.data(), in_.other_truth.data(), out, kRows);
  });
}

TEST_F(BatchLoops, bound_the_same_errors) {
  for (const auto loop : {&Loops::near_add, &Loops::near_subtract, &Loops::near_multiply, &Loops::near_divide}) {
    expect_the_same_near([&](const Loops& loops, NearMade out) { (loops.*loop)(one_, other_, out, kRows); });
  }
  expect_the_same_near([&](const Loops& loops, NearMade out) { loops.near_choose(in_.truth.data(), one_, other_, out, kRows); });
  expect_the_same_near([&](const Loops& loops, NearMade out) { loops.near_scaled(in_.one.data(), 100, out, kRows); });
  expect_the_same_near([&](const Loops& loops, NearMade out) { loops.near_slacks(in_.values.data(), out.slacks, kRows); });
}

}  // namespace
}  // namespace reprise::feel
