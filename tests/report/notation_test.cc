// What others write stays text in every kind of page.
#include <gtest/gtest.h>

#include "report/notation.h"

namespace reprise::report {
namespace {

const Notation kMarkdown(Notation::Kind::markdown);
const Notation kHtml(Notation::Kind::html);

TEST(Markdown, takes_no_text_for_a_mark) {
  EXPECT_EQ(kMarkdown.text("a *b* _c_ `d` [e](f) <g> h|i ~j~ $k$ &amp; \\"), "a \\*b\\* \\_c\\_ \\`d\\` \\[e\\](f) \\<g\\> h\\|i \\~j\\~ \\$k\\$ \\&amp; \\\\");
  EXPECT_EQ(kMarkdown.text("two\nlines"), "two lines");
}

TEST(Markdown, makes_no_block_of_a_lines_first_letters) {
  EXPECT_EQ(kMarkdown.text("# head"), "\\# head");
  EXPECT_EQ(kMarkdown.text("- item"), "\\- item");
  EXPECT_EQ(kMarkdown.text("12. item"), "12\\. item");
  EXPECT_EQ(kMarkdown.text("3) item"), "3\\) item");
  EXPECT_EQ(kMarkdown.text("12 items"), "12 items");
  EXPECT_EQ(kMarkdown.text(""), "");
}

TEST(Markdown, fences_code_by_more_backticks_than_it_holds) {
  EXPECT_EQ(kMarkdown.code("a < b"), "`a < b`");
  EXPECT_EQ(kMarkdown.code("a ``b"), "``` a ``b ```");
  EXPECT_EQ(kMarkdown.code("a | b"), "`a \\| b`");  // within a table
  EXPECT_EQ(kMarkdown.block("1\n```\n2"), "````feel\n1\n```\n2\n````");
}

TEST(Markdown, keeps_an_address_in_one_piece) {
  EXPECT_EQ(kMarkdown.address("https://example.org/a b>c"), "<https://example.org/a%20b%3Ec>");
}

TEST(Html, leaves_marks_to_the_template_and_takes_control_characters_out) {
  EXPECT_EQ(kHtml.text("a <b> *c*"), "a <b> *c*");
  EXPECT_EQ(kHtml.text("a\x01" "b"), "a\xEF\xBF\xBD" "b");
}

TEST(Addresses, are_followed_when_they_are_http) {
  EXPECT_TRUE(is_followed("https://example.org"));
  EXPECT_TRUE(is_followed("http://example.org"));
  for (const char* other : {"javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "//example.org", ""}) EXPECT_FALSE(is_followed(other)) << other;
}

}  // namespace
}  // namespace reprise::report
