// Waivers, conditions and stress tests as people read them: said beside the score, in both languages, and silent without a figure.
#include "report/example.h"

namespace reprise::report {
namespace {

using assessment::Assessment;
using assessment::FactState;
using assessment::OutcomeKind;
using base::Language;
using scalar::Decimal;

assessment::StressValue known(const char* value) { return {FactState::known, value, {}, {}, {}}; }

Assessment with_circumstances() {
  Assessment made = sample::fictional_assessment();
  const std::string rule = made.findings.front().rule;
  made.waivers.push_back({rule, {"Règle", "Rule"}, {"Avance votée", "Advance voted"}, {"bureau", "the board"}, *scalar::Date::parse("2020-12-31"), assessment::WaiverState::expired, {}, {}});
  made.verdict.conditions.push_back({rule, made.findings.front().family, {"Règle", "Rule"}, {"Apurer", "Settle"}, {"Barrière dite", "Gate says"}, assessment::Actor::group, true, Decimal(300)});
  made.verdict.conditions.push_back({rule, made.findings.front().family, {"Règle", "Rule"}, {"Vérifier", "Verify"}, {}, {}, false, Decimal(100)});
  assessment::Stress stress;
  stress.id = "energy";
  stress.title = {"Énergie", "Energy"};
  stress.state = OutcomeKind::known;
  stress.figures.push_back({"cash", {"Trésorerie", "Cash"}, assessment::Unit::days, known("21"), {FactState::uncertain, "", Decimal(7), Decimal(17), {}}});
  stress.verdict_before.headline = stress.verdict_after.headline = {"Sous conditions", "Under conditions"};
  made.stress.push_back(stress);
  stress.state = OutcomeKind::unknown;
  stress.figures.clear();
  stress.missing = {"funding"};
  made.stress.push_back(stress);
  return made;
}

bool says(const std::string& text, const std::string& words) { return text.find(words) != std::string::npos; }

TEST(Circumstances, stand_in_the_summary) {
  const std::string english = reports().summary(with_circumstances(), Language::english, false, 200);
  EXPECT_TRUE(says(english, "Gate says Settle (the group)")) << english;
  EXPECT_TRUE(says(english, "1 other condition if the missing facts turn out so")) << english;
  EXPECT_TRUE(says(english, "Energy: Cash 21\u00A0days → between 7 and 17\u00A0days · Verdict: Under conditions")) << english;
  EXPECT_TRUE(says(english, "Energy: Cannot be computed, missing: funding")) << english;
  EXPECT_TRUE(says(english, "Rule: expired, until 31 December 2020 – the board: Advance voted")) << english;
  const std::string french = reports().summary(with_circumstances(), Language::french, false, 200);
  EXPECT_TRUE(says(french, "Barrière dite Apurer (le groupe)")) << french;
  EXPECT_TRUE(says(french, "Trésorerie 21\u00A0jours → entre 7 et 17\u00A0jours")) << french;
  EXPECT_TRUE(says(french, "expirée, jusqu’au 31 décembre 2020 – bureau\u202F: Avance votée")) << french;
}

TEST(Circumstances, stand_on_the_page_beside_the_finding) {
  const std::string page = reports().html(with_circumstances(), Language::english, charts("<svg/>")).value();
  EXPECT_TRUE(says(page, "<p class=\"waiver\"><span class=\"label\">Waiver</span> <bdi>expired, until 31 December 2020"));
  EXPECT_TRUE(says(page, "<section id=\"waivers\">"));
  EXPECT_TRUE(says(page, "<strong>Gate says</strong> Settle"));
  EXPECT_TRUE(says(page, "<section id=\"stress\">"));
  EXPECT_TRUE(says(page, "<strong>between 7 and 17\u00A0days</strong>"));
}

TEST(Circumstances, leave_no_section_behind_where_there_are_none) {
  const std::string page = reports().html(sample::fictional_assessment(), Language::english, charts("<svg/>")).value();
  for (const char* section : {"id=\"waivers\"", "id=\"stress\"", "Conditions precedent"}) EXPECT_FALSE(says(page, section)) << section;
}

}  // namespace
}  // namespace reprise::report
