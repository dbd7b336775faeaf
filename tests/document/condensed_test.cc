// The quick reading of a file and the reading of its every byte: where the quick one answers, both must have read the same.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <sstream>
#include <string>
#include <vector>

#include "document/characters.h"
#include "document/document.h"
#include "document/tree.h"
#include "document/yaml_events.h"
#include "golden/golden.h"

namespace reprise::document {
namespace {

std::string written(const Tree& tree) {
  std::ostringstream out;
  out << "root " << tree.root << '\n';
  for (const Record& record : tree.records) {
    out << static_cast<int>(record.kind) << ' ' << static_cast<int>(record.style) << ' ' << record.span.begin << '-' << record.span.end << ' ' << record.first
        << '+' << record.size;
    if (record.kind == Kind::scalar) out << " `" << std::string_view(record.text, record.size) << '`';
    out << '\n';
  }
  for (const std::uint32_t child : tree.children) out << child << ' ';
  return out.str();
}

struct Readings {
  std::string condensed;  ///< empty: not read that way
  std::string whole;      ///< empty: refused
};

Readings read_both_ways(const std::string& text) {
  const auto source = std::make_shared<const base::Source>("a.yaml", text);
  Problems problems(source);
  if (!check_characters(text, problems)) return {};
  const std::size_t start = byte_order_mark(text);
  const Layout layout = scan_layout(source->text(), start, problems);
  if (!layout.may_be_parsed) return {};
  Readings readings;
  if (const auto tree = read_condensed(source, start, layout)) readings.condensed = written(*tree);
  TreeBuilder builder(source, problems);
  const bool whole = read_events(source->text(), start, layout, builder, problems);
  if (whole && builder.usable() && !builder.is_empty() && problems.empty()) readings.whole = written(*builder.take());
  return readings;
}

void expect_the_same(const std::string& text) {
  const Readings readings = read_both_ways(text);
  if (!readings.condensed.empty()) {
    EXPECT_EQ(readings.condensed, readings.whole) << text;
  }
}

const std::vector<std::string>& ordinary_files() {
  static const std::vector<std::string> kFiles = {"examples/passerelles/dossier.yaml", "examples/passerelles/group.yaml", "examples/alpha-sante-2012/dossier.yaml",
                                                  "rules/documents.yaml",              "rules/verdict.yaml",              "rules/financial/cash-days.yaml"};
  return kFiles;
}

TEST(Condensed, reads_ordinary_files_as_they_are) {
  for (const std::string& file : ordinary_files()) {
    SCOPED_TRACE(file);
    const Readings readings = read_both_ways(golden::read(file));
    EXPECT_FALSE(readings.condensed.empty());
    EXPECT_EQ(readings.condensed, readings.whole);
  }
}

TEST(Condensed, reads_every_shape_of_text_as_it_is) {
  for (const std::string& text : std::vector<std::string>{
           "a: one two  # not text\nb: 'x'\n", "- a: b\n  c:\n- null\n- ~\n-\n- nullable\n", "a: one\n  two\nb: c\n", "{a: one\n two, b: c}\n",
           "a: [x?y, z, 'p', \"q\"]\n", "a: {b, c: , \"d\":e}\n", "a: \"\\u00e9 b\"\n", "a: 'it''s'\n", "a: \"two\n  lines\"\nb: plain\n", "a: |\n  b: c\n  # d\ne: >\n f\n\n g\n",
           "a: &x one\nb: *x\n", "a: !!str 1\n", "%YAML 1.2\n---\na: b\n", "? a\n: b\n", "a:b: c d:e\n", "a: http://b.c/d#e\n", "a: b #c\n", "plain\n", "'quoted'\n",
           "a: one\n# between\nb: two\n", "a: -5\nb: -x y\nc: - d\n", "\xEF\xBB\xBF" "a: État des lieux\n", "a: b\r\nc: d e\r\n", "a: [one, two\n  three, four]\n",
           "a: one\n\n  two\n", "- - a\n  - b\n- c: d\n", "a: b\n...\n", "--- a: b\n", "--- text\n", "a: [[b, c], {d: e}]\n", "one: two: three\n", "a: 'b' c\n", "a: ]\n", "a: b\n c: d\n",
           "a:\nplain\nb: c\n", "a:\n  plain\nb: c\n", "a:\n'quoted'\nb: c\n", "a: b\n\t\nc: d\n", "a: b\n \t# e\nc: d\n", "- a\nb\n- c\n", "a: b\nc\n", "a\n:\n"}) {
    SCOPED_TRACE(text);
    expect_the_same(text);
  }
}

TEST(Condensed, reads_long_lines_as_they_are) {
  for (const std::size_t length : {900U, 995U, 1000U, 1020U, 1024U, 1030U, 3000U}) {
    const std::string word(length, 'k');
    expect_the_same(word + ": v\n");
    expect_the_same("\"" + word + "\": v\n");
    expect_the_same("a: " + word + "\nb: {" + word + ": c}\n");
    expect_the_same("[" + word + "]: v\n");
  }
}

/// Some lines from the first key at the margin behind `from` on.
std::string piece_of(const std::string& whole, std::size_t from) {
  constexpr std::size_t kSize = 500;
  while (from < whole.size() && !(from == 0 || (whole[from - 1] == '\n' && whole[from] >= 'a' && whole[from] <= 'z'))) ++from;
  const std::size_t end = whole.find('\n', std::min(whole.size(), from + kSize));
  return whole.substr(std::min(from, whole.size()), end == std::string::npos ? end : end + 1 - from);
}

/// Signs of structure are set, taken away or doubled at places of ordinary files; the sequence is the same in every run.
TEST(Condensed, never_reads_something_else_than_is_there) {
  constexpr std::size_t kRounds = 150;
  const std::string signs = ":#-?,[]{}'\"|>&*!%~ \n\t.\\a\r";
  std::uint32_t state = 20120928;
  const auto next = [&](std::size_t below) {
    state = state * 1664525U + 1013904223U;
    return static_cast<std::size_t>(state >> 8) % below;
  };
  std::size_t read = 0;
  for (const std::string& file : ordinary_files()) {
    const std::string whole = golden::read(file);
    for (std::size_t round = 0; round < kRounds; ++round) {
      std::string text = piece_of(whole, next(whole.size()));
      for (std::size_t change = next(4); change-- > 0 && !text.empty();) {
        const std::size_t at = next(text.size());
        switch (next(3)) {
          case 0: text.insert(at, 1, signs[next(signs.size())]); break;
          case 1: text.erase(at, 1 + next(3)); break;
          default: text[at] = signs[next(signs.size())]; break;
        }
      }
      read += read_both_ways(text).condensed.empty() ? 0U : 1U;
      expect_the_same(text);
    }
  }
  EXPECT_GT(read, 200U);
}

}  // namespace
}  // namespace reprise::document
