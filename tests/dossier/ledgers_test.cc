// Two real ledgers, summed by charts written for the purpose, against the tax returns that others made of them. Companies, not
// associations: what is tried is the mechanism and the general chart.
#include <gtest/gtest.h>

#include <map>
#include <set>

#include "dossier/books.h"
#include "dossier/ledger.h"

namespace reprise::dossier {
namespace {

using scalar::Decimal;
using testing::Box;

/// The general chart of the rules with the charts of boxes beside it.
const ChartsOfAccounts& charts_of_returns() {
  static const ChartsOfAccounts charts = [] {
    base::MemoryFiles files;
    files.contents["schemas/chart-of-accounts.schema.json"] = golden::read("schemas/chart-of-accounts.schema.json");
    files.contents["charts/general-2014.yaml"] = golden::read("rules/charts-of-accounts/general-2014.yaml");
    for (const char* name : {"tax-return-2050.yaml", "tax-return-2139.yaml"}) files.contents["charts/" + std::string(name)] = golden::read("tests/dossier/ledgers/" + std::string(name));
    auto loaded = load_charts_of_accounts(files, "charts", "schemas", {.any = true});
    EXPECT_EQ(base::render(loaded.diagnostics, base::Language::english), "");
    return std::move(*loaded.value);
  }();
  return charts;
}

/// Why a box cannot agree. A difference that is not explained here fails the test, and so does an explanation without a difference.
const std::map<std::string, std::string>& explained() {
  static const std::map<std::string, std::string> reasons = {
      {"fa", "the file's own figure holds account 708, which the return that was filed shows under FG (17); FC, their sum as filed, agrees"}};
  return reasons;
}

/// One line a box; a box differs when it is more than a euro off, which is what rounding each account of a sum may make.
std::string compared(const ChartOfAccounts& chart, const Balances& balances, const std::vector<Box>& boxes) {
  std::string agree, differ, unmapped;
  for (const Box& box : boxes) {
    const AccountLine* line = chart.find(box.name);
    if (line == nullptr) {
      if (!box.filed.is_zero()) unmapped += box.name + " " + box.filed.to_string() + "\n";
      continue;
    }
    const auto amount = amount_of(*line, balances);
    const Decimal difference = amount ? *amount - box.filed : Decimal();
    const bool agrees = amount && difference.absolute() <= Decimal(1);
    const std::string computed = amount ? amount->to_string() : "unknown";
    const auto reason = explained().find(box.name);
    EXPECT_TRUE(agrees || reason != explained().end()) << box.name << " " << computed << " against " << box.filed.to_string();
    (agrees ? agree : differ) += box.name + " " + computed + (agrees ? " = " : " against ") + box.filed.to_string() + (box.is_remarked ? " (as filed)" : "") +
                                 (agrees ? "" : ": " + reason->second) + "\n";
  }
  return "agree\n" + agree + "\ndiffer\n" + differ + "\nnot mapped, other than 0\n" + unmapped;
}

void compare(const std::string& ledger, const std::string& chart_id) {
  const std::string text = testing::shared_text("fec/" + ledger + ".txt");
  if (text.empty()) GTEST_SKIP() << "the ledger " << ledger << " does not lie beside the checkout";
  const ChartOfAccounts* chart = charts_of_returns().find(chart_id);
  ASSERT_NE(chart, nullptr);
  const Balances ledger_balances = testing::balances_of_ledger(text);
  Decimal sum;
  for (const auto& [account, balance] : ledger_balances) {
    sum += balance;
    EXPECT_TRUE(chart->knows(account)) << account;
  }
  EXPECT_TRUE(sum.is_zero());
  const auto boxes = testing::boxes_of(testing::shared_text("fec/expected/" + ledger + "-expected.csv"));
  EXPECT_GT(boxes.size(), 50U);
  EXPECT_TRUE(golden::matches("tests/dossier/ledgers/" + chart_id + ".txt", compared(*chart, with_result_posted(ledger_balances), boxes)));
}

TEST(Ledgers, of_a_shop_give_the_boxes_of_its_tax_return) { compare("123456789FEC20500930", "tax-return-2050"); }
TEST(Ledgers, of_a_farm_give_the_boxes_of_its_tax_return) { compare("0000000001FEC20220831", "tax-return-2139"); }

TEST(LedgerReader, sums_each_account_whatever_the_columns_and_line_ends) {
  const Balances balances = testing::balances_of_ledger("\xEF\xBB\xBF" "Debit\tCredit\tCompteNum\r\r\n10,50\t0,00\t512\r\r\n0,00\t4\t512\r\n0\t6,50\t706\n\n");
  ASSERT_EQ(balances.size(), 2U);
  EXPECT_EQ(balances.at("512"), Decimal::parse("6.5"));
  EXPECT_EQ(balances.at("706"), Decimal::parse("-6.5"));
}

TEST(LedgerReader, keeps_the_customers_of_one_account_apart) {
  const Balances balances = testing::balances_of_ledger("CompteNum\tCompAuxNum\tDebit\tCredit\n411\tA\t10\t0\n411\tB\t0\t4\n411\tA\t1\t0\n411\t\t2\t0\n");
  EXPECT_EQ(balances, (Balances{{"411", Decimal(2)}, {"4110001", Decimal(11)}, {"4110002", Decimal(-4)}}));
}

TEST(LedgerReader, takes_the_number_that_was_filed) {
  const std::vector<Box> boxes = testing::boxes_of("AA, 0\nFC, 1212844, // expected : 1212827\nZG, -4519\nHD, \nDY, 32361,\n");
  ASSERT_EQ(boxes.size(), 4U);
  EXPECT_EQ(boxes[1].filed, Decimal(1212827));
  EXPECT_TRUE(boxes[1].is_remarked);
  EXPECT_EQ(boxes[2].filed, Decimal(-4519));
  EXPECT_EQ(boxes[3].filed, Decimal(32361));
}

}  // namespace
}  // namespace reprise::dossier
