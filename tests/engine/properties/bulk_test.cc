// All rules of the checkout over random dossiers in columns, against the engine on each of them.
#include <gtest/gtest.h>

#include <algorithm>

#include "engine/bulk.h"
#include "facts/records.h"
#include "properties/judged_case.h"
#include "properties/random_case.h"

namespace reprise::engine::testing {
namespace {

#ifdef REPRISE_FEWER_CASES
constexpr unsigned kCases = 60;
#else
constexpr unsigned kCases = 300;
#endif

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

TEST(Bulk, comes_to_what_judging_one_by_one_comes_to) {
  const rulepack::RuleBook& rules = shipped_rules();
  const CaseSource source(rules);
  std::vector<std::unique_ptr<JudgedCase>> cases;
  facts::Records records;
  for (unsigned seed = 1; seed <= kCases; ++seed) {
    auto judged = std::make_unique<JudgedCase>(settled(source.made(seed, seed % 3 == 0 ? 0 : seed % 3 == 1 ? 4 : 25)), rules);
    if (records.add(judged->facts())) cases.push_back(std::move(judged));
  }
  ASSERT_GT(cases.size(), kCases * 9 / 10);
  const feel::Columns columns = records.take();
  Bulk bulk(rules, columns);
  bulk.judge(0, cases.size());
  std::size_t in_columns = 0;
  for (std::size_t rule = 0; rule < bulk.rules().size(); ++rule) {
    const rulepack::Rule& judged = *bulk.rules()[rule];
    EXPECT_TRUE(bulk.is_in_columns(rule)) << judged.id;
    if (bulk.is_in_columns(rule)) ++in_columns;
    for (std::size_t one = 0; one < cases.size(); ++one) {
      const Outcome outcome = judge(judged, cases[one]->world());
      BulkOutcome expected{outcome.kind, outcome.optional, {}, outcome.gate};
      if (outcome.hit) expected.row = static_cast<std::uint8_t>(*outcome.hit);
      const BulkOutcome& told = bulk.outcomes(rule)[one];
      if (told != expected) { ADD_FAILURE() << judged.id << " in case " << one << ": " << shown(told) << " for " << shown(expected) << ", value " << outcome.value.to_string(); break; }
      const bool has_value = bulk.is_in_columns(rule) && outcome.kind == OutcomeKind::known;
      if (!has_value) continue;
      if (bulk.value(rule, one).to_string() != outcome.value.to_string()) { ADD_FAILURE() << judged.id << " in case " << one << " " << bulk.value(rule, one).to_string() << " for " << outcome.value.to_string(); break; }
    }
  }
  EXPECT_LT(bulk.one_by_one(), bulk.rules().size() * cases.size() / 8);
  std::printf("%zu of %zu rules in columns, %zu outcomes of %zu one by one\n", in_columns, bulk.rules().size(), bulk.one_by_one(), bulk.rules().size() * cases.size());
}

}  // namespace
}  // namespace reprise::engine::testing
