// Every value's place, marked up below its own line: what a diagnostic will point at.
#include <gtest/gtest.h>

#include <memory>
#include <string>

#include "document/document.h"

namespace reprise::document {
namespace {

base::Checked<Document> parse(std::string text) {
  return Document::parse(std::make_shared<const base::Source>("a.yaml", std::move(text)));
}

std::string at(const base::Place& place) {
  const base::LineColumn begin = place.line_column();
  return std::to_string(begin.line) + ":" + std::to_string(begin.column) + " " +
         std::string(place.source->text().substr(place.span.begin, place.span.end - place.span.begin));
}

/// Every scalar of the tree as `line:column source characters`, in file order.
void list_places(const Node& node, std::string& out) {
  if (node.is_scalar()) {
    out += at(node.place()) + "\n";
    return;
  }
  for (std::size_t index = 0; index < node.size(); ++index) {
    if (node.is_mapping()) {
      list_places(node.key(index), out);
      list_places(node.value(index), out);
    } else {
      list_places(node.item(index), out);
    }
  }
}

std::string places(std::string text) {
  const auto parsed = parse(std::move(text));
  if (!parsed.value) return base::render(parsed.diagnostics, base::Language::english);
  std::string out;
  list_places(parsed.value->root(), out);
  return out;
}

/// The place of each word of a scalar: `line:column word`.
std::string words_of(const Node& node) {
  std::string out;
  const std::string_view text = node.text();
  for (std::size_t begin = 0; begin < text.size();) {
    if (text[begin] == ' ' || text[begin] == '\n') {
      ++begin;
      continue;
    }
    const std::size_t end = std::min(text.find_first_of(" \n", begin), text.size());
    out += at(node.place_in_text(begin, end)) + "\n";
    begin = end;
  }
  return out;
}

std::string words(std::string text) {
  const auto parsed = parse(std::move(text));
  if (!parsed.value) return base::render(parsed.diagnostics, base::Language::english);
  return words_of(parsed.value->root().value(0));
}

TEST(Places, are_those_of_the_characters_as_written) {
  EXPECT_EQ(places("a: 1\nb: [x, \"y z\", 'it''s']\nété: {c: ü}\n"),
            "1:1 a\n1:4 1\n2:1 b\n2:5 x\n2:8 \"y z\"\n2:15 'it''s'\n3:1 été\n3:7 c\n3:10 ü\n");
}

TEST(Places, of_texts_over_several_lines_reach_to_their_last_character) {
  EXPECT_EQ(places("a: one\n  two\nb: \"x\n  y\"\nc: z\n"), "1:1 a\n1:4 one\n  two\n3:1 b\n3:4 \"x\n  y\"\n5:1 c\n5:4 z\n");
}

TEST(Places, of_block_texts_start_at_their_header) {
  EXPECT_EQ(places("a: |\n  one\n  two\n\nb: >-\n  x\n  y\nc: 1\n"), "1:1 a\n1:4 |\n  one\n  two\n5:1 b\n5:4 >-\n  x\n  y\n8:1 c\n8:4 1\n");
}

TEST(Places, of_absent_values_stand_behind_their_colon) {
  EXPECT_EQ(places("a:\nb: 1\nc:   # none\n\nd:\n  - x\n  -\n  -\ne: {f: , g: }\n"),
            "1:1 a\n1:3 \n2:1 b\n2:4 1\n3:1 c\n3:3 \n5:1 d\n6:5 x\n7:4 \n8:4 \n9:1 e\n9:5 f\n9:7 \n9:10 g\n9:12 \n");
}

TEST(Places, of_the_word_null_are_its_own) {
  EXPECT_EQ(places("a:\nnull: 3\nb: null\nc: ~\nd: [null, ~ ]\n"), "1:1 a\n1:3 \n2:1 null\n2:7 3\n3:1 b\n3:4 null\n4:1 c\n4:4 ~\n5:1 d\n5:5 null\n5:11 ~\n");
}

TEST(Places, behind_anchors_are_those_of_the_value) {
  EXPECT_EQ(places("a: &x 1\nb: &y\n  c: 2\nd: *y\ne: &z\n"), "1:1 a\n1:7 1\n2:1 b\n3:3 c\n3:6 2\n4:1 d\n3:3 c\n3:6 2\n5:1 e\n5:3 \n");
}

TEST(Places, count_a_byte_order_mark_as_nothing_before_the_first_key) {
  const auto parsed = parse("\xEF\xBB\xBFkey: value\nk2: v2\n");
  ASSERT_TRUE(parsed.value);
  EXPECT_EQ(parsed.value->root().key(0).text(), "key");
  EXPECT_EQ(parsed.value->root().key(1).place().line_column(), (base::LineColumn{2, 1}));
  EXPECT_EQ(at(parsed.value->root().value(1).place()), "2:5 v2");
}

TEST(Places, with_windows_line_ends_are_the_same) {
  EXPECT_EQ(places("a: 1\r\nb: \"x\"\r\nc: |\r\n  l1\r\n  l2\r\nd:\r\n"),
            "1:1 a\n1:4 1\n2:1 b\n2:4 \"x\"\n3:1 c\n3:4 |\r\n  l1\r\n  l2\n6:1 d\n6:3 \n");
}

TEST(PlacesInText, of_plain_texts_follow_the_lines) { EXPECT_EQ(words("a: one two\n   three\n\n   four # no\n"), "1:4 one\n1:8 two\n2:4 three\n4:4 four\n"); }

TEST(PlacesInText, of_single_quotes_count_both_apostrophes) {
  EXPECT_EQ(words("a: 'l''eau d''or ici\n   là'\n"), "1:5 l''eau\n1:12 d''or\n1:18 ici\n2:4 là\n");
}

TEST(PlacesInText, of_double_quotes_step_over_escapes) {
  EXPECT_EQ(words("a: \"\\u00e9t\\xe9 x\\\\y \\\"z\\\" caf\\u00E9\\\n   !\"\n"), "1:5 \\u00e9t\\xe9\n1:17 x\\\\y\n1:22 \\\"z\\\"\n1:28 caf\\u00E9\\\n   !\n");
  EXPECT_EQ(words("a: \"one\\ntwo\"\n"), "1:5 one\n1:10 two\n");
}

TEST(PlacesInText, of_literal_blocks_stand_on_their_own_line) {
  EXPECT_EQ(words("a: |\n  first line\n    deeper\n\n  last\n"), "2:3 first\n2:9 line\n3:5 deeper\n5:3 last\n");
  EXPECT_EQ(words("a: |2-\n    indented\n  not\n"), "2:5 indented\n3:3 not\n");
  EXPECT_EQ(words("a: |+\n\n  x\n\n"), "3:3 x\n");
}

TEST(PlacesInText, of_folded_blocks_stand_on_their_own_line) {
  EXPECT_EQ(words("a: >-\n  first line\n  second\n\n  third\n    kept so\n  end\n"), "2:3 first\n2:9 line\n3:3 second\n5:3 third\n6:5 kept\n6:10 so\n7:3 end\n");
}

TEST(PlacesInText, of_spaces_in_a_literal_block_are_exact) {
  const auto parsed = parse("a: |\n  x  +  y\n    if z\n");
  ASSERT_TRUE(parsed.value);
  const Node node = parsed.value->root().value(0);
  EXPECT_EQ(node.text(), "x  +  y\n  if z\n");
  EXPECT_EQ(at(node.place_in_text(1, 3)), "2:4   ");
  EXPECT_EQ(at(node.place_in_text(8, 12)), "3:3   if");
}

TEST(PlacesInText, never_leave_the_scalar) {
  const auto parsed = parse("a: abc\nb: ''\nc:\n");
  ASSERT_TRUE(parsed.value);
  EXPECT_EQ(at(parsed.value->root().value(0).place_in_text(2, 500)), "1:6 c");
  EXPECT_EQ(at(parsed.value->root().value(0).place_in_text(500, 900)), "1:7 ");
  EXPECT_EQ(at(parsed.value->root().value(1).place_in_text(0, 1)).substr(0, 2), "2:");
  EXPECT_EQ(at(parsed.value->root().value(2).place_in_text(0, 0)), "3:3 ");
}

TEST(Styles, are_told_apart) {
  const auto parsed = parse("- plain\n- 'single'\n- \"double\"\n- |\n  literal\n- >\n  folded\n- ''\n-\n");
  ASSERT_TRUE(parsed.value);
  const Node root = parsed.value->root();
  EXPECT_EQ(root.item(0).style(), Style::plain);
  EXPECT_EQ(root.item(1).style(), Style::single_quoted);
  EXPECT_EQ(root.item(2).style(), Style::double_quoted);
  EXPECT_EQ(root.item(3).style(), Style::literal);
  EXPECT_EQ(root.item(4).style(), Style::folded);
  EXPECT_FALSE(root.item(5).is_empty_value());
  EXPECT_TRUE(root.item(6).is_empty_value());
}

TEST(Members, are_found_in_small_and_large_mappings_alike) {
  std::string text;
  for (int index = 0; index < 1000; ++index) text += "k" + std::to_string(index) + ": " + std::to_string(index) + "\n";
  const auto parsed = parse(text);
  ASSERT_TRUE(parsed.value);
  const Node root = parsed.value->root();
  EXPECT_EQ(root.find("k777")->text(), "777");
  EXPECT_EQ(root.key(5).text(), "k5");
  EXPECT_FALSE(root.find("k1000"));
}

TEST(Nodes, stay_valid_when_their_document_moves) {
  auto parsed = parse("a: [b]\n");
  ASSERT_TRUE(parsed.value);
  const Node root = parsed.value->root();
  const Document moved = std::move(*parsed.value);
  EXPECT_EQ(root.find("a")->item(0).text(), "b");
}

}  // namespace
}  // namespace reprise::document
