#include <algorithm>

#include "feel/arithmetic.h"
#include "feel/builtins.h"
#include "feel/comparison.h"
#include "feel/evaluator.h"
#include "feel/recording.h"

namespace reprise::feel {
namespace {

/// The number, or what makes no finite one of those it is added to.
scalar::Decimal number_of(const Value& value) {
  return value.kind() == Kind::number ? value.as_number() : scalar::Decimal(1) / scalar::Decimal(0);
}

bool is_same(const Value& left, const Value& right) { return left.kind() == right.kind() && comparison::equals(left, right).value_or(false); }

Value call(const Builtin& builtin, std::span<const Value> arguments, base::Span span) {
  static const Context kNoFacts;
  static const EvaluationLimits kLimits;
  Evaluator evaluator(nullptr, kNoFacts, nullptr, kLimits);
  return call_builtin(evaluator, builtin, arguments, {}, span);
}

}  // namespace

Replay::Needed::Needed(const Recording& recording, std::span<const Recording::Result> results)
    : recording_(&recording), answer_(results.front().value) {
  for (const Recording::Result& result : results) held_.insert(held_.end(), result.held.begin(), result.held.end());
  for (const Recording::Result& result : results.subspan(1)) {
    held_.insert(held_.end(), result.value.marks().ids().begin(), result.value.marks().ids().end());
  }
  std::ranges::sort(held_);
  held_.erase(std::ranges::unique(held_).begin(), held_.end());
  std::vector<Mark> roots = held_;
  const Marks marks = comparison::deep_marks(answer_);
  roots.insert(roots.end(), marks.ids().begin(), marks.ids().end());
  steps_ = recording.behind(roots);
}

Replay::Replay(const Needed& needed, Mark input) : needed_(needed), input_(input), input_is_held_(std::ranges::binary_search(needed.held_, input)) {
  if (input_is_held_) return;
  for (const Mark mark : needed.steps_) {
    const Recording::Step& step = needed.recording_->steps_[mark - needed.recording_->inputs_];
    const auto changes = [this](Mark from) { return from == input_ || std::ranges::binary_search(again_marks_, from); };
    if (std::ranges::none_of(step.from, changes)) continue;
    Again again;
    again.step = &step;
    for (const Value& operand : step.operands) again.sources.push_back(source_of(operand));
    again.held = std::ranges::binary_search(needed.held_, mark);
    again_marks_.push_back(mark);
    again_.push_back(std::move(again));
  }
  answer_ = source_of(needed.answer_);
  values_.resize(again_.size());
}

Replay::Source Replay::source_of(const Value& operand) const {
  Source source;
  if (operand.kind() == Kind::list) {
    for (const Value& item : operand.as_list()) source.items.push_back(source_of(item));
    const auto changes = [](const Source& item) { return item.from != Source::From::as_it_was; };
    if (std::ranges::none_of(source.items, changes)) source.items.clear();
    return source;
  }
  for (const Mark mark : operand.marks().ids()) {
    if (mark == input_) source.from = Source::From::input;
    const auto at = std::ranges::lower_bound(again_marks_, mark);
    if (at == again_marks_.end() || *at != mark) continue;
    source.from = Source::From::step;
    source.step = static_cast<std::size_t>(at - again_marks_.begin());
  }
  return source;
}

const Value& Replay::value_of(const Source& source, const Value& as_it_was, const Value& input, Value& made) const {
  switch (source.from) {
    case Source::From::input: return input;
    case Source::From::step: return values_[source.step];
    case Source::From::as_it_was: break;
  }
  if (source.items.empty()) return as_it_was;
  List items;
  items.reserve(source.items.size());
  Value inner;
  for (std::size_t i = 0; i < source.items.size(); ++i) items.push_back(value_of(source.items[i], as_it_was.as_list()[i], input, inner));
  return made = Value::list(std::move(items));
}

Value Replay::computed(const Again& again, const Value& input) const {
  const Recording::Step& step = *again.step;
  if (step.operation == NodeKind::call) {
    List arguments;
    Value made;
    for (std::size_t i = 0; i < step.operands.size(); ++i) arguments.push_back(value_of(again.sources[i], step.operands[i], input, made));
    return call(*step.builtin, arguments, step.span);
  }
  Value made;
  if (step.builtin != nullptr) {
    scalar::Decimal sum;
    for (std::size_t i = 0; i < step.operands.size(); ++i) sum += number_of(value_of(again.sources[i], step.operands[i], input, made));
    return sum.is_finite() ? Value::number(sum) : Value();
  }
  const Value& left = value_of(again.sources[0], step.operands[0], input, made);
  if (step.operation == NodeKind::negate) return left.kind() == Kind::number ? Value::number(-left.as_number()) : Value();
  const Value& right = value_of(again.sources[1], step.operands[1], input, made);
  if (is_comparison(step.operation)) return comparison::compare(step.operation, left, right, step.span);
  if (left.kind() != Kind::number || right.kind() != Kind::number) return {};
  return compute_numbers(step.operation, left.as_number(), right.as_number(), step.span);
}

std::optional<Value> Replay::with(const Value& input) {
  if (input_is_held_) return std::nullopt;
  for (std::size_t i = 0; i < again_.size(); ++i) {
    values_[i] = computed(again_[i], input);
    if (values_[i].is_null() || (again_[i].held && !is_same(values_[i], again_[i].step->value))) return std::nullopt;
  }
  Value made;
  return value_of(answer_, needed_.answer_, input, made).without_marks();
}

}  // namespace reprise::feel
