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
std::set<std::string> bound_names(const Syntax& syntax, const Locals& locals) {
  std::set<std::string> bound;
  for (const auto& local : locals) bound.insert(local.name);
  walk(syntax, syntax.root, {}, [&](const SyntaxNode& node, Position) {
    if (node.kind != NodeKind::call) bound.insert(node.names.begin(), node.names.end());
  });
  return bound;
}

/// How what the rules offer as a function is called; empty for any other name.
std::string call_text(const RuleBook& book, const std::string& name) {
  if (name == kKnown) return known_signature().to_string(name);
  if (name == kReference) return reference_signature().to_string(name);
  const auto found = book.definitions.find(name);
  return found == book.definitions.end() ? std::string() : signature_of(found->second).to_string(name);
}

/// A table named by a literal must be there.
void check_table(Reading& reading, const SyntaxNode& argument, const feel::Origin& origin) {
  if (argument.kind != NodeKind::literal || argument.value.kind() != feel::Kind::string) return;
  const std::string& table = argument.value.as_string();
  if (reading.book.references.contains(table) || std::ranges::find(reading.unread_references, table) != reading.unread_references.end())
    return;
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

feel::Signature signature_of(const Definition& definition) {
  feel::Signature signature;
  for (const Parameter& parameter : definition.parameters)
    signature.parameters.push_back({parameter.name, parameter.type, parameter.has_default});
  return signature;
}

feel::Signature known_signature() { return {{{"value", "", false}}, feel::Kind::boolean}; }

feel::Signature reference_signature() { return {{{"table", "string", false}, {"category", "string", false}}, feel::Kind::number}; }

void check_calls(Reading& reading, const Syntax& syntax, const feel::Origin& origin, const Locals& locals) {
  const std::set<std::string> bound = bound_names(syntax, locals);
  walk(syntax, syntax.root, {}, [&](const SyntaxNode& node, Position position) {
    if (node.kind == NodeKind::name && !position.is_callee && !position.in_filter && !bound.contains(node.text)) {
      if (const std::string call = call_text(reading.book, node.text); !call.empty())
        reading.report("rule-not-called", origin(node.span), {{"call", call}, {"name", node.text}});
    }
    if (node.kind != NodeKind::call) return;
    const SyntaxNode& callee = syntax.at(node.children.front());
    if (callee.kind != NodeKind::name || callee.text != kReference || bound.contains(callee.text)) return;
    const auto named = std::ranges::find(node.names, "table");
    const auto position_of_table = named == node.names.end() ? 0 : named - node.names.begin();
    check_table(reading, syntax.at(node.children[static_cast<std::size_t>(position_of_table) + 1]), origin);
  });
}

}  // namespace reprise::rulepack
