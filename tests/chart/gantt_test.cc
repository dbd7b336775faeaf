#include "chart/gantt.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <regex>

#include "assessment/sample.h"
#include "golden/golden.h"

namespace reprise::chart {
namespace {

using assessment::Calendar;
using assessment::LegalRoute;
using base::Language;

Calendar sample() { return *sample::fictional_assessment().calendar; }

std::string drawn(const Calendar& calendar, std::size_t route = 0, Language language = Language::english) {
  Options options;
  options.language = language;
  return draw_gantt(calendar, calendar.routes.at(route), options);
}

std::vector<double> numbers(const std::string& text, const std::string& pattern) {
  const std::regex one(pattern);
  std::vector<double> found;
  for (std::sregex_iterator at(text.begin(), text.end(), one); at != std::sregex_iterator(); ++at) found.push_back(std::stod((*at)[1]));
  return found;
}

/// Of the smallest type, once the drawing is fitted to an upright page.
double type_on_page(const std::string& svg) {
  const double width = numbers(svg, "viewBox=\"0 0 ([0-9.]+) ").at(0);
  const double height = numbers(svg, "viewBox=\"0 0 [0-9.]+ ([0-9.]+)\"").at(0);
  const std::vector<double> sizes = numbers(svg, "font-size=\"([0-9.]+)\"");
  return *std::ranges::min_element(sizes) * std::min({1.0, kGanttWidth / width, kGanttHeight / height});
}

/// The group of the row of that step: its tip, marks, name and bar.
std::string row(const std::string& svg, const std::string& title) {
  const std::size_t at = svg.find("<g role=\"listitem\"><title>" + title);
  EXPECT_NE(at, std::string::npos) << title;
  return at == std::string::npos ? "" : svg.substr(at, svg.find("</g>", at) - at);
}

bool has(const std::string& text, const std::string& words) { return text.find(words) != std::string::npos; }

TEST(Gantt, is_the_same_drawing_as_before) {
  EXPECT_TRUE(golden::matches("tests/chart/golden/gantt.fr.svg", drawn(sample(), 0, Language::french)));
  EXPECT_TRUE(golden::matches("tests/chart/golden/gantt.en.svg", drawn(sample(), 0, Language::english)));
}

TEST(Gantt, shows_every_step_and_none_else) {
  const Calendar calendar = sample();
  const std::string svg = drawn(calendar);
  std::size_t rows = 0;
  for (std::size_t at = svg.find("role=\"listitem\""); at != std::string::npos; at = svg.find("role=\"listitem\"", at + 1)) ++rows;
  EXPECT_EQ(rows, calendar.routes[0].steps.size());
}

TEST(Gantt, tells_the_critical_path_by_outline_and_mark) {
  const std::string svg = drawn(sample());
  EXPECT_TRUE(has(row(svg, "Consultation of the works council"), "stroke=\"#1B1F24\" stroke-width=\"2\""));
  EXPECT_TRUE(has(row(svg, "Consultation of the works council"), "font-weight=\"bold\""));
  EXPECT_FALSE(has(row(svg, "Draft statutes"), "stroke-width=\"2\""));
}

TEST(Gantt, dashes_what_is_to_be_checked_and_marks_it) {
  const std::string svg = drawn(sample());
  EXPECT_TRUE(has(row(svg, "Consent of lenders"), "fill=\"#FFFFFF\" stroke-dasharray=\"3,2\""));
  EXPECT_TRUE(has(row(svg, "Consent of lenders"), ">?</text>"));
  EXPECT_FALSE(has(row(svg, "Draft statutes"), ">?</text>"));
}

TEST(Gantt, marks_vote_effect_and_the_end_of_the_cash_with_words) {
  const std::string english = drawn(sample());
  EXPECT_TRUE(has(english, "earliest vote and effect: 15\u00a0September\u00a02025"));
  EXPECT_TRUE(has(english, "effect, legal limits used up: 30\u00a0September\u00a02025"));
  EXPECT_TRUE(has(english, "cash runs out: from 23\u00a0August\u00a02025 to 24\u00a0September\u00a02025"));
  EXPECT_TRUE(
      has(drawn(sample(), 0, Language::french), "fin de la trésorerie\u202f: du 23\u00a0août\u00a02025 au 24\u00a0septembre\u00a02025"));
}

TEST(Gantt, says_where_the_end_of_the_cash_is_when_it_is_not_drawn) {
  Calendar calendar = sample();
  calendar.cash_ends_low = calendar.cash_ends_high = scalar::Date::parse("2031-01-01");
  EXPECT_TRUE(has(drawn(calendar), "cash runs out: 1\u00a0January\u00a02031, after this drawing"));
}

TEST(Gantt, has_no_type_below_seven_points_on_a_page_with_thirty_long_steps) {
  Calendar calendar = sample();
  EXPECT_GE(type_on_page(drawn(calendar)), 9);
  LegalRoute& route = calendar.routes[0];
  assessment::CalendarStep step = route.steps.front();
  step.title = base::Text::same("Consultation of the works councils, with experts at the centre and in the establishments");
  route.steps.assign(30, step);
  for (std::size_t at = 0; at < route.steps.size(); ++at) route.steps[at].phase = base::Text::same("Phase " + std::to_string(at / 4));
  EXPECT_GE(type_on_page(drawn(calendar)), 7);
}

TEST(Gantt, stays_on_its_page_from_one_day_to_ten_years) {
  for (const char* end : {"2025-06-30", "2025-07-01", "2026-01-31", "2035-12-31"}) {
    Calendar calendar = sample();
    calendar.cash_ends_low.reset();
    calendar.routes[0].effect = calendar.routes[0].effect_at_limit = *scalar::Date::parse(end);
    const std::string svg = drawn(calendar);
    for (const double x : numbers(svg, "(?:text x|M|points)[ =\"]*([0-9.]+)")) EXPECT_LE(x, kGanttWidth) << end;
  }
}

TEST(Gantt, of_a_route_without_steps_is_a_title_and_a_line) { EXPECT_TRUE(has(drawn(sample(), 1), "</svg>")); }

TEST(Gantt, shows_hostile_names_literally) {
  Calendar calendar = sample();
  calendar.routes[0].id = "a\"><script>";
  calendar.routes[0].title = base::Text::same("<script>alert(\"&\")</script>\n\u202Eمرحبا 😀");
  calendar.routes[0].steps[0].title = base::Text::same("]]><svg onload=x>");
  const std::string svg = drawn(calendar);
  EXPECT_FALSE(has(svg, "<script"));
  EXPECT_FALSE(has(svg, "<svg onload"));
  EXPECT_FALSE(has(svg, "\u202E"));
}

}  // namespace
}  // namespace reprise::chart
