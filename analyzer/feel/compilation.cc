#include "feel/compilation.h"

#include <algorithm>
#include <set>

#include "feel/builtins.h"
#include "feel/evaluator.h"
#include "feel/shape.h"

namespace reprise::feel {
namespace {

/// What has the same value whatever the facts, once its parts have: no names, no input, nothing that charges more than a step.
bool keeps_constants(NodeKind kind) {
  switch (kind) {
    case NodeKind::negate:
    case NodeKind::list:
    case NodeKind::range: return true;
    default: return false;
  }
}

const Context kNothing;
const EvaluationLimits kLimits;

class Settling {
 public:
  Settling(const std::shared_ptr<Syntax>& syntax, const Names::Tree& names)
      : syntax_(*syntax), shared_(syntax), names_(names), evaluator_(shared_, kNothing, nullptr, kLimits) {}

  void visit(NodeIndex index) {
    SyntaxNode& node = syntax_.nodes[index];
    for (const NodeIndex child : node.children) visit(child);
    const auto children_are = [&](auto property) {
      return std::ranges::any_of(node.children, [&](NodeIndex child) { return property(syntax_.at(child)); });
    };
    node.uses_input = node.kind == NodeKind::input || children_are([](const SyntaxNode& child) { return child.uses_input; });
    if (node.kind == NodeKind::name) node.builtin = find_builtin(node.text);
    node.calls_builtin = node.kind == NodeKind::call && calls_builtin(syntax_.at(node.children.front()));
    syntax_.mentions_partial = syntax_.mentions_partial || (node.kind == NodeKind::name && node.text == "partial");
    if (node.kind == NodeKind::context) prepare(node);
    if (node.kind == NodeKind::literal) {
      node.constant = true;
    } else if (keeps_constants(node.kind) && !children_are([](const SyntaxNode& child) { return !child.constant; }) &&
               depth(node) <= kConstantDepth) {
      fold(index, node);
    }
  }

 private:
  /// In strict mode every fact is declared, so a name that is not is none.
  [[nodiscard]] bool calls_builtin(const SyntaxNode& callee) const {
    return names_.strict && callee.kind == NodeKind::name && names_.top->find(callee.text) == nullptr &&
           callee.builtin != nullptr;
  }

  [[nodiscard]] std::size_t depth(const SyntaxNode& node) const {
    std::size_t deepest = 0;
    for (const NodeIndex child : node.children) deepest = std::max(deepest, depth(syntax_.at(child)));
    return deepest + 1;
  }

  /// Contexts made by one node share their names. With one twice there is none.
  static void prepare(SyntaxNode& node) {
    Context entries(Context::Layout(node.names), List(node.names.size()));
    if (entries.layout().names().size() == std::set(node.names.begin(), node.names.end()).size()) node.value = Value::context(std::move(entries));
  }

  /// A null stays where it is made: it tells its place.
  void fold(NodeIndex index, SyntaxNode& node) {
    Value value = evaluator_.part(index);
    if (value.is_null()) return;
    for (const NodeIndex child : node.children) node.steps += syntax_.at(child).steps;
    node.value = std::move(value);
    node.constant = true;
  }

  Syntax& syntax_;
  std::shared_ptr<const Syntax> shared_;
  const Names::Tree& names_;
  Evaluator evaluator_;
};

}  // namespace

void settle(const std::shared_ptr<Syntax>& syntax, const Names::Tree& names) { Settling(syntax, names).visit(syntax->root); }

}  // namespace reprise::feel
