// Definitions, known() and reference() as rules call them.
#include <gtest/gtest.h>

#include "rulepack/loaded.h"

namespace reprise::rulepack {
namespace {

using feel::Value;

/// The small rules with a definition more, over a world of facts.
class Scope : public ::testing::Test {
 protected:
  void define(const std::string& name, const std::string& rest) {
    files_.contents["rules/definitions/" + name + ".yaml"] = "schema: reprise/definition/1\nname: " + name + "\ntitle: {fr: a, en: a}\n" + rest;
  }

  Value evaluate(const std::string& expression, const std::string& given = "{}", const MissingRows& missing = {}) {
    const auto rules = testing::loaded(files_);
    EXPECT_TRUE(rules.ok()) << base::render(rules.diagnostics, base::Language::english);
    facts_.emplace(facts::Facts::for_test(feel::parse_literal(given).value->as_context()));
    feel::Names names = facts::vocabulary_names();
    for (const auto& [name, definition] : rules.value->definitions) names.add_function(name);
    names.add_function("known");
    names.add_function("reference");
    const auto compiled = feel::Expression::compile(expression, names);
    EXPECT_TRUE(compiled.ok()) << base::render(compiled.diagnostics, base::Language::english);
    return compiled.value->evaluate(scope_of(*rules.value, facts_->context(), missing));
  }

  std::string missing(const Value& value) {
    std::string text;
    for (const std::string& path : facts_->missing(value.marks())) text += (text.empty() ? "" : ", ") + path;
    return text;
  }

