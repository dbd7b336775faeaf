// Unary tests read as sets: what a set holds is what the tests hit, and its words are tests again.
#include "rulepack/value_set.h"

#include <gtest/gtest.h>

namespace reprise::rulepack {
namespace {

using feel::UnaryTests;
using feel::Value;

UnaryTests tests(const std::string& text) {
  feel::Names names;
  names.add({"fact"});
  names.set_strict(true);
  auto compiled = UnaryTests::compile(text, names);
  EXPECT_TRUE(compiled.ok()) << text << "\n" << base::render(compiled.diagnostics, base::Language::english);
  return std::move(*compiled.value);
}

constexpr std::array kReadable = {
    "-", "5", "< 5", ">= -3.5", "[1..2)", "(1..5]", "]1..2[", "not(3)", "not(< 3)", "1, 2, [4..6]", "30 * 12", "(2 + 3) * 2", "\"low\"", "\"low\", \"high\"",
    "not(\"low\", \"high\")", "[\"low\", \"watch\"]", "true", "not(true)", "null", "not(null)", "null, \"low\"", "? > 3 and ? <= 7", "? < 1 or ? = 4", "!= 4",
    "date(\"2024-02-29\")", "< @\"2024-03-01\"", "[date(\"2024-01-01\")..date(\"2024-12-31\")]", "not(date(\"2024-02-29\"))", "> duration(\"P1Y\")",
    "duration(\"P12M\")", "< duration(\"PT36H\")", "[duration(\"P1D\")..duration(\"P2DT0.5S\"))", "5, \"low\""};

constexpr std::array kValues = {
    "null", "true", "false", "-4", "-3.5", "0", "1", "1.5", "2", "3", "4", "5", "7", "10", "360", "\"low\"", "\"watch\"", "\"high\"", "\"\"",
    "date(\"2023-12-31\")", "date(\"2024-01-01\")", "date(\"2024-02-29\")", "date(\"2024-03-01\")", "date(\"2024-12-31\")", "date(\"2025-01-01\")",
    "duration(\"P11M\")", "duration(\"P1Y\")", "duration(\"P13M\")", "duration(\"P1D\")", "duration(\"P1DT11H59M59.999999999S\")", "duration(\"P2D\")",
    "duration(\"P2DT0.5S\")"};

bool holds(const ValueSet& set, const Value& value) { return set.contains(ValueSet::of(value)); }

TEST(ValueSet, holds_what_the_tests_hit) {
  for (const char* text : kReadable) {
    const UnaryTests cell = tests(text);
    const ValueSet set = values_of(cell);
    EXPECT_TRUE(set.readable) << text;
    for (const char* written : kValues) {
      const Value value = *feel::parse_literal(written).value;
      // A lone truth also hits what is no boolean to compare it with; tables set such cells aside.
      if (set.has_truths() && !set.others && value.kind() != feel::Kind::boolean) continue;
      EXPECT_EQ(holds(set, value), cell.matches(value, {}).is_true()) << text << " of " << written;
    }
  }
}

TEST(ValueSet, has_the_algebra_of_sets) {
  for (const char* first : kReadable) {
    for (const char* second : kReadable) {
      const ValueSet one = values_of(tests(first));
      const ValueSet other = values_of(tests(second));
      ValueSet both = one;
      both.add(other);
      for (const char* written : kValues) {
        const Value value = *feel::parse_literal(written).value;
        SCOPED_TRACE(std::string(first) + " and " + second + " of " + written);
        EXPECT_EQ(holds(both, value), holds(one, value) || holds(other, value));
        EXPECT_EQ(holds(one.common(other), value), holds(one, value) && holds(other, value));
        EXPECT_EQ(holds(one.without(other), value), holds(one, value) && !holds(other, value));
      }
      EXPECT_TRUE(both.contains(one) && both.contains(other));
    }
  }
}

TEST(ValueSet, prints_tests_that_read_back_as_the_same_set) {
  for (const char* text : kReadable) {
    const ValueSet set = values_of(tests(text));
    if (set.others || (set.holds_null && set.words.all_but) || (set.holds_null && !mentions_null(tests(text)))) continue;
    const ValueSet again = values_of(tests(set.to_string()));
    EXPECT_TRUE(again.contains(set) && set.contains(again)) << text << " → " << set.to_string();
  }
}

TEST(ValueSet, leaves_alone_what_looks_at_facts_or_cannot_be_ordered) {
  for (const char* text : {"fact", "< fact", "[1..fact]", "? > fact", "1, fact", "not(fact)", "list contains(?, 1)", "count(?) > 0", "< \"b\"", "@\"10:00:00\"",
                           "not(1, \"a\")", "[1..\"a\"]"}) {
    feel::Names names;
    names.add({"fact"});
    const auto cell = UnaryTests::compile(text, names);
    if (!cell.value) continue;  // the language itself refuses it
    EXPECT_FALSE(values_of(*cell.value).readable) << text;
  }
}

TEST(ValueSet, speaks_in_both_languages) {
  const auto said = [](const char* text, bool counts = false) {
    ValueSet set = values_of(tests(text));
    set.holds_null = false;
    const base::Text words = set.said_of("level", counts);
    return words.en + " / " + words.fr;
  };
  EXPECT_EQ(said("< 50"), "level < 50 / level < 50");
  EXPECT_EQ(said("[0.05..0.08)"), "level in [0.05..0.08) / level dans [0.05..0.08)");
  EXPECT_EQ(said("3"), "level = 3 / level = 3");
  EXPECT_EQ(said("< 3, \"low\""), "level in < 3, \"low\" / level dans < 3, \"low\"");
  EXPECT_EQ(said("not(\"low\")"), "level other than \"low\" / level autre que \"low\"");
  EXPECT_EQ(said("true"), "level = true / level = true");
  EXPECT_EQ(said("> date(\"2024-12-31\")"), "level >= date(\"2025-01-01\") / level >= date(\"2025-01-01\")");
  EXPECT_EQ(said("<= duration(\"P18M\")"), "level < duration(\"P1Y7M\") / level < duration(\"P1Y7M\")");
}

}  // namespace
}  // namespace reprise::rulepack
