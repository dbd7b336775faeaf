// What an assessment promises while facts are open, held against what comes out when they are known: over all rules of the
// checkout, random dossiers and a thousand completions of each.
#include <gtest/gtest.h>

#include <array>
#include <cstdio>

#include "properties/completions.h"
#include "properties/effort.h"

namespace reprise::engine::testing {
namespace {

constexpr std::size_t kCases = 500;
constexpr std::size_t kLearnt = 8;         // ways in which more of a case becomes known
constexpr std::size_t kCompletions = 125;  // of each
constexpr std::size_t kShards = 10;        // tests that may run side by side

const CaseSource& case_source() {
  static const CaseSource kSource(shipped_rules());
  return kSource;
}

/// Most cases are nearly complete: where everything is open every interval is 0..100 and proves nothing.
unsigned openness_of(std::size_t number) {
  static constexpr auto kPercent = std::to_array<unsigned>({2, 4, 8, 8, 15, 25, 40, 70});
  return kPercent[number % kPercent.size()];
}

void fail(WrittenCase promised, WrittenCase learnt, std::string broken, std::size_t number) {
  ADD_FAILURE() << "case " << number << ": " << told(shrunk({std::move(promised), std::move(learnt), std::move(broken)}, shipped_rules()));
}

/// A family's own figures: what no other case is needed for.
void expect_sound(const Family& family, const assessment::FamilyScore& shown) {
  Decimal covered(0);
  Decimal applicable(0);
  for (const Outcome* outcome : family.outcomes) {
    if (!outcome->counts()) continue;
    applicable += outcome->rule->weight;
    const bool one_band = band_index(family.pack->bands, outcome->risk.low) == band_index(family.pack->bands, outcome->risk.high);
    const bool is_told = outcome->kind == OutcomeKind::known || (outcome->kind == OutcomeKind::uncertain && one_band);
    if (is_told && !outcome->optional) covered += outcome->rule->weight;
  }
  if (!shown.score) return;
  EXPECT_GE(shown.score->low, Decimal(0));
  EXPECT_LE(shown.score->high, Decimal(100));
  EXPECT_LE(shown.score->low, shown.score->high);
  EXPECT_GE(shown.coverage, Decimal(0));
  EXPECT_LE(shown.coverage, Decimal(1));
  EXPECT_EQ(shown.coverage, (covered / applicable).rounded(6, Decimal::Rounding::half_even));
  EXPECT_EQ(shown.provisional, covered / applicable < Decimal(7) / Decimal(10));
  Decimal price(0);
  for (const auto& share : shown.ignorance) {
    EXPECT_GT(share.points, Decimal(0)) << share.path;
    price += share.points;
  }
  EXPECT_EQ(price, shown.score->high - shown.score->low);
}

/// Joint enumeration only ever tightens what independent choices give.
void expect_tightened(const Family& family) {
  std::vector<Member> members;
  for (const Outcome* outcome : family.outcomes) {
    if (outcome->counts()) members.push_back(member_of(*outcome));
  }
  const auto independent = mean_interval(members);
  ASSERT_EQ(independent.has_value(), family.score.interval.has_value());
  if (!independent) return;
  EXPECT_LE(presented(*independent).low, family.score.interval->low);
  EXPECT_GE(presented(*independent).high, family.score.interval->high);
  EXPECT_TRUE(family.score.exact || presented(*independent) == *family.score.interval);
}

/// How often each thing was looked at: a property of nothing holds too.
struct Tally {
  std::size_t completions = 0;
  std::size_t evaluations = 0;
  std::size_t inadmissible = 0;
  std::size_t exact = 0;
  std::size_t narrow = 0;  ///< families with a score between a point and everything
};

void check_case(std::size_t number, Tally& tally) {
  const CaseSource& source = case_source();
  const WrittenCase written = source.made(number, openness_of(number));
  const JudgedCase judged(written, shipped_rules());
  const assessment::Assessment assessed = assess(judged.input());
  for (std::size_t i = 0; i < judged.families().size(); ++i) {
    const Family& family = judged.families()[i];
    if (!family.pack->scored) continue;
    ASSERT_EQ(family.score.interval, assessed.families[i].score);
    expect_sound(family, assessed.families[i]);
    expect_tightened(family);
    tally.exact += family.score.exact ? 1u : 0u;
    const auto& score = family.score.interval;
    const bool is_narrow = score && score->low != score->high && score->high - score->low < Decimal(60);
    tally.narrow += is_narrow ? 1u : 0u;
  }
  Draw draw(number * 7919 + 1);
  for (std::size_t way = 0; way < kLearnt; ++way) {
    const WrittenCase learnt = source.learnt(written, draw);
    const JudgedCase judged_learnt(learnt, shipped_rules());
    std::string broken = broken_promise(judged, judged_learnt);
    if (!broken.empty()) return fail(written, learnt, std::move(broken), number);
    Completions completions(learnt, judged_learnt, source);
    for (std::size_t i = 0; i < kCompletions; ++i) {
      const auto choice = i < 2 ? completions.ends(i == 1) : completions.drawn(draw);
      broken = completions.broken_by(choice);
      if (broken.empty()) continue;
      const WrittenCase completed = completions.written_with(choice);
      std::string confirmed = broken_promise(judged_learnt, JudgedCase(completed, shipped_rules()));
      ASSERT_FALSE(confirmed.empty()) << "case " << number << ": only without marks: " << broken << "\n" << learnt.dossier_yaml() << completed.dossier_yaml();
      return fail(learnt, completed, std::move(confirmed), number);
    }
    tally.completions += kCompletions;
    tally.evaluations += completions.evaluations();
    tally.inadmissible += completions.inadmissible();
  }
}

class Bounds : public ::testing::TestWithParam<std::size_t> {};

TEST_P(Bounds, hold_every_completion_over_all_rules) {
  Tally tally;
  std::size_t done = 0;
  for (std::size_t number = GetParam(); number < cases_of(kCases); number += kShards) {
    check_case(number, tally);
    ++done;
    if (HasFailure()) return;
  }
  std::printf("%zu of %zu cases, %zu completions (%zu deny what a rule assumes), %zu rule evaluations beside those remembered; %zu scores below 60 points wide, %zu by joint enumeration%s\n", done,
              kCases / kShards, tally.completions, tally.inadmissible, tally.evaluations, tally.narrow, tally.exact, done < kCases / kShards ? " (FEWER CASES than the promise asks for)" : "");
  if (done < kCases / kShards) return;
  EXPECT_LT(tally.inadmissible * 10, tally.completions);
  EXPECT_GT(tally.narrow, 20u);
}

INSTANTIATE_TEST_SUITE_P(Random, Bounds, ::testing::Range<std::size_t>(0, kShards));

}  // namespace
}  // namespace reprise::engine::testing
