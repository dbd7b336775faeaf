#include "takeover/pro_forma.h"

#include "golden/golden.h"
#include "takeover/written.h"

namespace reprise::takeover {
namespace {

std::string told(const Bounded& number) {
  const auto end = [](const std::optional<scalar::Decimal>& one) { return one ? one->to_string() : std::string("…"); };
  std::string text = number.low && number.low == number.high ? end(number.low) : end(number.low) + " to " + end(number.high);
  if (!number.low && !number.high) text = number.missing.empty() ? "none" : "unknown";
  for (const std::string& path : number.missing) text += " -" + path;
  return text;
}

std::string told(const ProFormaLine& line) {
  return line.id + ": " + told(line.before) + " + " + told(line.target) + " - " + told(line.flows) + " = " + told(line.after) + "\n";
}

std::string told(const YearRange& years) {
  const auto end = [](const std::optional<int>& one) { return one ? std::to_string(*one) : std::string("?"); };
  return years.low == years.high ? end(years.low) : end(years.low) + " to " + end(years.high);
}

std::string told(const Bridge& bridge) {
  std::string text = "bridge from " + std::to_string(bridge.start_year) + (bridge.start_is_forecast ? " as forecast " : " ") + told(bridge.start) +
                     (bridge.measures_given ? "" : " without measures") + (bridge.measures_complete ? "" : " and more measures") + "\n";
  for (const BridgeStep& step : bridge.steps) {
    text += "  " + step.measure + " '" + step.title + "' " + step.kind + " " + told(step.amount) + " from " + told(step.first) + " until " +
            (step.last ? told(*step.last) : std::string("ever")) + "\n";
  }
  for (const BridgeYear& year : bridge.years) {
    const char* turns[] = {"begins", "may begin", "has begun", "may end", "ends"};
    for (const BridgeChange& change : year.changes) {
      text += "    " + change.measure + " " + turns[static_cast<int>(change.turn)] + ": " + told(Bounded{change.low, change.high, {}, {"open"}}) + "\n";
    }
    text += "  " + std::to_string(year.year) + ": " + told(year.result) + (year.forecast ? " forecast " + told(*year.forecast) : "") + "\n";
  }
  const auto year = [](const std::optional<int>& one) { return one ? std::to_string(*one) : std::string("never"); };
  return text + "surely " + year(bridge.surely) + ", perhaps " + year(bridge.perhaps) + ", aimed at " + year(bridge.aimed) + "\n";
}

std::string told(const ProForma& made) {
  const char* comes[] = {"unknown", "nothing", "sites", "activity", "whole"};
  std::string text = "group " + std::to_string(made.group_year) + ", association " + std::to_string(made.association_year) + ", " +
                     comes[static_cast<int>(made.comes)] + "\n";
  for (const ProFormaLine& line : made.lines) text += told(line);
  for (const ProFormaSector& sector : made.sectors) {
    for (const ProFormaLine& line : sector.lines) text += "[" + sector.sector + "] " + told(line);
  }
  for (const ProFormaRatio& ratio : made.ratios) text += ratio.id + ": " + told(ratio.before) + " then " + told(ratio.after) + "\n";
  return text + told(made.bridge);
}

constexpr const char* kGroup = R"(
sectors: [{id: youth, name: {fr: Jeunesse, en: Youth}}, {id: seniors, name: {fr: Seniors, en: Seniors}}]
legal_persons:
  - {id: care, name: Soins, form: association, sector: seniors, headcount: 300, total_income: 60000000, result: 450000}
  - {id: schools, name: Écoles, form: association, sector: youth, headcount: {low: 190, high: 210}, total_income: 41000000, result: 50000}
  - {id: partner, name: Partenaire, form: association, sector: youth, headcount: 9, outside: true}
accounts:
  - {year: 2023, basis: audited, total_income: 90000000, result: 100000}
  - {year: 2024, basis: audited, total_income: 100000000, result: 500000, cash: 12000000, current_expenses: 97000000, equity: 20000000, provisions: 3000000, financial_debt: 10000000, head_office_costs: 5000000, caf: 2000000}
)";

constexpr const char* kAssociation = R"(
association: {id: target, name: L’Association}
workforce: {headcount: {low: 100, high: 120}}
accounts:
  - {year: 2024, basis: audited, total_income: 8000000, result: -370000, cash: 318000, current_expenses: 8200000, equity: 900000, provisions: 200000, financial_debt: 2500000, head_office_costs: 400000, depreciation: 300000, reversals: 20000, grants_released: 30000, disposal_value: 4000, disposal_income: 12000}
forecasts:
  - {year: 2025, basis: forecast, result: -400000}
establishments:
  - {id: home, kind: nursing_home, budget: 3000000, result: -90000, headcount: 45}
  - {id: office, kind: head_office, headcount: 8}
services:
  - {id: school, type: training, income: 600000, result: 10000, headcount: 9}
flows:
  - {id: fees, payer: association, nature: siège, amount: 250000}
  - {id: meals, payer: group, amount: {low: 10000, high: 12000}}
measures:
  - {id: places, title: Places ouvertes, kind: income, amount: 300000, first_year: 2027}
  - {id: office, title: Sièges réunis, kind: saving, amount: {low: 150000, high: 250000}, first_year: 2026}
  - {id: moving, title: Déménagement, kind: cost, amount: 90000, first_year: 2025, last_year: 2026}
)";

