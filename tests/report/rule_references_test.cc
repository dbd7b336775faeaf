// Every finding leads to the whole of its rule: folded into it, or at an address beside the report.
#include <gtest/gtest.h>

#include "report/example.h"
#include "report/rule_words.h"

namespace reprise::report {
namespace {

using base::Language;

std::size_t count_of(const std::string& text, std::string_view part) {
  std::size_t count = 0;
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + part.size())) ++count;
  return count;
}

/// A page for every finding of the fictional assessment, with one text that tries to be more.
std::vector<assessment::RulePage> pages_of(const assessment::Assessment& made) {
  std::vector<assessment::RulePage> pages;
  for (const assessment::Finding& finding : made.findings) {
    assessment::RulePage page;
    page.id = finding.rule;
    page.family = finding.family;
    page.family_title = {"Famille", "Family"};
    page.title = finding.title;
    page.expression = "1 < 2 & <b>";
    page.blind_spots = {"<script>angle mort</script>", "<script>blind spot</script>"};
    pages.push_back(std::move(page));
  }
  return pages;
}

std::string html(const RuleReferences& rules) { return reports().html(sample::fictional_assessment(), Language::english, {}, rules).value(); }

TEST(RuleReferences, fold_the_rule_into_every_finding) {
  const assessment::Assessment made = sample::fictional_assessment();
  const std::string page = html({"", pages_of(made)});
  ASSERT_FALSE(made.findings.empty());
  EXPECT_EQ(count_of(page, "<details class=\"in-full"), made.findings.size());
  EXPECT_EQ(count_of(page, "&lt;script&gt;blind spot&lt;/script&gt;"), made.findings.size());
  EXPECT_EQ(page.find("<script>"), std::string::npos);
  for (const assessment::Finding& finding : made.findings) EXPECT_EQ(count_of(page, "id=\"rule-" + finding.rule + "\""), 1U) << finding.rule;
}

TEST(RuleReferences, lead_every_finding_to_the_address_given) {
  const assessment::Assessment made = sample::fictional_assessment();
  for (const char* base : {"../rules", "../rules/"}) {
    const std::string page = html({base, {}});
    EXPECT_EQ(page.find("class=\"in-full"), std::string::npos);
    for (const assessment::Finding& finding : made.findings) EXPECT_EQ(count_of(page, "href=\"../rules/" + finding.rule + ".html\""), 1U) << finding.rule;
  }
}

TEST(RuleReferences, escape_the_address) {
  EXPECT_EQ(html({"x\"><script>", {}}).find("<script>"), std::string::npos);
}

TEST(RuleReferences, are_left_out_when_nothing_is_given) {
  const std::string page = html({});
  EXPECT_EQ(page.find("in-full\""), std::string::npos);
  EXPECT_EQ(page.find("Page of this rule"), std::string::npos);
}

Locale locale(const std::string& tag) {
  const base::DiskFiles files;
  return {tag == "fr" ? Language::french : Language::english, Catalogue::load(files, golden::checkout_path("reports/locales/" + tag + ".json")).value()};
}

assessment::TakenValues numbers(std::vector<assessment::NumberRange> ranges) {
  assessment::TakenValues taken;
  taken.sayable = true;
  taken.numbers = std::move(ranges);
  return taken;
}

/// With plain blanks for those that do not break.
std::string plain(std::string text) {
  for (const std::string_view blank : {"\xC2\xA0", "\xE2\x80\xAF"}) {
    for (std::size_t at = text.find(blank); at != std::string::npos; at = text.find(blank)) text.replace(at, blank.size(), " ");
  }
  return text;
}

TEST(TakenWords, say_both_ends_and_whether_they_belong) {
  using assessment::Unit;
  const Locale english = locale("en");
  const auto said = [&](const assessment::NumberRange& range) { return plain(taken_words(english, numbers({range}), Unit::days, "")); };
  EXPECT_EQ(said({30, 90, true, false}), "from 30 days to less than 90 days");
  EXPECT_EQ(said({30, 90, false, true}), "more than 30 days, up to 90 days");
  EXPECT_EQ(said({30, 90, true, true}), "from 30 days to 90 days");
  EXPECT_EQ(said({30, 90, false, false}), "more than 30 days and less than 90 days");
  EXPECT_EQ(said({30, 30, true, true}), "30 days");
  EXPECT_EQ(said({90, std::nullopt, true, false}), "90 days or more");
  EXPECT_EQ(said({90, std::nullopt, false, false}), "more than 90 days");
  EXPECT_EQ(said({std::nullopt, 1, false, true}), "1 day or less");
  EXPECT_EQ(said({std::nullopt, 1, false, false}), "less than 1 day");
  EXPECT_EQ(said({}), "any number");
  EXPECT_EQ(taken_words(locale("fr"), numbers({{std::nullopt, 0, false, false}, {3, std::nullopt, true, false}}), Unit::none, ""), "moins de 0 ou 3 ou plus");
}

TEST(TakenWords, say_words_in_the_readers_language) {
  assessment::TakenValues taken;
  taken.sayable = true;
  taken.words = {"liquidation", "none"};
  EXPECT_EQ(taken_words(locale("en"), taken, assessment::Unit::none, "governance.court_procedure"), "liquidation or none");
  EXPECT_EQ(taken_words(locale("fr"), taken, assessment::Unit::none, "governance.court_procedure"), "liquidation ou aucune");
  taken.all_but_words = true;
  EXPECT_EQ(taken_words(locale("en"), taken, assessment::Unit::none, "governance.court_procedure"), "anything but liquidation or none");
}

TEST(TakenWords, are_empty_where_only_the_expression_says_it) {
  EXPECT_EQ(taken_words(locale("en"), {}, assessment::Unit::none, ""), "");
  assessment::TakenValues taken;
  taken.sayable = true;
  taken.yes = true;
  taken.nothing = true;
  EXPECT_EQ(taken_words(locale("en"), taken, assessment::Unit::none, ""), "yes or no value, although every fact is known");
  taken = {};
  taken.sayable = taken.anything = true;
  EXPECT_EQ(taken_words(locale("fr"), taken, assessment::Unit::none, ""), "tout autre cas");
}

}  // namespace
}  // namespace reprise::report
