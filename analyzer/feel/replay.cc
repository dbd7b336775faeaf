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
  static const std::shared_ptr<const Syntax> kNoSyntax;
  Evaluator evaluator(kNoSyntax, kNoFacts, nullptr, kLimits);
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
    again_.push_back({&step, add_sources(step.operands), std::ranges::binary_search(needed.held_, mark)});
    again_marks_.push_back(mark);
  }
  answer_ = add_sources({&needed.answer_, 1});
  values_.resize(again_.size());
}

Replay::Source Replay::source_of(const Value& operand) const {
  Source source{Source::From::as_it_was, 0, &operand};
  for (const Mark mark : operand.marks().ids()) {
    if (mark == input_) source.from = Source::From::input;
    const auto at = std::ranges::lower_bound(again_marks_, mark);
    if (at == again_marks_.end() || *at != mark) continue;
    source.from = Source::From::step;
    source.at = static_cast<std::uint32_t>(at - again_marks_.begin());
  }
  return source;
}

std::uint32_t Replay::add_sources(std::span<const Value> operands) {
  const std::size_t first = sources_.size();
  for (const Value& operand : operands) sources_.push_back(operand.kind() == Kind::list ? Source{Source::From::as_it_was, 0, &operand} : source_of(operand));
  for (std::size_t i = 0; i < operands.size(); ++i) {
    if (operands[i].kind() != Kind::list) continue;
    const std::uint32_t items = add_sources(operands[i].as_list());
    const auto stays = [](const Source& item) { return item.from == Source::From::as_it_was; };
    if (std::ranges::all_of(std::span(sources_).subspan(items, operands[i].as_list().size()), stays)) {
      sources_.resize(items);
    } else {
      sources_[first + i].from = Source::From::items;
      sources_[first + i].at = items;
    }
  }
  return static_cast<std::uint32_t>(first);
}

const Value& Replay::value_of(const Source& source, const Value& input, Value& made) const {
  switch (source.from) {
    case Source::From::input: return input;
    case Source::From::step: return values_[source.at];
    case Source::From::as_it_was: return *source.was;
    case Source::From::items: break;
  }
  const std::size_t count = source.was->as_list().size();
  List items;
  items.reserve(count);
  Value inner;
  for (const Source& item : std::span(sources_).subspan(source.at, count)) items.push_back(value_of(item, input, inner));
  return made = Value::list(std::move(items));
}

Value Replay::sum_of(const Again& again, const Value& input) const {
  scalar::Decimal sum;
  Value made;
  for (const Source& source : std::span(sources_).subspan(again.sources, again.step->operands.size())) sum += number_of(value_of(source, input, made));
  return sum.is_finite() ? Value::number(sum) : Value();
}

Value Replay::called(const Again& again, const Value& input) const {
  List arguments;
  arguments.reserve(again.step->operands.size());
  Value made;
  for (const Source& source : std::span(sources_).subspan(again.sources, again.step->operands.size())) arguments.push_back(value_of(source, input, made).without_marks());
  return call(*again.step->builtin, arguments, again.step->span);
}

Value Replay::computed(const Again& again, const Value& input) const {
  const Recording::Step& step = *again.step;
  if (step.operation == NodeKind::call) return called(again, input);
  if (step.builtin != nullptr) return sum_of(again, input);
  Value made;
  const Value& left = value_of(sources_[again.sources], input, made);
  if (step.operation == NodeKind::negate) return left.kind() == Kind::number ? Value::number(-left.as_number()) : Value();
  const Value& right = value_of(sources_[again.sources + 1], input, made);
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
  return value_of(sources_[answer_], input, made).without_marks();
}

}  // namespace reprise::feel
