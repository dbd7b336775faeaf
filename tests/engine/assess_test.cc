// Small dossiers against small rules: what the engine makes of what is known, uncertain, unknown and not applicable.
#include "fixture.h"
#include "printed.h"

namespace reprise::engine::testing {
namespace {

constexpr const char* kFinding = "finding: {fr: \"Il y a {value} pour {workforce.headcount}.\", en: \"There are {value} for {workforce.headcount}.\"}\n";
constexpr const char* kTest = "tests:\n  - {given: {}, expect: {outcome: unknown}}\n";

std::string vacancies(const std::string& more = {}) {
  return rule("vacancies", std::string("value: workforce.fte_vacant / workforce.fte_budgeted\nunit: share\nweight: 2\n") + more +
                               "scale:\n  - {when: \"< 0.05\", risk: 0}\n  - {when: \"[0.05..0.1)\", risk: 50}\n  - {when: \">= 0.1\", risk: 100}\n" + kFinding + kTest);
}

std::string small(const std::string& more = {}) {
  return rule("small", std::string("value: workforce.headcount\nunit: people\nweight: 1\n") + more + "scale:\n  - {when: \">= 50\", risk: 0}\n  - {when: \"< 50\", risk: 100}\n" +
                           kFinding + kTest);
}

rulepack::RuleBook two_rules(const std::string& vacancies_more = {}, const std::string& small_more = {}) {
  return rules({{"financial/vacancies.yaml", vacancies(vacancies_more)}, {"financial/small.yaml", small(small_more)}});
}

::testing::AssertionResult printed_as(const std::string& name, const assessment::Assessment& assessment) {
  return golden::matches("tests/engine/worlds/" + name + ".txt", printed(assessment));
}

TEST(Assess, settles_what_is_known) {
  EXPECT_TRUE(printed_as("known", assessed(two_rules(), "workforce: {headcount: 255, fte_vacant: 20, fte_budgeted: 240}\ngovernance: {court_procedure: none}\n")));
}

TEST(Assess, leaves_unknown_facts_open_and_prices_them) {
  EXPECT_TRUE(printed_as("unknown", assessed(two_rules(), "workforce: {headcount: 255, fte_vacant: unknown}\n")));
}

TEST(Assess, bounds_a_range_by_its_ends) {
  EXPECT_TRUE(printed_as("range", assessed(two_rules(), "workforce: {headcount: {low: 40}, fte_vacant: {low: 10, high: 15}, fte_budgeted: 200}\ngovernance: {court_procedure: none}\n")));
}

TEST(Assess, looks_at_every_world_of_disagreeing_sources) {
  EXPECT_TRUE(printed_as("disagreement", assessed(two_rules(), "sources: {A: {title: A}, B: {title: B}}\n"
                                                               "workforce: {headcount: {value: 40, source: A, alternatives: [{value: 60, source: B}]}, fte_vacant: 8, fte_budgeted: 200}\n"
                                                               "governance: {court_procedure: none}\n")));
}

TEST(Assess, tightens_a_score_by_the_facts_that_rules_share) {
  const auto book = rules({{"financial/small.yaml", small()},
                           {"financial/large.yaml", rule("large", std::string("value: workforce.headcount\nunit: people\nweight: 1\nscale:\n  - {when: \">= 50\", risk: 100}\n"
                                                                              "  - {when: \"< 50\", risk: 0}\n") + kFinding + kTest)}});
  const auto result = assessed(book, "sources: {A: {title: A}, B: {title: B}}\n"
                                     "workforce: {headcount: {value: 40, source: A, alternatives: [{value: 60, source: B}]}}\ngovernance: {court_procedure: none}\n");
  EXPECT_EQ(printed_family(result.families[0]), "financial: 50 (exact), high, coverage 0 (provisional)\n");
}

TEST(Assess, shows_a_comparison_without_scoring_it_or_asking_for_its_facts) {
  const std::string model = rule("model", std::string("value: workforce.entries - workforce.leavers\nunit: none\nweight: 0\nscale:\n"
                                                      "  - {when: \"< 0\", risk: 100}\n  - {when: \">= 0\", risk: 0}\n") + kFinding + kTest);
  const auto with_model = rules({{"financial/small.yaml", small()}, {"models/pack.yaml", pack("context", false)}, {"models/model.yaml", model}});
  const auto without = rules({{"financial/small.yaml", small()}});
  for (const char* known : {"workforce: {headcount: 40, entries: 1, leavers: 5}\n", "workforce: {headcount: 40}\n"}) {
    SCOPED_TRACE(known);
    const std::string sections = known + std::string("governance: {court_procedure: none}\n");
    const auto result = assessed(with_model, sections);
    const auto plain = assessed(without, sections);
    ASSERT_EQ(result.findings.back().rule, "model");
    EXPECT_TRUE(result.findings.back().counterfactuals.empty()) << "nobody is told to act on a model";
    ASSERT_EQ(result.findings.size(), plain.findings.size() + 1);
    EXPECT_FALSE(result.findings.front().counterfactuals.empty());
    EXPECT_EQ(result.families.front(), plain.families.front());
    EXPECT_EQ(result.verdict, plain.verdict);
    EXPECT_EQ(result.documents, plain.documents);
    EXPECT_EQ(result.declared_unknown, plain.declared_unknown);
  }
}

TEST(Assess, counts_a_rule_that_may_not_apply_both_ways) {
  EXPECT_TRUE(printed_as("optional", assessed(two_rules({}, "applies: association.public_utility\n"),
                                              "workforce: {headcount: 40, fte_vacant: 0, fte_budgeted: 10}\ngovernance: {court_procedure: none}\n")));
}

TEST(Assess, leaves_out_a_rule_that_does_not_apply) {
  EXPECT_TRUE(printed_as("not_applicable", assessed(two_rules({}, "applies: workforce.headcount > 100\n"),
                                                    "workforce: {headcount: 40, fte_vacant: 0, fte_budgeted: 10}\ngovernance: {court_procedure: liquidation}\n")));
}

TEST(Assess, never_proceeds_without_a_blocking_fact) {
  const auto book = rules({{"financial/vacancies.yaml", vacancies()}, {"financial/small.yaml", small("policy: blocking\n")}});
  EXPECT_TRUE(printed_as("blocking", assessed(book, "workforce: {fte_vacant: 0, fte_budgeted: 10}\ngovernance: {court_procedure: none}\n")));
}

TEST(Assess, says_that_an_absence_is_a_finding) {
  const auto book = rules({{"financial/small.yaml", small("policy: documentary_gap\n")}});
  const auto result = assessed(book, "");
  EXPECT_EQ(result.findings[0].sentence.en, "Information absent from the file: Headcount. That absence is a finding in itself.");
  EXPECT_EQ(interval(result.findings[0].risk), "0..100");
}

TEST(Assess, tells_a_fault_of_a_rule_from_a_missing_fact) {
  EXPECT_TRUE(printed_as("fault", assessed(two_rules(), "workforce: {headcount: 255, fte_vacant: 0, fte_budgeted: 0}\ngovernance: {court_procedure: none}\n")));
}

TEST(Assess, misses_the_accounts_when_a_year_is_not_there) {
  const auto book = rules({{"financial/trend.yaml", rule("trend", "value: accounts[-1].result - accounts[-2].result\nunit: euro\nweight: 1\nscale:\n  - {when: \">= 0\", risk: 0}\n"
                                                                  "  - {when: \"< 0\", risk: 100}\nfinding: {fr: \"{value}\", en: \"{value}\"}\n" + std::string(kTest))}});
  const auto result = assessed(book, "accounts:\n  - {year: 2011, basis: audited, result: -5000}\n");
  EXPECT_EQ(result.findings[0].outcome, assessment::OutcomeKind::unknown);
  EXPECT_EQ(result.findings[0].missing, std::vector<std::string>{"accounts"});
}

TEST(Assess, gives_the_same_result_twice) {
  const auto book = two_rules();
  const std::string sections = "workforce: {headcount: {low: 40}, fte_vacant: unknown}\n";
  EXPECT_EQ(printed(assessed(book, sections)), printed(assessed(book, sections)));
}

}  // namespace
}  // namespace reprise::engine::testing
