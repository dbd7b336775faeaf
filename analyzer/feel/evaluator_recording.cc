// What an evaluation tells a recording: arithmetic as steps, and everything that decides the way.
#include <algorithm>
#include <array>

#include "feel/arithmetic.h"
#include "feel/comparison.h"
#include "feel/evaluator.h"
#include "feel/recording.h"

namespace reprise::feel {
namespace {

bool is_plain(const Value& value) { return value.kind() == Kind::number || value.kind() == Kind::boolean; }

bool is_list_of_plain(const Value& value) { return value.kind() == Kind::list && std::ranges::all_of(value.as_list(), is_plain); }

/// Whether such a node's value is one that it was given, or a step that the recording has been told of.
bool passes_on(NodeKind kind) {
  switch (kind) {
    case NodeKind::literal:
    case NodeKind::name:
    case NodeKind::path:
    case NodeKind::filter:
    case NodeKind::call:
    case NodeKind::negate:
    case NodeKind::conditional:
    case NodeKind::for_loop:
    case NodeKind::list:
    case NodeKind::context:
    case NodeKind::function:
    case NodeKind::input: return true;
    default: return is_arithmetic(kind) || is_comparison(kind);
  }
}

}  // namespace

Value Evaluator::recorded(NodeKind kind, Value result) {
  if (!passes_on(kind)) return recording_->fixed(std::move(result));
  // What a list or a context is made of has marks of its own; how it came about is held already.
  return result.kind() == Kind::list || result.kind() == Kind::context ? result.without_marks() : result;
}

Value Evaluator::steering(Value value) { return recording_ == nullptr ? value : recording_->fixed(std::move(value)); }

Value Evaluator::part_of(Value value) {
  return value.kind() == Kind::list || value.kind() == Kind::context ? value : steering(std::move(value));
}

Value Evaluator::recorded_arithmetic(const SyntaxNode& node, const Value& left, const Value& right) {
  Value result = arithmetic_of(node, left, right);
  if (result.kind() != Kind::number || left.kind() != Kind::number || right.kind() != Kind::number) {
    (void)recording_->fixed(left);
    (void)recording_->fixed(right);
    return result.without_marks();
  }
  return recording_->computed(node.kind, std::array{left, right}, std::move(result), node.span);
}

Value Evaluator::recorded_comparison(NodeKind operation, const Value& left, const Value& right, Value result, base::Span span) {
  if (result.kind() == Kind::boolean && left.kind() == Kind::number && right.kind() == Kind::number) {
    return recording_->computed(operation, std::array{left, right}, std::move(result), span);
  }
  // A number is not null whatever number it is.
  const bool asks_for_null = (left.is_null() && is_plain(right)) || (right.is_null() && is_plain(left));
  if (!asks_for_null) {
    (void)recording_->fixed(left);
    (void)recording_->fixed(right);
  }
  return result.without_marks();
}

Value Evaluator::recorded_test(const Value& input, const Value& test, Value result, base::Span span) {
  const bool is_interval = test.kind() == Kind::range && test.as_range().form == Range::Form::interval;
  if (test.kind() != Kind::number && !is_interval) {
    (void)recording_->fixed(input);
    (void)recording_->fixed(test);
    return result.without_marks();
  }
  const auto hold = [&](NodeKind operation, const Value& limit) {
    (void)steering(recorded_comparison(operation, input, limit, comparison::compare(operation, input, limit, span), span));
  };
  if (!is_interval) {
    hold(NodeKind::equal, test);
    return result.without_marks();
  }
  const Range& range = test.as_range();
  if (range.low_given) hold(range.low_included ? NodeKind::greater_equal : NodeKind::greater, range.low);
  if (range.high_given) hold(range.high_included ? NodeKind::less_equal : NodeKind::less, range.high);
  return result.without_marks();
}

Value Evaluator::recorded_call(const SyntaxNode& node, const Builtin& builtin, std::span<const Value> arguments, Value result) {
  // How many there are does not hang on what they are.
  if (builtin.name == "count" && !arguments.empty() && arguments.front().kind() == Kind::list && result.kind() == Kind::number) return result.without_marks();
  const bool is_step = is_plain(result) && node.names.empty() &&
                       std::ranges::all_of(arguments, [](const Value& argument) { return is_plain(argument) || is_list_of_plain(argument); });
  if (is_step) return recording_->called(builtin, arguments, std::move(result), node.span);
  for (const Value& argument : arguments) (void)recording_->fixed(argument);
  return result.without_marks();
}

}  // namespace reprise::feel
