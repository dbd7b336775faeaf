// Waivers beside the score they do not move: in force, expired, unused, and of rules that are not there.
#include "fixture.h"
#include "printed.h"

namespace reprise::engine::testing {
namespace {

constexpr const char* kVacancy =
    "value: workforce.fte_vacant / workforce.fte_budgeted\nunit: share\nweight: 1\napplies: workforce.fte_budgeted > 0\n"
    "scale:\n  - {when: \"< 0.05\", risk: 0}\n  - {when: \">= 0.05\", risk: 100}\n"
    "finding: {fr: \"{value}\", en: \"{value}\"}\ntests:\n  - {given: {}, expect: {outcome: unknown}}\n";

rulepack::RuleBook book() { return rules({{"financial/vacancy.yaml", rule("vacancy", kVacancy)}}); }

std::string waiver(const std::string& rule, const std::string& until) {
  return "waivers:\n  - {rule: " + rule + ", reason: {fr: Accord de branche, en: Branch agreement}, who: {fr: bureau, en: board}, until: " + until + "}\n";
}

/// The dossier's day is 2012-03-16.
std::string state(const std::string& sections) {
  const auto result = assessed(book(), sections);
  return result.waivers.size() == 1 ? std::string(assessment::words(result.waivers.front().state).en) : "none";
}

constexpr const char* kRed = "workforce: {fte_vacant: 20, fte_budgeted: 100}\n";    // 20 % ≥ 5 %: red
constexpr const char* kGreen = "workforce: {fte_vacant: 4, fte_budgeted: 100}\n";   // 4 % < 5 %: nothing to waive
constexpr const char* kOpen = "workforce: {fte_budgeted: 100}\n";                   // it may turn out red
constexpr const char* kOut = "workforce: {fte_vacant: 0, fte_budgeted: 0}\n";       // does not apply

TEST(Waiver, holds_up_to_and_on_its_last_day) {
  EXPECT_EQ(state(kRed + waiver("vacancy", "2012-03-17")), "in force");
  EXPECT_EQ(state(kRed + waiver("vacancy", "2012-03-16")), "in force");
  EXPECT_EQ(state(kRed + waiver("vacancy", "2012-03-15")), "expired");
}

TEST(Waiver, is_unused_where_the_rule_raises_nothing) {
  EXPECT_EQ(state(kGreen + waiver("vacancy", "2012-12-31")), "unused");
  EXPECT_EQ(state(kOut + waiver("vacancy", "2012-12-31")), "unused");
  EXPECT_EQ(state(kOpen + waiver("vacancy", "2012-12-31")), "in force");
}

TEST(Waiver, of_a_gate_is_unused_once_the_gate_is_clear) {
  EXPECT_EQ(state("governance: {court_procedure: none}\n" + waiver("liquidation", "2012-12-31")), "unused");
  EXPECT_EQ(state("governance: {court_procedure: liquidation}\n" + waiver("liquidation", "2012-12-31")), "in force");
  EXPECT_EQ(state(waiver("liquidation", "2012-12-31")), "in force");
}

TEST(Waiver, moves_no_score_no_level_and_no_verdict) {
  for (const char* facts : {kRed, kGreen, kOpen, kOut}) {
    const std::string without = printed(assessed(book(), facts));
    for (const char* until : {"2012-03-15", "2012-12-31"}) EXPECT_EQ(printed(assessed(book(), facts + waiver("vacancy", until))), without);
  }
}

TEST(Waiver, keeps_its_words_and_its_place) {
  const auto waivers = assessed(book(), kRed + waiver("vacancy", "2012-12-31")).waivers;
  ASSERT_EQ(waivers.size(), 1u);
  EXPECT_EQ(waivers.front().reason, (base::Text{"Accord de branche", "Branch agreement"}));
  EXPECT_EQ(waivers.front().who, (base::Text{"bureau", "board"}));
  EXPECT_EQ(waivers.front().title.en, "Title vacancy");
  EXPECT_EQ(waivers.front().location, (assessment::Location{"dossier.yaml", 6, 12}));
}

TEST(Waiver, decided_in_a_later_document_is_left_out) {
  const std::string later = "waivers:\n  - {rule: vacancy, reason: Later, who: Board, until: 2012-12-31, source: MINUTES}\nsources:\n  MINUTES: {title: Minutes, date: 2012-04}\n";
  EXPECT_EQ(state(kRed + later), "none");
}

TEST(Waiver, of_a_rule_that_is_not_there_is_an_error_with_the_nearest) {
  const auto problems = check_waivers(dossier_with("waivers:\n  - {rule: vacancies, reason: A, who: B, until: 2012-12-31}\n  - {rule: something-else, reason: A, who: B, until: 2012-12-31}\n"), book());
  EXPECT_EQ(base::render(problems, base::Language::english),
            "dossier.yaml:5:12: error: expected the id of a rule, got `vacancies` [waiver-unknown-rule]\n"
            " 5 |   - {rule: vacancies, reason: A, who: B, until: 2012-12-31}\n"
            "   |            ^~~~~~~~~\n"
            "   hint: did you mean vacancy?\n"
            "dossier.yaml:6:12: error: expected the id of a rule, got `something-else` [waiver-unknown-rule]\n"
            " 6 |   - {rule: something-else, reason: A, who: B, until: 2012-12-31}\n"
            "   |            ^~~~~~~~~~~~~~\n"
            "   hint: `reprise rules list` names them all\n");
  EXPECT_NE(base::render(problems, base::Language::french).find("l’identifiant d’une règle est attendu, voici `vacancies`"), std::string::npos);
}

}  // namespace
}  // namespace reprise::engine::testing
