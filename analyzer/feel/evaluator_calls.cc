// Calls: of built-ins, of functions written in FEEL, of functions the host provides.
#include <algorithm>
#include <array>

#include "feel/evaluator.h"
#include "feel/reasons.h"
#include "feel/trace_recorder.h"
#include "feel/type.h"

namespace reprise::feel {
namespace {

// A call takes as much stack as that many levels of the tree.
constexpr std::size_t kCallDepth = 4;
// Most calls of built-in functions have no more: they need no list.
constexpr std::size_t kFewArguments = 2;

/// Named arguments in the order of the parameters; empty when a name is unknown or given twice.
std::optional<List> in_order(const Function& function, List arguments, const std::vector<std::string>& names) {
  if (names.empty()) return arguments;
  List ordered(function.parameters.size());
  std::vector<bool> given(function.parameters.size(), false);
  for (std::size_t index = 0; index < names.size(); ++index) {
    const auto found = std::find_if(function.parameters.begin(), function.parameters.end(),
                                    [&](const Function::Parameter& parameter) { return parameter.name == names[index]; });
    if (found == function.parameters.end()) return std::nullopt;
    const auto position = static_cast<std::size_t>(found - function.parameters.begin());
    if (given[position]) return std::nullopt;
    given[position] = true;
    ordered[position] = std::move(arguments[index]);
  }
  while (!ordered.empty() && !given[ordered.size() - 1]) ordered.pop_back();
  return ordered;
}

std::string signature(const Function& function) {
  std::string text = function.name + "(";
  for (const Function::Parameter& parameter : function.parameters) {
    if (&parameter != &function.parameters.front()) text += ", ";
    text += parameter.name + (parameter.optional ? "?" : "");
  }
  return text + ")";
}

bool accepts(const Function& function, std::size_t count) {
  const auto needed = std::count_if(function.parameters.begin(), function.parameters.end(),
                                    [](const Function::Parameter& parameter) { return !parameter.optional; });
  return count >= static_cast<std::size_t>(needed) && count <= function.parameters.size();
}

}  // namespace

Value Evaluator::invocation(const SyntaxNode& node) {
  const SyntaxNode& callee = at(node.children.front());
  const Value* container = nullptr;
  const bool plain = callee.kind == NodeKind::name && local(callee, container) == nullptr &&
                     (node.calls_builtin || facts_->find(callee.text, callee.slot) == nullptr);
  const Builtin* builtin = plain ? callee.builtin : nullptr;
  const std::size_t count = node.children.size() - 1;
  if (builtin != nullptr && count <= kFewArguments) {
    std::array<Value, kFewArguments> arguments;
    for (std::size_t index = 0; index < count; ++index) arguments[index] = child(node, index + 1);
    return builtin_call(node, *builtin, std::span(arguments).first(count));
  }
  Value held;
  const Value& function = builtin != nullptr ? held : operand(node.children.front(), held);
  List arguments;
  arguments.reserve(count);
  for (std::size_t index = 0; index < count; ++index) arguments.push_back(child(node, index + 1));
  if (builtin != nullptr) return builtin_call(node, *builtin, arguments);
  return call_named(function, std::move(arguments), node.names, node.span);
}

Value Evaluator::builtin_call(const SyntaxNode& node, const Builtin& builtin, std::span<const Value> arguments) {
  Value result = call_builtin(*this, builtin, arguments, node.names, node.span);
  const std::size_t size = result.kind() == Kind::list     ? result.as_list().size()
                           : result.kind() == Kind::string ? result.as_string().size() / 4
                                                           : 0;
  if (!charge(size)) return reasons::null("step-limit", node.span);
  return recording_ == nullptr ? result : recorded_call(node, builtin, arguments, std::move(result));
}

Value Evaluator::call(const Value& function, std::span<const Value> arguments, base::Span span) {
  return steering(call_named(function, List(arguments.begin(), arguments.end()), {}, span));
}

Value Evaluator::call_named(const Value& value, List arguments, const std::vector<std::string>& names, base::Span span) {
  if (!charge(1)) return reasons::null("step-limit", span);
  if (value.kind() != Kind::function) {
    if (value.reason() != nullptr) return value;
    return reasons::null("no-such-function", span, value.to_string().substr(0, 40)).marked(value.marks());
  }
  const Function& function = value.as_function();
  const auto* closure = static_cast<const Closure*>(function.closure.get());
  if (closure != nullptr && closure->builtin != nullptr) {
    return call_builtin(*this, *closure->builtin, arguments, names, span).marked(value.marks());
  }
  const auto ordered = in_order(function, std::move(arguments), names);
  if (!ordered || !accepts(function, ordered->size())) return reasons::null("wrong-arity", span, signature(function)).marked(value.marks());
  if (function.is_of_host()) return function.call_host({*ordered, *facts_, recording_}).marked(value.marks());
  if (closure == nullptr) return reasons::null("no-such-function", span, function.name);
  return call_closure(value, *closure, *ordered, span).marked(value.marks());
}

Value Evaluator::call_closure(const Value& function, const Closure& closure, const List& arguments, base::Span span) {
  const SyntaxNode& literal = closure.syntax->at(closure.node);
  List passed = arguments;
  for (std::size_t index = 0; index < passed.size(); ++index) {
    const Value conforming = conformed(passed[index], literal.types[index], span);
    if (conforming.is_null() && !passed[index].is_null()) return conforming;
    passed[index] = conforming;
  }
  std::vector<Binding> bindings;
  bindings.reserve(closure.captured.size() + passed.size() + 1);
  const Binding* scope = nullptr;
  const auto bind = [&](const std::string& name, const Value& value) {
    bindings.push_back({scope, &name, &value});
    scope = &bindings.back();
  };
  for (const auto& [name, value] : closure.captured) bind(name, value);
  if (!closure.own_name.empty()) bind(closure.own_name, function);
  for (std::size_t index = 0; index < passed.size(); ++index) bind(literal.names[index], passed[index]);

  if (trace_ != nullptr) {
    trace_->begin_round();
    for (std::size_t index = 0; index < passed.size(); ++index) trace_->bind(literal.names[index], passed[index]);
  }
  const auto* const outer_syntax = std::exchange(syntax_, &closure.syntax);
  const auto* const outer_facts = std::exchange(facts_, closure.facts.get());
  const auto outer_shared = std::exchange(shared_facts_, closure.facts);
  const Binding* const outer_scope = std::exchange(scope_, scope);
  depth_ += kCallDepth;
  Value result = evaluate(literal.children.front());
  depth_ -= kCallDepth;
  scope_ = outer_scope;
  shared_facts_ = outer_shared;
  facts_ = outer_facts;
  syntax_ = outer_syntax;
  return result;
}

Value Evaluator::function_literal(const SyntaxNode& node, NodeIndex index, const std::string& own_name) {
  // The function may outlive the evaluation: it keeps the facts, once for all functions of one evaluation.
  if (shared_facts_ == nullptr) shared_facts_ = std::make_shared<const Context>(facts_->flattened());
  auto closure = std::make_shared<Closure>();
  closure->syntax = *syntax_;
  closure->node = index;
  closure->own_name = own_name;
  closure->facts = shared_facts_;
  std::vector<const Binding*> chain;
  for (const Binding* binding = scope_; binding != nullptr; binding = binding->outer) chain.push_back(binding);
  Function function;
  for (auto binding = chain.rbegin(); binding != chain.rend(); ++binding) {
    if ((*binding)->name != nullptr) {
      closure->captured.emplace_back(*(*binding)->name, *(*binding)->value);
    } else {
      for (const auto& [name, value] : (*binding)->value->as_context().entries()) {
        closure->captured.emplace_back(name, value.marked((*binding)->value->marks()));
      }
    }
  }
  for (const auto& [name, value] : closure->captured) function.depth = std::max(function.depth, value.depth());
  for (const std::string& parameter : node.names) function.parameters.push_back({parameter, false});
  function.name = own_name;
  function.closure = std::move(closure);
  return Value::function(std::move(function));
}

}  // namespace reprise::feel
