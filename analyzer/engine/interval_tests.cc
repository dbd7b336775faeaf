// Comparisons and unary tests of the interval evaluation.
#include <array>

#include "engine/interval_evaluation.h"
#include "feel/number_tests.h"

namespace reprise::engine {

using feel::Kind;
using feel::NodeIndex;
using feel::NodeKind;
using feel::Syntax;
using feel::SyntaxNode;
using feel::Value;

namespace {

bool mentions_input(const Syntax& syntax, NodeIndex index) {
  const SyntaxNode& node = syntax.at(index);
  if (node.kind == NodeKind::input) return true;
  for (const NodeIndex child : node.children) {
    if (mentions_input(syntax, child)) return true;
  }
  return false;
}

bool is_truth(const AbstractValue& value) {
  return value.kind == AbstractValue::Kind::truth || (value.is_settled() && value.value.kind() == Kind::boolean);
}

/// What the language says of two numbers.
Value ordered(NodeKind operation, const Value& left, const Value& right) {
  const auto order = left.as_number() <=> right.as_number();
  const bool holds = operation == NodeKind::less ? order < 0 : operation == NodeKind::less_equal ? order <= 0 : operation == NodeKind::greater ? order > 0 : order >= 0;
  return Value::boolean(holds).marked(left.marks().united(right.marks()));
}

bool is_written_null(const AbstractValue& value) { return value.is_settled() && value.value.is_null(); }

}  // namespace

Truths IntervalEvaluation::matches(const Syntax& tests, const AbstractValue& input) {
  if (input.is_settled() && input.value.kind() == Kind::number) {
    if (const auto tested = feel::test_number(tests, input.value.as_number())) return {tested->passes, !tested->passes, false};
  }
  return test({tests, nullptr, &input}, tests.root, input);
}

Truths IntervalEvaluation::test(const Place& place, NodeIndex index, const AbstractValue& input) {
  const SyntaxNode& node = place.syntax.at(index);
  const Place inside{place.syntax, place.frame, &input};
  switch (node.kind) {
    case NodeKind::any_input: return {true, false, false};
    case NodeKind::comparison_test: return compare(node.operation, input, walk(inside, node.children[0])).as_truths();
    case NodeKind::range: return test_range(inside, node, input);
    case NodeKind::unary_tests: {
      Truths result{false, true, false};
      for (const NodeIndex child : node.children) result = disjunction(result, test(inside, child, input));
      return node.negated ? Truths{result.can_false, result.can_true, result.can_null} : result;
    }
    default: break;
  }
  const AbstractValue expected = walk(inside, index);
  if (mentions_input(place.syntax, index)) return expected.as_truths();
  const bool is_list = expected.kind == AbstractValue::Kind::items || (expected.is_settled() && expected.value.kind() == Kind::list);
  if (!is_list) return equality(input, expected);
  Truths result{false, true, false};
  const auto items = items_of(expected);
  if (!items) return Truths::all();
  for (const AbstractItem& item : *items) {
    const Truths same = equality(input, item.value);
    result = disjunction(result, item.certain ? same : same | Truths{false, true, false});
  }
  return result;
}

Truths IntervalEvaluation::test_range(const Place& place, const SyntaxNode& node, const AbstractValue& input) {
  Truths result{true, false, false};
  if (place.syntax.at(node.children[0]).kind != NodeKind::missing) {
    const NodeKind operation = node.low_included ? NodeKind::greater_equal : NodeKind::greater;
    result = conjunction(result, compare(operation, input, walk(place, node.children[0])).as_truths());
  }
  if (place.syntax.at(node.children[1]).kind != NodeKind::missing) {
    const NodeKind operation = node.high_included ? NodeKind::less_equal : NodeKind::less;
    result = conjunction(result, compare(operation, input, walk(place, node.children[1])).as_truths());
  }
  return result;
}

Truths IntervalEvaluation::equality(const AbstractValue& left, const AbstractValue& right) {
  const std::array both{left, right};
  if (all_settled(both)) return Truths::of(feel::equal(left.value, right.value));
  if (left.is_number() && right.is_number()) return comparison(NodeKind::equal, left, right);
  if (is_truth(left) && is_truth(right)) {
    const Truths a = left.as_truths();
    const Truths b = right.as_truths();
    return {(a.can_true && b.can_true) || (a.can_false && b.can_false), (a.can_true && b.can_false) || (a.can_false && b.can_true),
            a.can_null || b.can_null};
  }
  const auto surely_some = [](const AbstractValue& value) { return value.is_number() || (is_truth(value) && !value.as_truths().can_null); };
  if ((is_written_null(left) && surely_some(right)) || (is_written_null(right) && surely_some(left))) return {false, true, false};
  return Truths::all();
}

AbstractValue IntervalEvaluation::compare(NodeKind operation, const AbstractValue& left, const AbstractValue& right) {
  if (operation == NodeKind::equal || operation == NodeKind::not_equal) {
    const Truths same = equality(left, right);
    return AbstractValue::truth(operation == NodeKind::equal ? same : Truths{same.can_false, same.can_true, same.can_null});
  }
  if (!left.is_settled() || !right.is_settled()) return AbstractValue::truth(comparison(operation, left, right));
  const std::array operands{left, right};
  if (left.is_number() && right.is_number()) return all_settled(operands) ? AbstractValue::settled(ordered(operation, left.value, right.value)) : AbstractValue::any();
  switch (operation) {
    case NodeKind::less: return ask_language("a0 < a1", operands);
    case NodeKind::less_equal: return ask_language("a0 <= a1", operands);
    case NodeKind::greater: return ask_language("a0 > a1", operands);
    case NodeKind::greater_equal: return ask_language("a0 >= a1", operands);
    default: return AbstractValue::any();
  }
}

}  // namespace reprise::engine
