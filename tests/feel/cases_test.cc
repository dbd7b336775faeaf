// Runs tests/feel/cases/*.feel; the format is told in case_files.h. REPRISE_UPDATE_GOLDEN=1 writes what the engine gives now
// in place of each value that differs; `git diff` is the review.
#include <gtest/gtest.h>

#include <cctype>

#include "feel/case_files.h"

namespace reprise::feel {
namespace {

using case_files::Case;
using case_files::CaseFile;
using case_files::read_cases;
using case_files::World;
using case_files::world_of;

Value value_of(const Case& one, const World& world, const std::string& text) {
  const auto expression = Expression::compile(text, world.names);
  EXPECT_TRUE(expression.ok()) << one.place << "\n" << base::render(expression.diagnostics, base::Language::english);
  return expression.ok() ? expression.value->evaluate(world.facts, case_files::limits_of(one)) : Value();
}

Value result_of(const Case& one, const World& world) {
  if (one.table != nullptr) {
    const auto table = DecisionTable::compile(*one.table, world.names);
    EXPECT_TRUE(table.ok()) << one.place << "\n" << base::render(table.diagnostics, base::Language::english);
    return table.ok() ? table.value->evaluate(world.facts).value : Value();
  }
  if (one.tests.empty()) return value_of(one, world, one.expression);
  const auto tests = UnaryTests::compile(one.tests, world.names);
  EXPECT_TRUE(tests.ok()) << one.place << "\n" << base::render(tests.diagnostics, base::Language::english);
  return tests.ok() ? tests.value->matches(value_of(one, world, one.input), world.facts, case_files::limits_of(one)) : Value();
}

/// The value as a case writes it; as it is written there already when that means the same.
std::string written(const Case& one, const World& world, const Value& got) {
  const auto reason = case_files::expected_reason(one);
  if (got.is_null()) {
    if (got.reason() == nullptr) return "null";
    EXPECT_FALSE(got.reason()->words().fr.empty()) << one.place;
    EXPECT_NE(got.reason()->words().en, got.reason()->code) << one.place << ": a reason without words";
    return "null because " + got.reason()->code;
  }
  return !reason && value_of(one, world, one.expected).to_string() == got.to_string() ? one.expected : got.to_string();
}

TEST(FeelCases, give_the_values_and_reasons_their_files_say) {
  std::size_t count = 0;
  for (CaseFile& file : case_files::read_case_files()) {
    for (const Case& one : file.cases) {
      const World world = world_of(one);
      std::string& line = file.lines[one.line];
      line = line.substr(0, line.rfind(case_files::kArrow) + case_files::kArrow.size()) + written(one, world, result_of(one, world));
      ++count;
    }
    std::string text;
    for (const std::string& line : file.lines) text += line + "\n";
    EXPECT_TRUE(golden::matches(file.path, text));
  }
  EXPECT_GT(count, 900U);
}

TEST(FeelCases, name_the_clause_they_are_about) {
  for (const CaseFile& file : case_files::read_case_files()) {
    for (const Case& one : file.cases) {
      const bool named = !one.section.empty() && (std::isdigit(static_cast<unsigned char>(one.section.front())) != 0 || one.section.starts_with("Rule") ||
                                                  one.section.starts_with("Table"));
      EXPECT_TRUE(named) << one.place << " stands in the section '" << one.section << "'";
    }
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
