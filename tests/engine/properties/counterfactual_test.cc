// Every change that an assessment proposes, written into the dossier and read again: it reaches what it promises.
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <stdexcept>

#include "properties/effort.h"
#include "properties/judged_case.h"
#include "properties/random_case.h"

namespace reprise::engine::testing {
namespace {

constexpr std::size_t kCases = 200;
constexpr std::size_t kShards = 8;  // tests that may run side by side

/// The leaf of a canonical path; none for a fact the case does not write.
Leaf* leaf_at(WrittenCase& written, const std::string& path) {
  for (Part& part : written.parts) {
    for (WrittenEntry& entry : part.entries) {
      for (Leaf& leaf : entry.leaves) {
        if (path_of(part, entry, leaf) == path) return &leaf;
      }
    }
  }
  return nullptr;
}

const Outcome& outcome_of(const JudgedCase& judged, const std::string& rule) {
  for (const Family& family : judged.families()) {
    for (const Outcome* outcome : family.outcomes) {
      if (outcome->rule->id == rule) return *outcome;
    }
  }
  throw std::out_of_range(rule);
}

/// What the rule is once that is written in the file.
Interval risk_with(const WrittenCase& written, const std::string& path, const std::string& value, const std::string& rule) {
  WrittenCase changed = written;
  Leaf* leaf = leaf_at(changed, path);
  *leaf = {leaf->word, Said::known, {value}, {}, {}};
  const JudgedCase judged(changed, shipped_rules());
  const Outcome& outcome = outcome_of(judged, rule);
  EXPECT_TRUE(outcome.counts() && !outcome.optional) << rule << " no longer applies with " << path << " = " << value;
  return outcome.risk;
}

/// How finely the assessment tells a number of that unit.
Decimal step_of(dossier::Unit unit) {
  switch (unit) {
    case dossier::Unit::share: return Decimal(1) / Decimal(1'000);
    case dossier::Unit::full_time_equivalents:
    case dossier::Unit::kilometres:
    case dossier::Unit::years: return Decimal(1) / Decimal(10);
    case dossier::Unit::none:
    case dossier::Unit::degrees: return Decimal(1) / Decimal(100);
    default: return Decimal(1);
  }
}

struct Tally {
  std::size_t changes = 0;
  std::size_t numbers = 0;
  std::array<std::size_t, 3> by_actor{};
};

void check(const WrittenCase& written, const assessment::Finding& finding, const assessment::Counterfactual& change, Tally& tally) {
  WrittenCase copy = written;
  const Leaf* leaf = leaf_at(copy, change.path);
  ASSERT_NE(leaf, nullptr) << change.path;
  const std::string what = finding.rule + ": " + change.path + " from " + change.from + " to " + change.to + "\n" + written.dossier_yaml() + written.group_yaml();
  EXPECT_LT(change.risk_after, change.risk_before) << what;
  const Interval reached = risk_with(written, change.path, change.to, finding.rule);
  EXPECT_EQ(reached.low, change.risk_after) << what;
  EXPECT_EQ(reached.high, change.risk_after) << what;
  EXPECT_EQ(change.who, finding.remedy_by) << what;
  EXPECT_FALSE(change.sentence.fr.empty() || change.sentence.en.empty()) << what;
  ++tally.changes;
  ++tally.by_actor[static_cast<std::size_t>(change.who)];
  const auto from = scalar::Decimal::parse(change.from);
  const auto to = scalar::Decimal::parse(change.to);
  if (!from || !to) return;
  ++tally.numbers;
  // Halfway is not far enough yet, in the steps in which such a number is read.
  const Decimal step = step_of(leaf->word->unit);
  const Decimal steps = ((*to - *from).absolute() / step / Decimal(2)).rounded(0, Decimal::Rounding::floor);
  if (steps.is_zero()) return;
  const Decimal half = *from + (*to < *from ? -steps : steps) * step;
  EXPECT_GE(risk_with(written, change.path, half.to_string(), finding.rule).low, change.risk_before) << "half of it is enough: " << what;
}

class Counterfactuals : public ::testing::TestWithParam<std::size_t> {};

TEST_P(Counterfactuals, reach_what_they_promise_over_all_rules) {
  const CaseSource source(shipped_rules());
  Tally tally;
  std::size_t done = 0;
  for (std::size_t number = GetParam(); number < cases_of(kCases) && !HasFailure(); number += kShards) {
    const WrittenCase written = source.made(number + 10'000, number % 16 < kShards ? 0 : 5);
    const JudgedCase judged(written, shipped_rules());
    for (const assessment::Finding& finding : assess(judged.input()).findings) {
      for (const assessment::Counterfactual& change : finding.counterfactuals) check(written, finding, change, tally);
    }
    ++done;
  }
  std::printf("%zu changes of %zu cases, %zu of them numbers; association %zu, group %zu, authority %zu\n", tally.changes, done, tally.numbers, tally.by_actor[0],
              tally.by_actor[1], tally.by_actor[2]);
  if (done == kCases / kShards) {
    EXPECT_GT(tally.changes, 500u);
  }
}

INSTANTIATE_TEST_SUITE_P(Random, Counterfactuals, ::testing::Range<std::size_t>(0, kShards));

}  // namespace
}  // namespace reprise::engine::testing
