#include "feel/trace.h"

#include "feel/trace_recorder.h"

namespace reprise::feel {

void TraceRecorder::begin_round() {
  bound_.clear();
  is_round_ = true;
}

TraceStep* TraceRecorder::place() {
  if (open_.empty()) return &trace_.root;
  Open& parent = open_.back();
  if (parent.step == nullptr) return nullptr;
  const bool one_too_many = is_round_ && ++parent.rounds > limits_.rounds;
  if (one_too_many || steps_ >= limits_.steps || open_.size() >= limits_.depth) {
    ++parent.step->left_out;
    return nullptr;
  }
  // No pointer into `children` is kept but to its last element, which is closed before another is added.
  return &parent.step->children.emplace_back();
}

void TraceRecorder::enter(const std::shared_ptr<const Syntax>& within, base::Span span) {
  TraceStep* const step = place();
  if (step != nullptr) {
    ++steps_;
    step->within = within;
    step->span = span;
    step->bound = std::move(bound_);
  }
  bound_.clear();
  is_round_ = false;
  open_.push_back({step});
}

void TraceRecorder::leave(const Value& value) {
  if (TraceStep* const step = open_.back().step) step->value = value;
  open_.pop_back();
}

}  // namespace reprise::feel
