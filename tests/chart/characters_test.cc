#include "chart/characters.h"

#include <gtest/gtest.h>

namespace reprise::chart {
namespace {

TEST(Labels, lose_what_no_drawing_can_show) {
  EXPECT_EQ(one_line("a\x01\x02" "b\x7f"), "ab");
  EXPECT_EQ(one_line("  deux\nlignes\r\n\tet  demie "), "deux lignes et demie");
  EXPECT_EQ(one_line("\u202Eenvers\u202C \u2066seul\u2069"), "envers seul");
  EXPECT_EQ(one_line("privé\uE001 \uFFFE"), "privé");
  EXPECT_EQ(one_line("مرحبا 😀 é"), "مرحبا 😀 é");
}

TEST(Labels, survive_bytes_that_end_too_soon) { EXPECT_EQ(one_line("a\xC3"), "a\uFFFD"); }

TEST(Labels, escape_xml_and_the_backslash_of_graphviz) {
  EXPECT_EQ(label_escaped("<b>\"R&D\" \\N</b>"), "&lt;b&gt;&quot;R&amp;D&quot; \\\\N&lt;/b&gt;");
  EXPECT_EQ(xml_escaped("l'\\N <"), "l&#39;\\N &lt;");
  EXPECT_EQ(quoted("a\"b\\c"), "\"a\\\"b\\\\c\"");
}

TEST(Wrapping, breaks_between_words_and_cuts_what_is_too_long) {
  EXPECT_EQ(wrapped("Les Foyers du Val de Loire", 24, 2), (std::vector<std::string>{"Les Foyers du Val de", "Loire"}));
  EXPECT_EQ(wrapped("un deux trois quatre", 8, 2), (std::vector<std::string>{"un deux", "trois q…"}));
  EXPECT_EQ(wrapped("anticonstitutionnellement", 10, 3), (std::vector<std::string>{"anticonsti", "tutionnell", "ement"}));
  EXPECT_EQ(wrapped("court", 10, 2), std::vector<std::string>{"court"});
  EXPECT_EQ(wrapped("\n", 10, 2), std::vector<std::string>{" "});
}

TEST(Wrapping, counts_wide_characters_twice_and_never_cuts_one) {
  EXPECT_EQ(wrapped("漢字漢字漢字", 6, 1), std::vector<std::string>{"漢字…"});
  EXPECT_EQ(wrapped("ééééé", 5, 1), std::vector<std::string>{"ééééé"});
}

}  // namespace
}  // namespace reprise::chart
