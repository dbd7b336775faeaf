#include <gtest/gtest.h>

#include <regex>

#include "assessment/json.h"
#include "report/citation.h"
#include "report/example.h"

namespace reprise::report {
namespace {

using assessment::Assessment;
using base::Language;

std::string section(const Assessment& made, Language language) {
  const std::string html = reports().html(made, language, {}).value();
  const std::size_t from = html.find("<section id=\"calendar\">");
  return from == std::string::npos ? "" : html.substr(from, html.find("</section>", from) - from);
}

std::size_t count(const std::string& text, const std::string& words) {
  std::size_t found = 0;
  for (std::size_t at = text.find(words); at != std::string::npos; at = text.find(words, at + words.size())) ++found;
  return found;
}

bool has(const std::string& text, const std::string& words) { return text.find(words) != std::string::npos; }

Locale locale(const char* tag, Language language) {
  return {language, Catalogue::load(base::DiskFiles(), golden::checkout_path("reports/locales/" + std::string(tag) + ".json")).value()};
}

/// Its parts, the French ones in brackets.
std::string parts(const base::Text& basis, const Locale& words) {
  std::string text;
  for (const CitedPart& part : cited(basis, words)) text += part.is_french ? "[" + part.words + "]" : part.words;
  return text;
}

TEST(CalendarSection, says_to_be_verified_of_every_text_quoted_from_memory) {
  const Assessment made = sample::fictional_assessment();
  std::size_t quoted = 0;  // in the tables: each route once, the steps and deadlines of the dossier's own
  for (const auto& route : made.calendar->routes) {
    quoted += route.basis.seen == "memory" ? 1U : 0U;
    if (!route.chosen) continue;
    for (const auto& step : route.steps) quoted += step.basis.seen == "memory" ? 1U : 0U;
    for (const auto& due : route.after_effect) quoted += due.basis.seen == "memory" ? 1U : 0U;
  }
  EXPECT_EQ(quoted, 4U);
  EXPECT_EQ(count(section(made, Language::english), "<span class=\"not-sure\">from memory, to be verified</span>"), quoted);
  EXPECT_EQ(count(section(made, Language::french), "<span class=\"not-sure\">de mémoire, à vérifier</span>"), quoted);
}

TEST(CalendarSection, marks_the_critical_path_by_word_and_shape) {
  const std::string html = section(sample::fictional_assessment(), Language::english);
  EXPECT_EQ(count(html, "<use href=\"#shape-high\"/></svg>critical</strong>"), 3U);
  EXPECT_TRUE(has(html, "21 days to spare"));
}

TEST(CalendarSection, says_what_is_to_be_checked_and_for_want_of_which_fact) {
  EXPECT_EQ(count(section(sample::fictional_assessment(), Language::english), "to be checked; missing: Consent clauses"), 2U);
}

TEST(CalendarSection, tells_the_end_of_the_cash_against_the_vote) {
  EXPECT_TRUE(has(section(sample::fictional_assessment(), Language::english),
                  "Cash runs out between 23 days before and 9 days after the earliest vote."));
}

TEST(CalendarSection, shows_the_three_quickest_open_routes_where_none_is_chosen) {
  Assessment made = sample::fictional_assessment();
  auto& routes = made.calendar->routes;
  routes[0].chosen = false;
  const std::string html = section(made, Language::english);
  EXPECT_EQ(count(html, "<div class=\"route-detail\">"), 2U) << "one is closed";
  EXPECT_LT(html.find("<h3>Affiliation – open"), html.find("<h3>Management mandate – nobody knows"));
  EXPECT_TRUE(has(html, "the quickest of those that are open"));
}

TEST(CalendarSection, is_not_there_where_the_rules_have_no_law) {
  Assessment made = sample::fictional_assessment();
  made.calendar.reset();
  EXPECT_EQ(section(made, Language::english), "");
}

TEST(CalendarSection, is_the_same_from_the_written_assessment) {
  const Assessment made = sample::fictional_assessment();
  const auto read = assessment::from_json(std::make_shared<const base::Source>("a.json", assessment::to_json(made)));
  EXPECT_EQ(section(made, Language::french), section(read.value(), Language::french));
}

TEST(Citations, stay_french_and_are_joined_in_the_language_of_the_report) {
  const Locale english = locale("en", Language::english);
  const auto joined = [&](const char* text) { return parts(base::Text::same(text), english); };
  EXPECT_EQ(joined("C. com. L642-1 à L642-8"), "[C. com. L642-1] to [L642-8]");
  EXPECT_EQ(joined("Loi du 1er juillet 1901, art. 1 et 5\u202f; CASF L312-7"), "[Loi du 1er juillet 1901, art. 1] and [5]; [CASF L312-7]");
  EXPECT_EQ(joined("C. civ. art. 1984 et suivants"), "[C. civ. art. 1984] and following");
  EXPECT_EQ(joined("C. com. L642-2, II et V"), "[C. com. L642-2, II] and [V]");
  EXPECT_EQ(joined("Loi sur la sécurité et la santé"), "[Loi sur la sécurité et la santé]") << "a word of a name";
  EXPECT_EQ(parts({"usage", "practice"}, english), "practice");
  EXPECT_EQ(parts(base::Text::same("C. com. L642-1 à L642-8"), locale("fr", Language::french)), "C. com. L642-1 à L642-8");
  EXPECT_TRUE(has(section(sample::fictional_assessment(), Language::english),
                  "<span lang=\"fr\">C. com. L642-1</span> to <span lang=\"fr\">L642-8</span>"));
  EXPECT_FALSE(has(section(sample::fictional_assessment(), Language::french), "<span lang="));
}

std::string file(const assessment::Calendar& calendar, Language language = Language::english) { return reports().calendar_file(calendar, language); }

TEST(CalendarFile, says_the_same_as_before) {
  const auto calendar = *sample::fictional_assessment().calendar;
  EXPECT_TRUE(golden::matches("tests/report/golden/calendar-fr.ics", file(calendar, Language::french)));
  EXPECT_TRUE(golden::matches("tests/report/golden/calendar-en.ics", file(calendar)));
}

TEST(CalendarFile, says_to_be_verified_of_every_text_quoted_from_memory) {
  const std::string unfolded = std::regex_replace(file(*sample::fictional_assessment().calendar), std::regex("\r\n "), "");
  EXPECT_EQ(count(unfolded, "from memory\\, to be verified"), 3U) << "two steps and a deadline";
}

TEST(CalendarFile, keeps_names_of_others_to_one_property) {
  auto calendar = *sample::fictional_assessment().calendar;
  calendar.association_id = "a\r\nEND:VEVENT";
  calendar.association_name = "X\r\nEND:VCALENDAR\x01; é, \\";
  const std::string text = file(calendar);
  EXPECT_EQ(count(text, "\r\nEND:VCALENDAR\r\n"), 1U);
  EXPECT_EQ(count(text, "\nEND:VEVENT"), count(text, "BEGIN:VEVENT"));
}

TEST(CalendarFile, knows_an_event_again_when_its_days_have_moved) {
  auto calendar = *sample::fictional_assessment().calendar;
  const auto uids = [](const std::string& text) {
    static const std::regex uid("UID:[^]*?DTSTAMP");
    return std::vector<std::string>(std::sregex_token_iterator(text.begin(), text.end(), uid), {});
  };
  const auto before = uids(file(calendar));
  for (auto& step : calendar.routes[0].steps) step.start = scalar::Date::from_days(step.start.to_days() + 9);
  EXPECT_EQ(uids(file(calendar)), before);
  EXPECT_EQ(before.size(), calendar.routes[0].steps.size() + 3) << "vote and effect on one day, a deadline, the end of the cash";
}

}  // namespace
}  // namespace reprise::report
