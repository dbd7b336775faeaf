#include "feel/number_tests.h"

namespace reprise::feel {
namespace {

using scalar::Decimal;

bool compares(NodeKind operation, const Decimal& left, const Decimal& right) {
  switch (operation) {
    case NodeKind::equal: return left == right;
    case NodeKind::not_equal: return left != right;
    case NodeKind::less: return left < right;
    case NodeKind::less_equal: return left <= right;
    case NodeKind::greater: return left > right;
    default: return left >= right;
  }
}

/// Empty for a range that has other ends than numbers.
std::optional<bool> lies_in(const Range& range, const Decimal& number) {
  const auto is_end = [](const Value& end, bool given) { return !given || end.kind() == Kind::number; };
  if (range.form != Range::Form::interval || !is_end(range.low, range.low_given) || !is_end(range.high, range.high_given)) return std::nullopt;
  if (range.low_given && !compares(range.low_included ? NodeKind::greater_equal : NodeKind::greater, number, range.low.as_number())) return false;
  return !range.high_given || compares(range.high_included ? NodeKind::less_equal : NodeKind::less, number, range.high.as_number());
}

std::optional<bool> passes(const Syntax& tests, const SyntaxNode& node, const Decimal& number) {
  if (node.kind == NodeKind::comparison_test) {
    const SyntaxNode& limit = tests.at(node.children[0]);
    if (!limit.constant || limit.value.kind() != Kind::number) return std::nullopt;
    return compares(node.operation, number, limit.value.as_number());
  }
  if (!node.constant) return std::nullopt;
  if (node.value.kind() == Kind::number) return number == node.value.as_number();
  return node.value.kind() == Kind::range ? lies_in(node.value.as_range(), number) : std::nullopt;
}

}  // namespace

std::optional<NumberTested> test_number(const Syntax& tests, const Decimal& number) {
  const SyntaxNode& root = tests.at(tests.root);
  if (root.kind != NodeKind::unary_tests) return std::nullopt;
  NumberTested tested;
  for (const NodeIndex child : root.children) {
    const SyntaxNode& node = tests.at(child);
    const bool is_any = node.kind == NodeKind::any_input;
    const auto answer = is_any ? std::optional(true) : passes(tests, node, number);
    if (!answer) return std::nullopt;
    if (tested.passes || !*answer) continue;
    tested = {true, !is_any};
  }
  if (root.negated) tested.passes = !tested.passes;
  return tested;
}

}  // namespace reprise::feel
