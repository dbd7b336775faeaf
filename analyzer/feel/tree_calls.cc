// Calls while the tree is built: what a built-in cannot take is told at the very argument.
#include <algorithm>

#include "feel/builtins.h"
#include "feel/lexical.h"
#include "feel/operand_types.h"
#include "feel/suggestion.h"
#include "feel/tree_builder.h"

namespace reprise::feel {

bool TreeBuilder::close_call() {
  const std::vector<Word> names(words_.begin() + static_cast<std::ptrdiff_t>(openings_.back().words), words_.end());
  SyntaxNode node = close(NodeKind::call);
  if (!node.names.empty() && node.names.size() + 1 != node.children.size()) return check_mixed(node, names);
  if (names_.strict) check_call(node, names);
  const Signature* const signature = signature_of(syntax_.at(node.children.front()));
  Known known = signature != nullptr && signature->result != Kind::null ? Known::one(signature->result) : Known{};
  return push(std::move(node), nullptr, std::move(known));
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

bool TreeBuilder::check_names(const std::string& function, const std::string& signature, std::span<const std::string> parameters,
                              std::span<const Word> names) {
  for (const Word& name : names) {
    if (std::ranges::find(parameters, name.text) != parameters.end()) continue;
    note({"feel-unknown-argument",
          name.span,
          {{"argument", name.text}, {"name", function}, {"signature", signature}, {"hint", did_you_mean(name.text, parameters)}}});
    return false;
  }
  return true;
}

template <typename Accepts>
bool TreeBuilder::check_arguments(const SyntaxNode& call, std::span<const Word> names, std::span<const std::string> parameters,
                                  const std::string& signature, const Accepts& accepts) {
  const std::size_t count = call.children.size() - 1;
  if (accepts(count, call.names)) return true;
  const std::string& function = syntax_.at(call.children.front()).text;
  if (!check_names(function, signature, parameters, names)) return false;
  // The first argument too many, or the bracket before which one is missing.
  base::Span where = span(token_begin_, token_end_);
  const std::vector<std::string> unnamed;
  for (std::size_t taken = 0; names.empty() && taken < count; ++taken) {
    bool enough = true;
    for (std::size_t more = taken + 1; more <= count && enough; ++more) enough = !accepts(more, unnamed);
    if (enough && accepts(taken, unnamed)) {
      where = {syntax_.at(call.children[taken + 1]).span.begin, syntax_.at(call.children.back()).span.end};
      break;
    }
  }
  for (std::size_t index = 1; index < names.size(); ++index) {
    const bool again = std::any_of(names.begin(), names.begin() + static_cast<std::ptrdiff_t>(index),
                                   [&](const Word& one) { return one.text == names[index].text; });
    if (again) where = names[index].span;
  }
  note({"feel-arity", where, {{"name", function}, {"signature", signature}}});
  return false;
}

bool TreeBuilder::is_bound(const std::string& name) const {
  return std::ranges::any_of(scopes_, [&](const Scope& scope) { return scope.shape == nullptr || scope.shape->find(name) != nullptr; });
}

const Signature* TreeBuilder::signature_of(const SyntaxNode& callee) const {
  if (callee.kind != NodeKind::name || is_bound(callee.text)) return nullptr;
  const Shape::Entry* const entry = names_.top->find(callee.text);
  return entry == nullptr ? nullptr : entry->signature.get();
}

/// Unary tests may begin with `not(` and any number of tests (rule 15): that it is no call shows only where they end.
bool TreeBuilder::may_negate_tests(const SyntaxNode& call, const SyntaxNode& callee) const {
  if (!unary_tests_ || callee.text != "not" || !call.names.empty()) return false;
  const Position start = begin_ + static_cast<std::ptrdiff_t>(call.span.begin);
  return lexical::skip_blanks(begin_, start) == start;
}

void TreeBuilder::check_call(const SyntaxNode& call, std::span<const Word> names) {
  const SyntaxNode& callee = syntax_.at(call.children.front());
  std::vector<std::string> parameters;
  if (const Signature* const signature = signature_of(callee)) {
    for (const auto& parameter : signature->parameters) parameters.push_back(parameter.name);
    const auto accepts = [&](std::size_t count, const std::vector<std::string>& given) { return signature->accepts(count, given); };
    if (!check_arguments(call, names, parameters, signature->to_string(callee.text), accepts)) return;
    if (auto problem = misplaced_argument(callee.text, *signature, syntax_, call, known_)) note(std::move(*problem));
    return;
  }
  const Builtin* const builtin = callee.kind == NodeKind::name && names_.top->find(callee.text) == nullptr && !is_bound(callee.text)
                                     ? find_builtin(callee.text)
                                     : nullptr;
  if (builtin == nullptr || may_negate_tests(call, callee)) return;
  for (const auto& signature : builtin->parsed) {
    for (const Builtin::Parameter& parameter : signature) parameters.push_back(parameter.name);
  }
  const auto accepts = [&](std::size_t count, const std::vector<std::string>& given) { return builtin->accepts(count, given); };
  if (!check_arguments(call, names, parameters, builtin->signature_text(), accepts)) return;
  if (auto problem = misplaced_argument(*builtin, syntax_, call, known_)) note(std::move(*problem));
}

}  // namespace reprise::feel
