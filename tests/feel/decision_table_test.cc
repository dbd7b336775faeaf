#include "feel/decision_table.h"

#include <gtest/gtest.h>

#include <array>

namespace reprise::feel {
namespace {

Names names() {
  Names names;
  names.add({"level"});
  names.add({"gate"});
  names.set_strict(true);
  return names;
}

TableText table(HitPolicy policy, std::vector<std::array<const char*, 3>> rows, const char* values = "") {
  TableText text;
  text.policy = policy;
  text.inputs = {{"level", {}}, {"gate", {}}};
  text.outputs = {{"verdict", {values, {}}, {}}};
  for (const auto& [level, gate, verdict] : rows) text.rows.push_back({{{level, {}}, {gate, {}}}, {{verdict, {}}}});
  return text;
}

DecisionTable::Outcome outcome(const TableText& text, const char* level, bool gate, Marks level_marks = {}, Marks gate_marks = {}) {
  const auto compiled = DecisionTable::compile(text, names());
  EXPECT_TRUE(compiled.ok()) << base::render(compiled.diagnostics, base::Language::english);
  Context facts;
  facts.set("level", Value::string(level).marked(level_marks));
  facts.set("gate", Value::boolean(gate).marked(gate_marks));
  return compiled.value->evaluate(facts);
}

std::string result(const TableText& text, const char* level, bool gate) {
  const auto got = outcome(text, level, gate);
  return got.value.reason() == nullptr ? got.value.to_string() : got.value.reason()->code;
}

const std::vector<std::array<const char*, 3>> kRows = {
    {"\"high\"", "true", "\"stop\""}, {"\"high\", \"watch\"", "-", "\"study\""}, {"?  = \"low\"", "", "\"proceed\""}};

TEST(DecisionTable, unique_refuses_several_hits_and_none) {
  const TableText text = table(HitPolicy::unique, kRows);
  EXPECT_EQ(result(text, "low", false), "\"proceed\"");
  EXPECT_EQ(result(text, "watch", true), "\"study\"");
  EXPECT_EQ(result(text, "high", true), "several-rows-hit");
  EXPECT_EQ(result(text, "unheard of", true), "no-row-hit");
  EXPECT_EQ(outcome(text, "high", true).rows, (std::vector<std::size_t>{0, 1}));
}

TEST(DecisionTable, any_refuses_hits_that_disagree) {
  EXPECT_EQ(result(table(HitPolicy::any, kRows), "high", true), "conflicting-rows");
  EXPECT_EQ(result(table(HitPolicy::any, {{"-", "true", "1"}, {"\"high\"", "-", "1"}}), "high", true), "1");
}

TEST(DecisionTable, first_takes_the_first_and_looks_no_further) {
  const TableText text = table(HitPolicy::first, kRows);
  EXPECT_EQ(result(text, "high", true), "\"stop\"");
  const auto got = outcome(text, "high", true, Marks::of(1), Marks::of(2));
  EXPECT_EQ(got.rows, std::vector<std::size_t>{0});
  EXPECT_EQ(got.value.marks().ids().size(), 2U);
  // The first row fails on the level alone, the second asks for nothing but the level.
  const auto watch = outcome(text, "watch", true, Marks::of(1), Marks::of(2));
  EXPECT_EQ(watch.value.marks().ids().size(), 1U);
}

TEST(DecisionTable, priority_and_output_order_go_by_the_output_values) {
  const char* values = "\"study\", \"stop\", \"proceed\"";
  EXPECT_EQ(result(table(HitPolicy::priority, kRows, values), "high", true), "\"study\"");
  EXPECT_EQ(result(table(HitPolicy::output_order, kRows, values), "high", true), "[\"study\", \"stop\"]");
  EXPECT_EQ(result(table(HitPolicy::rule_order, kRows, values), "high", true), "[\"stop\", \"study\"]");
}

TEST(DecisionTable, collect_adds_up_or_lists) {
  const std::vector<std::array<const char*, 3>> rows = {{"-", "-", "10"}, {"\"high\"", "-", "20"}, {"\"high\"", "-", "10"}};
  EXPECT_EQ(result(table(HitPolicy::collect, rows), "high", true), "[10, 20, 10]");
  EXPECT_EQ(result(table(HitPolicy::collect_sum, rows), "high", true), "40");
  EXPECT_EQ(result(table(HitPolicy::collect_min, rows), "high", true), "10");
  EXPECT_EQ(result(table(HitPolicy::collect_max, rows), "high", true), "20");
  EXPECT_EQ(result(table(HitPolicy::collect_count, rows), "high", true), "3");
}

TEST(DecisionTable, gives_several_outputs_as_a_context_and_defaults_when_nothing_hits) {
  TableText text;
  text.inputs = {{"level", {}}};
  text.outputs = {{"verdict", {}, {"\"study\"", {}}}, {"weight", {}, {}}};
  text.rows = {{{{"\"low\"", {}}}, {{"\"proceed\"", {}}, {"1 + 1", {}}}}};
  EXPECT_EQ(result(text, "low", true), "{verdict: \"proceed\", weight: 2}");
  EXPECT_EQ(result(text, "high", true), "{verdict: \"study\", weight: null}");
}

TEST(DecisionTable, reports_every_broken_cell_at_its_place) {
  const auto file = std::make_shared<const base::Source>("verdict.yaml", "0123456789 lvel == 1");
  TableText text = table(HitPolicy::unique, {{"\"low", "-", "1"}, {"-", "tru", "2"}});
  text.rows[0].tests[0].origin = [&](base::Span span) { return base::Place{file, {span.begin + 2, span.end + 2}}; };
  text.rows.push_back({{}, {}});
  const auto compiled = DecisionTable::compile(text, names());
  ASSERT_FALSE(compiled.ok());
  ASSERT_EQ(compiled.diagnostics.items().size(), 3U);
  EXPECT_EQ(compiled.diagnostics.items()[0].code, "feel-unclosed");
  EXPECT_EQ(compiled.diagnostics.items()[0].place.to_string(), "verdict.yaml:1:3");
  EXPECT_EQ(compiled.diagnostics.items()[1].code, "feel-unknown-name");
  EXPECT_EQ(compiled.diagnostics.items()[2].code, "feel-table");
  EXPECT_FALSE(DecisionTable::compile(table(HitPolicy::priority, kRows), names()).ok());
}

TEST(DecisionTable, refuses_what_is_not_allowed_and_says_which) {
  TableText text = table(HitPolicy::first, {{"\"high\"", "-", "1"}, {"-", "-", "2"}}, "1, 3");
  text.domains = {{"level", {"\"low\", \"high\"", {}}}, {"gate", {}}};
  EXPECT_EQ(result(text, "high", true), "1");
  EXPECT_EQ(outcome(text, "watch", true).value.reason()->words().en, "level = \"watch\": the allowed values are \"low\", \"high\"");
  EXPECT_EQ(outcome(text, "watch", true).value.reason()->words().fr, "level = \"watch\"\u202F: les valeurs admises sont \"low\", \"high\"");
  EXPECT_EQ(outcome(text, "low", true).value.reason()->words().en, "verdict = 2: the allowed values are 1, 3");
  text.domains.pop_back();
  EXPECT_FALSE(DecisionTable::compile(text, names()).ok());
}

/// The table over a level that is null, known by a mark of its own.
DecisionTable::Outcome without_level(const TableText& text, bool gate) {
  Context facts;
  facts.set("level", Value().marked(Marks::of(1)));
  facts.set("gate", Value::boolean(gate).marked(Marks::of(2)));
  return DecisionTable::compile(text, names()).value->evaluate(facts);
}

TEST(DecisionTable, decides_nothing_by_a_null_that_is_not_allowed) {
  TableText text = table(HitPolicy::first, {{"\"high\"", "true", "1"}, {"-", "-", "2"}});
  EXPECT_EQ(without_level(text, true).value.to_string(), "2");  // without allowed values null is a value like others
  text.domains = {{"level", {"\"low\", \"high\"", {}}}, {"gate", {}}};
  const auto hinges = without_level(text, true);
  EXPECT_TRUE(hinges.value.is_null());
  EXPECT_EQ(hinges.value.marks().ids().size(), 2U);
  // The gate rules the first row out by itself, and the second asks for nothing.
  const auto decided = without_level(text, false);
  EXPECT_EQ(decided.value.to_string(), "2");
  ASSERT_EQ(decided.value.marks().ids().size(), 1U);
  EXPECT_EQ(decided.value.marks().ids()[0], 2U);
}

TEST(DecisionTable, reads_negated_tests_of_several_words_among_strict_names) {
  EXPECT_EQ(result(table(HitPolicy::first, {{"not(\"low\", \"high\")", "-", "1"}, {"-", "-", "2"}}), "watch", true), "1");
}

TEST(HitPolicy, is_written_short_or_in_words) {
  EXPECT_EQ(parse_hit_policy("C+"), HitPolicy::collect_sum);
  EXPECT_EQ(parse_hit_policy("RULE ORDER"), HitPolicy::rule_order);
  EXPECT_EQ(parse_hit_policy("X"), std::nullopt);
}

}  // namespace
}  // namespace reprise::feel
