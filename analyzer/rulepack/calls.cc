#include "rulepack/calls.h"

#include <algorithm>
#include <functional>

#include "rulepack/names.h"

namespace reprise::rulepack {
namespace {

using feel::NodeIndex;
using feel::NodeKind;
using feel::Syntax;
using feel::SyntaxNode;

struct Position {
  bool is_callee = false;
  bool in_filter = false;  ///< where an item's own entries come before the names outside
};

using Visit = std::function<void(const SyntaxNode&, Position)>;

void walk(const Syntax& syntax, NodeIndex index, Position position, const Visit& visit) {
  const SyntaxNode& node = syntax.at(index);
  visit(node, position);
  for (std::size_t at = 0; at < node.children.size(); ++at) {
    const bool is_callee = node.kind == NodeKind::call && at == 0;
    const bool in_filter = position.in_filter || (node.kind == NodeKind::filter && at == 1);
    walk(syntax, node.children[at], {is_callee, in_filter}, visit);
  }
}

/// Names that loops, functions and contexts of the expression bind themselves.
std::set<std::string> bound_names(const Syntax& syntax, const std::vector<std::string>& locals) {
  std::set<std::string> bound(locals.begin(), locals.end());
  walk(syntax, syntax.root, {}, [&](const SyntaxNode& node, Position) {
    if (node.kind != NodeKind::call) bound.insert(node.names.begin(), node.names.end());
  });
  return bound;
}

/// The parameters of what the rules offer as a function.
struct Signature {
  std::vector<std::string> parameters;
  std::size_t needed = 0;

  [[nodiscard]] std::string to_string(const std::string& name) const {
    std::string text = name + "(";
    for (std::size_t at = 0; at < parameters.size(); ++at) text += (at == 0 ? "" : ", ") + parameters[at] + (at < needed ? "" : "?");
    return text + ")";
  }
};

std::optional<Signature> signature_of(const RuleBook& book, const std::string& name) {
  if (name == kKnown) return Signature{{"value"}, 1};
  if (name == kReference) return Signature{{"table", "category"}, 2};
  const auto found = book.definitions.find(name);
  if (found == book.definitions.end()) return std::nullopt;
  Signature signature;
  for (const Parameter& parameter : found->second.parameters) {
    signature.parameters.push_back(parameter.name);
    if (!parameter.has_default) ++signature.needed;
  }
  return signature;
}

bool accepts(const Signature& signature, const SyntaxNode& call) {
  const std::size_t count = call.children.size() - 1;
  if (call.names.empty()) return count >= signature.needed && count <= signature.parameters.size();
  const auto is_parameter = [&](const std::string& name) { return std::ranges::find(signature.parameters, name) != signature.parameters.end(); };
  const auto is_given = [&](const std::string& name) { return std::ranges::find(call.names, name) != call.names.end(); };
  return std::ranges::all_of(call.names, is_parameter) &&
         std::all_of(signature.parameters.begin(), signature.parameters.begin() + static_cast<std::ptrdiff_t>(signature.needed), is_given);
}

/// A table named by a literal must be there.
void check_table(Reading& reading, const SyntaxNode& argument, const feel::Origin& origin) {
  if (argument.kind != NodeKind::literal || argument.value.kind() != feel::Kind::string) return;
  const std::string& table = argument.value.as_string();
  if (reading.book.references.contains(table) || std::ranges::find(reading.unread_references, table) != reading.unread_references.end()) return;
  std::vector<std::string> known;
  for (const auto& [id, one] : reading.book.references) known.push_back(id);
  reading.report("rule-unknown-reference", origin(argument.span), {{"table", table}, {"hint", suggestion(table, known)}});
}

}  // namespace

Mentions mentions_of(const Syntax& syntax) {
  Mentions mentions;
  walk(syntax, syntax.root, {}, [&](const SyntaxNode& node, Position position) {
    if (node.kind != NodeKind::name) return;
    mentions.names.insert(node.text);
    if (position.is_callee || !position.in_filter) mentions.calls.insert(node.text);
  });
  return mentions;
}

void check_calls(Reading& reading, const Syntax& syntax, const feel::Origin& origin, const std::vector<std::string>& locals) {
  const std::set<std::string> bound = bound_names(syntax, locals);
  const auto signature = [&](const SyntaxNode& name) {
    return name.kind == NodeKind::name && !bound.contains(name.text) ? signature_of(reading.book, name.text) : std::nullopt;
  };
  walk(syntax, syntax.root, {}, [&](const SyntaxNode& node, Position position) {
    if (node.kind == NodeKind::name && !position.is_callee && !position.in_filter) {
      if (const auto offered = signature(node)) reading.report("rule-not-called", origin(node.span), {{"call", offered->to_string(node.text)}, {"name", node.text}});
      return;
    }
    if (node.kind != NodeKind::call) return;
    const SyntaxNode& callee = syntax.at(node.children.front());
    const auto offered = signature(callee);
    if (!offered) return;
    if (!accepts(*offered, node)) {
      reading.report("rule-call-arguments", origin(node.span), {{"name", callee.text}, {"signature", offered->to_string(callee.text)}});
    } else if (callee.text == kReference) {
      const auto named = std::ranges::find(node.names, "table");
      const auto position_of_table = named == node.names.end() ? 0 : named - node.names.begin();
      check_table(reading, syntax.at(node.children[static_cast<std::size_t>(position_of_table) + 1]), origin);
    }
  });
}

}  // namespace reprise::rulepack
