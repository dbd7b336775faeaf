#include "rulepack/value_set.h"

#include <algorithm>
#include <optional>

namespace reprise::rulepack {
namespace {

using feel::NodeKind;
using feel::Syntax;
using feel::SyntaxNode;
using feel::Value;

/// A literal, or the negative of a number.
std::optional<Value> constant(const Syntax& syntax, feel::NodeIndex index) {
  const SyntaxNode& node = syntax.at(index);
  if (node.kind == NodeKind::literal) return node.value;
  if (node.kind != NodeKind::negate) return std::nullopt;
  const auto operand = constant(syntax, node.children.front());
  if (!operand || operand->kind() != feel::Kind::number) return std::nullopt;
  return Value::number(-operand->as_number());
}

ValueSet unreadable() {
  ValueSet set;
  set.readable = false;
  return set;
}

ValueSet single(const Value& value) {
  ValueSet set;
  switch (value.kind()) {
    case feel::Kind::number: set.numbers.add({Cut::before(value.as_number()), Cut::after(value.as_number())}); return set;
    case feel::Kind::string: set.words.words.insert(value.as_string()); return set;
    case feel::Kind::boolean: (value.as_boolean() ? set.holds_true : set.holds_false) = true; return set;
    default: return unreadable();
  }
}

/// Within the kinds the set speaks of: `not(1)` is every other number.
ValueSet complement(const ValueSet& set) {
  if (!set.readable) return set;
  ValueSet rest;
  if (!set.numbers.empty()) rest.numbers = NumberSet::all().without(set.numbers);
  if (!set.words.empty()) rest.words = {!set.words.all_but, set.words.words};
  if (set.has_truths()) {
    rest.holds_true = !set.holds_true;
    rest.holds_false = !set.holds_false;
  }
  return rest;
}

ValueSet compared(NodeKind operation, const Value& operand) {
  if (operation == NodeKind::equal) return single(operand);
  if (operation == NodeKind::not_equal) return complement(single(operand));
  if (operand.kind() != feel::Kind::number) return unreadable();
  const scalar::Decimal& number = operand.as_number();
  ValueSet set;
  switch (operation) {
    case NodeKind::less: set.numbers.add({Cut::below_all(), Cut::before(number)}); break;
    case NodeKind::less_equal: set.numbers.add({Cut::below_all(), Cut::after(number)}); break;
    case NodeKind::greater: set.numbers.add({Cut::after(number), Cut::above_all()}); break;
    case NodeKind::greater_equal: set.numbers.add({Cut::before(number), Cut::above_all()}); break;
    default: return unreadable();
  }
  return set;
}

ValueSet range(const Syntax& syntax, const SyntaxNode& node) {
  const auto end = [&](std::size_t child, Cut open, bool behind) -> std::optional<Cut> {
    if (syntax.at(node.children[child]).kind == NodeKind::missing) return open;
    const auto value = constant(syntax, node.children[child]);
    if (!value || value->kind() != feel::Kind::number) return std::nullopt;
    return behind ? Cut::after(value->as_number()) : Cut::before(value->as_number());
  };
  const auto low = end(0, Cut::below_all(), !node.low_included);
  const auto high = end(1, Cut::above_all(), node.high_included);
  if (!low || !high) return unreadable();
  ValueSet set;
  set.numbers.add({*low, *high});
  return set;
}

ValueSet read(const Syntax& syntax, feel::NodeIndex index);

ValueSet united(const Syntax& syntax, const SyntaxNode& node) {
  ValueSet all;
  for (const feel::NodeIndex child : node.children) all.add(read(syntax, child));
  return node.negated ? complement(all) : all;
}

ValueSet read(const Syntax& syntax, feel::NodeIndex index) {
  const SyntaxNode& node = syntax.at(index);
  if (const auto value = constant(syntax, index)) return single(*value);
  switch (node.kind) {
    case NodeKind::any_input: {
      ValueSet everything;
      everything.everything = true;
      return everything;
    }
    case NodeKind::unary_tests:
    case NodeKind::list: return united(syntax, node);
    case NodeKind::range: return range(syntax, node);
    case NodeKind::comparison_test: {
      const auto operand = constant(syntax, node.children.front());
      return operand ? compared(node.operation, *operand) : unreadable();
    }
    default: return unreadable();
  }
}

}  // namespace

bool WordSet::contains(const WordSet& other) const {
  const auto has = [&](const std::string& word) { return words.contains(word) != all_but; };
  if (!other.all_but) return std::all_of(other.words.begin(), other.words.end(), has);
  return all_but && std::all_of(words.begin(), words.end(), [&](const std::string& word) { return other.words.contains(word); });
}

void WordSet::add(const WordSet& other) {
  if (!all_but && !other.all_but) {
    words.insert(other.words.begin(), other.words.end());
    return;
  }
  // All but what neither has.
  const WordSet& excluding = all_but ? *this : other;
  const WordSet& second = all_but ? other : *this;
  std::set<std::string> left;
  for (const std::string& word : excluding.words) {
    if (second.words.contains(word) == second.all_but) left.insert(word);
  }
  words = std::move(left);
  all_but = true;
}

bool ValueSet::contains(const ValueSet& other) const {
  if (everything) return true;
  if (other.everything) return false;
  return other.numbers.without(numbers).empty() && words.contains(other.words) && (holds_true || !other.holds_true) && (holds_false || !other.holds_false);
}

void ValueSet::add(const ValueSet& other) {
  readable = readable && other.readable;
  everything = everything || other.everything;
  numbers.add(other.numbers);
  words.add(other.words);
  holds_true = holds_true || other.holds_true;
  holds_false = holds_false || other.holds_false;
}

ValueSet values_of(const feel::UnaryTests& tests) { return read(tests.syntax(), tests.syntax().root); }

bool is_null_test(const feel::UnaryTests& tests) {
  const Syntax& syntax = tests.syntax();
  const SyntaxNode* node = &syntax.at(syntax.root);
  while (node->kind == NodeKind::unary_tests && !node->negated && node->children.size() == 1) node = &syntax.at(node->children.front());
  return node->kind == NodeKind::literal && node->value.is_null();
}

}  // namespace reprise::rulepack
