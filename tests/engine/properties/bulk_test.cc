// All rules of the checkout over random dossiers in columns, against the engine on each of them.
#include <gtest/gtest.h>

#include <array>
#include <memory>
#include <string>
#include <vector>

#include "engine/bulk.h"
#include "facts/records.h"
#include "properties/effort.h"
#include "properties/judged_case.h"
#include "properties/random_case.h"

namespace reprise::engine::testing {
namespace {

constexpr std::size_t kCases = 300;

/// Nothing is left between unknown and known: a range or a contradiction becomes the value written first.
WrittenCase settled(WrittenCase written) {
  for (Part& part : written.parts) {
    for (WrittenEntry& entry : part.entries) {
      for (Leaf& leaf : entry.leaves) {
        if (leaf.said != Said::range && leaf.said != Said::contradiction) continue;
        leaf.said = Said::known;
        leaf.low = leaf.high = std::nullopt;
        leaf.values.resize(1);
      }
    }
  }
  return written;
}

std::string shown(const BulkOutcome& outcome) {
  return std::string(assessment::words(outcome.kind).en) + (outcome.optional ? " (optional)" : "") + ", row " +
         (outcome.row ? std::to_string(*outcome.row) : "-") + ", gate " + (outcome.gate ? std::to_string(static_cast<int>(*outcome.gate)) : "-");
}

BulkOutcome told_briefly(const Outcome& outcome) {
  BulkOutcome brief{outcome.kind, outcome.optional, {}, outcome.gate};
  if (outcome.hit) brief.row = static_cast<std::uint8_t>(*outcome.hit);
  return brief;
}

/// Known ones, ones with a few gaps, ones with many.
std::vector<std::unique_ptr<JudgedCase>> drawn_cases(const rulepack::RuleBook& rules, facts::Records& records) {
  const CaseSource source(rules);
  std::vector<std::unique_ptr<JudgedCase>> cases;
  for (std::size_t seed = 1; seed <= cases_of(kCases); ++seed) {
    auto judged = std::make_unique<JudgedCase>(settled(source.made(seed, std::array{0u, 4u, 25u}[seed % 3])), rules);
    if (records.add(judged->facts())) cases.push_back(std::move(judged));
  }
  return cases;
}

/// What is told of one rule in some case is not what judging it comes to; empty where all is.
std::string difference(const Bulk& bulk, std::size_t rule, const std::vector<std::unique_ptr<JudgedCase>>& cases) {
  const rulepack::Rule& judged = *bulk.rules()[rule];
  for (std::size_t one = 0; one < cases.size(); ++one) {
    const Outcome outcome = judge(judged, cases[one]->world());
    const BulkOutcome& told = bulk.outcomes(rule)[one];
    const std::string where = judged.id + " in case " + std::to_string(one) + ": ";
    if (told != told_briefly(outcome)) return where + shown(told) + " for " + shown(told_briefly(outcome));
    const std::string value = bulk.value(rule, one).to_string();
    if (outcome.kind == OutcomeKind::known && value != outcome.value.to_string()) return where + value + " for " + outcome.value.to_string();
  }
  return {};
}

void expect_the_same(const feel::Columns& columns, const std::vector<std::unique_ptr<JudgedCase>>& cases) {
  const rulepack::RuleBook& rules = shipped_rules();
  Bulk bulk(rules, columns);
  bulk.judge(0, cases.size());
  for (std::size_t rule = 0; rule < bulk.rules().size(); ++rule) {
    EXPECT_TRUE(bulk.is_in_columns(rule)) << bulk.rules()[rule]->id;
    EXPECT_EQ(difference(bulk, rule, cases), "");
  }
  // Though a third of the cases have gaps in a quarter of their facts and lists.
  EXPECT_LT(bulk.one_by_one(), bulk.rules().size() * cases.size() / 4);
}

TEST(Bulk, comes_to_what_judging_one_by_one_comes_to) {
  facts::Records records;
  const auto cases = drawn_cases(shipped_rules(), records);
  ASSERT_GT(cases.size(), cases_of(kCases) * 9 / 10);
  expect_the_same(records.take(), cases);
}

TEST(Bulk, needs_no_more_than_the_rules_need) {
  facts::Records records(facts_needed(shipped_rules()));
  const auto cases = drawn_cases(shipped_rules(), records);
  expect_the_same(records.take(), cases);
}

TEST(Bulk, takes_no_range_and_no_contradiction) {
  const CaseSource source(shipped_rules());
  facts::Records records;
  unsigned refused = 0;
  for (unsigned seed = 1; seed <= 10; ++seed) {
    if (!records.add(JudgedCase(source.made(seed, 50), shipped_rules()).facts())) ++refused;
  }
  EXPECT_EQ(refused, 10u);
  EXPECT_EQ(records.take().rows(), 0u);
}

}  // namespace
}  // namespace reprise::engine::testing
