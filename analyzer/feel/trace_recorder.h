// Writes the trace while the evaluator walks. Inside feel only.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "feel/trace.h"

namespace reprise::feel {

class TraceRecorder {
 public:
  explicit TraceRecorder(const TraceLimits& limits) : limits_(limits) {}

  /// The next step is a round of a loop, a filter or a function with what is bound from here on.
  void begin_round();
  void bind(const std::string& name, const Value& value) { bound_.emplace_back(name, value); }
  void enter(const std::shared_ptr<const Syntax>& within, base::Span span);
  void leave(const Value& value);
  /// What the whole evaluation came to.
  void conclude(const Value& value) { trace_.root.value = value; }
  [[nodiscard]] Trace take() { return std::move(trace_); }

 private:
  struct Open {
    TraceStep* step;  ///< null: left out, and all within it
    std::size_t rounds = 0;
  };

  /// Where the step is kept; null when the limits leave it out.
  [[nodiscard]] TraceStep* place();

  TraceLimits limits_;
  Trace trace_;
  std::vector<Open> open_;
  std::vector<std::pair<std::string, Value>> bound_;
  bool is_round_ = false;
  std::size_t steps_ = 0;
};

}  // namespace reprise::feel
