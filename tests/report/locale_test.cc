#include "report/locale.h"

#include <gtest/gtest.h>

#include "golden/golden.h"

namespace reprise::report {
namespace {

using assessment::Unit;
using base::Language;
using scalar::Decimal;

constexpr auto kExact = Locale::Precision::exact;
constexpr auto kReading = Locale::Precision::reading;

Locale locale(Language language) {
  const base::DiskFiles files;
  const std::string tag = language == Language::french ? "fr" : "en";
  return Locale(language, Catalogue::load(files, golden::checkout_path("reports/locales/" + tag + ".json")).value());
}

Decimal decimal(const char* text) { return *Decimal::parse(text); }

TEST(Locale, writes_amounts_exactly_as_evidence) {
  EXPECT_EQ(locale(Language::french).value("-1240000", Unit::euro, kExact), "−1\u202f240\u202f000\u00a0€");
  EXPECT_EQ(locale(Language::english).value("-1240000", Unit::euro, kExact), "−€1,240,000");
  EXPECT_EQ(locale(Language::french).value("95000.5", Unit::euro, kExact), "95\u202f000,50\u00a0€");
  EXPECT_EQ(locale(Language::french).value("12345678901234567890.25", Unit::euro, kExact),
            "12\u202f345\u202f678\u202f901\u202f234\u202f567\u202f890,25\u00a0€");
}

TEST(Locale, rounds_amounts_for_reading) {
  EXPECT_EQ(locale(Language::french).value("7700000", Unit::euro, kReading), "7,7\u00a0M€");
  EXPECT_EQ(locale(Language::french).value("-110000", Unit::euro, kReading), "−110\u00a0k€");
  EXPECT_EQ(locale(Language::english).value("7700000", Unit::euro, kReading), "€7.7M");
  EXPECT_EQ(locale(Language::french).value("11.487", Unit::days, kReading), "11\u00a0jours");
  EXPECT_EQ(locale(Language::french).value("4.4467", Unit::days, kReading), "4,4\u00a0jours");
}

TEST(Locale, writes_shares_as_percentages) {
  EXPECT_EQ(locale(Language::french).value("0.428", Unit::share, kExact), "42,8\u00a0%");
  EXPECT_EQ(locale(Language::english).value("0.428", Unit::share, kExact), "42.8%");
  EXPECT_EQ(locale(Language::french).percent(decimal("0.4444"), 0), "44\u00a0%");
}

TEST(Locale, counts_one_and_many_as_the_language_does) {
  EXPECT_EQ(locale(Language::french).value("0", Unit::places, kExact), "0\u00a0place");
  EXPECT_EQ(locale(Language::english).value("0", Unit::places, kExact), "0\u00a0places");
  EXPECT_EQ(locale(Language::french).value("1.5", Unit::places, kExact), "1,5\u00a0place");
  EXPECT_EQ(locale(Language::english).value("1", Unit::people, kExact), "1\u00a0person");
  EXPECT_EQ(locale(Language::french).value("2", Unit::people, kExact), "2\u00a0personnes");
}

TEST(Locale, writes_dates_months_and_years) {
  EXPECT_EQ(locale(Language::french).date({2012, 7, 1}), "1er juillet 2012");
  EXPECT_EQ(locale(Language::french).date({2012, 7, 11}), "11 juillet 2012");
  EXPECT_EQ(locale(Language::english).date({2012, 7, 1}), "1 July 2012");
  EXPECT_EQ(locale(Language::french).period("2025-03"), "mars 2025");
  EXPECT_EQ(locale(Language::french).period("2012"), "2012");
  EXPECT_EQ(locale(Language::french).value("2012", Unit::none, kExact), "2012");
  EXPECT_EQ(locale(Language::english).value("2012-03-05", Unit::none, kExact), "5 March 2012");
}

TEST(Locale, says_yes_and_no_and_keeps_words_it_does_not_know) {
  EXPECT_EQ(locale(Language::french).value("true", Unit::none, kExact), "oui");
  EXPECT_EQ(locale(Language::english).value("false", Unit::none, kExact), "no");
  EXPECT_EQ(locale(Language::french).value("phase 2", Unit::none, kExact), "phase 2");
  EXPECT_EQ(locale(Language::french).word_of("basis", "guess"), "guess");
}

TEST(Locale, says_the_words_of_a_closed_list_by_the_fact_they_belong_to) {
  const Locale french = locale(Language::french);
  EXPECT_EQ(french.value("none", Unit::none, kExact, "governance.court_procedure"), "aucune");
  EXPECT_EQ(french.value("none", Unit::none, kExact, "premises[site.1].safety_opinion"), "aucun");
  EXPECT_EQ(french.value("given", Unit::none, kExact, "governance.works_council_opinion"), "rendu");
  EXPECT_EQ(french.value("given", Unit::none, kExact, "transaction.transfer_consent"), "donné");
  EXPECT_EQ(french.value("none", Unit::none, kExact, "association.name"), "none") << "a free text is shown as written";
  EXPECT_EQ(locale(Language::english).value("provisional_administrator", Unit::none, kExact, "governance.authority_action"), "provisional administrator");
}

TEST(Locale, says_ranges_with_the_unit_once) {
  const Locale french = locale(Language::french);
  EXPECT_EQ(french.range(decimal("4"), decimal("12"), Unit::days, kExact), "entre 4 et 12\u00a0jours");
  EXPECT_EQ(french.range(decimal("12000000"), std::nullopt, Unit::euro, kExact), "au moins 12\u202f000\u202f000\u00a0€");
  EXPECT_EQ(french.range(std::nullopt, decimal("0.5"), Unit::share, kExact), "au plus 50\u00a0%");
  EXPECT_EQ(french.range(decimal("3"), decimal("3"), Unit::places, kExact), "3\u00a0places");
  EXPECT_EQ(french.range(std::nullopt, std::nullopt, Unit::places, kExact), "");
}

TEST(Inert, shows_what_could_drive_a_screen_as_a_replacement) {
  EXPECT_EQ(inert("a\x1b[31mb\x07"), "a\uFFFD[31mb\uFFFD");
  EXPECT_EQ(inert("abc\u202egnp"), "abc\uFFFDgnp");
  EXPECT_EQ(inert("a\xff\xc0"), "a\uFFFD\uFFFD");
  EXPECT_EQ(inert("été 東京 \U0001F3E5"), "été 東京 \U0001F3E5");
}

}  // namespace
}  // namespace reprise::report
