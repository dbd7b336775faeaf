// Amounts that are not settled, as the page shows them: every value with its sources, shares as ranges; and what stood in
// the way of a judgement, by its right name.
#include <gtest/gtest.h>

#include "report/example.h"
#include "report/parts.h"

namespace reprise::report {
namespace {

using assessment::AlternativeValue;
using assessment::Assessment;
using assessment::FactState;
using assessment::FactUse;
using assessment::OutcomeKind;
using assessment::ShareRange;
using assessment::Unit;
using base::Language;
using base::Text;
using scalar::Decimal;

Decimal decimal(const char* text) { return *Decimal::parse(text); }

AlternativeValue told(const char* value, const char* source, bool contradicts = true) {
  AlternativeValue one;
  one.value = value;
  one.sources = {source};
  one.contradicts = contradicts;
  return one;
}

FactUse people(const char* value, const char* source, std::vector<AlternativeValue> alternatives = {}) {
  FactUse fact;
  fact.path = "workforce.headcount";
  fact.label = {"Effectif", "Headcount"};
  fact.unit = Unit::people;
  fact.value = value;
  fact.sources = {source};
  fact.state = alternatives.empty() ? FactState::known : FactState::uncertain;
  fact.alternatives = std::move(alternatives);
  return fact;
}

Assessment weighing(FactUse own, FactUse of_group, std::optional<ShareRange> share) {
  Assessment made;
  assessment::Materiality weight;
  weight.label = Text::same("Weight");
  weight.amount = std::move(own);
  weight.group_amount = std::move(of_group);
  weight.share = share;
  made.materiality = {weight};
  return made;
}

std::string between(const std::string& text, const std::string& from, const std::string& to) {
  const std::size_t start = text.find(from);
  return start == std::string::npos ? "" : text.substr(start, text.find(to, start) - start);
}

std::string page(const Assessment& made, Language language) { return reports().html(made, language, {}).value(); }

/// The text of the cell of that column in the first row of the weights.
std::string cell(const Assessment& made, Language language, const std::string& column) {
  const std::string html = between(between(page(made, language), "<table class=\"stacked weights\"", "</table>"), "data-label=\"" + column + "\"", "</td>");
  std::string text;
  bool in_tag = true;
  for (const char one : html) {
    if (one == '<') in_tag = true;
    if (!in_tag) text += one;
    if (one == '>') in_tag = false;
  }
  return text;
}

const FactUse kDisputed = people("2100", "A4", {told("2000", "A10")});
const FactUse kGroup = people("9500", "G7");

TEST(Weights, show_every_value_and_the_range_of_shares) {
  const Assessment made = weighing(kDisputed, kGroup, ShareRange{decimal("0.210526"), decimal("0.221053")});
  EXPECT_EQ(cell(made, Language::french, "Association"), "2\u202F000 ou 2\u202F100\u00A0personnes");
  EXPECT_EQ(cell(made, Language::french, "Part"), "21,1\u00A0% à 22,1\u00A0%");
  EXPECT_EQ(cell(made, Language::english, "Association"), "2,000 or 2,100\u00A0people");
  EXPECT_EQ(cell(made, Language::english, "Group"), "9,500\u00A0people");
  EXPECT_EQ(cell(made, Language::english, "Share"), "21.1% to 22.1%");
}

TEST(Weights, name_the_sources_of_each_value) {
  const Assessment made = weighing(kDisputed, kGroup, ShareRange{decimal("0.210526"), decimal("0.221053")});
  EXPECT_EQ(cell(made, Language::english, "Proof"), " ≠ sources contradict each other 2,000\u00A0people A10 2,100\u00A0people A4 9,500\u00A0people G7 computed from: Headcount, Headcount");
}

TEST(Weights, show_one_share_when_both_ends_read_the_same) {
  EXPECT_EQ(cell(weighing(kGroup, kGroup, ShareRange{decimal("0.21041"), decimal("0.21044")}), Language::english, "Share"), "21%");
  EXPECT_EQ(cell(weighing(kGroup, kGroup, ShareRange{decimal("0.5"), decimal("0.5")}), Language::english, "Share"), "50%");
}

TEST(Weights, say_which_end_is_open) {
  EXPECT_EQ(cell(weighing(kGroup, kGroup, ShareRange{decimal("0.1"), std::nullopt}), Language::english, "Share"), "at least 10%");
  EXPECT_EQ(cell(weighing(kGroup, kGroup, ShareRange{std::nullopt, decimal("0.1")}), Language::french, "Part"), "au plus 10\u00A0%");
}

TEST(Weights, tell_unknown_from_not_applicable_and_from_what_nothing_bounds) {
  FactUse other = kGroup;
  other.state = FactState::unknown;
  EXPECT_EQ(cell(weighing(kGroup, other, std::nullopt), Language::english, "Share"), "unknown");
  other.state = FactState::not_applicable;
  EXPECT_EQ(cell(weighing(kGroup, other, std::nullopt), Language::english, "Share"), "not applicable");
  EXPECT_EQ(cell(weighing(kGroup, kGroup, std::nullopt), Language::english, "Share"), "undetermined");
  EXPECT_EQ(cell(weighing(kGroup, kGroup, std::nullopt), Language::english, "Proof").find("computed from"), std::string::npos);
}

std::string figure(const FactUse& fact, Language language) {
  Assessment made;
  made.key_figures = {{{"Effectif", "Headcount"}, fact}};
  return between(page(made, language), "<dl class=\"figures\">", "</dl>");
}

TEST(Figure, shows_a_contradiction_with_the_sources_of_each_value) {
  const std::string english = figure(kDisputed, Language::english);
  EXPECT_NE(english.find("<span class=\"figure\">2,000 or 2,100\u00A0people</span>"), std::string::npos) << english;
  EXPECT_NE(english.find("2,000\u00A0people <span class=\"source\">A10</span>"), std::string::npos) << english;
  EXPECT_NE(english.find("2,100\u00A0people <span class=\"source\">A4</span>"), std::string::npos) << english;
  EXPECT_NE(figure(kDisputed, Language::french).find("≠ sources en contradiction"), std::string::npos);
}

TEST(Figure, says_nothing_of_a_value_that_is_only_beside) {
  const std::string html = figure(people("2100", "A4", {told("2000", "A10", false)}), Language::english);
  EXPECT_NE(html.find("<span class=\"figure\">2,100\u00A0people</span>"), std::string::npos) << html;
  EXPECT_EQ(html.find("contradict"), std::string::npos);
  EXPECT_EQ(html.find("A10"), std::string::npos);
}

TEST(Figure, says_when_a_value_has_no_source) {
  FactUse fact = kDisputed;
  fact.alternatives[0].sources.clear();
  EXPECT_NE(figure(fact, Language::english).find("2,000\u00A0people (no source given)"), std::string::npos);
}

std::string values(const FactUse& fact) {
  const base::DiskFiles files;
  const Locale locale(Language::english, Catalogue::load(files, golden::checkout_path("reports/locales/en.json")).value());
  const Assessment made;
  return every_value(Page(made, locale), fact);
}

TEST(EveryValue, names_each_once_smallest_first) {
  EXPECT_EQ(values(people("2100", "A", {told("2000", "B"), told("1900", "C"), told("2000", "D")})), "1,900, 2,000 or 2,100\u00A0people");
  EXPECT_EQ(values(people("2100", "A")), "2,100\u00A0people");
  FactUse euros = people("-5", "A", {told("-7", "B")});
  euros.unit = Unit::euro;
  EXPECT_EQ(values(euros), "−€7 or −€5");
}

TEST(EveryValue, says_ranges_as_ranges) {
  FactUse fact = people("", "A", {told("", "B")});
  fact.low = decimal("300");
  fact.alternatives[0].low = decimal("10");
  fact.alternatives[0].high = decimal("20");
  EXPECT_EQ(values(fact), "between 10 and 20\u00A0people or at least 300\u00A0people");
}

TEST(EveryValue, keeps_the_order_of_words) {
  FactUse fact = people("receivership", "A", {told("liquidation", "B")});
  fact.path = "governance.court_procedure";
  fact.unit = Unit::none;
  EXPECT_EQ(values(fact), "receivership or liquidation");
}

Assessment stopped(OutcomeKind outcome, std::vector<std::string> missing = {}) {
  Assessment made = sample::fictional_assessment();
  assessment::Finding finding = made.findings.front();
  finding.rule = "attrition";
  finding.outcome = outcome;
  finding.missing = std::move(missing);
  finding.problem = {"la table n’a pas de ligne hospital", "the table has no row hospital"};
  made.findings = {finding};
  return made;
}

TEST(Obstacle, is_the_missing_yardstick_when_the_rule_is_unknown) {
  for (const auto& [language, name] : {std::pair{Language::english, "Yardstick missing: the table"}, std::pair{Language::french, "Repère manquant\u202F: la table"}}) {
    const std::string html = page(stopped(OutcomeKind::unknown), language);
    EXPECT_NE(html.find(std::string("<p class=\"not-sure\">") + name), std::string::npos);
    EXPECT_NE(html.find(std::string("<span class=\"not-sure\">") + name), std::string::npos) << "on paper";
    EXPECT_NE(reports().explanation(stopped(OutcomeKind::unknown), "attrition", language, false).find(name), std::string::npos);
    EXPECT_EQ(html.find("Fault of the rule"), std::string::npos);
    EXPECT_EQ(html.find("Défaut de la règle"), std::string::npos);
  }
}

TEST(Obstacle, is_the_rule_only_when_the_rule_is_at_fault) {
  EXPECT_NE(page(stopped(OutcomeKind::error), Language::english).find("<p class=\"flag\">Fault of the rule: the table"), std::string::npos);
  EXPECT_NE(page(stopped(OutcomeKind::error), Language::french).find("<p class=\"flag\">Défaut de la règle\u202F: la table"), std::string::npos);
}

TEST(Obstacle, is_of_some_values_when_others_are_judged_or_miss_a_fact) {
  EXPECT_NE(page(stopped(OutcomeKind::uncertain), Language::english).find("For some of the possible values: the table"), std::string::npos);
  EXPECT_NE(page(stopped(OutcomeKind::unknown, {"workforce.fte"}), Language::french).find("Pour certaines des valeurs possibles\u202F: la table"), std::string::npos);
}

}  // namespace
}  // namespace reprise::report
