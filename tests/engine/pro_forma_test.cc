// The two added up as an assessment tells it: names, units, sources; and the self-financing capacity that the rules know too.
#include "engine/pro_forma.h"

#include <algorithm>

#include "feel/feel.h"
#include "fixture.h"

namespace reprise::engine {
namespace {

constexpr const char* kOwn = R"(
sources: {BOOK: {title: Comptes}}
accounts:
  - {year: 2011, basis: audited, source: BOOK, total_income: 900, current_expenses: 880, result: -40, depreciation: 50, reversals: 7, grants_released: 3, disposal_value: 11, disposal_income: 20}
flows: [{id: meals, payer: group, amount: 30, source: BOOK}]
measures:
  - {id: office, title: Sièges réunis, kind: saving, amount: {low: 20, high: 60}, first_year: 2012, source: BOOK}
transaction: {route: affiliation, joins: care}
)";

constexpr const char* kGroup = R"(
sectors: [{id: seniors, name: {fr: Aînés, en: Older people}}]
legal_persons: [{id: care, name: Soins, form: association, sector: seniors, headcount: 40}]
accounts: [{year: 2011, basis: audited, total_income: 9000, current_expenses: 8800, result: 100, caf: 300}]
)";

assessment::ProForma told(const std::string& own, const std::string& others) {
  const dossier::Dossier dossier = testing::dossier_with(own);
  const dossier::Group group = testing::group_with(others);
  const auto takeover = takeover::take_over(dossier, group, {});
  EXPECT_TRUE(takeover.ok()) << base::render(takeover.diagnostics, base::Language::english);
  const rulepack::RuleBook rules;
  return pro_forma({dossier, group, *takeover.value, rules}, facts::Facts(dossier, group, *takeover.value));
}

const assessment::ProFormaLine& line(const std::vector<assessment::ProFormaLine>& lines, const std::string& id) {
  return *std::ranges::find(lines, id, &assessment::ProFormaLine::id);
}

TEST(ProForma, has_names_units_and_the_facts_behind_each_number) {
  const assessment::ProForma made = told(kOwn, kGroup);
  const auto& income = line(made.lines, "total_income");
  EXPECT_EQ(income.label, base::Text("Total des produits", "Total income"));
  EXPECT_EQ(income.unit, assessment::Unit::euro);
  EXPECT_EQ(income.after.low, scalar::Decimal(9870));
  EXPECT_EQ(income.after.from, (std::vector<std::string>{"group.accounts[2011].total_income", "accounts[2011].total_income", "flows[meals].amount"}));
  EXPECT_EQ(line(made.lines, "headcount").unit, assessment::Unit::people);
  const auto used = std::ranges::find(made.facts, "flows[meals].amount", &assessment::FactUse::path);
  ASSERT_NE(used, made.facts.end());
  EXPECT_EQ(used->sources, std::vector<std::string>{"BOOK"});
  EXPECT_EQ(made.sectors.front().name, base::Text("Aînés", "Older people"));
  EXPECT_TRUE(made.sectors.front().joined);
  EXPECT_EQ(made.ratios.at(1).id, "cash_days");
  EXPECT_EQ(made.ratios.at(1).unit, assessment::Unit::days);
}

TEST(ProForma, labels_every_path_that_misses) {
  const assessment::ProForma made = told(kOwn, kGroup);
  EXPECT_FALSE(made.labels.empty());
  for (const assessment::PathLabel& label : made.labels) {
    EXPECT_FALSE(label.label.fr.empty()) << label.path;
    EXPECT_FALSE(label.label.en.empty()) << label.path;
  }
}

TEST(ProForma, tells_what_passes_and_what_the_law_makes_of_the_rest) {
  const assessment::ProForma joins = told(kOwn, kGroup);
  EXPECT_EQ(joins.passing.legal_person, "stays");
  EXPECT_EQ(joins.passing.staff.high, scalar::Decimal(0));
  const assessment::ProForma sale = told("transaction: {route: court_sale, joins: care}\n", kGroup);
  EXPECT_EQ(sale.passing.employer, "changes_for_what_passes");
  EXPECT_EQ(sale.passing.debts, "left_behind");
  EXPECT_EQ(sale.passing.reversible, "no");
  const assessment::ProForma nobody_knows = told("", kGroup);
  EXPECT_EQ(nobody_knows.passing.legal_person, "");
  EXPECT_EQ(nobody_knows.comes, "unknown");
  EXPECT_EQ(nobody_knows.passing.sites.missing, std::vector<std::string>{"transaction.route"});
}

TEST(ProForma, tells_the_way_to_break_even) {
  const assessment::Bridge bridge = told(kOwn, kGroup).bridge;
  EXPECT_EQ(bridge.start_year, 2011);
  ASSERT_EQ(bridge.measures.size(), 1U);
  EXPECT_EQ(bridge.measures[0].title, "Sièges réunis");
  EXPECT_EQ(bridge.measures[0].first_year.low, scalar::Decimal(2012));
  EXPECT_TRUE(!bridge.measures[0].last_year.low && bridge.measures[0].last_year.missing.empty());
  ASSERT_EQ(bridge.years.size(), 1U);
  EXPECT_EQ(bridge.years[0].changes.at(0).turn, "begins");
  EXPECT_EQ(bridge.years[0].result.low, scalar::Decimal(-20));
  EXPECT_EQ(bridge.perhaps, 2012);
  EXPECT_FALSE(bridge.surely);
}

TEST(ProForma, has_the_self_financing_capacity_of_the_rules) {
  const base::DiskFiles files;
  const auto rules = rulepack::load(files, golden::checkout_path("rules"), golden::checkout_path("schemas"), facts::vocabulary_names());
  ASSERT_TRUE(rules.ok()) << base::render(rules.diagnostics, base::Language::english);
  const dossier::Dossier dossier = testing::dossier_with(kOwn);
  const dossier::Group group = testing::group_with(kGroup);
  const auto takeover = takeover::take_over(dossier, group, {});
  const facts::Facts facts(dossier, group, *takeover.value);
  feel::Names names;
  names.add_function("caf");
  const auto call = feel::Expression::compile("caf()", names);
  ASSERT_TRUE(call.ok());
  const feel::Value by_rules = call.value->evaluate(rulepack::scope_of(*rules.value, facts.context()));
  EXPECT_EQ(line(told(kOwn, kGroup).lines, "caf").association.low, by_rules.as_number());
}

}  // namespace
}  // namespace reprise::engine
