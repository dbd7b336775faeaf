// Files that mean harm, or look as if: refused by name, quickly, without eating the machine.
#include <gtest/gtest.h>

#include <chrono>
#include <memory>
#include <string>

#include "document/document.h"

namespace reprise::document {
namespace {

base::Checked<Document> parse(std::string text) {
  return Document::parse(std::make_shared<const base::Source>("a.yaml", std::move(text)));
}

/// Codes of the problems, each once in a row.
std::string codes(std::string text) {
  const auto parsed = parse(std::move(text));
  std::string out;
  std::string last;
  for (const base::Diagnostic& problem : parsed.diagnostics.items()) {
    if (problem.code != last) out += (out.empty() ? "" : " ") + problem.code;
    last = problem.code;
  }
  return out;
}

std::string repeated(std::string_view words, std::size_t times) {
  std::string out;
  out.reserve(words.size() * times);
  for (std::size_t count = 0; count < times; ++count) out += words;
  return out;
}

constexpr std::size_t kMebi = 1u << 20;

TEST(Hostile, nesting_is_refused_before_it_costs_memory) {
  EXPECT_EQ(codes(std::string(kMebi, '[')), "yaml-depth");
  EXPECT_EQ(codes(repeated("{a: ", kMebi / 4)), "yaml-depth");
  EXPECT_EQ(codes("a: " + std::string(200, '[') + std::string(200, ']')), "yaml-depth");
  EXPECT_EQ(codes(repeated("- ", 100'000)), "yaml-depth");
  EXPECT_EQ(codes(repeated("? ", 100'000)), "yaml-key-kind yaml-depth");
  std::string ladder;
  for (std::size_t level = 0; level < 300; ++level) ladder += std::string(level, ' ') + "-\n";
  EXPECT_EQ(codes(ladder), "yaml-depth");
}

TEST(Hostile, a_hundred_levels_are_not_too_many) {
  EXPECT_EQ(codes(std::string(100, '[') + std::string(100, ']')), "");
  EXPECT_EQ(codes(std::string(101, '[') + std::string(101, ']')), "yaml-depth");
  EXPECT_EQ(codes(repeated("- ", 100) + "x"), "");
  EXPECT_EQ(codes(repeated("- ", 101) + "x"), "yaml-depth");
}

TEST(Hostile, depth_counts_what_aliases_add) {
  std::string text = "a0: &a0 [x]\n";
  for (int level = 1; level < 120; ++level) {
    text += "a" + std::to_string(level) + ": &a" + std::to_string(level) + " [*a" + std::to_string(level - 1) + "]\n";
  }
  EXPECT_EQ(codes(text), "yaml-depth");
}

TEST(Hostile, laughs_by_the_billion_are_counted_not_followed) {
  std::string text = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n";
  for (int level = 1; level < 30; ++level) {
    const std::string alias = "*a" + std::to_string(level - 1);
    text += "a" + std::to_string(level) + ": &a" + std::to_string(level) + " [" + alias + repeated(", " + alias, 8) + "]\n";
  }
  EXPECT_EQ(codes(text), "yaml-alias-explosion");
  EXPECT_EQ(codes("a: &a [*a, *a]\n"), "yaml-alias-loop");
  EXPECT_EQ(codes("&a a: *a\n"), "");
}

TEST(Hostile, foreign_encodings_are_named) {
  using namespace std::string_literals;
  const auto message = [](std::string text) {
    const auto parsed = parse(std::move(text));
    return parsed.diagnostics.items().at(0).message.en;
  };
  EXPECT_EQ(message("\xFF\xFE" "a\0:\0 \0" "1\0"s), "expected text in UTF-8, got UTF-16LE");
  EXPECT_EQ(message("\xFE\xFF\0a\0:\0 \0" "1"s), "expected text in UTF-8, got UTF-16BE");
  EXPECT_EQ(message("\xFF\xFE\0\0a\0\0\0"s), "expected text in UTF-8, got UTF-32LE");
  EXPECT_EQ(message("\0\0\xFE\xFF\0\0\0a"s), "expected text in UTF-8, got UTF-32BE");
  EXPECT_EQ(message("a\0:\0 \0" "1\0"s), "expected text in UTF-8, got UTF-16LE");
}

TEST(Hostile, long_texts_are_refused_at_their_place) {
  EXPECT_EQ(codes("a: " + std::string(2 * kMebi, 'x') + "\n"), "yaml-long-scalar");
  EXPECT_EQ(codes("a: |\n" + repeated("  words words words\n", kMebi / 8)), "yaml-long-scalar");
  EXPECT_EQ(codes("a: " + std::string(kMebi, 'x') + "\n"), "");
}

TEST(Hostile, the_same_mistake_a_million_times_is_shown_a_hundred_times) {
  const auto parsed = parse("a:\n" + repeated("\tb: 1\n", 100'000));
  EXPECT_EQ(parsed.diagnostics.items().size(), 101U);
  EXPECT_EQ(parsed.diagnostics.items().back().code, "document-and-more");
  EXPECT_EQ(parsed.diagnostics.items().back().message.en, "99900 more problems of the kind yaml-tab are not shown");
}

TEST(Hostile, more_values_than_anybody_writes_are_refused) {
  EXPECT_EQ(codes(repeated("- a\n", kMostNodes + 1)), "yaml-nodes");
  EXPECT_EQ(codes("[" + repeated("a,", kMostNodes + 1) + "]"), "yaml-nodes");
}

TEST(Hostile, large_mappings_cost_no_square) {
  constexpr int kKeys = 100'000;
  std::string text;
  for (int index = 0; index < kKeys; ++index) text += "key" + std::to_string(index) + ": " + std::to_string(index) + "\n";
  const auto parsed = parse(text);
  ASSERT_TRUE(parsed.value);
  const auto before = std::chrono::steady_clock::now();
  for (int index = 0; index < kKeys; ++index) ASSERT_TRUE(parsed.value->root().find("key" + std::to_string(index)));
  // Each lookup through the whole mapping would take minutes.
  EXPECT_LT(std::chrono::steady_clock::now() - before, std::chrono::seconds(10));
}

TEST(Hostile, odd_ends_of_files_are_read_without_harm) {
  for (const char* text : {"\"", "'", "&", "*", "!", "|", ">", "- ", "? ", ": ", "a: \"\\", "a: \"\\x4", "a: &", "%", "---", "...", "a: |", "a: >9", "[", "]", "{,", "\xEF\xBB\xBF", "#", "a: 'x''", "\"\\\n"}) {
    const auto parsed = parse(text);
    EXPECT_TRUE(parsed.value || parsed.diagnostics.has_errors()) << text;
  }
}

}  // namespace
}  // namespace reprise::document
