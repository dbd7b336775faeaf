#include "feel/printer.h"

#include "feel/lexical.h"

namespace reprise::feel {
namespace {

// From loosest to tightest; an operand below what its place asks for gets brackets.
enum Level { kOpen = 0, kOr, kAnd, kComparison, kSum, kProduct, kPower, kNegation, kInstance, kPostfix };

Level level_of(NodeKind kind) {
  switch (kind) {
    case NodeKind::conditional:
    case NodeKind::for_loop:
    case NodeKind::some:
    case NodeKind::every:
    case NodeKind::function: return kOpen;
    case NodeKind::disjunction: return kOr;
    case NodeKind::conjunction: return kAnd;
    case NodeKind::equal:
    case NodeKind::not_equal:
    case NodeKind::less:
    case NodeKind::less_equal:
    case NodeKind::greater:
    case NodeKind::greater_equal:
    case NodeKind::between:
    case NodeKind::in: return kComparison;
    case NodeKind::add:
    case NodeKind::subtract: return kSum;
    case NodeKind::multiply:
    case NodeKind::divide: return kProduct;
    case NodeKind::power: return kPower;
    case NodeKind::negate: return kNegation;
    case NodeKind::instance_of: return kInstance;
    default: return kPostfix;
  }
}

const char* sign_of(NodeKind kind) {
  switch (kind) {
    case NodeKind::add: return "+";
    case NodeKind::subtract: return "-";
    case NodeKind::multiply: return "*";
    case NodeKind::divide: return "/";
    case NodeKind::power: return "**";
    case NodeKind::equal: return "=";
    case NodeKind::not_equal: return "!=";
    case NodeKind::less: return "<";
    case NodeKind::less_equal: return "<=";
    case NodeKind::greater: return ">";
    case NodeKind::greater_equal: return ">=";
    case NodeKind::conjunction: return "and";
    case NodeKind::disjunction: return "or";
    default: return "";
  }
}

class Printer {
 public:
  explicit Printer(const Syntax& syntax) : syntax_(syntax) {}

  std::string text(NodeIndex index, Level needed = kOpen) const {
    const SyntaxNode& node = syntax_.at(index);
    std::string out = bare(node);
    // `(< 5)` and `(a, b)` bring their own brackets.
    return level_of(node.kind) < needed ? "(" + out + ")" : out;
  }

  std::string root() const {
    const SyntaxNode& node = syntax_.at(syntax_.root);
    if (node.kind == NodeKind::unary_tests) return unary_tests(node);
    return text(syntax_.root);
  }

 private:
  std::string child(const SyntaxNode& node, std::size_t index, Level needed = kOpen) const { return text(node.children[index], needed); }

  std::string joined(const SyntaxNode& node, std::size_t from) const {
    std::string out;
    for (std::size_t index = from; index < node.children.size(); ++index) {
      if (index > from) out += ", ";
      if (node.kind == NodeKind::call && !node.names.empty()) out += node.names[index - 1] + ": ";
      out += child(node, index);
    }
    return out;
  }

  std::string test(NodeIndex index) const {
    const SyntaxNode& node = syntax_.at(index);
    if (node.kind != NodeKind::comparison_test) return text(index);
    return std::string(sign_of(node.operation)) + " " + child(node, 0, kSum);
  }

  std::string unary_tests(const SyntaxNode& node) const {
    std::string out;
    for (const NodeIndex index : node.children) out += (out.empty() ? "" : ", ") + test(index);
    return node.negated ? "not(" + out + ")" : out;
  }

  std::string iterators(const SyntaxNode& node) const {
    std::string out;
    for (std::size_t index = 0; index < node.names.size(); ++index) out += (index > 0 ? ", " : " ") + node.names[index] + " in " + child(node, index);
    return out;
  }

  std::string context(const SyntaxNode& node) const {
    std::string out = "{";
    for (std::size_t index = 0; index < node.children.size(); ++index) {
      if (index > 0) out += ", ";
      out += (lexical::is_plain_name(node.names[index]) ? node.names[index] : lexical::quoted(node.names[index])) + ": " + child(node, index);
    }
    return out + "}";
  }

  std::string function(const SyntaxNode& node) const {
    std::string out = "function(";
    for (std::size_t index = 0; index < node.names.size(); ++index) {
      out += (index > 0 ? ", " : "") + node.names[index] + (node.types[index].empty() ? "" : ": " + node.types[index]);
    }
    return out + ") " + child(node, 0);
  }

  std::string in(const SyntaxNode& node) const {
    std::string out = child(node, 0, kComparison) + " in ";
    if (node.children.size() == 2) {
      const NodeIndex only = node.children[1];
      return out + (syntax_.at(only).kind == NodeKind::comparison_test ? test(only) : text(only, kSum));
    }
    out += "(";
    for (std::size_t index = 1; index < node.children.size(); ++index) out += (index > 1 ? ", " : "") + test(node.children[index]);
    return out + ")";
  }

  std::string bare(const SyntaxNode& node) const {
    switch (node.kind) {
      case NodeKind::literal: return literal(node);
      case NodeKind::name: return node.text;
      case NodeKind::path: return child(node, 0, kPostfix) + "." + node.text;
      case NodeKind::filter: return child(node, 0, kPostfix) + "[" + child(node, 1) + "]";
      case NodeKind::call: return child(node, 0, kPostfix) + "(" + joined(node, 1) + ")";
      case NodeKind::negate: return "-" + child(node, 0, kNegation);
      case NodeKind::between:
        return child(node, 0, kComparison) + " between " + child(node, 1, kSum) + " and " + child(node, 2, kSum);
      case NodeKind::in: return in(node);
      case NodeKind::conditional: return "if " + child(node, 0) + " then " + child(node, 1) + " else " + child(node, 2);
      case NodeKind::for_loop: return "for" + iterators(node) + " return " + text(node.children.back());
      case NodeKind::iteration_range: return child(node, 0) + ".." + child(node, 1);
      case NodeKind::some: return "some" + iterators(node) + " satisfies " + text(node.children.back());
      case NodeKind::every: return "every" + iterators(node) + " satisfies " + text(node.children.back());
      case NodeKind::instance_of: return child(node, 0, kPostfix) + " instance of " + node.text;
      case NodeKind::list: return "[" + joined(node, 0) + "]";
      case NodeKind::context: return context(node);
      case NodeKind::range:
        return (node.low_included ? "[" : "(") + child(node, 0) + ".." + child(node, 1) + (node.high_included ? "]" : ")");
      case NodeKind::function: return function(node);
      case NodeKind::input: return "?";
      case NodeKind::missing: return "";
      case NodeKind::unary_tests: return "(" + unary_tests(node) + ")";
      case NodeKind::any_input: return "-";
      case NodeKind::comparison_test: return "(" + std::string(sign_of(node.operation)) + " " + child(node, 0, kSum) + ")";
      default: break;
    }
    // A binary operator: all fold to the left, so the right operand has to be tighter.
    const Level own = level_of(node.kind);
    return child(node, 0, own) + " " + sign_of(node.kind) + " " + child(node, 1, static_cast<Level>(own + 1));
  }

  static std::string literal(const SyntaxNode& node) {
    if (node.text != "@") return node.value.to_string();
    const std::string call = node.value.to_string();  // date("…")
    return "@" + call.substr(call.find('"'), call.rfind('"') - call.find('"') + 1);
  }

  const Syntax& syntax_;
};

}  // namespace

std::string print(const Syntax& syntax) { return Printer(syntax).root(); }

}  // namespace reprise::feel
