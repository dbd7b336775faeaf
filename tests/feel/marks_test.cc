// Which inputs a result depends on. Runs tests/feel/marks.txt: `EXPRESSION => VALUE | MARKS`; the facts are below.
#include <gtest/gtest.h>

#include <sstream>

#include "feel/feel.h"
#include "feel/decision_table.h"
#include "golden/golden.h"

namespace reprise::feel {
namespace {

Value missing(Mark mark) { return Value::null({"missing-fact", base::Text::same("?"), {}}).marked(Marks::of(mark)); }
Value number(std::int64_t value, Mark mark) { return Value::number(value).marked(Marks::of(mark)); }

Value service(std::int64_t capacity, Mark capacity_mark, const char* type, Mark own) {
  Context context;
  context.set("type", Value::string(type));
  context.set("capacity", capacity == 0 ? missing(capacity_mark) : number(capacity, capacity_mark));
  return Value::context(std::move(context)).marked(Marks::of(own));
}

/// a = 1 (mark 1), b = 2 (2), t = true (3), f = false (4), u = null (5), word (6), day (7), list (own 10, items 11…),
/// services (own 20; each own 21…, capacity 31…, the third missing), bag (own 40, entry x 41), hole in holes (50; 51, 52).
Context facts() {
  Context facts;
  facts.set("a", number(1, 1));
  facts.set("b", number(2, 2));
  facts.set("t", Value::boolean(true).marked(Marks::of(3)));
  facts.set("f", Value::boolean(false).marked(Marks::of(4)));
  facts.set("u", missing(5));
  facts.set("word", Value::string("word").marked(Marks::of(6)));
  facts.set("day", Value::date({2012, 3, 16}).marked(Marks::of(7)));
  facts.set("f2", Value::boolean(false).marked(Marks::of(8)));
  facts.set("t2", Value::boolean(true).marked(Marks::of(9)));
  facts.set("list", Value::list({number(10, 11), number(20, 12), number(30, 13)}).marked(Marks::of(10)));
  facts.set("services", Value::list({service(80, 31, "ehpad", 21), service(40, 32, "mecs", 22), service(0, 33, "ehpad", 23)}).marked(Marks::of(20)));
  Context bag;
  bag.set("x", number(7, 41));
  bag.set("y", Value::number(8));
  facts.set("bag", Value::context(std::move(bag)).marked(Marks::of(40)));
  facts.set("holes", Value::list({missing(51), number(5, 52)}).marked(Marks::of(50)));
  facts.set("nothing", Value::list({}).marked(Marks::of(60)));
  Function known;
  known.parameters = {{"value", false}, {"spare", true}};
  known.host = [](std::span<const Value> arguments) { return Value::boolean(!arguments[0].is_null()); };
  facts.set("known", Value::function(std::move(known)).marked(Marks::of(70)));
  Function echo;
  echo.parameters = {{"value", false}};
  echo.host = [](std::span<const Value> arguments) { return arguments[0]; };
  facts.set("echo", Value::function(std::move(echo)));
  return facts;
}

Names names() {
  Names names;
  for (const char* name : {"a", "b", "t", "f", "f2", "t2", "u", "word", "day", "list", "holes", "nothing"}) names.add({name});
  names.add({"services", "type"});
  names.add({"services", "capacity"});
  names.add({"bag", "x"});
  names.add({"bag", "y"});
  names.add_function("known");
  names.add_function("echo");
  names.set_strict(true);
  return names;
}

std::string marks_text(const Value& value) {
  std::string text;
  for (const Mark mark : value.marks().ids()) text += (text.empty() ? "" : " ") + std::to_string(mark);
  return text;
}

TEST(Marks, of_a_result_are_those_of_the_operands_that_decided_it) {
  std::istringstream text(golden::read("tests/feel/marks.txt"));
  const Names known_names = names();
  const Context known_facts = facts();
  std::size_t count = 0;
  for (std::string line; std::getline(text, line);) {
    if (line.empty() || line.starts_with("#")) continue;
    const std::size_t arrow = line.find(" => ");
    ASSERT_NE(arrow, std::string::npos) << line;
    const auto expression = Expression::compile(line.substr(0, arrow), known_names);
    ASSERT_TRUE(expression.ok()) << base::render(expression.diagnostics, base::Language::english);
    const Value value = expression.value->evaluate(known_facts);
    const std::string marks = marks_text(value);
    EXPECT_EQ(value.to_string() + " |" + (marks.empty() ? "" : " " + marks), line.substr(arrow + 4)) << line;
    ++count;
  }
  EXPECT_GT(count, 80U);
}

TEST(Marks, are_a_sorted_set) {
  const Marks marks = Marks::of({3, 1, 3}).united(Marks::of(2)).united(Marks());
  EXPECT_EQ(std::vector<Mark>(marks.ids().begin(), marks.ids().end()), (std::vector<Mark>{1, 2, 3}));
  EXPECT_TRUE(Marks::of(std::vector<Mark>{}).empty());
}

TEST(Marks, of_a_unary_test_are_those_of_input_and_tests) {
  const auto tests = UnaryTests::compile("< a, > b", names());
  ASSERT_TRUE(tests.ok());
  EXPECT_EQ(marks_text(tests.value->matches(number(0, 90), facts())), "1 90");
  EXPECT_EQ(marks_text(tests.value->matches(number(2, 90), facts())), "1 2 90");
  EXPECT_EQ(marks_text(tests.value->matches(missing(91), facts())), "1 2 91");
}

TEST(NullReason, is_the_first_cause_however_far_it_travels) {
  const auto expression = Expression::compile("if sum([1, (u * 2) + 1]) > 3 and t then 1 else -(10 / 0) + 1", names());
  ASSERT_TRUE(expression.ok());
  const Value value = expression.value->evaluate(facts());
  ASSERT_NE(value.reason(), nullptr);
  EXPECT_EQ(value.reason()->code, "division-by-zero");
  EXPECT_EQ(expression.value->text().substr(value.reason()->span.begin, value.reason()->span.end - value.reason()->span.begin), "(10 / 0)");
  EXPECT_EQ(marks_text(value), "3 5");
}

}  // namespace
}  // namespace reprise::feel
