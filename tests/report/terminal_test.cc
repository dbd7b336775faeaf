#include "report/terminal.h"

#include <gtest/gtest.h>

#include "report/example.h"

namespace reprise::report {
namespace {

using base::Language;

TEST(Summary, says_the_same_as_before) {
  const auto made = sample::fictional_assessment();
  EXPECT_TRUE(golden::matches("tests/report/golden/summary-fr.txt", reports().summary(made, Language::french, false, 100)));
  EXPECT_TRUE(golden::matches("tests/report/golden/summary-en.txt", reports().summary(made, Language::english, false, 72)));
}

TEST(Summary, colours_only_when_asked_and_says_the_same) {
  const auto made = sample::fictional_assessment();
  const std::string plain = reports().summary(made, Language::french, false);
  std::string coloured = reports().summary(made, Language::french, true);
  EXPECT_EQ(plain.find('\x1b'), std::string::npos);
  EXPECT_NE(coloured.find("\x1b["), std::string::npos);
  for (std::size_t at = coloured.find('\x1b'); at != std::string::npos; at = coloured.find('\x1b', at)) coloured.erase(at, coloured.find('m', at) - at + 1);
  EXPECT_EQ(coloured, plain);
}

TEST(Summary, keeps_to_the_width) {
  const auto made = sample::fictional_assessment();
  for (const int width : {40, 60, 80, 120}) {
    const std::string text = reports().summary(made, Language::french, false, width);
    for (std::size_t at = 0; at < text.size();) {
      const std::size_t end = text.find('\n', at);
      EXPECT_LE(columns_of(text.substr(at, end - at)), width) << text.substr(at, end - at);
      at = end + 1;
    }
  }
}

TEST(Explanation, says_the_same_as_before) {
  const auto made = sample::fictional_assessment();
  std::string all;
  for (const char* rule : {"result-trend", "cash-days", "social-arrears", "same-public-nearby", "occupation", "doctor-shortage", "auditor-opinion"}) {
    all += reports().explanation(made, rule, Language::english, false) + "\n";
  }
  EXPECT_TRUE(golden::matches("tests/report/golden/explanation-en.txt", all));
  EXPECT_TRUE(golden::matches("tests/report/golden/explanation-fr.txt", reports().explanation(made, "result-trend", Language::french, false)));
}

TEST(Explanation, is_empty_for_a_rule_that_is_not_there) { EXPECT_EQ(reports().explanation(sample::fictional_assessment(), "nothing", Language::english, false), ""); }

TEST(Bar, shows_what_is_sure_and_what_may_be) {
  const auto decimal = [](const char* text) { return *scalar::Decimal::parse(text); };
  EXPECT_EQ(Terminal::bar({decimal("0"), decimal("0")}, 10), "░░░░░░░░░░");
  EXPECT_EQ(Terminal::bar({decimal("30"), decimal("70")}, 10), "███▒▒▒▒░░░");
  EXPECT_EQ(Terminal::bar({decimal("100"), decimal("100")}, 10), "██████████");
}

TEST(Columns, count_what_a_terminal_shows) {
  EXPECT_EQ(columns_of("été"), 3);
  EXPECT_EQ(columns_of("e\u0301"), 1);
  EXPECT_EQ(columns_of("東京"), 4);
  EXPECT_EQ(columns_of("\x1b[1mfort\x1b[0m"), 4);
}

}  // namespace
}  // namespace reprise::report
