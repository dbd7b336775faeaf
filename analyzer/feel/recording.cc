#include "feel/recording.h"

#include <algorithm>

#include "feel/builtins.h"
#include "feel/comparison.h"

namespace reprise::feel {

Recording::Result Recording::evaluate(const Expression& expression, const Context& facts) {
  const std::size_t before = held_so_far();
  Result result;
  result.value = expression.record(facts, *this);
  result.held = held_since(before);
  return result;
}

Value Recording::stepped(Step step) {
  for (const Value& operand : step.operands) {
    const Marks marks = comparison::item_marks(operand);
    step.from.insert(step.from.end(), marks.ids().begin(), marks.ids().end());
  }
  if (step.from.empty()) return std::move(step.value);
  const Mark mark = inputs_ + static_cast<Mark>(steps_.size());
  Value value = step.value.marked(Marks::of(mark));
  steps_.push_back(std::move(step));
  return value;
}

Value Recording::computed(NodeKind operation, std::span<const Value> operands, Value result, base::Span span) {
  return stepped({operation, nullptr, List(operands.begin(), operands.end()), {}, std::move(result).without_marks(), span});
}

Value Recording::called(const Builtin& builtin, std::span<const Value> arguments, Value result, base::Span span) {
  const bool adds = builtin.name == "sum" && arguments.size() == 1 && arguments.front().kind() == Kind::list && result.kind() == Kind::number;
  if (adds) return stepped({NodeKind::add, &builtin, arguments.front().as_list(), {}, std::move(result).without_marks(), span});
  return stepped({NodeKind::call, &builtin, List(arguments.begin(), arguments.end()), {}, std::move(result).without_marks(), span});
}

Value Recording::fixed(Value value) {
  const Marks marks = comparison::deep_marks(value);
  if (marks.empty()) return value;
  hold(marks.ids());
  return value.without_marks();
}

std::vector<Mark> Recording::held_since(std::size_t before) {
  const auto from = held_.begin() + static_cast<std::ptrdiff_t>(before);
  std::sort(from, held_.end());
  held_.erase(std::unique(from, held_.end()), held_.end());
  return {from, held_.end()};
}

std::vector<Mark> Recording::behind(std::span<const Mark> marks) const {
  std::vector<bool> met(steps_.size(), false);
  std::vector<Mark> steps;
  std::vector<Mark> ahead(marks.begin(), marks.end());
  while (!ahead.empty()) {
    const Mark mark = ahead.back();
    ahead.pop_back();
    if (mark < inputs_ || met[mark - inputs_]) continue;
    met[mark - inputs_] = true;
    steps.push_back(mark);
    const std::vector<Mark>& from = steps_[mark - inputs_].from;
    ahead.insert(ahead.end(), from.begin(), from.end());
  }
  std::ranges::sort(steps);
  return steps;
}

Dependents::Dependents(const Recording& recording, Mark input) : input_(input), inputs_(recording.inputs_) { go_on(recording); }

void Dependents::go_on(const Recording& recording) {
  steps_.reserve(recording.steps_.size());
  while (steps_.size() < recording.steps_.size()) steps_.push_back(include_any(recording.steps_[steps_.size()].from));
}

bool Dependents::include_any(std::span<const Mark> marks) const {
  return std::ranges::any_of(marks, [this](Mark mark) { return include(mark); });
}

}  // namespace reprise::feel