std::string group() { return std::string(kGroup); }
std::string of(const std::string& own, const std::string& others) { return told(pro_forma(written::dossier(own), written::group(others))); }
std::string by(const std::string& transaction) { return of(std::string(kAssociation) + "transaction: " + transaction + "\n", group()); }
std::string bridge(const std::string& own) { return told(pro_forma(written::dossier("association: {id: a}\n" + own), written::group("")).bridge); }

bool has(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

TEST(ProForma, adds_up_what_a_route_brings_in_and_takes_flows_out) {
  EXPECT_TRUE(golden::matches("tests/takeover/golden/pro-forma.txt", by("{route: affiliation, joins: care, break_even_year: 2028}")));
}

TEST(ProForma, of_a_contribution_takes_what_its_sites_declare) {
  EXPECT_TRUE(golden::matches("tests/takeover/golden/pro-forma-sites.txt",
                              by("{route: partial_contribution, joins: care, sites_transferred: [home, school], debts_transferred: 700000, assets_transferred: 1200000}") +
                                  by("{route: partial_contribution, joins: care}") + by("{route: court_sale, joins: care, sites_transferred: [home]}")));
}

TEST(ProForma, of_an_association_that_ends_takes_what_its_debts_leave) {
  EXPECT_TRUE(golden::matches("tests/takeover/golden/pro-forma-ended.txt",
                              by("{route: devolution, joins: schools, assets_transferred: 150000}") + by("{route: court_sale, joins: schools}")));
}

TEST(ProForma, of_a_route_that_combines_no_accounts_leaves_the_group_as_it_is) {
  for (const char* route : {"mandate", "grouping"}) {
    const std::string text = by("{route: " + std::string(route) + ", joins: care}");
    EXPECT_TRUE(has(text, "nothing\n")) << text;
    EXPECT_TRUE(has(text, "total_income: 100000000 + 0 - 0 = 100000000\n")) << text;
    EXPECT_TRUE(has(text, "[seniors] headcount: 300 to … -group.legal_persons + 0 - 0 = 300 to … -group.legal_persons\n")) << text;
    EXPECT_TRUE(has(text, "margin: 0.005 then 0.005\n")) << text;
    EXPECT_TRUE(has(text, "  2027: 80000 to 180000\n")) << text << "the bridge is the association's own";
  }
}

TEST(ProForma, says_what_a_sum_lacks) {
  EXPECT_TRUE(golden::matches("tests/takeover/golden/pro-forma-unknown.txt",
                              of("association: {id: a}\ntransaction: {route: merger}\n", "") + of("association: {id: a}\n", group())));
}

TEST(ProForma, adds_no_two_years) {
  const std::string text = of("association: {id: a}\naccounts: [{year: 2022, basis: audited, result: -5}]\ntransaction: {route: merger}\n", group());
  EXPECT_TRUE(has(text, "group 2024, association 2022")) << text;
  EXPECT_TRUE(has(text, "\nresult: 500000 + -5 - 0 = unknown -accounts[2024].result\n")) << text;
  EXPECT_TRUE(has(text, "bridge from 2022 -5 ")) << text;
}

TEST(ProForma, takes_the_last_year_of_both) {
  const std::string text = of("association: {id: a}\naccounts: [{year: 2023, basis: audited, result: -5}, {year: 2022, basis: audited, result: 4}]\n"
                              "transaction: {route: merger}\nflows: []\n", group());
  EXPECT_TRUE(has(text, "group 2023, association 2023")) << text;
  EXPECT_TRUE(has(text, "\nresult: 100000 + -5 - 0 = 99995\n")) << text;
}

TEST(ProForma, hears_every_source) {
  const std::string text = of("association: {id: a}\naccounts: [{year: 2024, basis: audited, result: {value: -5, source: A, alternatives: [{value: -9, source: B}]}}]\n"
                              "sources: {A: {title: a}, B: {title: b}}\ntransaction: {route: merger}\nflows: []\n", group());
  EXPECT_TRUE(has(text, "\nresult: 500000 + -9 to -5 - 0 = 499991 to 499995\n")) << text;
}

TEST(ProForma, takes_what_does_not_apply_for_nothing) {
  const std::string text = of("association: {id: a}\naccounts: [{year: 2024, basis: audited, financial_debt: {not_applicable: no loans}}]\n"
                              "transaction: {route: merger}\nflows: []\n", group());
  EXPECT_TRUE(has(text, "\nfinancial_debt: 10000000 + 0 - 0 = 10000000\n")) << text;
}

TEST(ProForma, leaves_open_what_flows_could_take_out) {
  const std::string without = of("association: {id: a}\naccounts: [{year: 2024, basis: audited, total_income: 7}]\ntransaction: {route: merger}\n", group());
  EXPECT_TRUE(has(without, "\ntotal_income: 100000000 + 7 - 0 to … -flows = … to 100000007 -flows\n")) << without;
  const std::string incomplete = of("association: {id: a}\naccounts: [{year: 2024, basis: audited, total_income: 7}]\ntransaction: {route: merger}\n"
                                    "flows: {complete: false, entries: [{id: rent, amount: 2}]}\n", group());
  EXPECT_TRUE(has(incomplete, "\ntotal_income: 100000000 + 7 - 2 to … -flows = … to 100000005 -flows\n")) << incomplete;
}

TEST(ProForma, has_no_ratio_over_nothing_or_less) {
  const std::string text = of("association: {id: a}\naccounts: [{year: 2024, basis: audited, financial_debt: 5, result: -9, depreciation: 0, reversals: 0, grants_released: 0,"
                              " disposal_value: 0, disposal_income: 0}]\ntransaction: {route: merger}\nflows: []\n",
                              "accounts: [{year: 2024, basis: audited, financial_debt: 10, caf: 8, equity: {low: -12, high: 30}, provisions: 0}]\n");
  EXPECT_TRUE(has(text, "debt_years: 1.25 then none\n")) << text;
  EXPECT_TRUE(has(text, "debt_share: unknown -group.accounts[2024].financial_debt")) << text;
}

TEST(ProForma, keeps_ratios_of_ranges_between_their_ends) {
  const std::string text = of("association: {id: a}\ntransaction: {route: mandate}\n",
                              "accounts: [{year: 2024, basis: audited, result: {low: -2, high: 4}, total_income: {low: 100, high: 200}, cash: 50, current_expenses: {low: 365},"
                              " financial_debt: {low: 10, high: 20}, equity: {low: 20, high: 30}, provisions: 0}]\n");
  EXPECT_TRUE(has(text, "margin: -0.02 to 0.04 then -0.02 to 0.04\n")) << text;
  EXPECT_TRUE(has(text, "cash_days: 0 to 50 then 0 to 50\n")) << text;
  EXPECT_TRUE(has(text, "debt_share: 0.25 to 0.5 then")) << text;
}

TEST(ProForma, adds_numbers_as_large_as_can_be_written) {
  const std::string nines(34, '9');
  const std::string text = of("association: {id: a}\nworkforce: {headcount: " + nines + "}\naccounts: [{year: 2024, basis: audited, result: 9e6144, total_income: 1e6000}]\n"
                              "transaction: {route: merger}\nflows: []\n",
                              "accounts: [{year: 2024, basis: audited, result: 9e6144, total_income: 1e6000}]\n");
  EXPECT_TRUE(has(text, "\nresult: 9E+6144 + 9E+6144 - 0 = unknown -group.accounts[2024].result -accounts[2024].result\n")) << text;
  EXPECT_TRUE(has(text, "\ntotal_income: 1E+6000 + 1E+6000 - 0 = 2E+6000\n")) << text;
  EXPECT_FALSE(has(text, "NaN") || has(text, "Inf")) << text;
}

TEST(ProForma, counts_listed_legal_persons_for_no_more_than_they_are) {
  const std::string text = by("{route: affiliation, joins: care}");
  EXPECT_TRUE(has(text, "[youth] headcount: 190 to … -group.legal_persons")) << text;
}

TEST(ProForma, adds_up_sectors_whose_legal_persons_are_all_listed) {
  const auto document = written::parsed("group.yaml", "schema: reprise/group/1\nas_of: 2025-01-01\ngroup: {id: g, name: Groupe, entities: 2}" + group());
  const auto read = dossier::group_from_document(document);
  const std::string text = told(pro_forma(written::dossier(std::string(kAssociation) + "transaction: {route: merger, sector: youth}\n"), *read.value));
  EXPECT_TRUE(has(text, "[seniors] result: 450000 + 0 - 0 = 450000\n")) << text;
  EXPECT_TRUE(has(text, "[youth] headcount: 190 to 210 + 100 to 120 - 0 = 290 to 330\n")) << text;
}

TEST(Bridge, goes_nowhere_without_measures) {
  const std::string text = bridge("accounts: [{year: 2024, basis: audited, result: -5}]\n");
  EXPECT_EQ(text, "bridge from 2024 -5 without measures\nsurely never, perhaps never, aimed at never\n");
}

TEST(Bridge, starts_from_what_is_expected_where_no_closed_year_tells) {
  const std::string text = bridge("accounts: [{year: 2023, basis: audited}]\nforecasts: [{year: 2024, basis: forecast, result: {high: -12}}]\n"
                                  "measures: [{id: aid, kind: income, amount: 20, first_year: 2025}]\n");
  EXPECT_EQ(text, "bridge from 2024 as forecast … to -12\n  aid '' income 20 from 2025 until ever\n    aid begins: … to 8 -open\n  2025: … to 8\nsurely never, perhaps 2025, aimed at never\n");
}

TEST(Bridge, tells_nothing_without_a_result) {
  EXPECT_EQ(bridge("measures: [{id: aid, kind: income, amount: 20, first_year: 2025}]\n"),
            "bridge from 0 unknown -accounts\n  aid '' income 20 from 2025 until ever\nsurely never, perhaps never, aimed at never\n");
}

TEST(Bridge, reaches_break_even_where_it_stays_reached) {
  const std::string text = bridge("accounts: [{year: 2024, basis: audited, result: -100}]\nmeasures:\n  - {id: aid, kind: income, amount: 120, first_year: 2025, last_year: 2026}\n"
                                  "  - {id: office, kind: saving, amount: {low: 90, high: 110}, first_year: 2027}\n  - {id: rent, kind: saving, amount: 15, first_year: 2029}\n");
  EXPECT_TRUE(has(text, "  2025: 20\n  2026: 20\n    aid ends: -100 -open\n    office begins: -10 to 10 -open\n  2027: -10 to 10\n  2028: -10 to 10\n"
                        "    rent begins: 5 to 25 -open\n  2029: 5 to 25\nsurely 2029, perhaps 2025,")) << text;
}

TEST(Bridge, is_crossed_already_where_today_is_good) {
  EXPECT_TRUE(has(bridge("accounts: [{year: 2024, basis: audited, result: 3}]\nmeasures: []\n"), "surely 2024, perhaps 2024")) ;
}

TEST(Bridge, counts_nothing_twice_that_acted_before_it_starts) {
  const std::string text = bridge(R"(
accounts: [{year: 2024, basis: audited, result: -100}]
measures:
  - {id: old, kind: saving, amount: 30, first_year: 2022}
  - {id: grant, kind: income, amount: 40, first_year: 2023, last_year: 2025}
  - {id: perhaps, kind: saving, amount: 5, first_year: {low: 2024, high: 2025}}
)");
  EXPECT_TRUE(has(text, "    perhaps has begun: -100 to -95 -open\n  2025: -100 to -95\n    grant ends: -140 to -135 -open\n  2026: -140 to -135\n")) << text;
}

TEST(Bridge, leaves_open_what_a_measure_does_not_say) {
  EXPECT_TRUE(golden::matches("tests/takeover/golden/bridge-unknown.txt", bridge(R"(
accounts: [{year: 2024, basis: audited, result: -100}]
measures:
  - {id: amount, kind: saving, first_year: 2025, last_year: 2025}
  - {id: year, kind: income, amount: 40}
  - {id: kind, amount: 7, first_year: 2026}
  - {id: years, kind: cost, amount: 10, first_year: {low: 2025, high: 2026}, last_year: {low: 2026, high: 2027}}
  - {id: end, kind: saving, amount: 30, first_year: 2026, last_year: unknown}
  - {id: nothing}
)")));
}

TEST(Bridge, promises_nothing_where_more_measures_may_come) {
  const std::string text = bridge("accounts: [{year: 2024, basis: audited, result: -100}]\n"
                                  "measures: {complete: false, entries: [{id: aid, kind: income, amount: 120, first_year: 2025}]}\n");
  EXPECT_TRUE(has(text, "and more measures\n")) << text;
  EXPECT_TRUE(has(text, "surely never, perhaps 2025")) << text;
}

TEST(Bridge, ends_after_ten_years) {
  const std::string text = bridge("accounts: [{year: 2024, basis: audited, result: -100}]\nmeasures: [{id: aid, kind: income, amount: 120, first_year: 2199, last_year: 2200}]\n");
  EXPECT_TRUE(has(text, "  2034: -100\nsurely never, perhaps never")) << text;
}

}  // namespace
}  // namespace reprise::takeover
