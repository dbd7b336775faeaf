#include "base/diagnostic.h"

#include <gtest/gtest.h>

#include <memory>
#include <set>

namespace reprise::base {
namespace {

std::set<std::string> placeholders(std::string_view pattern) {
  std::set<std::string> names;
  for (std::size_t open = pattern.find('{'); open != std::string_view::npos; open = pattern.find('{', open + 1)) {
    const std::size_t close = pattern.find('}', open);
    if (close == std::string_view::npos) break;
    names.insert(std::string(pattern.substr(open + 1, close - open - 1)));
  }
  return names;
}

TEST(DiagnosticCatalogue, says_the_same_in_both_languages) {
  for (const DiagnosticText& text : diagnostic_catalogue()) {
    EXPECT_FALSE(text.en.empty()) << text.code;
    EXPECT_FALSE(text.fr.empty()) << text.code;
    EXPECT_EQ(text.hint_en.empty(), text.hint_fr.empty()) << text.code;
    EXPECT_EQ(placeholders(text.en), placeholders(text.fr)) << text.code;
    EXPECT_EQ(placeholders(text.hint_en), placeholders(text.hint_fr)) << text.code;
  }
}

TEST(Diagnostic, shows_the_line_and_a_caret_below_the_words) {
  const auto source = std::make_shared<const Source>("a.yaml", "été: 1\nclé: vïde\n");
  const auto begin = static_cast<std::uint32_t>(source->text().find("vïde"));
  const Diagnostic diagnostic = diagnose("file-missing", {source, {begin, begin + 5}}, {{"path", "x"}});
  EXPECT_EQ(render(diagnostic, Language::english),
            "a.yaml:2:6: error: no such file: x [file-missing]\n"
            " 2 | clé: vïde\n"
            "   |      ^~~~\n");
}

TEST(Diagnostic, shows_control_characters_instead_of_sending_them) {
  const auto source = std::make_shared<const Source>("a.yaml", "\x1b[31mred\n");
  const std::string shown = render(diagnose("file-missing", {source, {0, 1}}, {{"path", "\x07"}}), Language::english);
  EXPECT_EQ(shown.find('\x1b'), std::string::npos);
  EXPECT_EQ(shown.find('\x07'), std::string::npos);
  EXPECT_NE(shown.find("\\x1B[31mred"), std::string::npos);
}

TEST(Diagnostic, shows_a_window_of_a_long_line) {
  const auto source = std::make_shared<const Source>("a.yaml", std::string(5000, 'a') + "X" + std::string(5000, 'b'));
  const std::string shown = render(diagnose("file-missing", {source, {5000, 5001}}, {{"path", "x"}}), Language::english);
  EXPECT_LT(shown.size(), 500U);
  EXPECT_NE(shown.find("aaX"), std::string::npos);
}

TEST(Diagnostics, sort_by_file_then_place_and_drop_repeats) {
  const auto first = std::make_shared<const Source>("first", "abc");
  const auto second = std::make_shared<const Source>("second", "abc");
  Diagnostics all;
  all.add(diagnose("file-missing", {first, {2, 3}}, {{"path", "c"}}));
  all.add(diagnose("file-missing", {second, {0, 1}}, {{"path", "d"}}));
  all.add(diagnose("file-missing", {first, {0, 1}}, {{"path", "a"}}));
  all.add(diagnose("file-missing", {first, {2, 3}}, {{"path", "c"}}));
  all.sort();
  ASSERT_EQ(all.items().size(), 3U);
  EXPECT_EQ(all.items()[0].message.en, "no such file: a");
  EXPECT_EQ(all.items()[2].message.en, "no such file: d");
}

TEST(Nearest, counts_a_swap_of_two_neighbours_as_one_edit) {
  EXPECT_EQ(nearest("valeu", std::vector<std::string>{"value"}), "value");
  EXPECT_EQ(nearest("ab", std::vector<std::string>{"ba"}), "ba");
  // Two letters changed one by one stay two edits: too many for a short word.
  EXPECT_EQ(nearest("valxy", std::vector<std::string>{"value"}), std::nullopt);
  EXPECT_EQ(nearest("cab", std::vector<std::string>{"bca"}), std::nullopt);
  // Nearer by its swap than the other by its two substitutions.
  EXPECT_EQ(nearest("haedcount", std::vector<std::string>{"hexdcount", "headcount"}), "headcount");
}

TEST(Nearest, offers_close_words_only) {
  const std::vector<std::string> known = {"headcount", "fte", "vacancies"};
  EXPECT_EQ(nearest("headcont", known), "headcount");
  EXPECT_EQ(nearest("zebra", known), std::nullopt);
}

}  // namespace
}  // namespace reprise::base
