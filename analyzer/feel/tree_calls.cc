// Calls while the tree is built: what a built-in cannot take is told at the very argument.
#include <algorithm>

#include "feel/builtins.h"
#include "feel/tree_builder.h"

namespace reprise::feel {

bool TreeBuilder::close_call() {
  const std::vector<Word> names(words_.begin() + static_cast<std::ptrdiff_t>(openings_.back().words), words_.end());
  SyntaxNode node = close(NodeKind::call);
  if (!node.names.empty() && node.names.size() + 1 != node.children.size()) return check_mixed(node, names);
  if (names_.strict && !check_call(node, names)) return false;
  return push(std::move(node));
}

/// At the first argument that is not written as the one before it.
bool TreeBuilder::check_mixed(const SyntaxNode& call, std::span<const Word> names) {
  std::size_t named = 0;
  for (std::size_t index = 1; index < call.children.size(); ++index) {
    const base::Span argument = syntax_.at(call.children[index]).span;
    const bool has_name = named < names.size() && names[named].span.begin < argument.begin;
    const bool as_before = has_name == (named == index - 1);
    if (index > 1 && (!as_before || (has_name && named == 0))) return stop("feel-mixed-arguments", has_name ? names[named].span : argument);
    if (has_name) ++named;
  }
  return stop("feel-mixed-arguments", call.span);
}

bool TreeBuilder::check_names(const Builtin& builtin, std::span<const Word> names) {
  std::vector<std::string> known;
  for (const auto& parameters : builtin.parsed) {
    for (const Builtin::Parameter& parameter : parameters) known.push_back(parameter.name);
  }
  for (const Word& name : names) {
    if (std::find(known.begin(), known.end(), name.text) != known.end()) continue;
    const auto near = base::nearest(name.text, known);
    const base::Text hint = near ? base::Text{"vouliez-vous dire « " + *near + " » ?", "did you mean '" + *near + "'?"} : base::Text{};
    return stop("feel-unknown-argument", name.span,
                {{"argument", name.text}, {"name", std::string(builtin.name)}, {"signature", builtin.signature_text()}, {"hint", hint}});
  }
  return true;
}

bool TreeBuilder::check_call(const SyntaxNode& call, std::span<const Word> names) {
  const SyntaxNode& callee = syntax_.at(call.children.front());
  if (callee.kind != NodeKind::name || names_.top->find(callee.text) != nullptr) return true;
  for (const Scope& scope : scopes_) {
    if (scope.shape == nullptr || scope.shape->find(callee.text) != nullptr) return true;
  }
  const Builtin* builtin = find_builtin(callee.text);
  const std::size_t count = call.children.size() - 1;
  if (builtin == nullptr || builtin->accepts(count, call.names)) return true;
  if (!check_names(*builtin, names)) return false;
  // The first argument too many, or the bracket before which one is missing.
  base::Span where = span(token_begin_, token_end_);
  for (std::size_t taken = 0; names.empty() && taken < count; ++taken) {
    bool enough = true;
    for (std::size_t more = taken + 1; more <= count && enough; ++more) enough = !builtin->accepts(more, {});
    if (enough && builtin->accepts(taken, {})) {
      where = {syntax_.at(call.children[taken + 1]).span.begin, syntax_.at(call.children.back()).span.end};
      break;
    }
  }
  for (std::size_t index = 1; index < names.size(); ++index) {
    const bool again = std::any_of(names.begin(), names.begin() + static_cast<std::ptrdiff_t>(index), [&](const Word& one) { return one.text == names[index].text; });
    if (again) where = names[index].span;
  }
  return stop("feel-arity", where, {{"name", callee.text}, {"signature", builtin->signature_text()}});
}

}  // namespace reprise::feel
