// Runs tests/feel/cases/*.feel. The format, line by line:
//   # …                 a comment, with the clause of DMN 1.5
//   facts {a: 1}        what the following expressions see (FEEL, any number of times)
//   EXPRESSION          one or more lines
//   test TESTS          instead of an expression: unary tests of …
//   input EXPRESSION    … this value
//   = EXPRESSION        the expected value, or `= null CODE` with the reason
#include <gtest/gtest.h>

#include <sstream>

#include "feel/feel.h"
#include "golden/golden.h"

namespace reprise::feel {
namespace {

struct Case {
  std::string place;
  std::string facts;
  std::string expression;
  std::string tests;
  std::string input;
  std::string expected;
};

std::vector<Case> read_cases() {
  std::vector<Case> cases;
  for (const std::string& file : golden::list("tests/feel/cases", ".feel")) {
    std::istringstream text(golden::read("tests/feel/cases/" + file));
    Case current;
    std::size_t number = 0;
    for (std::string line; std::getline(text, line);) {
      ++number;
      const auto rest = [&](std::size_t length) { return line.substr(length); };
      if (line.empty() || line.starts_with("#")) continue;
      if (line.starts_with("facts ")) {
        current.facts = rest(6);
      } else if (line.starts_with("test ")) {
        current.tests = rest(5);
      } else if (line.starts_with("input ")) {
        current.input = rest(6);
      } else if (line.starts_with("= ")) {
        current.expected = rest(2);
        current.place = file + ":" + std::to_string(number);
        cases.push_back(current);
        current = Case{{}, current.facts, {}, {}, {}, {}};
      } else {
        current.expression += (current.expression.empty() ? "" : "\n") + line;
      }
    }
  }
  return cases;
}

void declare(Names& names, std::vector<std::string> path, const Value& value) {
  if (!path.empty()) names.add(path);
  path.emplace_back();
  if (value.kind() == Kind::context) {
    for (const auto& [name, entry] : value.as_context().entries()) {
      path.back() = name;
      declare(names, path, entry);
    }
  } else if (value.kind() == Kind::list) {
    path.pop_back();
    for (const Value& item : value.as_list()) {
      if (item.kind() == Kind::context) declare(names, path, item);
    }
  }
}

struct World {
  Context facts;
  Names names;
};

World world_of(const Case& one) {
  World world;
  if (one.facts.empty()) return world;
  const auto facts = parse_literal(one.facts);
  EXPECT_TRUE(facts.ok()) << one.place << base::render(facts.diagnostics, base::Language::english);
  if (!facts.ok() || facts.value->kind() != Kind::context) return world;
  world.facts = facts.value->as_context();
  declare(world.names, {}, *facts.value);
  return world;
}

Value value_of(const Case& one, const World& world, const std::string& text) {
  const auto expression = Expression::compile(text, world.names);
  EXPECT_TRUE(expression.ok()) << one.place << "\n" << base::render(expression.diagnostics, base::Language::english);
  return expression.ok() ? expression.value->evaluate(world.facts) : Value();
}

Value result_of(const Case& one, const World& world) {
  if (one.tests.empty()) return value_of(one, world, one.expression);
  const auto tests = UnaryTests::compile(one.tests, world.names);
  EXPECT_TRUE(tests.ok()) << one.place << "\n" << base::render(tests.diagnostics, base::Language::english);
  return tests.ok() ? tests.value->matches(value_of(one, world, one.input), world.facts) : Value();
}

TEST(FeelCases, give_the_values_and_reasons_their_files_say) {
  const std::vector<Case> cases = read_cases();
  EXPECT_GT(cases.size(), 400U);
  for (const Case& one : cases) {
    const World world = world_of(one);
    const Value got = result_of(one, world);
    const std::string what = one.place + ": " + (one.tests.empty() ? one.expression : one.tests + " of " + one.input);
    if (one.expected.starts_with("null")) {
      EXPECT_TRUE(got.is_null()) << what << " gave " << got.to_string();
      const std::string code = one.expected.size() > 5 ? one.expected.substr(5) : "";
      EXPECT_EQ(got.reason() == nullptr ? "" : got.reason()->code, code) << what;
      EXPECT_TRUE(got.reason() == nullptr || (!got.reason()->words.fr.empty() && got.reason()->words.en != got.reason()->code)) << what;
      continue;
    }
    const Value expected = value_of(one, world, one.expected);
    EXPECT_EQ(got.to_string(), expected.to_string()) << what << (got.reason() == nullptr ? "" : " is null: " + got.reason()->words.en);
  }
}

bool same_tree(const Syntax& left, NodeIndex left_index, const Syntax& right, NodeIndex right_index) {
  const SyntaxNode& a = left.at(left_index);
  const SyntaxNode& b = right.at(right_index);
  if (a.kind != b.kind || a.text != b.text || a.names != b.names || a.types != b.types || a.operation != b.operation || a.negated != b.negated ||
      a.low_included != b.low_included || a.high_included != b.high_included || a.value.to_string() != b.value.to_string() ||
      a.children.size() != b.children.size()) {
    return false;
  }
  for (std::size_t child = 0; child < a.children.size(); ++child) {
    if (!same_tree(left, a.children[child], right, b.children[child])) return false;
  }
  return true;
}

TEST(FeelPrinter, prints_what_reads_back_as_the_same_tree) {
  for (const Case& one : read_cases()) {
    if (!one.tests.empty()) continue;
    const World world = world_of(one);
    const auto first = Expression::compile(one.expression, world.names);
    ASSERT_TRUE(first.ok()) << one.place;
    const auto second = Expression::compile(first.value->to_string(), world.names);
    ASSERT_TRUE(second.ok()) << one.place << ": " << first.value->to_string() << "\n" << base::render(second.diagnostics, base::Language::english);
    EXPECT_TRUE(same_tree(first.value->syntax(), first.value->syntax().root, second.value->syntax(), second.value->syntax().root))
        << one.place << ": " << one.expression << "\nprinted " << first.value->to_string();
    EXPECT_EQ(second.value->to_string(), first.value->to_string());
  }
}

}  // namespace
}  // namespace reprise::feel
