// Charts of accounts: what a broken one is told, and what the ones of the rules promise.
#include <gtest/gtest.h>

#include <map>
#include <set>

#include "dossier/books.h"
#include "dossier/ledger.h"
#include "dossier/vocabulary.h"

namespace reprise::dossier {
namespace {

constexpr const char* kFolder = "tests/dossier/charts";

/// One broken chart beside the whole one that it extends.
base::Diagnostics problems_of_chart(const std::string& name) {
  base::MemoryFiles files;
  files.contents["schemas/chart-of-accounts.schema.json"] = golden::read("schemas/chart-of-accounts.schema.json");
  files.contents["charts/base.yaml"] = golden::read(std::string(kFolder) + "/base.yaml");
  files.contents["charts/" + name] = golden::read(std::string(kFolder) + "/" + name);
  return load_charts_of_accounts(files, "charts", "schemas").diagnostics;
}

std::vector<std::string> broken_charts() {
  std::vector<std::string> names = golden::list(kFolder, ".yaml");
  std::erase(names, "base.yaml");
  return names;
}

TEST(BrokenCharts, are_told_every_mistake_in_its_place) {
  for (const std::string& name : broken_charts()) {
    SCOPED_TRACE(name);
    const base::Diagnostics problems = problems_of_chart(name);
    EXPECT_TRUE(problems.has_errors());
    const std::string stem = std::string(kFolder) + "/" + name.substr(0, name.size() - 5);
    EXPECT_TRUE(golden::matches(stem + ".expected", base::render(problems, base::Language::english)));
    EXPECT_TRUE(golden::matches(stem + ".expected.fr", base::render(problems, base::Language::french)));
  }
}

TEST(BrokenCharts, show_every_message_about_charts) {
  std::set<std::string> shown;
  for (const std::string& name : broken_charts()) {
    const base::Diagnostics problems = problems_of_chart(name);
    for (const base::Diagnostic& problem : problems.items()) shown.insert(problem.code);
  }
  for (const base::DiagnosticText& text : base::diagnostic_catalogue()) {
    if (!text.code.starts_with("account-chart-") || text.code == "account-chart-of-other-years") continue;
    EXPECT_TRUE(shown.contains(std::string(text.code))) << text.code;
  }
}

TEST(BrokenCharts, are_not_used) {
  base::MemoryFiles files;
  files.contents["schemas/chart-of-accounts.schema.json"] = golden::read("schemas/chart-of-accounts.schema.json");
  files.contents["charts/base.yaml"] = golden::read(std::string(kFolder) + "/base.yaml");
  files.contents["charts/counted-twice.yaml"] = golden::read(std::string(kFolder) + "/counted-twice.yaml");
  const auto charts = load_charts_of_accounts(files, "charts", "schemas");
  ASSERT_TRUE(charts.value.has_value());
  EXPECT_EQ(charts.value->find("counted-twice"), nullptr);
  EXPECT_NE(charts.value->find("base"), nullptr);
  EXPECT_EQ(charts.value->files.size(), 2U) << "the digest of the rules is over all files, sound or not";
}

TEST(Charts, may_be_missing_from_a_folder_of_rules) {
  const auto charts = load_charts_of_accounts(base::MemoryFiles(), "rules/charts-of-accounts", "schemas");
  EXPECT_TRUE(charts.diagnostics.empty());
  EXPECT_TRUE(charts.value && charts.value->charts.empty());
}

TEST(ChartsOfTheRules, hold_one_by_default_for_every_year_from_2020_on) {
  for (int year = 2020; year < 2040; ++year) EXPECT_NE(testing::charts_of_the_rules().default_in(year), nullptr) << year;
  EXPECT_EQ(testing::charts_of_the_rules().default_in(2024)->id, "associations-2018");
  EXPECT_EQ(testing::charts_of_the_rules().default_in(2025)->id, "associations-2025");
}

TEST(ChartsOfTheRules, know_an_account_by_what_the_regulation_lists) {
  const ChartOfAccounts& before = *testing::charts_of_the_rules().find("associations-2018");
  const ChartOfAccounts& after = *testing::charts_of_the_rules().find("associations-2025");
  for (const char* account : {"102", "411000", "51210001", "6811", "675", "78942"}) EXPECT_TRUE(before.knows(account)) << account;
  for (const char* account : {"107", "4", "99", "101000", "659", "799"}) EXPECT_FALSE(before.knows(account)) << account;
  for (const char* account : {"652", "6521", "757", "747", "657100"}) EXPECT_TRUE(after.knows(account)) << account;
  for (const char* account : {"675", "775000", "777", "481"}) EXPECT_FALSE(after.knows(account)) << account;
}

TEST(ChartsOfTheRules, know_every_account_of_the_charts_in_use) {
  for (const auto& [id, file] : std::map<std::string, std::string>{{"associations-2018", "fr_pca_2018.csv"}, {"associations-2025", "fr_pca_2025.csv"}}) {
    const std::string text = testing::shared_text("charts/" + file);
    if (text.empty()) GTEST_SKIP() << "the chart " << file << " does not lie beside the checkout";
    const ChartOfAccounts& chart = *testing::charts_of_the_rules().find(id);
    std::size_t known = 0;
    for (const std::string_view line : testing::split(text, '\n')) {
      const std::string_view account = line.substr(0, line.find(','));
      const bool is_account = account.size() > 1 && account.find_first_not_of("0123456789") == std::string_view::npos;
      if (!is_account || account.front() >= '8') continue;
      EXPECT_TRUE(chart.knows(account)) << id << " " << account;
      ++known;
    }
    EXPECT_GT(known, 400U) << id;
  }
}

/// What no account number tells: maturities, flows, commitments off the balance sheet, what only a note explains.
const std::set<std::string>& beyond_accounts() {
  static const std::set<std::string> lines = {"training_costs", "head_office_costs", "loan_repayments", "receivables_overdue_90", "available_assets",
                                              "liabilities_due", "current_liabilities", "restricted_equity", "retirement_commitments",
                                              "litigation_claims", "dedicated_funds_idle", "restricted_advances", "social_tax_arrears"};
  return lines;
}

TEST(ChartsOfTheRules, compute_every_amount_that_account_numbers_can_tell) {
  for (const char* id : {"esms-2019", "esms-2025"}) {
    const ChartOfAccounts* chart = testing::charts_of_the_rules().find(id);
    ASSERT_NE(chart, nullptr) << id;
    for (const Word& word : words_of("accounts[]")) {
      if (word.kind != ValueKind::amount) continue;
      const std::string name(word.key);
      EXPECT_NE(chart->find(name) == nullptr, !beyond_accounts().contains(name)) << id << " " << name;
    }
  }
}

}  // namespace
}  // namespace reprise::dossier
