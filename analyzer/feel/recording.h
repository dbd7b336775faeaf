// Evaluations remembered step by step, so that their results can be computed again with another value of one input: only the
// arithmetic that depends on it, without walking a tree. What decided the way (conditions, filters, short cuts, whatever is not
// plain arithmetic) is held to what it was: where the other value would lead another way there is no answer, and the caller
// evaluates as usual. An answer is the one an evaluation gives.
#pragma once

#include <cstdint>
#include <deque>
#include <optional>
#include <span>
#include <vector>

#include "feel/feel.h"

namespace reprise::feel {

struct Builtin;

class Recording {
 public:
  /// Inputs have the marks below `inputs`. In the facts that recorded evaluations see each plain value that may change bears the
  /// one mark of its own, and nothing else bears any.
  explicit Recording(Mark inputs) : inputs_(inputs) {}

  /// A value beside the steps and inputs that are held to what they were on the way to it.
  struct Result {
    Value value;  ///< marked with the step or the input that it is; with nothing when it depends on none
    std::vector<Mark> held;
  };
  [[nodiscard]] Result evaluate(const Expression& expression, const Context& facts);

  // What evaluators tell.

  /// The result of an operation on plain values, as a step of its own.
  [[nodiscard]] Value computed(NodeKind operation, std::span<const Value> operands, Value result, base::Span span);
  /// The result of a built-in called with plain values and lists of them.
  [[nodiscard]] Value called(const Builtin& builtin, std::span<const Value> arguments, Value result, base::Span span);
  /// The value as it is, held to that with all that is in it.
  [[nodiscard]] Value fixed(Value value);
  /// What is held from here on, for whoever remembers a result: `held_since` gives it, each once.
  [[nodiscard]] std::size_t held_so_far() const { return held_.size(); }
  [[nodiscard]] std::vector<Mark> held_since(std::size_t before);
  void hold(std::span<const Mark> marks) { held_.insert(held_.end(), marks.begin(), marks.end()); }

 private:
  friend class Replay;
  friend class Dependents;

  struct Step {
    NodeKind operation = NodeKind::call;
    const Builtin* builtin = nullptr;  ///< of a call, and of `sum`, which adds its operands one after the other to nothing
    List operands;                     ///< each plain value, or item of a list, marked with what it is
    std::vector<Mark> from;            ///< those marks
    Value value;                       ///< what it came to, without marks
    base::Span span;
  };

  [[nodiscard]] Value stepped(Step step);
  /// The steps that stand behind those marks, in the order in which they were made.
  [[nodiscard]] std::vector<Mark> behind(std::span<const Mark> marks) const;

  Mark inputs_;
  std::deque<Step> steps_;  ///< stays where it is while more is recorded
  std::vector<Mark> held_;
};

/// What of a recording, as far as it has come, another value of one input may change.
class Dependents {
 public:
  Dependents(const Recording& recording, Mark input);
  /// Sees what was recorded since.
  void go_on(const Recording& recording);
  /// Whether one of those marks is the input, or a step that depends on it. Of steps recorded since it says so too.
  [[nodiscard]] bool include_any(std::span<const Mark> marks) const;

 private:
  [[nodiscard]] bool include(Mark mark) const { return mark < inputs_ ? mark == input_ : mark - inputs_ >= steps_.size() || steps_[mark - inputs_]; }

  Mark input_;
  Mark inputs_;
  std::vector<bool> steps_;
};

/// One result as a function of one input.
class Replay {
 public:
  /// All that results need of the recording, found once for every input.
  class Needed {
   public:
    /// The results of one question: the first is the answer, all of them must go their way. The recording must outlive it.
    Needed(const Recording& recording, std::span<const Recording::Result> results);

    [[nodiscard]] const Value& answer() const { return answer_; }

   private:
    friend class Replay;
    const Recording* recording_;
    Value answer_;
    std::vector<Mark> held_;   ///< ascending
    std::vector<Mark> steps_;  ///< ascending
  };

  /// `needed` must outlive it.
  Replay(const Needed& needed, Mark input);

  /// The answer with that value of the input, without marks; nothing where it would be found another way.
  [[nodiscard]] std::optional<Value> with(const Value& input);

 private:
  /// Where a value comes from: the input, a step that is computed again, what it was, or a list of which some items change.
  struct Source {
    enum class From : std::uint8_t { as_it_was, input, step, items };
    From from = From::as_it_was;
    std::uint32_t at = 0;        ///< of a step, in `values_`; of items, the first in `sources_`
    const Value* was = nullptr;  ///< in the recording
  };
  struct Again {
    const Recording::Step* step = nullptr;
    std::uint32_t sources = 0;  ///< the first in `sources_`, one an operand
    bool held = false;
  };

  [[nodiscard]] Source source_of(const Value& operand) const;
  /// Of several values, one after the other; then of the items of those that are lists.
  [[nodiscard]] std::uint32_t add_sources(std::span<const Value> operands);
  [[nodiscard]] const Value& value_of(const Source& source, const Value& input, Value& made) const;
  [[nodiscard]] Value computed(const Again& again, const Value& input) const;
  [[nodiscard]] Value sum_of(const Again& again, const Value& input) const;
  [[nodiscard]] Value called(const Again& again, const Value& input) const;

  const Needed& needed_;
  Mark input_;
  bool input_is_held_;
  std::vector<Mark> again_marks_;  ///< ascending, as `again_`
  std::vector<Again> again_;
  std::vector<Source> sources_;
  std::uint32_t answer_ = 0;   ///< of `sources_`
  std::vector<Value> values_;  ///< of `again_`
};

}  // namespace reprise::feel
