// The bridge: what its sentence says in each case, and that each bar stands where its numbers are.
#include <gtest/gtest.h>

#include <regex>

#include "report/example.h"

namespace reprise::report {
namespace {

using assessment::Bridge;
using assessment::Quantity;
using base::Language;
using scalar::Decimal;

Quantity number(std::int64_t euros) { return {Decimal(euros), Decimal(euros), {}, {}}; }
Quantity between(std::int64_t low, std::int64_t high) { return {Decimal(low), Decimal(high), {}, {}}; }

std::string page_with(const Bridge& bridge, Language language = Language::english) {
  assessment::Assessment made = sample::fictional_assessment();
  made.pro_forma->bridge = bridge;
  return reports().html(made, language, {}).value();
}

std::string sentence(const Bridge& bridge, Language language = Language::english) {
  const std::string html = page_with(bridge, language);
  const std::string title = language == Language::english ? "break-even</h3>" : "équilibre</h3>";
  const std::size_t from = html.find("<p class=\"said\">", html.find(title)) + 16;
  return html.substr(from, html.find("</p>", from) - from);
}

Bridge starting_at(std::int64_t euros) {
  Bridge bridge;
  bridge.start_year = 2024;
  bridge.start = number(euros);
  bridge.measures_given = true;
  return bridge;
}

TEST(Bridge, says_when_break_even_is_sure) {
  Bridge bridge = starting_at(-400000);
  bridge.surely = 2027;
  EXPECT_EQ(sentence(bridge), "Starting from −€400K in 2024, the measures declared lead to break-even from 2027 on, whatever the ranges.");
  EXPECT_EQ(sentence(bridge, Language::french), "Résultat 2024\u202F: −400\u00A0k€. Les mesures déclarées mènent à l’équilibre dès 2027, quelles que soient les fourchettes.");
}

TEST(Bridge, says_what_misses_at_worst_and_at_best) {
  Bridge bridge = starting_at(-400000);
  bridge.years = {{2025, {}, between(-50000, 20000), {}}};
  bridge.perhaps = 2025;
  EXPECT_EQ(sentence(bridge), "Starting from −€400K in 2024, break-even is reached from 2025 on only if everything turns out well. At worst €50K are still missing in 2025.");
  bridge.perhaps.reset();
  bridge.years = {{2025, {}, between(-90000, -30000), {}}};
  EXPECT_EQ(sentence(bridge), "Starting from −€400K in 2024, the measures declared do not lead to break-even. Even if everything turns out well, €30K are still missing in 2025.");
}

TEST(Bridge, says_what_nobody_declared) {
  Bridge bridge = starting_at(-400000);
  bridge.measures_given = false;
  bridge.aimed = 2026;
  EXPECT_EQ(sentence(bridge), "Starting from −€400K in 2024, the file declares no measure: nothing leads to break-even. The file aims at 2026.");
  bridge.start = {};
  bridge.start.missing = {"accounts"};
  EXPECT_EQ(sentence(bridge), "Today’s result is unknown: nothing can be drawn. The file aims at 2026.");
  bridge = starting_at(7000);
  bridge.surely = bridge.perhaps = 2024;
  EXPECT_EQ(sentence(bridge).find("The result of 2024 is €7,000: the association breaks even already"), 0U) << sentence(bridge);
}

/// "sure loss 2 50" for each bar of the figure, rows apart by a line.
std::string bars(const Bridge& bridge) {
  const std::string html = page_with(bridge);
  static const std::regex part("<li class=\"bridge-row|<rect class=\"(sure|possible) (gain|loss|either)\" x=\"([0-9.]+)%\" y=\"5\" width=\"([0-9.]+)%\"|<circle class=\"mark\" cx=\"([0-9.]+)%\"");
  std::string text;
  for (auto one = std::sregex_iterator(html.begin(), html.end(), part); one != std::sregex_iterator(); ++one) {
    if (one->str(0).starts_with("<li")) {
      text += "|";
    } else if (one->str(0).starts_with("<circle")) {
      text += " mark " + one->str(5);
    } else {
      text += " " + one->str(1) + " " + one->str(2) + " " + one->str(3) + "+" + one->str(4);
    }
  }
  return text;
}

// The scale runs from -100 at 2 % to 100 at 98 %: zero at 50 %, 10 euros are 4.8 %.
TEST(Bridge, draws_results_from_zero_and_hatches_what_is_only_possible) {
  Bridge bridge = starting_at(-100);
  bridge.years = {{2025, {}, between(-50, -25), number(100)}, {2026, {}, between(-25, 25), {}}, {2027, {}, between(25, 50), {}}, {2028, {}, {Decimal(50), {}, {}, {"x"}}, {}}};
  for (auto& year : bridge.years) year.changes = {{"none", "begins", year.result.low, year.result.high}};
  const std::string drawn = bars(bridge);
  EXPECT_NE(drawn.find("| sure loss 2+48"), std::string::npos) << drawn;
  EXPECT_NE(drawn.find("| sure loss 38+12 possible loss 26+12 mark 98"), std::string::npos) << drawn;
  EXPECT_NE(drawn.find("| possible either 38+24"), std::string::npos) << drawn;
  EXPECT_NE(drawn.find("| sure gain 50+12 possible gain 62+12"), std::string::npos) << drawn;
  EXPECT_NE(drawn.find("| sure gain 50+24 possible gain 74+26"), std::string::npos) << drawn;
}

TEST(Bridge, hangs_measures_one_behind_the_other_on_the_prudent_side) {
  Bridge bridge = starting_at(-100);
  bridge.measures = {{"saves", "Saves", "saving", between(50, 100), number(2025), {}}, {"costs", "Costs", "cost", between(-50, -25), number(2025), {}},
                     {"either", "Either", "", between(-25, 25), number(2025), {}}};
  bridge.years = {{2025, {{"saves", "begins", Decimal(-50), Decimal(0)}, {"costs", "begins", Decimal(-100), Decimal(-25)}, {"either", "begins", Decimal(-125), Decimal(0)}}, between(-125, 0), number(75)}};
  // From -125 to 75: zero at 62 %, 25 euros are 12 %.
  EXPECT_EQ(bars(bridge), "| sure loss 14+48| sure gain 14+24 possible gain 38+24| sure loss 26+12 possible loss 14+12| possible either 2+24| possible loss 2+60 mark 98");
}

TEST(Bridge, takes_what_was_only_possible_off_the_far_side) {
  Bridge bridge = starting_at(-100);
  bridge.measures = {{"aid", "Aid", "income", between(25, 75), number(2025), number(2025)}};
  bridge.years = {{2025, {{"aid", "begins", Decimal(-75), Decimal(-25)}}, between(-75, -25), number(100)}, {2026, {{"aid", "ends", Decimal(-100), Decimal(-100)}}, number(-100), {}}};
  // From -100 to 100: 25 euros are 12 %.
  EXPECT_EQ(bars(bridge), "| sure loss 2+48| sure gain 2+12 possible gain 14+24| sure loss 38+12 possible loss 14+24 mark 98| sure loss 2+12 possible loss 14+24| sure loss 2+48");
}

TEST(Bridge, draws_nothing_of_what_nothing_bounds) {
  Bridge bridge = starting_at(-100);
  bridge.measures = {{"what", "What", "", {{}, {}, {}, {"x"}}, {}, {}}};
  bridge.years = {{2025, {{"what", "begins", {}, {}}}, {{}, {}, {}, {"x"}}, {}}};
  EXPECT_EQ(bars(bridge), "| sure loss 2+96||");
}

}  // namespace
}  // namespace reprise::report
