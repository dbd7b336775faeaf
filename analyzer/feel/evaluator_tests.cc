// `in` and unary tests (10.3.2.8, tables 55 and 56).
#include "feel/comparison.h"
#include "feel/evaluator.h"
#include "feel/reasons.h"
#include "feel/trace_recorder.h"

namespace reprise::feel {
namespace {

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

Value Evaluator::test(const Value& input, NodeIndex index) {
  const SyntaxNode& node = at(index);
  if (node.kind == NodeKind::any_input) return Value::boolean(true);
  if (node.kind == NodeKind::comparison_test) {
    if (trace_ != nullptr) trace_->enter(*syntax_, node.span);
    Value held;
    const Value& limit = operand(node.children[0], held);
    Value result = comparison::compare(node.operation, input, limit, node.span);
    if (recording_ != nullptr) return steering(recorded_comparison(node.operation, input, limit, std::move(result), node.span));
    comparison::mark_deeply(result, input);
    comparison::mark_deeply(result, limit);
    if (trace_ != nullptr) trace_->leave(result);
    return result;
  }
  Value held;
  const Value& value = operand(index, held);
  // An expression with `?` is the test itself; without, its value is what the input is compared with.
  if (value.kind() == Kind::boolean && node.uses_input) return value;
  if (value.is_null() && (node.uses_input || value.reason() != nullptr)) return comparison::propagated(value, node.span).marked(value.marks());
  if (value.kind() == Kind::boolean && input.kind() != Kind::boolean && !input.is_null()) return value;
  Value result = fits(input, value, node.span);
  if (recording_ != nullptr) return recorded_test(input, value, std::move(result), node.span);
  comparison::mark_deeply(result, input);
  comparison::mark_deeply(result, value);
  return result;
}

Value Evaluator::any_test(const Value& input, const SyntaxNode& node, std::size_t from) {
  Marks marks;
  std::optional<Value> unknown;
  for (std::size_t index = from; index < node.children.size(); ++index) {
    const Value result = test(input, node.children[index]);
    if (result.is_true()) return result;
    marks.unite(result.marks());
    if (result.is_null() && !unknown) unknown = result;
  }
  return (unknown ? *unknown : Value::boolean(false)).marked(marks);
}

Value Evaluator::in(const SyntaxNode& node) {
  Value held;
  return any_test(operand(node.children[0], held), node, 1);
}

Value Evaluator::unary_tests(const SyntaxNode& node) {
  if (input_ == nullptr) return reasons::null("unknown-name", node.span, "?");
  const Value result = any_test(*input_, node, 0);
  if (!node.negated || result.is_null()) return result;
  return Value::boolean(!result.as_boolean()).marked(result.marks());
}

}  // namespace reprise::feel
