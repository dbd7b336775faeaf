// The tree of a FEEL expression: an arena of nodes with byte spans, free of the parser library's types. What the
// evaluator, the printer and interval evaluation walk.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "base/source.h"
#include "feel/value.h"

namespace reprise::feel {

struct Builtin;

enum class NodeKind : std::uint8_t {
  literal,         ///< value
  name,            ///< text
  path,            ///< children: object; text: entry
  filter,          ///< children: list, condition
  call,            ///< children: function, arguments…; names: of the arguments when named
  negate,          ///< children: operand
  add, subtract, multiply, divide, power,
  equal, not_equal, less, less_equal, greater, greater_equal,
  between,         ///< children: value, low, high
  in,              ///< children: value, tests…
  conjunction, disjunction,
  conditional,     ///< children: condition, then, otherwise
  for_loop,        ///< names: variables; children: domains…, body (a domain `a..b` is an iteration_range)
  iteration_range, ///< children: first, last
  some, every,     ///< names: variables; children: domains…, condition
  instance_of,     ///< children: value; text: type expression as written
  list,            ///< children: items
  context,         ///< names: keys; children: values
  range,           ///< children: low, high (a `missing` node for an open end); low_included, high_included
  function,        ///< names: parameters, types: theirs or empty; children: body
  input,           ///< `?`
  missing,         ///< no expression here (the open end of `< 5`)
  unary_tests,     ///< children: tests (any may match); negated
  any_input,       ///< `-` as a unary test
  comparison_test, ///< unary `< x`, `= x`, …; children: operand; operation
};

using NodeIndex = std::uint32_t;

struct SyntaxNode {
  NodeKind kind = NodeKind::missing;
  base::Span span;
  std::vector<NodeIndex> children;
  std::string text;
  std::vector<std::string> names;
  std::vector<std::string> types;
  Value value;  ///< of a literal; of any other node that is constant, what it is always worth; of a context, its names with nulls
  NodeKind operation = NodeKind::missing;  ///< of a comparison_test: equal … greater_equal
  bool low_included = false;
  bool high_included = false;
  bool negated = false;

  // Found out once, before the first evaluation: compilation.h.
  Slot slot;                  ///< of a name or a path: where contexts had it last
  std::uint32_t steps = 1;    ///< what evaluating it charges, when it is constant
  bool constant = false;
  bool uses_input = false;    ///< `?` stands in it
  bool calls_builtin = false; ///< a call whose callee no fact can stand for
  const Builtin* builtin = nullptr;  ///< of a name that is that of a built-in, unless something else bears it
};

struct Syntax {
  std::string text;  ///< what the spans are offsets in
  std::vector<SyntaxNode> nodes;
  NodeIndex root = 0;
  bool mentions_partial = false;  ///< the loop variable that holds the results so far
  [[nodiscard]] const SyntaxNode& at(NodeIndex index) const { return nodes[index]; }
};

}  // namespace reprise::feel
