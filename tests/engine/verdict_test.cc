// Counterfactuals that hold, gates that floor, verdicts that hang on gates, and rules that keep their own promises.
#include <set>

#include "engine/wording.h"
#include "fixture.h"
#include "printed.h"

namespace reprise::engine::testing {
namespace {

constexpr const char* kWords = "finding: {fr: \"{value}\", en: \"{value}\"}\ntests:\n  - {given: {}, expect: {outcome: unknown}}\n";

rulepack::RuleBook one_rule(const std::string& body, const std::string& tests = kWords) { return rules({{"financial/one.yaml", rule("one", body + tests)}}); }

std::vector<std::string> changes(const assessment::Assessment& result) {
  std::vector<std::string> sentences;
  for (const auto& change : result.findings.front().counterfactuals) sentences.push_back(change.sentence.en);
  return sentences;
}

constexpr const char* kShare = "value: workforce.fte_vacant / workforce.fte_budgeted\nunit: share\nweight: 1\nscale:\n  - {when: \"< 0.05\", risk: 0}\n  - {when: \">= 0.05\", risk: 100}\n";

TEST(Counterfactual, is_the_nearest_value_of_the_facts_precision) {
  EXPECT_EQ(changes(assessed(one_rule(kShare), "workforce: {fte_vacant: 20, fte_budgeted: 240}\n")),
            (std::vector<std::string>{"Vacant FTE: 11.9 FTE instead of 20 FTE would bring the risk from 100 down to 0.",
                                      "Budgeted FTE: 400.1 FTE instead of 240 FTE would bring the risk from 100 down to 0."}));
}

TEST(Counterfactual, is_true_when_written_into_the_dossier) {
  const auto book = one_rule(kShare);
  EXPECT_EQ(assessed(book, "workforce: {fte_vacant: 11.9, fte_budgeted: 240}\n").findings.front().risk.high, scalar::Decimal(0));
  EXPECT_EQ(assessed(book, "workforce: {fte_vacant: 12, fte_budgeted: 240}\n").findings.front().risk.high, scalar::Decimal(100));
}

TEST(Counterfactual, tries_the_nearest_choice_first) {
  const auto book = one_rule("value: 'if governance.authority_action = \"provisional_administrator\" then 2 else if governance.authority_action = \"injunction\" then 1 else 0'\n"
                             "unit: level\nweight: 1\nscale:\n  - {when: \"<= 0\", risk: 0}\n  - {when: \"(0..1]\", risk: 50}\n  - {when: \"> 1\", risk: 100}\n");
  const auto result = assessed(book, "governance: {authority_action: provisional_administrator}\n");
  ASSERT_EQ(result.findings.front().counterfactuals.size(), 1u);
  EXPECT_EQ(result.findings.front().counterfactuals.front().sentence.fr, "Intervention de l’autorité\u202F: injonction (au dossier\u202F: administrateur provisoire) ramènerait le risque de 100 à 50.");
}

TEST(Counterfactual, leaves_alone_what_lies_in_the_past) {
  const auto book = one_rule("value: if transaction.prior_relationship and transaction.outside_facilitator then 0 else 1\nunit: level\nweight: 1\n"
                             "scale:\n  - {when: \"<= 0\", risk: 0}\n  - {when: \"> 0\", risk: 100}\n");
  EXPECT_EQ(changes(assessed(book, "transaction: {prior_relationship: true, outside_facilitator: false}\n")).size(), 1u);
  EXPECT_TRUE(changes(assessed(book, "transaction: {prior_relationship: false, outside_facilitator: true}\n")).empty());
}

TEST(Counterfactual, is_not_sought_where_nothing_could_be_lower) {
  EXPECT_TRUE(changes(assessed(one_rule(kShare), "workforce: {fte_vacant: 0, fte_budgeted: 240}\n")).empty());
  EXPECT_TRUE(changes(assessed(one_rule(kShare), "workforce: {fte_vacant: 20}\n")).empty());
}

TEST(Gate, floors_the_level_and_never_moves_the_score) {
  const auto book = one_rule(kShare);
  const std::string calm = "workforce: {fte_vacant: 0, fte_budgeted: 240}\n";
  const auto family = [&](const std::string& court) { return printed_family(assessed(book, calm + court).families.front()); };
  EXPECT_EQ(family("governance: {court_procedure: none}\n"), "financial: 0, low, coverage 1\n");
  EXPECT_EQ(family("governance: {court_procedure: liquidation}\n"), "financial: 0, critical, coverage 1\n");
  EXPECT_EQ(family(""), "financial: 0, low..critical, coverage 1\n");
}

TEST(Gate, is_possible_only_where_its_own_fact_misses) {
  const auto book = one_rule(std::string(kShare) + "gate: {when: \">= 0.5\", level: critical, sentence: {fr: Oui., en: Yes.}}\n");
  const auto state = [&](const std::string& workforce) { return assessed(book, "workforce: " + workforce + "\ngovernance: {court_procedure: none}\n").gates.front().state; };
  EXPECT_EQ(state("{fte_vacant: 120, fte_budgeted: 240}"), assessment::GateState::fired);
  EXPECT_EQ(state("{fte_vacant: 12, fte_budgeted: 240}"), assessment::GateState::clear);
  EXPECT_EQ(state("{fte_vacant: {low: 12, high: 20}, fte_budgeted: 240}"), assessment::GateState::clear);
  EXPECT_EQ(state("{fte_vacant: {low: 12}, fte_budgeted: 240}"), assessment::GateState::possible);
  EXPECT_EQ(state("{fte_budgeted: 240}"), assessment::GateState::possible);
}

TEST(Verdict, is_settled_when_every_combination_agrees) {
  const auto result = assessed(one_rule(kShare), "governance: {court_procedure: liquidation}\n");
  EXPECT_TRUE(result.verdict.settled);
  EXPECT_EQ(result.verdict.headline.en, "Decline");
}

TEST(Documents, are_asked_for_once_for_each_fact) {
  const auto result = assessed(one_rule("value: workforce.fte_vacant / workforce.fte\n" + std::string(kShare).substr(std::string(kShare).find("unit"))), "");
  ASSERT_EQ(result.documents.size(), 1u);
  EXPECT_EQ(result.documents.front().id, "staff-register");
  EXPECT_EQ(result.documents.front().points, scalar::Decimal(100));
}

TEST(RuleTests, pass_and_fail_with_what_was_expected_and_what_came) {
  const auto book = one_rule(kShare, "finding: {fr: \"{value}\", en: \"{value}\"}\ntests:\n"
                                     "  - {name: right, given: {workforce: {fte_vacant: 1, fte_budgeted: 3}}, expect: {outcome: known, value: 0.33, risk: 100, finding: {en: \"33.3%\"}}}\n"
                                     "  - {name: wrong, given: {workforce: {fte_vacant: 1, fte_budgeted: 4}}, expect: {value: 0.3, risk: 0}}\n"
                                     "  - {name: missing, given: {workforce: {fte_vacant: 1}}, expect: {outcome: unknown, missing: [workforce.fte_budgeted]}}\n"
                                     "  - {name: range, given: {workforce: {fte_vacant: {low: 1, high: 20}, fte_budgeted: 100}}, expect: {outcome: uncertain}}\n");
  const auto reports = run_tests(book, "one");
  ASSERT_EQ(reports.size(), 4u);
  EXPECT_TRUE(reports[0].passed) << reports[0].actual;
  EXPECT_FALSE(reports[1].passed);
  EXPECT_EQ(reports[1].expected, "value: 0.3, risk: 0");
  EXPECT_EQ(reports[1].actual, "value: 0.3, risk: 100");
  EXPECT_TRUE(reports[2].passed) << reports[2].actual;
  EXPECT_TRUE(reports[3].passed) << reports[3].actual;
}

TEST(Choices, of_every_closed_list_have_words_in_both_languages) {
  for (const auto words : {dossier::dossier_words(), dossier::group_words()}) {
    for (const dossier::Word& word : words) {
      if (word.kind != dossier::ValueKind::enumeration) continue;
      for (std::size_t at = 0; at <= word.choices.size();) {
        const std::size_t bar = std::min(word.choices.find('|', at), word.choices.size());
        const std::string choice(word.choices.substr(at, bar - at));
        const base::Text told = choice_words(choice);
        EXPECT_EQ(told.fr.find('_'), std::string::npos) << choice;
        // A word the table lacks would come back as it is in both languages, which only these do.
        const std::set<std::string> alike = {"absent", "affiliation", "association", "commune", "conciliation", "europe", "liquidation", "suspension", "union"};
        EXPECT_TRUE(told.fr != choice || alike.contains(choice)) << choice;
        at = bar + 1;
      }
    }
  }
}

TEST(Rules, of_this_project_keep_their_promises) {
  const auto book = rulepack::load(base::DiskFiles(), "rules", "schemas", facts::vocabulary_names());
  ASSERT_TRUE(book.ok()) << base::render(book.diagnostics, base::Language::english);
  for (const TestReport& report : run_tests(*book.value)) {
    EXPECT_TRUE(report.passed) << report.rule << ", " << report.test << "\n  expected " << report.expected << "\n  actual   " << report.actual;
  }
}

}  // namespace
}  // namespace reprise::engine::testing
