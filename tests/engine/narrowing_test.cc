// Bounds no wider than they must be, so that learning a fact never widens them: each of these once did.
#include <algorithm>

#include "fixture.h"
#include "printed.h"

namespace reprise::engine::testing {
namespace {

constexpr const char* kWords = "finding: {fr: \"{value}\", en: \"{value}\"}\ntests:\n  - {given: {}, expect: {outcome: unknown}}\n";

std::string measured(const std::string& id, const std::string& value, const std::string& applies = {}) {
  return rule(id, (applies.empty() ? "" : "applies: " + applies + "\n") + "value: |\n  " + value +
                      "\nunit: ratio\nweight: 1\nscale:\n  - {when: \"null\", risk: 100}\n  - {when: \"< 2\", risk: 0}\n  - {when: \">= 2\", risk: 50}\n" + kWords);
}

assessment::Assessment judged(const std::string& rule, const std::string& sections) { return assessed(rules({{"financial/one.yaml", rule}}), sections); }

std::string risk(const assessment::Assessment& assessment) { return interval(assessment.findings.front().risk); }

TEST(Narrowing, takes_a_written_null_for_its_row_while_something_else_is_a_range) {
  const std::string authorised = measured("one", "if workforce.critical_posts_vacant then workforce.fte else null", "workforce.headcount > 0");
  EXPECT_EQ(risk(judged(authorised, "workforce: {critical_posts_vacant: false, headcount: {low: 1, high: 9}}\n")), "100");
}

TEST(Narrowing, is_not_undone_by_the_bounds_of_a_fact_that_decides_nothing) {
  const std::string twice = measured("one", "workforce.fte - workforce.fte + (if workforce.critical_posts_vacant or workforce.headcount > 3 then 2 else 1)");
  EXPECT_EQ(risk(judged(twice, "workforce: {fte: 1, critical_posts_vacant: true, headcount: unknown}\n")), "50");
  EXPECT_EQ(risk(judged(twice, "workforce: {fte: 1, critical_posts_vacant: true, headcount: {low: 1, high: 9}}\n")), "50");
}

TEST(Narrowing, sees_a_condition_fail_on_its_known_half_though_the_other_was_asked_first) {
  const std::string routed = measured("one", "workforce.fte", "transaction.route = \"merger\" and workforce.headcount > 0");
  EXPECT_EQ(judged(routed, "workforce: {headcount: 0, fte: 1}\n").findings.front().outcome, assessment::OutcomeKind::not_applicable);
}

TEST(Narrowing, sees_a_value_decided_by_its_known_half_as_well) {
  const std::string asked = rule("one", "value: transaction.route = \"merger\" and workforce.critical_posts_vacant\nunit: none\nweight: 0\n"
                                        "gate: {when: \"true\", level: high, families: [financial], sentence: {fr: Oui., en: Yes.}}\n" + std::string(kWords));
  const auto result = assessed(rules({{"gates/one.yaml", asked}}), "workforce: {critical_posts_vacant: false}\n");
  EXPECT_EQ(std::ranges::find(result.gates, "one", &assessment::Gate::rule)->state, assessment::GateState::clear);
}

TEST(Narrowing, follows_the_entries_of_a_context_written_out) {
  const std::string written = measured("one", "{staff: workforce.headcount * 2, each: staff + 1}.each");
  EXPECT_EQ(risk(judged(written, "workforce: {headcount: {low: 1, high: 9}}\n")), "50");
}

TEST(Narrowing, leaves_a_gate_open_where_the_year_it_asks_for_is_not_there) {
  const std::string asked = rule("one", "value: accounts[-1].subsidies > 153000\nunit: none\nweight: 0\n"
                                        "gate: {when: \"true\", level: high, families: [financial], sentence: {fr: Oui., en: Yes.}}\n" + std::string(kWords));
  const auto result = assessed(rules({{"gates/one.yaml", asked}}), "accounts: []\n");
  const auto gate = std::ranges::find(result.gates, "one", &assessment::Gate::rule);
  ASSERT_NE(gate, result.gates.end());
  EXPECT_EQ(gate->state, assessment::GateState::possible);
}

TEST(Narrowing, enumerates_what_rules_share_beside_a_rule_that_knows_no_more_than_a_range) {
  const std::string low = rule("one", "value: workforce.headcount\nunit: people\nweight: 1\nscale:\n  - {when: \"< 2\", risk: 0}\n  - {when: \">= 2\", risk: 100}\n" + std::string(kWords));
  const std::string high = rule("two", "value: workforce.headcount\nunit: people\nweight: 1\nscale:\n  - {when: \"< 2\", risk: 100}\n  - {when: \">= 2\", risk: 0}\n" + std::string(kWords));
  const auto book = rules({{"financial/one.yaml", low}, {"financial/two.yaml", high}, {"financial/three.yaml", measured("three", "workforce.fte")}});
  const std::string said = "sources: {A: {title: A}, B: {title: B}}\nworkforce:\n  headcount: {value: 1, source: A, alternatives: [{value: 3, source: B}]}\n";
  for (const char* fte : {"unknown", "{low: 1}", "{low: 1, high: 9}"}) {
    const auto result = assessed(book, said + "  fte: " + fte + "\n");
    EXPECT_TRUE(result.families.front().exact) << fte;
    EXPECT_GE(result.families.front().score->low, scalar::Decimal(33)) << fte;
  }
}

}  // namespace
}  // namespace reprise::engine::testing
