// What a trace shows, that it changes nothing, and where the reason of a null points.
#include "feel/trace.h"

#include <gtest/gtest.h>

#include <optional>

#include "feel/case_files.h"
#include "feel/reasons.h"

namespace reprise::feel {
namespace {

using case_files::Case;
using case_files::read_cases;
using case_files::World;
using case_files::world_of;

Expression compiled(const std::string& text, const Names& names = Names()) {
  auto expression = Expression::compile(text, names);
  EXPECT_TRUE(expression.ok()) << base::render(expression.diagnostics, base::Language::english);
  return *expression.value;
}

Context facts_of(const std::string& text) { return parse_literal(text).value->as_context(); }

std::string marks_text(const Value& value) {
  std::string text;
  for (const Mark mark : value.marks().ids()) text += " " + std::to_string(mark);
  return text;
}

/// Everything a caller can see of a value: itself, its marks, its reason and the reason's place.
std::string seen(const Value& value) {
  std::string text = value.to_string() + marks_text(value);
  if (const NullReason* reason = value.reason()) {
    text += " " + reason->code + " " + reason->words().en + " " + std::to_string(reason->span.begin) + ".." + std::to_string(reason->span.end);
  }
  return text;
}

void write(const TraceStep& step, int level, std::string& out) {
  out += std::string(static_cast<std::size_t>(level) * 2, ' ');
  for (const auto& [name, value] : step.bound) out += name + " is " + value.to_string() + ": ";
  out += std::string(step.text()) + " -> " + step.value.to_string() + "\n";
  for (const TraceStep& child : step.children) write(child, level + 1, out);
  if (step.left_out > 0) out += std::string(static_cast<std::size_t>(level + 1) * 2, ' ') + "and " + std::to_string(step.left_out) + " more\n";
}

std::string written(const Trace& trace) {
  std::string out;
  write(trace.root, 0, out);
  return out;
}

std::string traced(const std::string& text, const std::string& facts = "{}", const TraceLimits& kept = {}) {
  return written(compiled(text).trace(facts_of(facts), {}, kept));
}

std::size_t count(const TraceStep& step) {
  std::size_t total = 1;
  for (const TraceStep& child : step.children) total += count(child);
  return total;
}

TEST(Trace, has_each_sub_expression_with_its_value) {
  EXPECT_EQ(traced("2 * (a - 5) > limit.low", "{a: 60, limit: {low: 100}}"),
            "2 * (a - 5) > limit.low -> true\n"
            "  2 * (a - 5) -> 110\n"
            "    2 -> 2\n"
            "    (a - 5) -> 55\n"
            "      a -> 60\n"
            "      5 -> 5\n"
            "  limit.low -> 100\n"
            "    limit -> {low: 100}\n");
}

TEST(Trace, has_no_step_for_what_was_spared) {
  EXPECT_EQ(traced("false and 1 / 0 > 1"), "false and 1 / 0 > 1 -> false\n  false -> false\n");
  EXPECT_EQ(traced("if a then 1 else 1 / 0", "{a: true}"), "if a then 1 else 1 / 0 -> 1\n  a -> true\n  1 -> 1\n");
}

TEST(Trace, has_a_round_for_each_item_of_a_loop_or_filter) {
  EXPECT_EQ(traced("for x in [1, 2], y in x..2 return x + y"),
            "for x in [1, 2], y in x..2 return x + y -> [2, 3, 4]\n"
            "  [1, 2] -> [1, 2]\n"
            "    1 -> 1\n"
            "    2 -> 2\n"
            "  x is 1: x..2 -> [1..2]\n"
            "    x -> 1\n"
            "    2 -> 2\n"
            "  x is 1: y is 1: x + y -> 2\n"
            "    x -> 1\n"
            "    y -> 1\n"
            "  x is 1: y is 2: x + y -> 3\n"
            "    x -> 1\n"
            "    y -> 2\n"
            "  x is 2: x..2 -> [2..2]\n"
            "    x -> 2\n"
            "    2 -> 2\n"
            "  x is 2: y is 2: x + y -> 4\n"
            "    x -> 2\n"
            "    y -> 2\n");
  EXPECT_EQ(traced("list[p > 1]", "{list: [{p: 1}, {p: 2}]}"),
            "list[p > 1] -> [{p: 2}]\n"
            "  list -> [{p: 1}, {p: 2}]\n"
            "  item is {p: 1}: p > 1 -> false\n"
            "    p -> 1\n"
            "    1 -> 1\n"
            "  item is {p: 2}: p > 1 -> true\n"
            "    p -> 2\n"
            "    1 -> 1\n");
  EXPECT_EQ(traced("some x in [1, 2] satisfies x = 1"),
            "some x in [1, 2] satisfies x = 1 -> true\n"
            "  [1, 2] -> [1, 2]\n"
            "    1 -> 1\n"
            "    2 -> 2\n"
            "  x is 1: x = 1 -> true\n"
            "    x -> 1\n"
            "    1 -> 1\n"
            "  x is 2: x = 1 -> false\n"
            "    x -> 2\n"
            "    1 -> 1\n");
}

TEST(Trace, goes_into_functions_wherever_they_were_written) {
  EXPECT_EQ(traced("{half: function(n) n / 2, r: half(8)}.r"),
            "{half: function(n) n / 2, r: half(8)}.r -> 4\n"
            "  {half: function(n) n / 2, r: half(8)} -> {half: function half, r: 4}\n"
            "    half(8) -> 4\n"
            "      half -> function half\n"
            "      8 -> 8\n"
            "      n is 8: n / 2 -> 4\n"
            "        n -> 8\n"
            "        2 -> 2\n");
  EXPECT_EQ(traced("half(8)", "{half: function(n) n / 2}"),
            "half(8) -> 4\n"
            "  half -> function half\n"
            "  8 -> 8\n"
            "  n is 8: n / 2 -> 4\n"
            "    n -> 8\n"
            "    2 -> 2\n");
}

TEST(Trace, of_unary_tests_shows_each_test_that_was_tried) {
  const auto tests = UnaryTests::compile("< 3, [5..a], ? = 9", Names());
  EXPECT_EQ(written(tests.value->trace(Value::number(6), facts_of("{a: 7}"))),
            "< 3, [5..a], ? = 9 -> true\n"
            "  < 3 -> false\n"
            "    3 -> 3\n"
            "  [5..a] -> [5..7]\n"
            "    5 -> 5\n"
            "    a -> 7\n");
}

TEST(Trace, keeps_no_more_than_its_limits_and_says_how_many_it_left_out) {
  const Trace many = compiled("for x in 1..1000 return x").trace(Context());
  EXPECT_EQ(many.root.children.size(), 21U);  // the range and twenty rounds
  EXPECT_EQ(many.root.left_out, 980U);
  EXPECT_EQ(many.root.value.as_list().size(), 1000U);

  EXPECT_EQ(traced("for x in 1..4 return x", "{}", {2, 100, 100}),
            "for x in 1..4 return x -> [1, 2, 3, 4]\n"
            "  1..4 -> [1..4]\n"
            "    1 -> 1\n"
            "    4 -> 4\n"
            "  x is 1: x -> 1\n"
            "  x is 2: x -> 2\n"
            "  and 2 more\n");
  EXPECT_EQ(traced("1 + 2 + 3", "{}", {20, 100, 2}), "1 + 2 + 3 -> 6\n  1 + 2 -> 3\n    and 2 more\n  3 -> 3\n");

  const Trace wide = compiled("for a in 1..30, b in 1..30, c in 1..30 return a * b * c").trace(Context(), {}, {1000, 500, 100});
  EXPECT_EQ(count(wide.root), 500U);
  EXPECT_GT(wide.root.left_out, 20000U);
}

TEST(Trace, changes_neither_a_value_nor_the_budget) {
  std::size_t compared = 0;
  for (const Case& one : read_cases()) {
    const World world = world_of(one);
    const auto expression = Expression::compile(one.tests.empty() ? one.expression : one.input, world.names);
    ASSERT_TRUE(expression.ok()) << one.place;
    const Value plain = expression.value->evaluate(world.facts);
    EXPECT_EQ(seen(expression.value->trace(world.facts).root.value), seen(plain)) << one.place;
    EvaluationLimits limits = case_files::limits_of(one);
    for (const std::size_t steps : {1U, 2U, 3U, 5U, 8U, 13U, 21U, 34U, 55U, 200U}) {
      limits.steps = steps;
      EXPECT_EQ(seen(expression.value->trace(world.facts, limits).root.value), seen(expression.value->evaluate(world.facts, limits)))
          << one.place << " in " << steps << " steps";
      ++compared;
    }
    if (one.tests.empty()) continue;
    const auto tests = UnaryTests::compile(one.tests, world.names);
    ASSERT_TRUE(tests.ok()) << one.place;
    EXPECT_EQ(seen(tests.value->trace(plain, world.facts).root.value), seen(tests.value->matches(plain, world.facts))) << one.place;
  }
  EXPECT_GT(compared, 4000U);
}

TEST(Trace, ends_where_the_evaluation_does) {
  const std::string endless = "{f: function(n) f(n + 1), r: f(1)}.r";
  const Trace trace = compiled(endless).trace(Context());
  EXPECT_EQ(seen(trace.root.value), seen(compiled(endless).evaluate(Context())));
  EXPECT_EQ(trace.root.value.reason()->code, "recursion-limit");
  EXPECT_LE(count(trace.root), 10'000U);
  EXPECT_EQ(compiled("1 + 1").trace(Context(), {0}).root.value.reason()->code, "step-limit");
}

/// What the caret of a null's reason stands under.
std::string place_of(const Value& value) {
  const NullReason* const reason = value.reason();
  if (reason == nullptr || reason->within == nullptr) return "nowhere";
  return reason->code + " " + std::string(reason->span.begin, ' ') + "^" + std::string(reason->span.end - reason->span.begin - 1, '~');
}

/// Facts with every kind of nothing: a null that was given, one with a host's reason, functions of a host and of another file.
Context doubtful_facts() {
  Context facts = facts_of("{a: 0, b: 4, w: \"word\", none: null, list: [1, 2], s: [{p: 1}, {p: null}], c: {x: 1}, inverse: function(n) 1 / n}");
  facts.set("unknown", Value::null({"missing-fact", base::Text::same("?"), {}}));
  facts.set("holes", Value::list({Value::number(1), Value::null({"missing-fact", base::Text::same("?"), {}})}));
  Context entries;
  entries.set("y", Value::null({"missing-fact", base::Text::same("?"), {}}));
  facts.set("d", Value::context(std::move(entries)));
  Function refuses;
  refuses.parameters = {{"value", false}};
  refuses.host = [](std::span<const Value>) { return reasons::null("bad-argument", {}, "value"); };
  facts.set("refuses", Value::function(std::move(refuses)));
  Function echo;
  echo.parameters = {{"value", false}};
  echo.host = [](std::span<const Value> arguments) { return arguments[0]; };
  facts.set("echo", Value::function(std::move(echo)));
  return facts;
}

void expect_places(const std::vector<std::pair<std::string, std::string>>& rows) {
  const Context facts = doubtful_facts();
  Names names;
  for (const auto& [name, value] : facts.entries()) names.add({name});
  for (const auto& [text, expected] : rows) {
    const Expression expression = compiled(text, names);
    EXPECT_EQ(place_of(expression.evaluate(facts)), expected) << text;
    EXPECT_EQ(place_of(expression.trace(facts).root.value), expected) << text;
  }
}

TEST(NullPlace, is_the_operation_that_failed) {
  expect_places({
      {"1 + b / a > 2", "division-by-zero     ^~~~~"},
      {"b / (a * 2) + b / a", "division-by-zero ^~~~~~~~~~~"},
      {"1 + b * w", "wrong-type     ^~~~~"},
      {"b > w or b < w", "wrong-type ^~~~~"},
      {"if b then 1 else 2", "wrong-type    ^"},
      {"c.x + c.z", "no-such-entry       ^~~"},
      {"c.z.t.u", "no-such-entry ^~~"},
      {"1 + list[3]", "index-out-of-range     ^~~~~~~"},
      {"list[b - 1] + 1", "index-out-of-range ^~~~~~~~~~~"},
      {"list[w]", "wrong-type      ^"},
      {"[1..w]", "wrong-type ^~~~~~"},
      {"nobody + 1", "unknown-name ^~~~~~"},
      {"b(1) + 1", "no-such-function ^~~~"},
      {"{k: 1, m: b / a, n: m + 1}.n", "division-by-zero           ^~~~~"},
  });
}

TEST(NullPlace, is_the_operand_that_was_given_as_null) {
  expect_places({
      {"1 + none * 2", "missing-operand     ^~~~"},
      {"b - (2 * none)", "missing-operand          ^~~~"},
      {"-none", "missing-operand  ^~~~"},
      {"none.x", "missing-operand ^~~~"},
      {"b < none", "missing-operand     ^~~~"},
      {"none between 1 and 2", "missing-operand ^~~~"},
      {"b between 1 and none", "missing-operand                 ^~~~"},
      {"none and true", "missing-operand ^~~~"},
      {"unknown + 1", "missing-fact ^~~~~~~"},
      {"1 + (2 * unknown)", "missing-fact          ^~~~~~~"},
      {"1 + d.y", "missing-fact     ^~~"},
      {"1 + holes[2]", "missing-fact     ^~~~~~~~"},
      {"max(holes) + 1", "missing-fact ^~~~~~~~~~"},
  });
}

TEST(NullPlace, stays_within_nested_calls) {
  expect_places({
      {"abs(floor(b / a)) + 1", "division-by-zero           ^~~~~"},
      {"sum([1, abs(c.z)])", "no-such-entry             ^~~"},
      {"1 + substring(w, 1, c.z)", "no-such-entry                     ^~~"},
      {"1 + number(w, \",\", \".\")", "bad-argument     ^~~~~~~~~~~~~~~~~~~"},
      {"abs(w)", "wrong-type ^~~~~~"},
      {"{f: function(n) b / n, r: 1 + f(a)}.r", "division-by-zero                 ^~~~~"},
      {"sort([2, 1], function(x, y) x < y / a)", "division-by-zero                                 ^~~~~"},
  });
}

TEST(NullPlace, stays_within_loops_and_filters) {
  expect_places({
      {"sum(for x in list return x / a)", "division-by-zero                          ^~~~~"},
      {"for x in c.z return x", "no-such-entry          ^~~"},
      {"for x in none return x", "missing-operand          ^~~~"},
      {"for x in 1..none return x", "missing-operand          ^~~~~~~"},
      {"(for x in holes return x + 1)[2]", "missing-fact                        ^"},
      {"some x in list satisfies x > none", "missing-operand                              ^~~~"},
      {"every x in list satisfies x", "wrong-type                           ^"},
      {"s[w][1]", "wrong-type   ^"},
      {"unknown[1]", "missing-fact ^~~~~~~"},
      {"s[2].p + 1", "missing-operand ^~~~~~"},
      {"list[item / a]", "nowhere"},
  });
}

TEST(NullPlace, of_a_host_function_is_its_call_but_of_its_argument_the_argument) {
  expect_places({
      {"1 + refuses(b) * 2", "bad-argument     ^~~~~~~~~~"},
      {"for x in list return refuses(x)", "nowhere"},
      {"sum(for x in list return refuses(x))", "bad-argument                          ^~~~~~~~~~"},
      {"1 + echo(b / a)", "division-by-zero          ^~~~~"},
      {"1 + echo(unknown)", "missing-fact          ^~~~~~~"},
      {"refuses(1, 2)", "wrong-arity ^~~~~~~~~~~~~"},
  });
}

TEST(NullPlace, names_the_expression_it_is_in) {
  const Context facts = doubtful_facts();
  Names names;
  names.add({"inverse"});
  names.add({"a"});
  const Value value = compiled("1 + inverse(a)", names).evaluate(facts);
  ASSERT_NE(value.reason(), nullptr);
  ASSERT_NE(value.reason()->within, nullptr);
  EXPECT_EQ(value.reason()->within->text.substr(value.reason()->span.begin, value.reason()->span.end - value.reason()->span.begin), "1 / n");
}

TEST(NullPlace, leaves_the_facts_as_they_were) {
  const Context facts = doubtful_facts();
  Names names;
  names.add({"unknown"});
  (void)compiled("unknown", names).evaluate(facts);
  EXPECT_EQ(facts.find("unknown")->reason()->within, nullptr);
}

}  // namespace
}  // namespace reprise::feel
