// `in` and unary tests (10.3.2.8, tables 55 and 56).
#include <algorithm>

#include "feel/comparison.h"
#include "feel/evaluator.h"
#include "feel/reasons.h"
#include "feel/trace_recorder.h"

namespace reprise::feel {
namespace {

using comparison::deep_marks;

/// Whether `input` fits what a test is worth: null, a range, a list of either, or a value to equal.
Value fits(const Value& input, const Value& test, base::Span span) {
  if (test.kind() == Kind::range && input.kind() != Kind::range) return comparison::contains(test.as_range(), input, span);
  if (test.kind() == Kind::list) {
    if (input.kind() == Kind::list && comparison::equals(input, test).value_or(false)) return Value::boolean(true);
    Value result = Value::boolean(false);
    for (const Value& item : test.as_list()) {
      const Value one = item.kind() == Kind::list ? comparison::compare(NodeKind::equal, input, item, span) : fits(input, item, span);
      if (one.is_true()) return one;
      // An item of another type is not the input; it makes nothing unknown.
      if (one.is_null() && item.is_null()) result = one;
    }
    return result;
  }
  return comparison::compare(NodeKind::equal, input, test, span);
}

}  // namespace

bool Evaluator::uses_input(NodeIndex index) const {
  const SyntaxNode& node = at(index);
  if (node.kind == NodeKind::input) return true;
  return std::any_of(node.children.begin(), node.children.end(), [&](NodeIndex child) { return uses_input(child); });
}

Value Evaluator::test(const Value& input, NodeIndex index) {
  const SyntaxNode& node = at(index);
  if (node.kind == NodeKind::any_input) return Value::boolean(true);
  if (node.kind == NodeKind::comparison_test) {
    if (trace_ != nullptr) trace_->enter(syntax_, node.span);
    const Value operand = child(node, 0);
    Value result = comparison::compare(node.operation, input, operand, node.span).marked(deep_marks(input)).marked(deep_marks(operand));
    if (trace_ != nullptr) trace_->leave(result);
    return result;
  }
  const Value value = evaluate(index);
  // An expression with `?` is the test itself; without, its value is what the input is compared with.
  if (value.kind() == Kind::boolean && uses_input(index)) return value;
  if (value.is_null() && (uses_input(index) || value.reason() != nullptr)) return comparison::propagated(value, node.span).marked(value.marks());
  if (value.kind() == Kind::boolean && input.kind() != Kind::boolean && !input.is_null()) return value;
  return fits(input, value, node.span).marked(deep_marks(input)).marked(deep_marks(value));
}

Value Evaluator::any_test(const Value& input, const SyntaxNode& node, std::size_t from) {
  Marks marks;
  std::optional<Value> unknown;
  for (std::size_t index = from; index < node.children.size(); ++index) {
    const Value result = test(input, node.children[index]);
    if (result.is_true()) return result;
    marks = marks.united(result.marks());
    if (result.is_null() && !unknown) unknown = result;
  }
  return (unknown ? *unknown : Value::boolean(false)).marked(marks);
}

Value Evaluator::in(const SyntaxNode& node) {
  const Value value = child(node, 0);
  return any_test(value, node, 1);
}

Value Evaluator::unary_tests(const SyntaxNode& node) {
  if (input_ == nullptr) return reasons::null("unknown-name", node.span, "?");
  const Value result = any_test(*input_, node, 0);
  if (!node.negated || result.is_null()) return result;
  return Value::boolean(!result.as_boolean()).marked(result.marks());
}

}  // namespace reprise::feel
