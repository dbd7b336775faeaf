// From the tree of unary tests to the set they hit. What cannot be told without facts is unreadable, never guessed.
#include <algorithm>
#include <array>

#include "rulepack/value_set.h"

namespace reprise::rulepack {
namespace {

using feel::NodeKind;
using feel::Syntax;
using feel::SyntaxNode;
using feel::Value;

bool is_conversion(std::string_view name) { return name == "date" || name == "duration"; }

/// Whether only literals, arithmetic on them and the conversions of dates and durations stand there: quickly evaluated.
bool is_written_out(const Syntax& syntax, feel::NodeIndex index) {
  const SyntaxNode& node = syntax.at(index);
  const auto all = [&](std::size_t from) {
    return std::all_of(node.children.begin() + static_cast<std::ptrdiff_t>(from), node.children.end(), [&](feel::NodeIndex child) { return is_written_out(syntax, child); });
  };
  switch (node.kind) {
    case NodeKind::literal: return true;
    case NodeKind::negate:
    case NodeKind::add:
    case NodeKind::subtract:
    case NodeKind::multiply:
    case NodeKind::divide: return all(0);
    case NodeKind::call: return is_conversion(syntax.at(node.children.front()).text) && node.names.empty() && all(1);
    default: return false;
  }
}

std::optional<Value> constant(const Syntax& syntax, feel::NodeIndex index) {
  const SyntaxNode& node = syntax.at(index);
  if (node.kind == NodeKind::literal) return node.value;
  if (!is_written_out(syntax, index)) return std::nullopt;
  const auto value = feel::parse_literal(std::string_view(syntax.text).substr(node.span.begin, node.span.end - node.span.begin));
  // A null is a mistake in what is written (division by zero), not a set of values.
  return value.value && !value.value->is_null() ? value.value : std::nullopt;
}

ValueSet complement(const ValueSet& set) { return set.of_same_kinds().without(set); }

/// Between two cuts of the values that `end` is one of.
ValueSet between(const std::optional<Value>& low, bool low_included, const std::optional<Value>& high, bool high_included) {
  using Ordered = NumberSet ValueSet::*;
  constexpr std::array<Ordered, 4> kOrdered = {&ValueSet::numbers, &ValueSet::days, &ValueSet::months, &ValueSet::seconds};
  const ValueSet first = low ? ValueSet::of(*low) : ValueSet();
  const ValueSet last = high ? ValueSet::of(*high) : ValueSet();
  for (const Ordered ordered : kOrdered) {
    const auto& lows = (first.*ordered).intervals();
    const auto& highs = (last.*ordered).intervals();
    if (lows.empty() == low.has_value() || highs.empty() == high.has_value() || (!low && !high)) continue;
    const Cut from = !low ? Cut::below_all() : low_included ? lows.front().low : lows.front().high;
    const Cut to = !high ? Cut::above_all() : high_included ? highs.front().high : highs.front().low;
    ValueSet set;
    (set.*ordered).add({from, to});
    return set;
  }
  return ValueSet::unreadable();
}

ValueSet compared(NodeKind operation, const Value& operand) {
  switch (operation) {
    case NodeKind::equal: return ValueSet::of(operand);
    case NodeKind::not_equal: return operand.is_null() ? ValueSet::unreadable() : complement(ValueSet::of(operand));
    case NodeKind::less: return between(std::nullopt, false, operand, false);
    case NodeKind::less_equal: return between(std::nullopt, false, operand, true);
    case NodeKind::greater: return between(operand, false, std::nullopt, false);
    case NodeKind::greater_equal: return between(operand, true, std::nullopt, false);
    default: return ValueSet::unreadable();
  }
}

ValueSet range(const Syntax& syntax, const SyntaxNode& node) {
  const auto is_open = [&](std::size_t child) { return syntax.at(node.children[child]).kind == NodeKind::missing; };
  const auto end = [&](std::size_t child) { return is_open(child) ? std::nullopt : constant(syntax, node.children[child]); };
  const auto low = end(0);
  const auto high = end(1);
  if ((!low && !is_open(0)) || (!high && !is_open(1))) return ValueSet::unreadable();
  return between(low, node.low_included, high, node.high_included);
}

ValueSet read(const Syntax& syntax, feel::NodeIndex index);

std::size_t kinds_of(const ValueSet& set) {
  return static_cast<std::size_t>(!set.numbers.empty()) + static_cast<std::size_t>(!set.words.empty()) + static_cast<std::size_t>(set.has_truths()) +
         static_cast<std::size_t>(!set.days.empty()) + static_cast<std::size_t>(!set.months.empty()) + static_cast<std::size_t>(!set.seconds.empty());
}

ValueSet united(const Syntax& syntax, const SyntaxNode& node) {
  ValueSet all;
  for (const feel::NodeIndex child : node.children) all.add(read(syntax, child));
  if (!node.negated || !all.readable) return all;
  if (all.is_everything()) return {};
  if (kinds_of(all) == 1) return complement(all);
  if (kinds_of(all) > 1 || !all.holds_null) return ValueSet::unreadable();  // a value of the other kind is neither in nor out
  // not(null): everything else.
  return ValueSet::everything().without(all);
}

/// `? > 3 and ? < 5`, `? = "a"`: tests written with the input.
ValueSet with_input(const Syntax& syntax, const SyntaxNode& node) {
  if (node.kind == NodeKind::conjunction || node.kind == NodeKind::disjunction) {
    const ValueSet left = with_input(syntax, syntax.at(node.children[0]));
    const ValueSet right = with_input(syntax, syntax.at(node.children[1]));
    if (!left.readable || !right.readable) return ValueSet::unreadable();
    if (node.kind == NodeKind::conjunction) return left.common(right);
    ValueSet both = left;
    both.add(right);
    return both;
  }
  if (node.children.size() != 2 || syntax.at(node.children[0]).kind != NodeKind::input) return ValueSet::unreadable();
  const auto operand = constant(syntax, node.children[1]);
  return operand && !operand->is_null() ? compared(node.kind, *operand) : ValueSet::unreadable();
}

ValueSet read(const Syntax& syntax, feel::NodeIndex index) {
  const SyntaxNode& node = syntax.at(index);
  if (const auto value = constant(syntax, index)) return ValueSet::of(*value);
  switch (node.kind) {
    case NodeKind::any_input: return ValueSet::everything();
    case NodeKind::unary_tests:
    case NodeKind::list: return united(syntax, node);
    case NodeKind::range: return range(syntax, node);
    case NodeKind::comparison_test: {
      const auto operand = constant(syntax, node.children.front());
      return operand ? compared(node.operation, *operand) : ValueSet::unreadable();
    }
    default: return with_input(syntax, node);
  }
}

}  // namespace

ValueSet values_of(const feel::UnaryTests& tests) {
  ValueSet set = read(tests.syntax(), tests.syntax().root);
  // What null does to a test is three-valued: the language itself says.
  if (set.readable) set.holds_null = tests.matches(Value(), {}).is_true();
  return set;
}

std::optional<feel::Value> constant_of(const feel::Syntax& syntax) { return constant(syntax, syntax.root); }

bool is_null_test(const feel::UnaryTests& tests) {
  const Syntax& syntax = tests.syntax();
  const SyntaxNode* node = &syntax.at(syntax.root);
  while (node->kind == NodeKind::unary_tests && !node->negated && node->children.size() == 1) node = &syntax.at(node->children.front());
  return node->kind == NodeKind::literal && node->value.is_null();
}

bool mentions_null(const feel::UnaryTests& tests) {
  return std::ranges::any_of(tests.syntax().nodes, [](const SyntaxNode& node) { return node.kind == NodeKind::literal && node.value.is_null(); });
}

}  // namespace reprise::rulepack
