#include "report/parts.h"

#include <gtest/gtest.h>

#include "assessment/sample.h"
#include "golden/golden.h"
#include "report/example.h"

namespace reprise::report {
namespace {

using assessment::Assessment;
using assessment::FactUse;
using base::Language;
using base::Text;

Locale english() {
  const base::DiskFiles files;
  return Locale(Language::english, Catalogue::load(files, golden::checkout_path("reports/locales/en.json")).value());
}

FactUse unknown(const std::string& path, const std::string& label) {
  FactUse fact;
  fact.path = path;
  fact.label = Text::same(label);
  return fact;
}

Assessment with_services() {
  Assessment made;
  made.declared_unknown = {unknown("services[north].open", "Open places (north)"), unknown("debts.total", "Debts (all)"),
                           unknown("services[south].open", "Open places (south)"), unknown("services[east].open", "Open places (east)")};
  return made;
}

const std::vector<std::string> kPaths = {"services[north].open", "debts.total", "services[south].open", "services[east].open"};

TEST(GroupedLabels, put_the_places_of_one_name_together) {
  const Assessment made = with_services();
  const Locale locale = english();
  const auto labels = grouped_labels(Page(made, locale), kPaths);
  EXPECT_EQ(labels, (std::vector<std::string>{"Open places (north, south, east)", "Debts (all)"}));
}

TEST(GroupedLabels, count_the_places_past_those_they_may_name) {
  const Assessment made = with_services();
  const Locale locale = english();
  EXPECT_EQ(grouped_labels(Page(made, locale), kPaths, 1).front(), "Open places (north and 2 others)");
  EXPECT_EQ(grouped_labels(Page(made, locale), kPaths, 2).front(), "Open places (north, south, east)") << "one more is named, not counted";
}

std::string between(const std::string& text, const std::string& from, const std::string& to) {
  const std::size_t start = text.find(from);
  return start == std::string::npos ? "" : text.substr(start, text.find(to, start) - start);
}

std::string page(const Assessment& made) { return reports().html(made, Language::english, {}).value(); }

TEST(Blocking, puts_each_fact_under_the_first_document_that_gives_it_with_the_rules_that_wait) {
  Assessment made = with_services();
  made.verdict.blocking_unknown = kPaths;
  assessment::DocumentRequest report;
  report.title = Text::same("Activity report");
  report.gives = {"services[north].open", "services[south].open"};
  assessment::DocumentRequest ledger = report;
  ledger.title = Text::same("Ledger");
  ledger.gives = {"services[south].open", "services[east].open", "accounts[2024].cash"};
  made.documents = {report, ledger};
  assessment::Finding occupancy;
  occupancy.rule = "occupancy";
  occupancy.missing = {"services[north].open", "services[east].open"};
  assessment::Finding cash = occupancy;
  cash.rule = "cash";
  cash.missing = {"accounts[2024].cash"};
  made.findings = {occupancy, cash};
  const std::string table = between(page(made), "<table class=\"asked-for\"", "</table>");
  const std::string first = between(table, "Activity report", "</tr>");
  EXPECT_NE(first.find("Open places (north, south)"), std::string::npos) << table;
  EXPECT_NE(first.find("1\u00a0rule<"), std::string::npos) << table;
  const std::string second = between(table, "Ledger", "</tr>");
  EXPECT_NE(second.find("Open places (east)"), std::string::npos) << table;
  EXPECT_NE(second.find("2\u00a0rules<"), std::string::npos) << table;
  EXPECT_NE(between(table, "No document known", "</tr>").find("Debts (all)"), std::string::npos) << table;
}

TEST(Materiality, tells_sources_of_one_id_apart_by_their_file) {
  Assessment made;
  assessment::SourceReference source;
  source.id = "S1";
  source.location.file = "dossier.yaml";
  made.sources = {source, source};
  made.sources.back().location.file = "group.yaml";
  assessment::Materiality cash;
  cash.amount.sources = {"S1"};
  cash.amount.location.file = "dossier.yaml";
  cash.group_amount.sources = {"S1", "S1"};
  cash.group_amount.location.file = "group.yaml";
  made.materiality = {cash};
  const std::string row = between(page(made), "class=\"proof\">", "</td>");
  EXPECT_NE(row.find("href=\"#source-1\""), std::string::npos) << row;
  const std::size_t second = row.find("href=\"#source-2\"");
  ASSERT_NE(second, std::string::npos) << row;
  EXPECT_EQ(row.find("href=\"#source-2\"", second + 1), std::string::npos) << "each once: " << row;
}

TEST(Paper, folds_a_long_list_of_facts_but_keeps_the_sources_of_the_rest) {
  Assessment made = sample::fictional_assessment();
  assessment::Finding& finding = made.findings.front();
  const FactUse fact = finding.facts.front();
  finding.facts.assign(12, fact);
  for (std::size_t place = 8; place < 12; ++place) finding.facts[place].sources = {"REST"};
  const std::string html = page(made);
  EXPECT_NE(html.find("and 4 other facts, on screen</th><td class=\"proof\"> <span class=\"item\"><span class=\"source\">REST</span></span></td>"), std::string::npos);
  finding.facts.resize(9);
  EXPECT_EQ(page(made).find("other fact"), std::string::npos) << "one more is shown, not counted";
}

/// The fictional case with one published model beside its scores.
Assessment with_a_model() {
  Assessment made = sample::fictional_assessment();
  assessment::Finding model = made.findings.front();
  model.rule = "springate";
  model.family = "context";
  model.title = Text::same("Springate");
  model.outcome = assessment::OutcomeKind::known;
  model.value = "0.4115";
  model.unit = assessment::Unit::none;
  model.weight = scalar::Decimal(0);
  model.risk = {scalar::Decimal(100), scalar::Decimal(100)};
  model.band.clear();
  model.counterfactuals.clear();
  model.scale = {{"< 0.862", scalar::Decimal(100), Text::same("distress zone of the model"), true, true}, {">= 0.862", scalar::Decimal(0), {}, false, false}};
  made.findings.push_back(model);
  return made;
}

TEST(Comparison, stands_in_every_form_of_the_result_without_a_risk) {
  const Assessment made = with_a_model();
  const std::string card = between(page(made), "id=\"family-context\"", "</section>");
  EXPECT_NE(card.find("Springate"), std::string::npos);
  EXPECT_NE(card.find("0\u00a0findings at risk"), std::string::npos) << card.substr(0, 300);
  EXPECT_NE(card.find("distress zone of the model"), std::string::npos);
  EXPECT_EQ(card.find("class=\"level critical\""), std::string::npos) << "no level of ours";
  EXPECT_EQ(card.find("<td class=\"number\">100</td>"), std::string::npos) << "no risk in the scale";
  const std::string summary = reports().summary(made, base::Language::english, false, 100);
  EXPECT_NE(summary.find("Springate: 0.4 – distress zone of the model [springate]"), std::string::npos) << summary;
  const std::string explained = reports().explanation(made, "springate", base::Language::english, false);
  EXPECT_NE(explained.find("► < 0.862 – distress zone of the model"), std::string::npos) << explained;
  EXPECT_EQ(explained.find("risk 100"), std::string::npos) << explained;
  EXPECT_EQ(reports().explanation(made, "result-trend", base::Language::english, false), reports().explanation(sample::fictional_assessment(), "result-trend", base::Language::english, false));
}

TEST(Paper, keeps_the_only_card_of_a_family_in_one_column) {
  Assessment made = sample::fictional_assessment();
  assessment::Finding settled = made.findings.front();
  settled.outcome = assessment::OutcomeKind::known;
  assessment::Finding open = settled;
  open.outcome = assessment::OutcomeKind::unknown;
  assessment::Finding not_concerned = settled;
  not_concerned.outcome = assessment::OutcomeKind::not_applicable;
  made.findings = {open, settled, not_concerned};
  EXPECT_NE(page(made).find("<div class=\"cards single\">"), std::string::npos);
  made.findings = {settled, settled, open};
  EXPECT_EQ(page(made).find("<div class=\"cards single\">"), std::string::npos);
  made.findings = {open, not_concerned};
  EXPECT_EQ(page(made).find("<div class=\"cards single\">"), std::string::npos);
}

TEST(Paper, lists_every_rule_that_could_not_be_judged_with_what_is_missing) {
  const Assessment made = sample::fictional_assessment();
  const std::string html = page(made);
  std::size_t unjudged = 0;
  for (const auto& finding : made.findings) {
    if (finding.outcome != assessment::OutcomeKind::unknown) continue;
    ++unjudged;
    const std::size_t row = html.find("<tr><th scope=\"row\">" + finding.title.en + "</th>");
    ASSERT_NE(row, std::string::npos) << finding.rule;
    EXPECT_NE(html.substr(row, html.find("</tr>", row) - row).find("<bdi>"), std::string::npos) << finding.rule;
  }
  EXPECT_GT(unjudged, 0U);
}

}  // namespace
}  // namespace reprise::report
