#include <gtest/gtest.h>

#include <chrono>
#include <sstream>

#include "feel/feel.h"
#include "golden/golden.h"

namespace reprise::feel {
namespace {

Names dossier_names() {
  Names names;
  names.add({"workforce", "headcount"});
  names.add({"workforce", "net salary"});
  names.add({"accounts", "cash"});
  names.add({"accounts", "year"});
  names.add({"net cash"});
  names.add_function("reference");
  names.add_kind({"workforce", "on strike"}, Kind::boolean);
  names.add_kind({"workforce", "category"}, Kind::string, {"nursing_home", "sheltered_work"});
  names.add_kind({"as_of"}, Kind::date);
  names.add_list({"debts"});
  names.add_kind({"debts", "amount"}, Kind::number);
  names.add_kind({"debts", "kind"}, Kind::string, {"loan", "overdraft"});
  names.add_function("caf", {{{"exercise", "number", true}}, Kind::number});
  names.set_strict(true);
  return names;
}

std::string code_of(const std::string& text, const Names& names = dossier_names()) {
  const auto expression = Expression::compile(text, names);
  return expression.ok() ? "ok" : expression.diagnostics.items().front().code;
}

TEST(FeelSyntax, says_what_was_expected_at_the_exact_place_in_both_languages) {
  std::istringstream lines(golden::read("tests/feel/syntax_errors.txt"));
  std::string shown;
  for (std::string line; std::getline(lines, line);) {
    const auto expression = Expression::compile(line, dossier_names());
    EXPECT_FALSE(expression.ok()) << line;
    shown +=
        base::render(expression.diagnostics, base::Language::english) + base::render(expression.diagnostics, base::Language::french) + "\n";
  }
  EXPECT_TRUE(golden::matches("tests/feel/golden/syntax_errors.txt", shown));
}

TEST(FeelSyntax, places_errors_in_the_file_the_expression_came_from) {
  const auto file = std::make_shared<const base::Source>("rule.yaml", "id: x\nvalue: workforce.headcont + 1\n");
  const Origin origin = [&](base::Span span) { return base::Place{file, {span.begin + 13, span.end + 13}}; };
  const auto expression = Expression::compile("workforce.headcont + 1", dossier_names(), origin);
  ASSERT_FALSE(expression.ok());
  EXPECT_EQ(base::render(expression.diagnostics, base::Language::english),
            "rule.yaml:2:18: error: unknown entry 'headcont' of 'workforce' [feel-unknown-entry]\n"
            " 2 | value: workforce.headcont + 1\n"
            "   |                  ^~~~~~~~\n"
            "   hint: did you mean 'headcount'?\n");
}

TEST(FeelSyntax, takes_unknown_names_as_null_unless_strict) {
  EXPECT_EQ(code_of("nobody + 1", Names()), "ok");
  EXPECT_EQ(code_of("nobody + 1"), "feel-unknown-name");
  EXPECT_EQ(code_of("accounts[cash > 1].year"), "ok");
  EXPECT_EQ(code_of("reference(\"vacancy\").anything"), "ok");
  EXPECT_EQ(code_of("for a in accounts return a.cash + a.year"), "ok");
  EXPECT_EQ(code_of("for a in accounts return a.cush"), "feel-unknown-entry");
  EXPECT_EQ(code_of("{a: 1, b: a + 1}.b"), "ok");
  EXPECT_EQ(code_of("{a: 1}.c"), "feel-unknown-entry");
  EXPECT_EQ(code_of("workforce.net salary"), "ok");
}

TEST(FeelSyntax, refuses_no_type_that_may_fit) {
  for (const char* text : {
           "debts.amount > [1]",
           "debts[kind = \"loan\"].amount",
           "sum(debts.amount) > 1",
           "count(debts) > \"1\"",
           "debts[1].amount + 1",
           "debts[amount > 3] = null",
           "as_of + @\"P1M\" > as_of",
           "as_of - as_of",
           "workforce.headcount > \"a\"",
           "abs(debts.amount)",
           "caf() + caf(2024)",
           "caf(null)",
           "caf(exercise: 2024)",
           "workforce.category in (\"nursing_home\")",
           "workforce.category = null",
           "some d in debts satisfies d.kind in [\"loan\", \"overdraft\"]",
           "if workforce.on strike then 1 else \"a\"",
           "for d in [debts, debts] return d.amount + \"a\"",
           "{a: 1}.a + 1",
           "debts[item.amount > 1]",
           "as_of.year > 2000",
           "string(workforce.headcount) + \"a\"",
           "contains(workforce.category, \"home\")",
           "as_of instance of date",
           "list contains([\"loan\"], debts[1].kind)",
           "for i in 1..3 return i + 1",
           "workforce.category < \"o\"",
           "min(1, 2) + 1",
           "date(as_of) = as_of",
       }) {
    EXPECT_EQ(code_of(text), "ok") << text;
  }
}

TEST(FeelSyntax, refuses_what_is_too_deep_or_too_long_and_stays_linear) {
  const auto start = std::chrono::steady_clock::now();
  for (const char* opening : {"(", "[", "{a:", "-(", "[[1..", "(1 in (", "if ", "not(", "f(", "]", "x[", "for a in ", "function() "}) {
    std::string text;
    while (text.size() < 30000) text += opening;
    EXPECT_EQ(code_of(text, Names()).substr(0, 5), "feel-") << opening;
  }
  EXPECT_EQ(code_of(std::string(150, '(') + "1" + std::string(150, ')')), "ok");
  EXPECT_EQ(code_of(std::string(300, '(') + "1" + std::string(300, ')')), "feel-too-deep");
  EXPECT_EQ(code_of(std::string(5000, '-') + "1"), "feel-too-deep");
  std::string sum = "1";
  while (sum.size() < 60000) sum += "+1";
  EXPECT_EQ(code_of(sum), "feel-too-deep");
  EXPECT_EQ(code_of(std::string(70000, ' ') + "1"), "feel-too-long");
  EXPECT_EQ(code_of("\"\xff\""), "feel-encoding");
  EXPECT_EQ(code_of(""), "feel-syntax");
  EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(20));
}

TEST(FeelSyntax, reads_literals_of_values_only) {
  const auto value = parse_literal("{a: 1, b: [\"x\", null, -2.5], c: date(\"2012-03-16\")}");
  ASSERT_TRUE(value.ok());
  EXPECT_EQ(value.value->to_string(), "{a: 1, b: [\"x\", null, -2.5], c: date(\"2012-03-16\")}");
  EXPECT_FALSE(parse_literal("{a: b}").ok());
}

TEST(FeelEvaluation, stops_at_its_limits) {
  const auto loop = Expression::compile("count(for a in 1..100000, b in 1..100000 return 1)", Names());
  ASSERT_TRUE(loop.ok());
  EvaluationLimits limits;
  limits.steps = 10000;
  const Value stopped = loop.value->evaluate({}, limits);
  ASSERT_NE(stopped.reason(), nullptr);
  EXPECT_EQ(stopped.reason()->code, "step-limit");
  const auto doubling =
      Expression::compile("string length((for i in 1..60 return if i = 1 then \"ab\" else partial[-1] + partial[-1])[-1])", Names());
  ASSERT_TRUE(doubling.ok());
  EXPECT_EQ(doubling.value->evaluate({}).reason()->code, "step-limit");
  const auto nesting = Expression::compile("for i in 1..5000 return if i = 1 then [1] else [partial[-1]]", Names());
  ASSERT_TRUE(nesting.ok());
  const Value nested = nesting.value->evaluate({});
  ASSERT_NE(nested.reason(), nullptr);
  EXPECT_EQ(nested.reason()->code, "too-deep");
  const auto recursion = Expression::compile("{f: function(n) 1 + f(n + 1), r: f(1)}.r", Names());
  ASSERT_TRUE(recursion.ok());
  EXPECT_EQ(recursion.value->evaluate({}).reason()->code, "recursion-limit");
}

TEST(FeelEvaluation, calls_host_functions_with_their_optional_arguments) {
  Names names;
  names.add_function("reference");
  names.set_strict(true);
  Function reference;
  reference.name = "reference";
  reference.parameters = {{"name", false}, {"category", true}};
  reference.host = [](std::span<const Value> arguments) { return Value::number(static_cast<std::int64_t>(arguments.size())); };
  Context facts;
  facts.set("reference", Value::function(std::move(reference)));
  const auto result = [&](const char* text) {
    const auto expression = Expression::compile(text, names);
    EXPECT_TRUE(expression.ok());
    return expression.value->evaluate(facts).to_string();
  };
  EXPECT_EQ(result("reference(\"a\")"), "1");
  EXPECT_EQ(result("reference(\"a\", \"b\")"), "2");
  EXPECT_EQ(result("reference(category: \"b\", name: \"a\")"), "2");
  EXPECT_EQ(result("reference()"), "null");
  EXPECT_EQ(result("for n in [\"a\"] return reference(n)"), "[1]");
}

TEST(FeelEvaluation, keeps_functions_that_outlive_it) {
  Value function;
  {
    const auto expression = Expression::compile("function(x) x + a", Names());
    Context facts;
    facts.set("a", Value::number(40));
    function = expression.value->evaluate(facts);
  }
  Context facts;
  facts.set("f", function);
  const auto call = Expression::compile("f(2)", Names());
  EXPECT_EQ(call.value->evaluate(facts).to_string(), "42");
}

}  // namespace
}  // namespace reprise::feel
