// What the takeover derives from a doubtful fact is as doubtful: no world may take it for settled.
#include "fixture.h"
#include "printed.h"

namespace reprise::engine::testing {
namespace {

rulepack::RuleBook places() {
  return rules({{"financial/places.yaml",
                 rule("places",
                      "value: sum(for service in takeover.services return service.capacity)\nunit: places\nweight: 1\nscale:\n  - {when: \"< 100\", risk: 0}\n"
                      "  - {when: \">= 100\", risk: 100}\nfinding: {fr: \"{value}\", en: \"{value}\"}\ntests:\n  - {given: {}, expect: {outcome: unknown}}\n")}});
}

assessment::FamilyScore score_with(const std::string& open) {
  return assessed(places(), "sources: {A: {title: A}, B: {title: B}}\nservices: [{id: a, type: home, open: " + open + "}]\n").families.front();
}

TEST(DerivedDoubt, of_a_contradiction_reaches_every_row_that_either_source_reaches) {
  const auto family = score_with("{value: 10, source: A, alternatives: [{value: 1000, source: B}]}");
  EXPECT_EQ(interval({family.score->low, family.score->high}), "0..100");
}

TEST(DerivedDoubt, of_a_range_reaches_every_row_within_it) {
  const auto family = score_with("{low: 10, high: 1000, source: A}");
  EXPECT_EQ(interval({family.score->low, family.score->high}), "0..100");
}

TEST(DerivedDoubt, is_none_where_the_facts_are_known) {
  const auto family = score_with("10");
  EXPECT_EQ(interval({family.score->low, family.score->high}), "0");
}

}  // namespace
}  // namespace reprise::engine::testing
