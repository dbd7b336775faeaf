#include "feel/evaluator.h"

#include <algorithm>
#include <span>

#include "feel/arithmetic.h"
#include "feel/comparison.h"
#include "feel/compilation.h"
#include "feel/names_of_kinds.h"
#include "feel/reasons.h"
#include "feel/recording.h"
#include "feel/temporal.h"
#include "feel/trace_recorder.h"
#include "feel/type.h"

namespace reprise::feel {
namespace {

using comparison::deep_marks;
using comparison::propagated;

// Measured under the address sanitizer, where a level takes up to 2 KiB: half of a thread's 8 MiB.
constexpr std::size_t kLargestDepth = 1800;

}  // namespace

Evaluator::Evaluator(const std::shared_ptr<const Syntax>& syntax, const Context& facts, const Value* input, const EvaluationLimits& limits,
                     TraceRecorder* trace, Recording* recording)
    : syntax_(&syntax),
      facts_(&facts),
      input_(input),
      limits_(&limits),
      trace_(trace),
      recording_(recording),
      steps_left_(limits.steps) {}

Value Evaluator::run() {
  Value result = evaluate((*syntax_)->root);
  if (exhausted_) {
    const base::Span whole = at((*syntax_)->root).span;
    result = reasons::null("step-limit", whole).placed(whole, *syntax_).marked(result.marks());
  }
  if (trace_ != nullptr) trace_->conclude(result);
  return result;
}

bool Evaluator::charge(std::size_t steps) {
  if (steps_left_ < steps) exhausted_ = true;
  steps_left_ = exhausted_ ? 0 : steps_left_ - steps;
  return !exhausted_;
}

Value Evaluator::evaluate(NodeIndex index) {
  const SyntaxNode& node = at(index);
  if (node.constant && trace_ == nullptr && depth_ + kConstantDepth < kLargestDepth && charge(node.steps)) return node.value;
  if (!charge(1)) return gave_up("step-limit", node);
  if (depth_ >= kLargestDepth) return gave_up("recursion-limit", node);
  ++depth_;
  if (trace_ != nullptr) trace_->enter(*syntax_, node.span);
  Value result = node.kind == NodeKind::function ? function_literal(node, index, {}) : dispatch(node);
  --depth_;
  if (recording_ != nullptr) result = recorded(node.kind, std::move(result));
  // Whoever made a null without saying where (a host, a value given as a fact) made it here.
  if (result.is_null()) result = std::move(result).placed(node.span, *syntax_);
  if (trace_ != nullptr) trace_->leave(result);
  return result;
}

const Value& Evaluator::operand(NodeIndex index, Value& held) {
  const SyntaxNode& node = at(index);
  if (trace_ == nullptr && depth_ + kConstantDepth < kLargestDepth) {
    if (node.constant && charge(node.steps)) return node.value;
    if (node.kind == NodeKind::name) {
      const Value* container = nullptr;
      const Value* named = local(node, container);
      if (named == nullptr) named = facts_->find(node.text, node.slot);
      const bool as_it_is = named != nullptr && !named->is_null() && (container == nullptr || container->marks().empty());
      // A null may have to be told where it was met.
      if (as_it_is && (recording_ == nullptr || named->depth() == 0 || named->marks().empty()) && charge(1)) return *named;
    }
  }
  return held = evaluate(index);
}

Value Evaluator::gave_up(std::string_view code, const SyntaxNode& node) {
  Value nothing = reasons::null(code, node.span).placed(node.span, *syntax_);
  if (trace_ != nullptr) {
    trace_->enter(*syntax_, node.span);
    trace_->leave(nothing);
  }
  return nothing;
}

void Evaluator::begin_round(std::size_t count) {
  if (trace_ == nullptr) return;
  trace_->begin_round();
  std::vector<const Binding*> bindings;
  for (const Binding* binding = scope_; binding != nullptr && bindings.size() < count; binding = binding->outer)
    bindings.push_back(binding);
  for (auto binding = bindings.rbegin(); binding != bindings.rend(); ++binding) {
    if ((*binding)->name != nullptr) trace_->bind(*(*binding)->name, *(*binding)->value);
  }
}

Value Evaluator::dispatch(const SyntaxNode& node) {
  switch (node.kind) {
    case NodeKind::literal: return node.value;
    case NodeKind::name: return name(node);
    case NodeKind::path: return path(node);
    case NodeKind::filter: return filter(node);
    case NodeKind::call: return invocation(node);
    case NodeKind::negate: return negate(node);
    case NodeKind::add:
    case NodeKind::subtract:
    case NodeKind::multiply:
    case NodeKind::divide:
    case NodeKind::power: return arithmetic(node);
    case NodeKind::equal:
    case NodeKind::not_equal:
    case NodeKind::less:
    case NodeKind::less_equal:
    case NodeKind::greater:
    case NodeKind::greater_equal: return compare(node);
    case NodeKind::between: return between(node);
    case NodeKind::in: return in(node);
    case NodeKind::conjunction:
    case NodeKind::disjunction: return logic(node);
    case NodeKind::conditional: return conditional(node);
    case NodeKind::for_loop: return for_loop(node);
    case NodeKind::some:
    case NodeKind::every: return quantified(node);
    case NodeKind::instance_of: {
      const Value value = child(node, 0);
      return instance_of(value, node.text, node.span).marked(deep_marks(value));
    }
    case NodeKind::list: return list(node);
    case NodeKind::context: return context(node);
    case NodeKind::range:
    case NodeKind::comparison_test: return range(node);
    case NodeKind::input: return input_ != nullptr ? *input_ : reasons::null("unknown-name", node.span, "?");
    case NodeKind::unary_tests: return unary_tests(node);
    case NodeKind::any_input: return Value::boolean(true);
    case NodeKind::function:
    case NodeKind::iteration_range:
    case NodeKind::missing: break;
  }
  return {};
}

const Value* Evaluator::local(const SyntaxNode& wanted, const Value*& container) const {
  for (const Binding* binding = scope_; binding != nullptr; binding = binding->outer) {
    if (binding->name != nullptr) {
      if (*binding->name == wanted.text) return binding->value;
    } else if (const Value* entry = binding->value->as_context().find(wanted.text, wanted.slot)) {
      container = binding->value;
      return entry;
    }
  }
  return nullptr;
}

Value Evaluator::name(const SyntaxNode& node) {
  const Value* container = nullptr;
  if (const Value* value = local(node, container)) return container == nullptr ? *value : value->marked(container->marks());
  if (const Value* value = facts_->find(node.text, node.slot)) return *value;
  if (node.builtin != nullptr) {
    auto closure = std::make_shared<Closure>();
    closure->builtin = node.builtin;
    Function function;
    function.name = node.text;
    function.closure = std::move(closure);
    return Value::function(std::move(function));
  }
  return reasons::null("unknown-name", node.span, node.text);
}

Value Evaluator::negate(const SyntaxNode& node) {
  const Value operand = child(node, 0);
  if (recording_ != nullptr && operand.kind() == Kind::number) {
    return recording_->computed(node.kind, {&operand, 1}, Value::number(-operand.as_number()), node.span);
  }
  if (operand.is_null()) return propagated(operand, at(node.children[0]).span).marked(operand.marks());
  if (operand.kind() == Kind::number) return Value::number(-operand.as_number()).marked(operand.marks());
  return temporal::negated(operand, node.span).marked(operand.marks());
}

Value Evaluator::arithmetic(const SyntaxNode& node) {
  Value held_left;
  const Value& left = operand(node.children[0], held_left);
  Value held_right;
  const Value& right = operand(node.children[1], held_right);
  if (recording_ != nullptr) return recorded_arithmetic(node, left, right);
  return arithmetic_of(node, left, right);
}

Value Evaluator::arithmetic_of(const SyntaxNode& node, const Value& left, const Value& right) {
  const Marks marks = left.marks().united(right.marks());
  if (left.is_null()) return propagated(left, at(node.children[0]).span).marked(marks);
  if (right.is_null()) return propagated(right, at(node.children[1]).span).marked(marks);
  if (left.kind() == Kind::number && right.kind() == Kind::number) {
    return compute_numbers(node.kind, left.as_number(), right.as_number(), node.span).marked(marks);
  }
  if (left.kind() == Kind::string && right.kind() == Kind::string && node.kind == NodeKind::add) {
    if (!charge((left.as_string().size() + right.as_string().size()) / 4)) return reasons::null("step-limit", node.span).marked(marks);
    return Value::string(left.as_string() + right.as_string()).marked(marks);
  }
  if (temporal::is_temporal(left.kind()) || temporal::is_temporal(right.kind())) {
    const Value result = temporal::compute(node.kind, left, right, node.span);
    const bool untyped = result.reason() != nullptr && result.reason()->code == "wrong-type";
    return (untyped ? reasons::null("wrong-type", node.span, names_of(left, right)) : result).marked(marks);
  }
  return reasons::null("wrong-type", node.span, names_of(left, right)).marked(marks);
}

Value Evaluator::compare(const SyntaxNode& node) {
  Value held_left;
  const Value& left = operand(node.children[0], held_left);
  Value held_right;
  const Value& right = operand(node.children[1], held_right);
  const bool at_left = left.is_null();
  const bool ordered = node.kind != NodeKind::equal && node.kind != NodeKind::not_equal;
  const bool missing = ordered && (at_left || right.is_null());
  const base::Span span = missing ? at(node.children[at_left ? 0 : 1]).span : node.span;
  Value result = comparison::compare(node.kind, left, right, span);
  if (recording_ != nullptr) return recorded_comparison(node.kind, left, right, std::move(result), span);
  comparison::mark_deeply(result, left);
  comparison::mark_deeply(result, right);
  return result;
}

Value Evaluator::between(const SyntaxNode& node) {
  const Value value = child(node, 0);
  const Value low = child(node, 1);
  const Value high = child(node, 2);
  const auto place = [&](const Value& end, std::size_t index) {
    return value.is_null() ? at(node.children[0]).span : end.is_null() ? at(node.children[index]).span : node.span;
  };
  const Value above = comparison::compare(NodeKind::greater_equal, value, low, place(low, 1));
  const Value below = comparison::compare(NodeKind::less_equal, value, high, place(high, 2));
  if (above.is_false()) return above.marked(deep_marks(value)).marked(deep_marks(low));
  if (below.is_false()) return below.marked(deep_marks(value)).marked(deep_marks(high));
  const Value& decided = above.is_null() ? above : below;
  return decided.marked(deep_marks(value)).marked(deep_marks(low)).marked(deep_marks(high));
}

/// Table 38: what decides alone decides with its own marks only; a left decision spares the right one.
Value Evaluator::logic(const SyntaxNode& node) {
  const bool deciding = node.kind == NodeKind::disjunction;
  const auto decides = [&](const Value& value) { return value.kind() == Kind::boolean && value.as_boolean() == deciding; };
  const Value left = steering(child(node, 0));
  if (decides(left)) return left;
  const Value right = steering(child(node, 1));
  if (decides(right)) return right;
  const Marks marks = left.marks().united(right.marks());
  if (left.kind() == Kind::boolean && right.kind() == Kind::boolean) return Value::boolean(!deciding).marked(marks);
  if (left.is_null()) return propagated(left, at(node.children[0]).span).marked(marks);
  if (right.is_null()) return propagated(right, at(node.children[1]).span).marked(marks);
  return reasons::null("wrong-type", node.span, names_of(left, right)).marked(marks);
}

Value Evaluator::conditional(const SyntaxNode& node) {
  const Value condition = steering(child(node, 0));
  // A condition that is null takes the `else` branch (table 40); one of another type makes the whole null.
  if (condition.kind() != Kind::boolean && !condition.is_null()) {
    return reasons::null("wrong-type", at(node.children[0]).span, name_of(condition.kind())).marked(condition.marks());
  }
  return child(node, condition.is_true() ? 1 : 2).marked(condition.marks());
}

Value Evaluator::list(const SyntaxNode& node) {
  List items;
  items.reserve(node.children.size());
  for (const NodeIndex index : node.children) items.push_back(evaluate(index));
  return Value::list(std::move(items));
}

Value Evaluator::context(const SyntaxNode& node) {
  // Names that are all different stand ready with the node.
  if (node.value.kind() != Kind::context) return with_a_name_twice(node);
  const Binding* const outer = scope_;
  // Values of earlier entries have to stay where they are while later ones refer to them.
  std::vector<Value> values(node.children.size());
  std::vector<Binding> bindings(node.children.size());
  for (std::size_t index = 0; index < node.children.size(); ++index) {
    const SyntaxNode& entry = at(node.children[index]);
    values[index] =
        entry.kind == NodeKind::function ? function_literal(entry, node.children[index], node.names[index]) : child(node, index);
    bindings[index] = {scope_, &node.names[index], &values[index]};
    scope_ = &bindings[index];
  }
  scope_ = outer;
  return Value::context({node.value.as_context().layout(), std::move(values)});
}

Value Evaluator::with_a_name_twice(const SyntaxNode& node) {
  for (std::size_t index = 0; index < node.names.size(); ++index) {
    const auto before = std::span(node.names).first(index);
    if (std::ranges::find(before, node.names[index]) != before.end()) {
      return reasons::null("duplicate-key", at(node.children[index]).span, node.names[index]);
    }
  }
  return Value::context({});
}

Value Evaluator::range(const SyntaxNode& node) {
  Range range;
  if (node.kind == NodeKind::range) {
    range.low = child(node, 0);
    range.high = child(node, 1);
    range.low_included = node.low_included;
    range.high_included = node.high_included;
    const Marks marks = range.low.marks().united(range.high.marks());
    if (!range.low.is_null() && !range.high.is_null() && !comparison::order(range.low, range.high)) {
      return reasons::null("wrong-type", node.span, names_of(range.low, range.high)).marked(marks);
    }
    return Value::range(std::move(range)).marked(marks);
  }
  const Value end = child(node, 0);
  const bool is_low = node.operation == NodeKind::greater || node.operation == NodeKind::greater_equal;
  const bool is_point = node.operation == NodeKind::equal || node.operation == NodeKind::not_equal;
  if (is_point) range.form = node.operation == NodeKind::equal ? Range::Form::only : Range::Form::all_but;
  range.low_given = is_low || is_point;
  range.high_given = !is_low || is_point;
  if (range.low_given) range.low = end;
  if (range.high_given) range.high = end;
  range.low_included = node.operation == NodeKind::greater_equal || node.operation == NodeKind::equal;
  range.high_included = node.operation == NodeKind::less_equal || node.operation == NodeKind::equal;
  return Value::range(std::move(range)).marked(end.marks());
}

}  // namespace reprise::feel
