// What tests/feel/cases/*.feel must have cases of: every built-in, every kind of node of the tree, every hit policy. Something
// new in the language without a case of its own fails here.
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>

#include "feel/builtins.h"
#include "feel/case_files.h"

namespace reprise::feel {
namespace {

using case_files::Case;

/// What the cases show of one thing.
struct Shown {
  bool value = false;
  bool null_given = false;  ///< an argument or operand is null
  bool refused = false;     ///< null because of the type or number of arguments
};

bool is_refusal(const std::string& reason) { return reason == "wrong-type" || reason == "wrong-arity"; }

bool is_null_literal(const Syntax& syntax, NodeIndex index) {
  const SyntaxNode& node = syntax.at(index);
  return node.kind == NodeKind::literal && node.value.is_null();
}

/// Calls `use` with every compiled case and its syntax.
template <typename Use>
void for_each_syntax(const Use& use) {
  for (const Case& one : case_files::read_cases()) {
    const auto world = case_files::world_of(one);
    if (!one.tests.empty()) {
      const auto tests = UnaryTests::compile(one.tests, world.names);
      ASSERT_TRUE(tests.ok()) << one.place;
      use(one, tests.value->syntax());
    } else {
      const auto expression = Expression::compile(one.expression, world.names);
      ASSERT_TRUE(expression.ok()) << one.place;
      use(one, expression.value->syntax());
    }
  }
}

void show(Shown& shown, const Case& one, const Syntax& syntax, const SyntaxNode& node, std::size_t first_operand) {
  const auto reason = case_files::expected_reason(one);
  shown.value = shown.value || !reason;
  shown.null_given = shown.null_given || std::any_of(node.children.begin() + static_cast<std::ptrdiff_t>(first_operand), node.children.end(),
                                                     [&](NodeIndex child) { return is_null_literal(syntax, child); });
  // Only of the whole expression is the reason certainly this node's.
  const bool whole = &syntax.at(syntax.root) == &node;
  shown.refused = shown.refused || (whole && reason && is_refusal(*reason));
}

TEST(FeelCoverage, every_builtin_has_a_value_a_null_and_a_refusal) {
  std::map<std::string, Shown> builtins;
  for_each_syntax([&](const Case& one, const Syntax& syntax) {
    for (const SyntaxNode& node : syntax.nodes) {
      if (node.kind != NodeKind::call || syntax.at(node.children.front()).kind != NodeKind::name) continue;
      show(builtins[syntax.at(node.children.front()).text], one, syntax, node, 1);
    }
  });
  for (const Shape::Entry& builtin : builtin_names().entries) {
    const Shown shown = builtins[builtin.name];
    const auto& signatures = find_builtin(builtin.name)->parsed;
    const bool takes_arguments = std::any_of(signatures.begin(), signatures.end(), [](const auto& parameters) { return !parameters.empty(); });
    EXPECT_TRUE(shown.value) << "no case gives a value: " << builtin.name;
    EXPECT_TRUE(shown.null_given || !takes_arguments) << "no case has null as an argument: " << builtin.name;
    EXPECT_TRUE(shown.refused) << "no case is null because of wrong-type or wrong-arity: " << builtin.name;
  }
  EXPECT_GT(builtin_names().entries.size(), 80U);
}

TEST(FeelCoverage, every_kind_of_node_gives_a_value_somewhere) {
  std::set<NodeKind> seen;
  for_each_syntax([&](const Case& one, const Syntax& syntax) {
    if (case_files::expected_reason(one)) return;
    for (const SyntaxNode& node : syntax.nodes) seen.insert(node.kind);
  });
  for (std::uint8_t kind = 0; kind <= static_cast<std::uint8_t>(NodeKind::comparison_test); ++kind) {
    if (static_cast<NodeKind>(kind) == NodeKind::missing) continue;  // the absence of a node
    EXPECT_TRUE(seen.contains(static_cast<NodeKind>(kind))) << "no case with a node of kind " << static_cast<int>(kind);
  }
}

TEST(FeelCoverage, every_operator_has_a_null_and_a_refusal) {
  constexpr NodeKind kOperators[] = {NodeKind::negate,     NodeKind::add,     NodeKind::subtract,   NodeKind::multiply,      NodeKind::divide,
                                     NodeKind::power,      NodeKind::equal,   NodeKind::not_equal,  NodeKind::less,          NodeKind::less_equal,
                                     NodeKind::greater,    NodeKind::between, NodeKind::in,         NodeKind::greater_equal, NodeKind::conjunction,
                                     NodeKind::disjunction, NodeKind::filter, NodeKind::conditional};
  std::map<NodeKind, Shown> shown;
  for_each_syntax([&](const Case& one, const Syntax& syntax) {
    for (const SyntaxNode& node : syntax.nodes) show(shown[node.kind], one, syntax, node, 0);
  });
  for (const NodeKind kind : kOperators) {
    EXPECT_TRUE(shown[kind].value) << static_cast<int>(kind);
    EXPECT_TRUE(shown[kind].null_given) << "no case has null as an operand: kind " << static_cast<int>(kind);
    EXPECT_TRUE(shown[kind].refused) << "no case is null because of wrong-type: kind " << static_cast<int>(kind);
  }
}

TEST(FeelCoverage, every_hit_policy_has_hits_and_none) {
  std::map<HitPolicy, Shown> policies;
  for (const case_files::CaseFile& file : case_files::read_case_files()) {
    for (const Case& one : file.cases) {
      if (one.table == nullptr) continue;
      const auto reason = case_files::expected_reason(one);
      Shown& shown = policies[one.table->policy];
      shown.value = shown.value || !reason;
      shown.null_given = shown.null_given || one.expected == "[]" || one.expected == "0" || reason == "no-row-hit";
      shown.refused = shown.refused || reason == "several-rows-hit" || reason == "conflicting-rows";
    }
  }
  for (std::uint8_t policy = 0; policy <= static_cast<std::uint8_t>(HitPolicy::collect_count); ++policy) {
    EXPECT_TRUE(policies[static_cast<HitPolicy>(policy)].value) << "no case of a hit: policy " << static_cast<int>(policy);
    EXPECT_TRUE(policies[static_cast<HitPolicy>(policy)].null_given) << "no case without a hit: policy " << static_cast<int>(policy);
  }
  EXPECT_TRUE(policies[HitPolicy::unique].refused);
  EXPECT_TRUE(policies[HitPolicy::any].refused);
}

}  // namespace
}  // namespace reprise::feel