  base::MemoryFiles files_ = testing::small_rules();
  std::optional<facts::Facts> facts_;
};

constexpr const char* kAccounts = R"({accounts: [{year: 2023, cash: 10}, {year: 2024, cash: 60, result: "unknown"}]})";

TEST_F(Scope, definitions_call_definitions_over_the_same_facts) {
  const Value value = evaluate("days(account(2024).cash)", kAccounts);
  EXPECT_EQ(value.to_string(), "60");
  EXPECT_FALSE(value.marks().empty());
  EXPECT_EQ(missing(value), "");
}

TEST_F(Scope, an_argument_takes_the_place_of_a_default) {
  EXPECT_EQ(evaluate("days(account(2024).cash, 30)", kAccounts).to_string(), "2");
  EXPECT_EQ(evaluate("days(per: 20, amount: 60)").to_string(), "3");
}

TEST_F(Scope, a_default_sees_the_parameters_before_it) {
  define("twice", "parameters: [{name: amount, type: number}, {name: again, type: number, default: amount}]\nvalue: amount + again\n");
  EXPECT_EQ(evaluate("twice(4)").to_string(), "8");
  EXPECT_EQ(evaluate("twice(4, 1)").to_string(), "5");
}

TEST_F(Scope, what_a_definition_misses_its_caller_misses) {
  EXPECT_EQ(missing(evaluate("days(account(2024).result) > 3", kAccounts)), "accounts[2024].result");
}

TEST_F(Scope, an_argument_of_another_type_is_refused_with_its_marks) {
  const Value value = evaluate("days(workforce.category)", R"({workforce: {category: "hospital"}})");
  EXPECT_TRUE(value.is_null());
  EXPECT_FALSE(value.marks().empty());
}

TEST_F(Scope, a_parameter_hides_a_fact_of_its_name) {
  define("own", "parameters: [{name: as_of, type: number}]\nvalue: as_of * 2\n");
  EXPECT_EQ(evaluate("own(4)", R"({as_of: "2025-01-01"})").to_string(), "8");
}

TEST_F(Scope, definitions_stand_in_any_order_of_files) {
  define("above", "value: zenith() + 1\n");
  define("zenith", "value: 41\n");
  EXPECT_EQ(evaluate("above()").to_string(), "42");
}

TEST_F(Scope, known_tells_whether_there_is_a_value_and_carries_nothing) {
  const Value unknown = evaluate("known(accounts[-1].result)", kAccounts);
  EXPECT_EQ(unknown.to_string(), "false");
  EXPECT_TRUE(unknown.marks().empty());
  const Value value = evaluate("known(accounts[-1].cash)", kAccounts);
  EXPECT_EQ(value.to_string(), "true");
  EXPECT_TRUE(value.marks().empty());
}

TEST_F(Scope, a_reference_carries_the_marks_of_its_category) {
  const Value value = evaluate("reference(\"pace\", workforce.category)", R"({workforce: {category: "day"}})");
  EXPECT_EQ(value.to_string(), "1");
  ASSERT_EQ(value.marks().ids().size(), 1U);
  EXPECT_EQ(facts_->at(value.marks().ids()[0]).path, "workforce.category");
}

TEST_F(Scope, a_reference_of_an_unknown_category_misses_the_category) {
  EXPECT_EQ(missing(evaluate("reference(\"pace\", workforce.category)")), "workforce.category");
}

TEST_F(Scope, a_row_that_is_not_there_is_unknown) {
  const Value value = evaluate("reference(\"pace\", \"month\") * 2");
  EXPECT_TRUE(value.is_null());
  ASSERT_NE(value.reason(), nullptr);
  EXPECT_EQ(value.reason()->code, "reference-missing");
  EXPECT_EQ(value.reason()->words().en, "the reference table pace has no row month");
  const feel::Marks marks = feel::Marks::of(feel::Mark{9});
  EXPECT_EQ(evaluate("reference(\"pace\", \"month\") * 2", "{}", {{"pace", marks}}).marks().ids()[0], 9U);
}

constexpr const char* kColumns = "parameters: [{name: share, type: number}]\ntable:\n  inputs: [{name: share}]\n";

TEST_F(Scope, a_definition_may_be_a_table_of_any_hit_policy) {
  const std::string rows = "  rows:\n    - {when: {share: \"> 1\"}, then: 10 * share}\n    - {when: {share: \"> 2\"}, then: 5}\n    - {when: {share: \"> 3\"}, then: 5}\n";
  const auto result = [&](const char* policy, const char* call, const char* outputs = "") {
    define("drawn", std::string(kColumns) + outputs + "  hit_policy: " + policy + "\n" + rows);
    facts_.emplace(facts::Facts::for_test({}));
    const auto loaded = testing::loaded(files_);
    feel::Names names;
    names.add_function("drawn");
    const Value value = feel::Expression::compile(call, names).value->evaluate(scope_of(*loaded.value, facts_->context()));
    return value.reason() == nullptr ? value.to_string() : value.reason()->code;
  };
  EXPECT_EQ(result("U", "drawn(2)"), "20");
  EXPECT_EQ(result("UNIQUE", "drawn(3)"), "several-rows-hit");
  EXPECT_EQ(result("A", "drawn(0.5 * 8)"), "conflicting-rows");
  EXPECT_EQ(result("F", "drawn(4)"), "40");
  EXPECT_EQ(result("F", "drawn(1)"), "no-row-hit");
  EXPECT_EQ(result("F", "drawn(1)", "  outputs: [{default: -1}]\n"), "-1");
  EXPECT_EQ(result("P", "drawn(4)", "  outputs: [{values: \"5, 40\"}]\n"), "5");
  EXPECT_EQ(result("P", "drawn(9)", "  outputs: [{values: \"90, 5\"}]\n"), "90");
  EXPECT_EQ(result("F", "drawn(9)", "  outputs: [{values: \"20, 5\"}]\n"), "value-not-allowed");
  EXPECT_EQ(result("R", "drawn(4)"), "[40, 5, 5]");
  EXPECT_EQ(result("O", "drawn(4)", "  outputs: [{values: \"5, 40\"}]\n"), "[5, 5, 40]");
  EXPECT_EQ(result("C", "drawn(3)"), "[30, 5]");
  EXPECT_EQ(result("C+", "drawn(4)"), "50");
  EXPECT_EQ(result("C<", "drawn(4)"), "5");
  EXPECT_EQ(result("\"C>\"", "drawn(4)"), "40");
  EXPECT_EQ(result("\"C#\"", "drawn(4)"), "3");
}

TEST_F(Scope, a_table_gives_several_outputs_as_a_context) {
  define("drawn", "table:\n  hit_policy: U\n  inputs: [{name: as_of}]\n  outputs: [{name: level}, {name: points, default: 0}]\n"
                  "  rows: [{when: {as_of: '< date(\"2025-01-01\")'}, then: {points: 1 + 1, level: '\"low\"'}}]\n");
  EXPECT_EQ(evaluate("drawn().points", R"({as_of: date("2024-05-01")})").to_string(), "2");
  EXPECT_EQ(evaluate("drawn()", R"({as_of: date("2025-01-01")})").to_string(), "{level: null, points: 0}");
}

TEST_F(Scope, the_cells_of_a_table_see_facts_definitions_and_parameters) {
  define("drawn", "parameters: [{name: least, type: number, default: 2}]\ntable:\n  hit_policy: F\n  inputs: [{name: cash, value: days(account(2024).cash)}]\n"
                  "  outputs: [{default: least}]\n  rows: [{when: {cash: \"> least * reference(\\\"pace\\\", \\\"day\\\")\"}, then: \"days(least, 2)\"}]\n");
  EXPECT_EQ(evaluate("drawn(4)", kAccounts).to_string(), "2");
  EXPECT_EQ(evaluate("drawn(100)", kAccounts).to_string(), "100");
  EXPECT_EQ(evaluate("drawn()", kAccounts).to_string(), "1");
}

TEST_F(Scope, what_a_table_hinges_on_is_missed_and_what_it_does_not_is_not) {
  define("drawn", "table:\n  hit_policy: F\n  inputs:\n    - {name: headcount, value: workforce.headcount, values: \">= 0\"}\n    - {name: fte, value: workforce.fte}\n"
                  "  outputs: [{default: 0}]\n  rows:\n    - {when: {headcount: \"> 10\", fte: \"> 5\"}, then: 1}\n    - {when: {fte: \"> 3\"}, then: 2}\n");
  const Value hinges = evaluate("drawn()", "{workforce: {fte: 6}}");
  EXPECT_TRUE(hinges.is_null());
  EXPECT_EQ(missing(hinges), "workforce.headcount");
  // The staff rule the first row out, whatever the heads.
  const Value decided = evaluate("drawn()", "{workforce: {fte: 4}}");
  EXPECT_EQ(decided.to_string(), "2");
  EXPECT_EQ(missing(decided), "");
  EXPECT_EQ(missing(evaluate("drawn()", "{workforce: {headcount: 20}}")), "workforce.fte");
}

TEST_F(Scope, the_table_that_the_guide_shows_does_what_it_says) {
  const std::string guide = golden::read("rules/README.md");
  const std::size_t begin = guide.find("schema: reprise/definition/1\nname: vacancy_points");
  ASSERT_NE(begin, std::string::npos);
  files_.contents["rules/definitions/vacancy_points.yaml"] = guide.substr(begin, guide.find("```", begin) - begin);
  EXPECT_EQ(evaluate("vacancy_points()", "{workforce: {fte_vacant: 6, fte_budgeted: 100, headcount: 49}}").to_string(), "100");
  EXPECT_EQ(evaluate("vacancy_points()", "{workforce: {fte_vacant: 6, fte_budgeted: 100, headcount: 50}}").to_string(), "50");
  EXPECT_EQ(missing(evaluate("vacancy_points()", "{workforce: {fte_vacant: 6, fte_budgeted: 100}}")), "workforce.headcount");
  const Value known = evaluate("vacancy_points()", "{workforce: {fte_vacant: 2, fte_budgeted: 100}}");
  EXPECT_EQ(known.to_string() + missing(known), "0");
  const auto gap = [this] {
    std::string& table = files_.contents["rules/definitions/vacancy_points.yaml"];
    const std::size_t row = table.find("    - {when: {vacancy_rate: \"[0.05..0.08)\", headcount: \"< 50\"}");
    table.erase(row, table.find('\n', row) + 1 - row);
    return base::render(testing::loaded(files_).diagnostics, base::Language::english);
  }();
  EXPECT_NE(gap.find("nothing covers vacancy_rate in [0.05..0.08) with headcount < 50 [rule-table-gap]"), std::string::npos) << gap;
  EXPECT_NE(guide.find("nothing covers vacancy_rate in [0.05..0.08) with headcount < 50"), std::string::npos);
}

TEST_F(Scope, the_verdict_reads_levels_and_gates) {
  const auto rules = testing::loaded(files_);
  ASSERT_TRUE(rules.value->verdict.table);
  const auto outcome = [&](const char* level, feel::List gates) {
    feel::Context inputs;
    inputs.set("financial", Value::string(level));
    inputs.set("gates", Value::list(std::move(gates)));
    return rules.value->verdict.table->evaluate(inputs).value.to_string();
  };
  EXPECT_EQ(outcome("low", {}), "\"proceed\"");
  EXPECT_EQ(outcome("high", {}), "\"decline\"");
  EXPECT_EQ(outcome("low", {Value::string("liquidation")}), "\"decline\"");
}

}  // namespace
}  // namespace reprise::rulepack
