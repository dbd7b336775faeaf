// Conditions precedent come from the rules that raise something; the verdict may look at the route proposed.
#include "fixture.h"
#include "printed.h"

namespace reprise::engine::testing {
namespace {

std::string scored(const std::string& id, const std::string& value, int weight, const std::string& more = {}) {
  return rule(id, "value: " + value + "\nunit: count\nweight: " + std::to_string(weight) + "\n" + more +
                      "scale:\n  - {when: \"< 10\", risk: 0}\n  - {when: \"[10..20)\", risk: 50}\n  - {when: \">= 20\", risk: 100}\n"
                      "finding: {fr: \"{value}\", en: \"{value}\"}\ntests:\n  - {given: {}, expect: {outcome: unknown}}\n");
}

rulepack::RuleBook book(const std::string& verdict = kVerdict) {
  return rules({{"verdict.yaml", verdict},
                {"financial/arrivals.yaml", scored("arrivals", "workforce.entries", 1)},
                {"financial/leavers.yaml", scored("leavers", "workforce.leavers", 3)},
                {"financial/claims.yaml", scored("claims", "workforce.tribunal_claims", 2)},
                {"financial/accidents.yaml", scored("accidents", "workforce.severe_accidents", 2, "applies: workforce.declared_unfit > 0\n")}});
}

std::string conditions(const std::string& sections) {
  std::string text;
  for (const auto& one : assessed(book(), sections).verdict.conditions) {
    text += one.rule + (one.gate.empty() ? "" : ", gate") + (one.certain ? ", certain " : ", if so ") + one.weight_by_risk.to_string() + "\n";
  }
  return text;
}

TEST(Conditions, are_ordered_by_gate_then_certainty_then_weight_and_risk) {
  // arrivals 1 × 100; claims at 10 are to be watched, which is no condition; leavers 3 × 0: nothing.
  EXPECT_EQ(conditions("workforce: {entries: 20, leavers: 9, tribunal_claims: 10, declared_unfit: 0}\ngovernance: {court_procedure: none}\n"),
            "arrivals, certain 100\n");
  // leavers 3 × 100 > claims 2 × 100.
  EXPECT_EQ(conditions("workforce: {entries: 9, leavers: 20, tribunal_claims: 20, declared_unfit: 0}\ngovernance: {court_procedure: none}\n"),
            "leavers, certain 300\nclaims, certain 200\n");
  EXPECT_EQ(conditions("workforce: {entries: 9, leavers: 20, tribunal_claims: 19, declared_unfit: 0}\n"), "leavers, certain 300\nliquidation, if so 0\n");
}

TEST(Conditions, tell_what_depends_on_missing_facts_apart) {
  // leavers between 20 and 30 are red whatever they turn out, 3 × 100; claims between 5 and 25 may be; arrivals nobody knows.
  EXPECT_EQ(conditions("workforce: {leavers: {low: 20, high: 30}, tribunal_claims: {low: 5, high: 25}, declared_unfit: 0}\ngovernance: {court_procedure: none}\n"),
            "leavers, certain 300\nclaims, if so 200\narrivals, if so 100\n");
}

TEST(Conditions, of_a_rule_that_may_not_apply_are_never_certain) {
  EXPECT_EQ(conditions("workforce: {entries: 0, leavers: 0, tribunal_claims: 0, severe_accidents: 25}\ngovernance: {court_procedure: none}\n"), "accidents, if so 200\n");
  EXPECT_EQ(conditions("workforce: {entries: 0, leavers: 0, tribunal_claims: 0, severe_accidents: 25, declared_unfit: 1}\ngovernance: {court_procedure: none}\n"),
            "accidents, certain 200\n");
}

TEST(Conditions, are_none_where_every_outcome_takes_nothing_over) {
  std::string verdict = kVerdict;
  verdict.replace(verdict.find("proceeds: false}\nrows"), 16, "proceeds: false, conditions: false}");
  const auto result = assessed(book(verdict), "workforce: {entries: 20, leavers: 20, tribunal_claims: 20, declared_unfit: 0}\ngovernance: {court_procedure: liquidation}\n");
  ASSERT_EQ(result.verdict.outcomes.size(), 1u);
  EXPECT_FALSE(result.verdict.outcomes.front().under_conditions);
  EXPECT_TRUE(result.verdict.conditions.empty());
}

TEST(Conditions, carry_the_words_of_rule_and_gate) {
  const auto result = assessed(book(), "workforce: {entries: 0, leavers: 0, tribunal_claims: 0, declared_unfit: 0}\ngovernance: {court_procedure: liquidation}\n");
  ASSERT_EQ(result.verdict.conditions.size(), 1u);
  const assessment::Condition& condition = result.verdict.conditions.front();
  EXPECT_EQ(condition.gate, (base::Text{"Liquidée.", "In liquidation."}));
  EXPECT_EQ(condition.text, (base::Text{"Agir.", "Act."}));
  EXPECT_EQ(condition.who, assessment::Actor::association);
  EXPECT_EQ(condition.family, "gates");
}

constexpr const char* kByRoute =
    "schema: reprise/verdict/1\nhit_policy: F\ninputs: [financial, route]\noutcomes:\n"
    "  - {id: proceed, title: {fr: Oui, en: \"Yes\"}, sentence: {fr: Oui., en: \"Yes.\"}, proceeds: true}\n"
    "  - {id: another_route, title: {fr: Autre voie, en: Another route}, sentence: {fr: Autre., en: Another.}, proceeds: false}\n"
    "  - {id: mandate_first, title: {fr: Mandat, en: Mandate}, sentence: {fr: Mandat., en: Mandate.}, proceeds: false}\n"
    "rows:\n  - {when: {route: '\"merger\"', financial: '\"critical\"'}, outcome: another_route}\n"
    "  - {when: {route: 'null'}, outcome: mandate_first}\n  - {when: {}, outcome: proceed}\n";

std::string by_route(const std::string& transaction) {
  return printed_verdict(assessed(book(kByRoute), "workforce: {entries: 20, leavers: 20, tribunal_claims: 20, declared_unfit: 0}\n" + transaction).verdict);
}

TEST(Verdict, may_look_at_the_route_proposed) {
  EXPECT_TRUE(by_route("transaction: {route: merger}\n").starts_with("verdict settled: Another route | Autre voie\n"));
  EXPECT_TRUE(by_route("transaction: {route: affiliation}\n").starts_with("verdict settled: Yes | Oui\n"));
  EXPECT_TRUE(by_route("").starts_with("verdict settled: Mandate | Mandat\n"));
}

TEST(Verdict, is_open_between_routes_that_sources_contradict) {
  const std::string told = by_route("transaction: {route: {value: merger, source: A, alternatives: [{value: affiliation, source: B}]}}\nsources: {A: {title: A}, B: {title: B}}\n");
  EXPECT_NE(told.find("verdict open: Open: Yes, or Another route"), std::string::npos) << told;
  EXPECT_NE(told.find("Family financial: critical; Route: merger | Famille financial\u202F: critique\u202F; Voie\u202F: fusion"), std::string::npos) << told;
}

}  // namespace
}  // namespace reprise::engine::testing
