// A replayed answer is the one an evaluation gives; where the new value leads another way there is none.
#include "feel/recording.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "feel/comparison.h"

namespace reprise::feel {
namespace {

/// {a: 10, b: 4, c: 2, on: true, word: "x", years: [{year: 2023, amount: 5}, {year: 2024, amount: 7}], nothing: null}; each number,
/// truth and text a leaf with a mark of its own, in that order.
struct Facts {
  std::vector<Value> leaves = {Value::number(10), Value::number(4), Value::number(2), Value::boolean(true), Value::string("x"), Value::number(5), Value::number(7)};

  [[nodiscard]] Context context() const {
    const auto leaf = [this](Mark mark) { return leaves[mark].marked(Marks::of(mark)); };
    const auto year = [&](std::int64_t number, Mark amount) {
      Context entries;
      entries.set("year", Value::number(number));
      entries.set("amount", leaf(amount));
      return Value::context(std::move(entries));
    };
    Context facts;
    facts.set("a", leaf(0));
    facts.set("b", leaf(1));
    facts.set("c", leaf(2));
    facts.set("on", leaf(3));
    facts.set("word", leaf(4));
    facts.set("years", Value::list({year(2023, 5), year(2024, 6)}));
    facts.set("nothing", Value());
    return facts;
  }
};

constexpr Mark kLeaves = 7;

Expression compiled(const std::string& text) {
  auto expression = Expression::compile(text, Names());
  EXPECT_TRUE(expression.ok()) << text << base::render(expression.diagnostics, base::Language::english);
  return *expression.value;
}

/// For each value of the leaf: "12" what was replayed, "-" where there was no answer. Every answer is held to an evaluation.
std::string replayed(const std::string& text, Mark leaf, const std::vector<Value>& values) {
  const Expression expression = compiled(text);
  Facts facts;
  Recording recording(kLeaves);
  const Context seen = facts.context();
  const Recording::Result result = recording.evaluate(expression, seen);
  EXPECT_EQ(result.value.to_string(), expression.evaluate(seen).to_string()) << text;
  const Replay::Needed needed(recording, {&result, 1});
  Replay replay(needed, leaf);
  std::string told;
  for (const Value& value : values) {
    facts.leaves[leaf] = value;
    const auto answer = replay.with(value);
    told += (told.empty() ? "" : " ") + (answer ? answer->to_string() : "-");
    if (answer) {
      EXPECT_EQ(answer->to_string(), expression.evaluate(facts.context()).to_string()) << text << " with " << value.to_string();
    }
  }
  return told;
}

std::string with_numbers(const std::string& text, Mark leaf, const std::vector<std::int64_t>& numbers) {
  std::vector<Value> values;
  for (const std::int64_t number : numbers) values.push_back(Value::number(number));
  return replayed(text, leaf, values);
}

TEST(Recording, arithmetic_is_computed_again) {
  EXPECT_EQ(with_numbers("(a - b) * 100 / c", 0, {10, 4, 0, -7}), "300 0 -200 -550");
  EXPECT_EQ(with_numbers("-a ** 2 + b", 0, {1, 3}), "5 13");
  EXPECT_EQ(with_numbers("a + a", 0, {1, 3}), "2 6");
}

TEST(Recording, what_does_not_depend_on_the_input_stays) { EXPECT_EQ(with_numbers("b / c", 0, {1, 2}), "2 2"); }

TEST(Recording, a_null_is_no_answer_of_arithmetic) { EXPECT_EQ(with_numbers("a / c", 2, {5, 0}), "2 -"); }

TEST(Recording, a_condition_is_held) {
  EXPECT_EQ(with_numbers("if a > b then a else b", 0, {11, 5, 4, 3}), "11 5 - -");
  EXPECT_EQ(with_numbers("if a > 100 then null else a * c", 0, {50, 101}), "100 -");
  EXPECT_EQ(with_numbers("if a > 1 then null else a * c", 0, {50, 1}), "null -");
  EXPECT_EQ(with_numbers("a > 5 and b < 5", 0, {6, 5}), "true -");
}

TEST(Recording, a_comparison_is_an_answer) { EXPECT_EQ(with_numbers("a >= 5", 0, {6, 5, 4}), "true true false"); }

TEST(Recording, lists_are_added_up_again) {
  EXPECT_EQ(with_numbers("sum(years.amount)", 5, {6, 0}), "13 7");
  EXPECT_EQ(with_numbers("sum(for y in years return y.amount * a)", 0, {1, 2}), "12 24");
  EXPECT_EQ(with_numbers("max(years.amount) - min(a, b)", 6, {8, 3}), "4 1");
  EXPECT_EQ(with_numbers("mean(years.amount)", 6, {9}), "7");
  EXPECT_EQ(with_numbers("count(years)", 6, {9}), "2");
}

TEST(Recording, what_a_filter_keeps_is_held) {
  EXPECT_EQ(with_numbers("sum(years[amount > 4].amount)", 5, {6, 5, 4}), "13 12 -");
  EXPECT_EQ(with_numbers("years[year = 2024][1].amount * 2", 6, {6, 5}), "12 10");
  EXPECT_EQ(with_numbers("years[-1].amount", 6, {6}), "6");
  EXPECT_EQ(with_numbers("years[c].amount", 2, {2, 1}), "- -");
}

TEST(Recording, tests_are_held_to_what_they_say) {
  EXPECT_EQ(with_numbers("if a in [5..20] then a + 1 else 0", 0, {5, 20, 21}), "6 21 -");
  EXPECT_EQ(with_numbers("if a in (< 5, >= 10) then a + 1 else 0", 0, {12, 10, 9}), "13 11 -");
  EXPECT_EQ(with_numbers("if a between 1 and 20 then a else 0", 0, {12}), "-");
  EXPECT_EQ(with_numbers("if some y in years satisfies y.amount > a then 1 else 0", 0, {8, 7, 6}), "0 0 -");
}

TEST(Recording, no_number_is_null) {
  EXPECT_EQ(with_numbers("if a = null then 0 else a", 0, {3}), "3");
  EXPECT_EQ(with_numbers("sum([a, nothing, b][item != null])", 0, {3}), "7");
}

TEST(Recording, texts_and_truths_are_held) {
  EXPECT_EQ(replayed("if word = \"x\" then a else b", 4, {Value::string("y")}), "-");
  EXPECT_EQ(replayed("if on then a else b", 3, {Value::boolean(false)}), "-");
  EXPECT_EQ(replayed("on", 3, {Value::boolean(false)}), "false");
}

TEST(Recording, functions_pass_their_numbers_on) {
  EXPECT_EQ(with_numbers("{double: function(x) x * 2, y: double(a) + 1}.y", 0, {3}), "7");
  EXPECT_EQ(with_numbers("floor(a / 3)", 0, {11}), "3");
  EXPECT_EQ(with_numbers("number(string(a))", 0, {11}), "-");
  EXPECT_EQ(with_numbers("sort([a, b, c], function(x, y) x < y)[1] + 0", 0, {11}), "-");
  EXPECT_EQ(with_numbers("sort([a, b, c])[1] + 0", 1, {3}), "-");
}

}  // namespace
}  // namespace reprise::feel
