// Trial balances: what wrong ones are told, and the lines that sound ones give.
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>

#include "dossier/books.h"

namespace reprise::dossier {
namespace {

using scalar::Decimal;
using testing::year_with;

constexpr const char* kFolder = "tests/dossier/trial-balances";

base::Diagnostics problems_of_balance(const std::string& name) {
  auto parsed = document::Document::parse(std::make_shared<const base::Source>(name, golden::read(std::string(kFolder) + "/" + name)));
  base::Diagnostics problems = std::move(parsed.diagnostics);
  if (!parsed.value) return problems;
  problems.add(testing::schema_named("dossier").check(*parsed.value));
  problems.add(dossier_from_document(*parsed.value, testing::with_charts()).diagnostics);
  problems.sort();
  return problems;
}

TEST(BrokenTrialBalances, are_told_every_mistake_in_its_place) {
  for (const std::string& name : golden::list(kFolder, ".yaml")) {
    SCOPED_TRACE(name);
    const base::Diagnostics problems = problems_of_balance(name);
    EXPECT_TRUE(problems.has_errors());
    const std::string stem = std::string(kFolder) + "/" + name.substr(0, name.size() - 5);
    EXPECT_TRUE(golden::matches(stem + ".expected", base::render(problems, base::Language::english)));
    EXPECT_TRUE(golden::matches(stem + ".expected.fr", base::render(problems, base::Language::french)));
  }
}

TEST(BrokenTrialBalances, show_every_message_about_them) {
  std::set<std::string> shown = {"account-no-charts"};  // below
  for (const std::string& name : golden::list(kFolder, ".yaml")) {
    const base::Diagnostics problems = problems_of_balance(name);
    for (const base::Diagnostic& problem : problems.items()) shown.insert(problem.code);
  }
  for (const base::DiagnosticText& text : base::diagnostic_catalogue()) {
    const bool is_of_charts = text.code.starts_with("account-chart-") && text.code != "account-chart-of-other-years";
    EXPECT_TRUE(!text.code.starts_with("account-") || is_of_charts || shown.contains(std::string(text.code))) << text.code;
  }
}

TEST(BrokenTrialBalances, are_refused_where_the_rules_have_no_charts) {
  const document::Document document =
      testing::parsed("dossier.yaml", "as_of: 2025-01-01\naccounts:\n  - year: 2024\n    trial_balance: {102: -1, 512: 1}\n");
  const auto read = dossier_from_document(document, {});
  ASSERT_EQ(read.diagnostics.items().size(), 1U);
  EXPECT_EQ(base::render(read.diagnostics, base::Language::english),
            "dossier.yaml:4:5: error: expected charts of accounts to read the trial balance by, the rules have none [account-no-charts]\n"
            " 4 |     trial_balance: {102: -1, 512: 1}\n"
            "   |     ^~~~~~~~~~~~~\n"
            "   hint: add charts-of-accounts/ to the folder of rules, or write the lines themselves\n");
}

/// The balances of a fictional organisation under a tariff, as lines of YAML.
std::string whole_books(const std::string& indent) {
  std::string text;
  std::string all = golden::read(std::string(kFolder) + "/whole.balances");
  for (std::size_t at = 0; at < all.size();) {
    const std::size_t end = all.find('\n', at);
    text += indent + all.substr(at, end - at) + "\n";
    at = end + 1;
  }
  return text;
}

std::string replaced(std::string text, const std::map<std::string, std::string>& lines) {
  for (const auto& [from, to] : lines) {
    const std::size_t at = text.find(" " + from + "\n");
    EXPECT_NE(at, std::string::npos) << from;
    if (at != std::string::npos) text.replace(at + 1, from.size(), to);
  }
  return text;
}

std::string listing(const Section& year) {
  std::string text;
  for (const Fact& fact : year.facts) {
    if (fact.evidence.quality == "computed") text += fact.path.substr(fact.path.rfind('.') + 1) + " " + to_string(fact.value) + "\n";
  }
  return text;
}

Section esms(const std::string& chart, const std::string& balances, const std::string& year) {
  return year_with("    trial_balance:\n      chart: " + chart + "\n      source: EARLY\n      balances:\n" + balances, year);
}

TEST(TrialBalance, gives_the_lines_that_a_person_adds_up_by_hand) {
  const Section year = esms("esms-2019", whole_books("        "), "2024");
  const std::map<std::string, std::int64_t> by_hand = {
      {"total_income", 42425},      // 4000 + 30000 + 6000 + 150 + 25 + 400 + 1000 + 350 + 500
      {"operating_income", 41000},  // without 25 of class 76, 1400 of 77
      {"cash_income", 40175},       // 70 to 76: 40150 + 25; of 77 neither 775 nor 777
      {"tariff_income", 30000}, {"subsidies", 6000},
      {"total_expenses", 44335},
      {"operating_expenses", 43270},  // 60 to 65: 40370; 681: 2100; 689: 800
      {"current_expenses", 41010},    // 40370 + 640 of class 66
      {"purchases", 5400}, {"energy_costs", 2000},
      {"staff_costs", 36000},         // 64: 33000 - 500 of 649; 621: 1500; 631 and 633: 2000
      {"agency_costs", 1500}, {"payroll", 24000}, {"financial_expenses", 640}, {"income_tax", 75}, {"depreciation", 2900}, {"reversals", 850},
      {"grants_released", 1000}, {"disposal_income", 400}, {"disposal_value", 260},
      {"exceptional_result", 1050},   // 1400 - 90 - 260
      {"rejected_costs", 300},
      {"result", -1910},              // 42425 - 44335, posted nowhere yet
      {"fixed_assets_gross", 67500}, {"accumulated_depreciation", 27800},
      {"buildings_gross", 50000}, {"buildings_depreciation", 20000}, {"equipment_gross", 14000}, {"equipment_depreciation", 7000},
      {"depreciable_assets_gross", 65000}, {"depreciable_assets_depreciation", 27800},
      {"current_assets", 67210},      // 800 + 6750 + 220 + 59440
      {"inventories", 800},
      {"receivables", 6750},          // 200 + 2600 + 400 + 3500 + 250 + 150, less 350 of 491
      {"funder_receivables", 3900}, {"prepaid_expenses", 220},
      {"cash", 59440},                // 1000 + 58410 + 80 - 50; the account 514 in the red is no cash
      {"short_term_bank_debt", 1200},
      {"total_assets", 107020},       // 67500 - 27800 + 110 of 481 + 67210
      {"equity", 58190},              // 51000 + 500 + 8000 + 600 - 1910 of accounts 10, 11, 13, 14, 12
      {"contributed_funds", 51000}, {"returnable_contributions", 5000}, {"operating_reserves", 3000}, {"treasury_reserves", 2600},
      {"retained_earnings", 500},     // 1500 - 700 - 300
      {"accumulated_deficits", 2610}, // 700 + 1910; refused costs stand for themselves
      {"capital_grants", 8000}, {"regulated_provisions", 600}, {"provisions", 2000}, {"retirement_provisions", 1100}, {"litigation_provisions", 900},
      {"dedicated_funds", 2500}, {"deposits_held", 800},
      {"financial_debt", 30000},      // neither deposits nor accrued interest
      {"supplier_debt", 6300}, {"social_tax_debt", 4450}, {"deferred_income", 330},
      {"total_debt", 44330}};         // 30550 + 12250 + 1200 + 330
  for (const auto& [line, amount] : by_hand) EXPECT_EQ(to_string(year.at(line).value), std::to_string(amount)) << line;
  const auto computed = static_cast<std::size_t>(
      std::ranges::count_if(year.facts, [](const Fact& fact) { return fact.evidence.quality == "computed"; }));
  EXPECT_EQ(computed, by_hand.size());
}

TEST(TrialBalance, says_of_each_line_how_it_was_summed_and_from_where) {
  const Section year = esms("esms-2019", whole_books("        "), "2024");
  const Fact& cash = year.at("cash");
  EXPECT_EQ(cash.state, FactState::known);
  EXPECT_TRUE(cash.declared);
  EXPECT_EQ(cash.evidence.computed, base::Text("calculé depuis la balance (esms-2019)\u202F: dr(50..54, 58) + net_dr(59)",
                                               "computed from the trial balance (esms-2019): dr(50..54, 58) + net_dr(59)"));
  EXPECT_EQ(cash.evidence.quality, "computed");
  EXPECT_EQ(cash.evidence.basis, "audited");
  EXPECT_EQ(cash.evidence.period, "2024");
  EXPECT_EQ(cash.evidence.sources, std::vector<std::string>{"EARLY"});
  EXPECT_EQ(cash.place.to_string(), "dossier.yaml:7:5");
  EXPECT_EQ(year.at("financial_debt").evidence.computed.en,
            "computed from the trial balance (esms-2019): cr(16 except 165, 1688, 169) \u2212 dr(169)");
}

TEST(TrialBalance, gives_the_same_lines_by_the_numbers_of_2018_and_of_2025) {
  // What 481 held has no account of its own from 2025 on.
  const std::string before = replaced(whole_books("        "), {{"481: 110", "5121: 110"}});
  const std::string after = replaced(before, {{"675: 260", "652: 260"}, {"775: -400", "757: -400"}, {"777: -1000", "747: -1000"}});
  const std::string lines = listing(esms("esms-2019", before, "2024"));
  EXPECT_EQ(lines, listing(esms("esms-2025", after, "2025")));
  EXPECT_NE(lines.find("disposal_value 260\n"), std::string::npos);
  const std::string general = "        101: -500\n        512: 200\n        606: 900\n        707: -1000\n        ";
  const std::string sold = general + "675: 800\n        775: -300\n        777: -100\n";
  const std::string sold_later = general + "657: 800\n        757: -300\n        747: -100\n";
  EXPECT_EQ(listing(esms("general-2014", sold, "2024")), listing(esms("general-2025", sold_later, "2025")));
}

TEST(TrialBalance, reads_books_before_and_after_closing_alike) {
  const std::string open = "    trial_balance: {102: -900, 512: 1000, 606: 400, 706: -500}\n";
  const std::string posted = "    trial_balance: {102: -900, 512: 1000, 120: -100, 606: 400, 706: -500}\n";
  EXPECT_EQ(listing(year_with(open)), listing(year_with(posted)));
  EXPECT_EQ(to_string(year_with(open).at("equity").value), "1000");
}

TEST(TrialBalance, tells_nothing_of_income_once_the_books_are_closed) {
  const Section closed = year_with("    trial_balance: {102: -900, 512: 1000, 120: -100, 606: 0}\n");
  EXPECT_EQ(to_string(closed.at("result").value), "100");
  for (const char* line : {"total_income", "current_expenses", "staff_costs", "exceptional_result"}) EXPECT_EQ(closed.at(line).state, FactState::unknown) << line;
  const Section assigned = year_with("    trial_balance: {102: -900, 512: 1000, 110: -100}\n");
  EXPECT_EQ(to_string(assigned.at("equity").value), "1000");
  EXPECT_EQ(assigned.at("result").state, FactState::unknown) << "a result that was assigned is not a result of 0";
}

TEST(TrialBalance, leaves_unknown_what_its_accounts_are_too_coarse_for) {
  const Section year = year_with("    trial_balance: {102: -900, 106800: -50, 512: 1000, 151000: -50, 621: 300, 6060: 50, 641: 150, 706: -500}\n");
  for (const char* line : {"agency_costs", "litigation_provisions", "operating_reserves"}) EXPECT_EQ(year.at(line).state, FactState::unknown) << line;
  EXPECT_EQ(to_string(year.at("staff_costs").value), "450");
  EXPECT_EQ(to_string(year.at("provisions").value), "50");
  EXPECT_EQ(to_string(year.at("deferred_income").value), "0") << "a complete balance without account 487 has no deferred income";
}

TEST(TrialBalance, stands_behind_a_line_that_is_written_and_agrees_to_the_euro) {
  const std::string balance = "    trial_balance: {102: -900.4, 512: 1000.4, 606: 400, 706: -500}\n";
  for (const char* cash : {"1000", "1000.4", "1001", "{low: 900, high: 1100}"}) {
    const Section year = year_with("    cash: " + std::string(cash) + "\n" + balance);
    EXPECT_TRUE(year.at("cash").alternatives.empty()) << cash;
    EXPECT_EQ(year.at("cash").evidence.quality, "") << cash;
  }
  const Section unsaid = year_with("    cash: unknown\n" + balance);
  EXPECT_EQ(to_string(unsaid.at("cash").value), "1000.4");
}

TEST(TrialBalance, contradicts_a_line_that_is_written_otherwise) {
  const Section year = year_with("    cash: 1002\n    trial_balance: {102: -900.4, 512: 1000.4, 606: 400, 706: -500}\n");
  const Fact& cash = year.at("cash");
  EXPECT_EQ(cash.state, FactState::uncertain);
  EXPECT_EQ(to_string(cash.value), "1002");
  ASSERT_EQ(cash.contradictions().size(), 1U);
  const Alternative& computed = *cash.contradictions().front();
  EXPECT_EQ(to_string(computed.value), "1000.4");
  EXPECT_EQ(cash.place.to_string(), "dossier.yaml:7:11");
  EXPECT_EQ(computed.place.to_string(), "dossier.yaml:8:5");
  EXPECT_EQ(computed.evidence.computed.en, "computed from the trial balance (associations-2018): dr(50..54, 58) + net_dr(59)");
}

TEST(TrialBalance, of_a_later_source_waits_for_its_day) {
  const std::string balance = "    trial_balance: {source: LATE, balances: {102: -900, 512: 1000, 606: 400, 706: -500}}\n";
  EXPECT_EQ(year_with(balance).at("cash").state, FactState::unknown);
  EXPECT_TRUE(year_with(balance).at("cash").left_out);
  const Section year = year_with("    cash: 5\n" + balance);
  EXPECT_EQ(year.at("cash").state, FactState::known);
  EXPECT_EQ(to_string(year.at("cash").value), "5");
}

TEST(TrialBalance, may_stand_under_forecasts) {
  const Dossier dossier = testing::dossier_with(
      "forecasts:\n  - {year: 2026, basis: forecast, trial_balance: {102: -900, 512: 1000, 606: 400, 706: -500}}\n", testing::with_charts());
  EXPECT_EQ(to_string(dossier.list("forecasts").find("2026")->section.at("cash").value), "1000");
}

/// Accounts 60000000 to 60009999 and one that balances them.
std::string many_accounts(const std::string& balance) {
  std::string text = "accounts:\n  - year: 2024\n    trial_balance:\n";
  for (int at = 0; at < 10'000; ++at) text += "      " + std::to_string(60'600'001 + at) + ": " + balance + "\n";
  return text;
}

TEST(HostileTrialBalances, of_ten_thousand_accounts_are_read) {
  const Dossier dossier = testing::dossier_with(many_accounts("0.01") + "      512: -100\n", testing::with_charts());
  EXPECT_EQ(to_string(dossier.list("accounts").find("2024")->section.at("purchases").value), "100");
}

TEST(HostileTrialBalances, of_ten_thousand_mistakes_are_refused_each_by_name) {
  const document::Document document = testing::parsed("dossier.yaml", "as_of: 2025-01-01\n" + many_accounts("1e300"));
  const auto read = dossier_from_document(document, testing::with_charts());
  ASSERT_EQ(read.diagnostics.items().size(), 10'000U);
  EXPECT_EQ(read.diagnostics.items().back().code, "account-amount");
  EXPECT_EQ(read.diagnostics.items().back().place.to_string(), "dossier.yaml:10004:17");
}

/// Every cut and every swapped byte of a sound dossier is read or refused, nothing else.
TEST(HostileTrialBalances, survive_every_cut_and_every_odd_byte) {
  const std::string sound = "as_of: 2025-01-01\naccounts:\n  - year: 2024\n    trial_balance: {chart: esms-2019, balances: {102: -9, 512: 10, 606: 4, 706: -5}}\n";
  const auto read = [](const std::string& text) {
    auto parsed = document::Document::parse(std::make_shared<const base::Source>("dossier.yaml", text));
    if (parsed.value) (void)dossier_from_document(*parsed.value, testing::with_charts());
  };
  for (std::size_t cut = 0; cut < sound.size(); ++cut) read(sound.substr(0, cut));
  for (std::size_t at = 0; at < sound.size(); ++at) {
    for (const char odd : {'-', '0', '9', 'x', '{', '}', '\'', ':', '\0', '\xff', '&', '*'}) {
      std::string text = sound;
      text[at] = odd;
      read(text);
    }
  }
}

}  // namespace
}  // namespace reprise::dossier
