// Walks the tree and computes its value. Never fails: what cannot be computed is a null with its reason. Every result
// carries the marks of the operands that decided it.
#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "feel/builtins.h"
#include "feel/feel.h"
#include "feel/syntax.h"
#include "feel/value.h"

namespace reprise::feel {

/// What a function written in FEEL, or a built-in used as a value, remembers.
struct Closure {
  const Builtin* builtin = nullptr;
  std::shared_ptr<const Syntax> syntax;
  NodeIndex node = 0;
  std::string own_name;  ///< of a context's entry: the function may call itself
  std::vector<std::pair<std::string, Value>> captured;
  std::shared_ptr<const Context> facts;
};

class Recording;
class TraceRecorder;

class Evaluator {
 public:
  /// All of them have to outlive it.
  Evaluator(const std::shared_ptr<const Syntax>& syntax, const Context& facts, const Value* input, const EvaluationLimits& limits,
            TraceRecorder* trace = nullptr, Recording* recording = nullptr);

  [[nodiscard]] Value run();
  /// What one node is worth: for parts that need neither facts nor input.
  [[nodiscard]] Value part(NodeIndex index) { return evaluate(index); }

  /// Calls a function value with positional arguments.
  [[nodiscard]] Value call(const Value& function, std::span<const Value> arguments, base::Span span);
  /// Counts work that no step counts (long lists, long strings); false when the budget is spent.
  [[nodiscard]] bool charge(std::size_t steps);
  /// The present moment, where the caller gave one.
  [[nodiscard]] const std::optional<scalar::DateTime>& now() const { return limits_->now; }

 private:
  /// Names in scope: a chain that lives on the stack of the evaluation.
  struct Binding {
    const Binding* outer = nullptr;
    const std::string* name = nullptr;  ///< null: the entries of `value`, an item of a filtered list
    const Value* value = nullptr;
  };
  struct Domain;

  [[nodiscard]] Value evaluate(NodeIndex index);
  [[nodiscard]] Value dispatch(const SyntaxNode& node);
  [[nodiscard]] const SyntaxNode& at(NodeIndex index) const { return (*syntax_)->at(index); }
  [[nodiscard]] Value child(const SyntaxNode& node, std::size_t index) { return evaluate(node.children[index]); }
  /// The same without a copy where there is a value already; `held` is where any other stays.
  [[nodiscard]] const Value& operand(NodeIndex index, Value& held);
  [[nodiscard]] Value gave_up(std::string_view code, const SyntaxNode& node);
  /// Tells the trace, if there is one, that the next evaluation is a round with these names bound: the innermost `count` of the scope.
  void begin_round(std::size_t count);

  [[nodiscard]] Value name(const SyntaxNode& node);
  [[nodiscard]] Value negate(const SyntaxNode& node);
  [[nodiscard]] Value arithmetic(const SyntaxNode& node);
  [[nodiscard]] Value arithmetic_of(const SyntaxNode& node, const Value& left, const Value& right);
  [[nodiscard]] Value compare(const SyntaxNode& node);
  [[nodiscard]] Value between(const SyntaxNode& node);
  [[nodiscard]] Value logic(const SyntaxNode& node);
  [[nodiscard]] Value conditional(const SyntaxNode& node);
  [[nodiscard]] Value list(const SyntaxNode& node);
  [[nodiscard]] Value context(const SyntaxNode& node);
  [[nodiscard]] Value with_a_name_twice(const SyntaxNode& node);
  [[nodiscard]] Value range(const SyntaxNode& node);

  // evaluator_collections.cc
  [[nodiscard]] Value path(const SyntaxNode& node);
  [[nodiscard]] Value entry_of(const Value& object, const SyntaxNode& node);
  [[nodiscard]] Value filter(const SyntaxNode& node);
  [[nodiscard]] Value index_of(const Value& list, const Value& index, base::Span span);
  [[nodiscard]] Value for_loop(const SyntaxNode& node);
  [[nodiscard]] Value quantified(const SyntaxNode& node);
  void fill(Domain& domain, NodeIndex index);
  /// Calls `body` for every combination of the iterators; stops when it says false. The failed domain, if one fails.
  template <typename Body>
  [[nodiscard]] std::optional<Value> iterate(const SyntaxNode& node, std::size_t iterator, Marks& marks, const Body& body);

  // evaluator_tests.cc
  [[nodiscard]] Value in(const SyntaxNode& node);
  [[nodiscard]] Value unary_tests(const SyntaxNode& node);
  [[nodiscard]] Value any_test(const Value& input, const SyntaxNode& node, std::size_t from);
  [[nodiscard]] Value test(const Value& input, NodeIndex index);

  // evaluator_recording.cc
  [[nodiscard]] Value recorded(NodeKind kind, Value result);
  /// What the way depends on: held to what it is when the evaluation is recorded.
  [[nodiscard]] Value steering(Value value);
  /// What is taken apart: a list or a context as it is, anything else held to what it is.
  [[nodiscard]] Value part_of(Value value);
  [[nodiscard]] Value recorded_arithmetic(const SyntaxNode& node, const Value& left, const Value& right);
  [[nodiscard]] Value recorded_comparison(NodeKind operation, const Value& left, const Value& right, Value result, base::Span span);
  [[nodiscard]] Value recorded_test(const Value& input, const Value& test, Value result, base::Span span);
  [[nodiscard]] Value recorded_call(const SyntaxNode& node, const Builtin& builtin, std::span<const Value> arguments, Value result);

  // evaluator_calls.cc
  [[nodiscard]] Value invocation(const SyntaxNode& node);
  [[nodiscard]] Value function_literal(const SyntaxNode& node, NodeIndex index, const std::string& own_name);
  [[nodiscard]] Value call_named(const Value& function, List arguments, const std::vector<std::string>& names, base::Span span);
  [[nodiscard]] Value call_closure(const Value& function, const Closure& closure, const List& arguments, base::Span span);
  [[nodiscard]] Value builtin_call(const SyntaxNode& node, const Builtin& builtin, std::span<const Value> arguments);
  /// What a name in scope stands for; `container`: of which entry, when it is one.
  [[nodiscard]] const Value* local(const SyntaxNode& name, const Value*& container) const;

  const std::shared_ptr<const Syntax>* syntax_;  ///< shared with nulls, traces and functions that are made, and with them alone
  const Context* facts_;
  std::shared_ptr<const Context> shared_facts_;
  const Value* input_;
  const EvaluationLimits* limits_;
  TraceRecorder* trace_;  ///< null: nobody looks
  Recording* recording_;  ///< null: nothing is remembered
  std::size_t steps_left_;
  bool exhausted_ = false;
  std::size_t depth_ = 0;
  const Binding* scope_ = nullptr;
};

}  // namespace reprise::feel
