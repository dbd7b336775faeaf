#include "engine/interval_evaluation.h"

#include <algorithm>
#include <array>

namespace reprise::engine {

using feel::Kind;
using feel::NodeIndex;
using feel::NodeKind;
using feel::Syntax;
using feel::SyntaxNode;
using feel::Value;
using scalar::Decimal;

namespace {

constexpr int kDeepest = 200;

}  // namespace

IntervalEvaluation::IntervalEvaluation(const rulepack::RuleBook& rules, const facts::Facts& facts, const feel::Context& scope)
    : rules_(rules), facts_(facts), scope_(scope) {}

AbstractValue IntervalEvaluation::evaluate(const Syntax& expression) { return walk({expression, nullptr, nullptr}, expression.root); }

AbstractValue IntervalEvaluation::walk(const Place& place, NodeIndex index) {
  if (++steps_ > kMostSteps || depth_ >= kDeepest) return AbstractValue::any();
  ++depth_;
  AbstractValue result = walk_node(place, place.syntax.at(index));
  --depth_;
  return result;
}

AbstractValue IntervalEvaluation::walk_node(const Place& place, const SyntaxNode& node) {
  switch (node.kind) {
    case NodeKind::literal: return AbstractValue::settled(node.value);
    case NodeKind::name: return name(place, node.text);
    case NodeKind::path: {
      const SyntaxNode& object = place.syntax.at(node.children[0]);
      return object.kind == NodeKind::context ? written_entry(place, object, node.text) : entry(walk(place, node.children[0]), node.text);
    }
    case NodeKind::filter: return filter(place, node);
    case NodeKind::call: return call(place, node);
    case NodeKind::negate: {
      const AbstractValue operand = walk(place, node.children[0]);
      return operand.is_settled() ? ask_language("-a0", std::array{operand}) : negated(operand);
    }
    case NodeKind::add:
    case NodeKind::subtract:
    case NodeKind::multiply:
    case NodeKind::divide:
    case NodeKind::power: return binary(place, node);
    case NodeKind::equal:
    case NodeKind::not_equal:
    case NodeKind::less:
    case NodeKind::less_equal:
    case NodeKind::greater:
    case NodeKind::greater_equal: return compare(node.kind, walk(place, node.children[0]), walk(place, node.children[1]));
    case NodeKind::between: {
      const AbstractValue value = walk(place, node.children[0]);
      return AbstractValue::truth(conjunction(compare(NodeKind::greater_equal, value, walk(place, node.children[1])).as_truths(),
                                              compare(NodeKind::less_equal, value, walk(place, node.children[2])).as_truths()));
    }
    case NodeKind::in: {
      const AbstractValue value = walk(place, node.children[0]);
      Truths result{false, true, false};
      for (std::size_t i = 1; i < node.children.size(); ++i) result = disjunction(result, test(place, node.children[i], value));
      return AbstractValue::truth(result);
    }
    case NodeKind::conjunction:
    case NodeKind::disjunction: {
      const Truths left = walk(place, node.children[0]).as_truths();
      const Truths right = walk(place, node.children[1]).as_truths();
      return AbstractValue::truth(node.kind == NodeKind::conjunction ? conjunction(left, right) : disjunction(left, right));
    }
    case NodeKind::conditional: return conditional(place, node);
    case NodeKind::for_loop:
    case NodeKind::some:
    case NodeKind::every: return loop(place, node);
    case NodeKind::list: return list_literal(place, node);
    case NodeKind::input: return place.input != nullptr ? *place.input : AbstractValue::any();
    case NodeKind::unary_tests:
    case NodeKind::comparison_test:
    case NodeKind::any_input:
      return place.input != nullptr ? AbstractValue::truth(test(place, static_cast<NodeIndex>(&node - place.syntax.nodes.data()), *place.input))
                                    : AbstractValue::any();
    case NodeKind::instance_of:
    case NodeKind::context:
    case NodeKind::range:
    case NodeKind::iteration_range:
    case NodeKind::function:
    case NodeKind::missing: return AbstractValue::any();
  }
  return AbstractValue::any();
}

AbstractValue IntervalEvaluation::lift_scalar(const Value& value) {
  const std::vector<feel::Mark> leaves = facts_.leaves(value.marks());
  touched_.insert(leaves.begin(), leaves.end());
  bool uncertain = false;
  for (const feel::Mark leaf : leaves) {
    if (facts_.at(leaf).missing) return AbstractValue::any();
    uncertain = uncertain || facts_.at(leaf).uncertain;
  }
  if (!uncertain) return AbstractValue::settled(value);
  // Only the fact itself has bounds; what was derived from it by other means than FEEL has none that we know.
  if (leaves.size() != 1 || value.marks().ids().size() != 1 || value.marks().ids().front() != leaves.front()) return AbstractValue::any();
  const facts::MarkedFact& fact = facts_.at(leaves.front());
  if (fact.candidates.empty()) return AbstractValue::number(fact.low, fact.high);
  AbstractValue all = AbstractValue::settled(fact.candidates.front());
  for (const Value& candidate : fact.candidates) all = hull(all, AbstractValue::settled(candidate));
  return all;
}

bool IntervalEvaluation::is_settled_within(const Value& value) {
  if (!value.marks().empty()) {
    for (const feel::Mark leaf : facts_.leaves(value.marks())) {
      if (facts_.at(leaf).missing || facts_.at(leaf).uncertain) return false;
    }
  }
  if (value.kind() == Kind::list) return std::ranges::all_of(value.as_list(), [this](const Value& item) { return is_settled_within(item); });
  if (value.kind() == Kind::context) {
    return std::ranges::all_of(value.as_context().entries(), [this](const auto& named) { return is_settled_within(named.second); });
  }
  return true;
}

AbstractValue IntervalEvaluation::lift(const Value& value) {
  if (value.kind() == Kind::context) return AbstractValue::settled(value);  // its entries are lifted when they are asked for
  if (value.kind() != Kind::list) return lift_scalar(value);
  if (is_settled_within(value)) {
    const auto leaves = facts_.leaves(value.marks());
    touched_.insert(leaves.begin(), leaves.end());
    return AbstractValue::settled(value);
  }
  for (const feel::Mark mark : value.marks().ids()) {
    touched_.insert(mark);
    if (facts_.at(mark).missing) return AbstractValue::any();  // `complete: false`: there are items we do not see
  }
  std::vector<AbstractItem> items;
  for (const Value& item : value.as_list()) items.push_back({lift(item), true});
  return AbstractValue::list(std::move(items));
}

AbstractValue IntervalEvaluation::name(const Place& place, const std::string& text) {
  for (const Frame* frame = place.frame; frame != nullptr; frame = frame->outer) {
    for (const auto& [bound, value] : frame->names) {
      if (bound == text) return value;
    }
    if (frame->item && frame->item->kind() == Kind::context) {
      if (const Value* found = frame->item->as_context().find(text)) return lift(*found);
    }
  }
  const Value* found = scope_.find(text);
  return found != nullptr ? lift(*found) : AbstractValue::any();
}

AbstractValue IntervalEvaluation::entry(const AbstractValue& object, const std::string& text) {
  if (object.is_settled() && object.value.kind() == Kind::context) {
    const Value* found = object.value.as_context().find(text);
    return found != nullptr ? lift(*found) : AbstractValue::any();
  }
  if (const auto items = object.is_settled() && object.value.kind() != Kind::list ? std::nullopt : items_of(object)) {
    std::vector<AbstractItem> entries;
    for (const AbstractItem& item : *items) entries.push_back({entry(item.value, text), item.certain});
    return AbstractValue::list(std::move(entries));
  }
  return object.is_settled() ? ask_language("a0." + text, std::array{object}) : AbstractValue::any();
}

/// Of a context written out: each entry sees those before it.
AbstractValue IntervalEvaluation::written_entry(const Place& place, const SyntaxNode& context, const std::string& text) {
  Frame frame{place.frame, {}, std::nullopt};
  for (std::size_t i = 0; i < context.names.size(); ++i) {
    AbstractValue value = walk({place.syntax, &frame, place.input}, context.children[i]);
    if (context.names[i] == text) return value;
    frame.names.emplace_back(context.names[i], std::move(value));
  }
  return AbstractValue::any();
}

std::optional<std::vector<AbstractItem>> IntervalEvaluation::items_of(const AbstractValue& value) {
  if (value.kind == AbstractValue::Kind::items) return value.items;
  if (value.is_any()) return std::nullopt;
  std::vector<AbstractItem> items;
  if (value.is_settled() && value.value.kind() == Kind::list) {
    for (const Value& item : value.value.as_list()) items.push_back({lift(item), true});
    return items;
  }
  if (value.is_settled() && value.value.is_null()) return std::nullopt;
  items.push_back({value, true});  // a single value where a list is expected is a list of one (10.3.2.9.4)
  return items;
}

AbstractValue IntervalEvaluation::filter(const Place& place, const SyntaxNode& node) {
  const auto items = items_of(walk(place, node.children[0]));
  if (!items) return AbstractValue::any();
  const SyntaxNode& condition = place.syntax.at(node.children[1]);
  const bool by_number = (condition.kind == NodeKind::literal && condition.value.kind() == Kind::number) || condition.kind == NodeKind::negate;
  if (by_number) return item_at(*items, walk(place, node.children[1]));
  std::vector<AbstractItem> kept;
  for (const AbstractItem& item : *items) {
    if (item.value.is_any()) return AbstractValue::any();  // its entries would be names here, and we do not see them
    Frame frame{place.frame, {{"item", item.value}}, std::nullopt};
    if (item.value.is_settled()) frame.item = item.value.value;
    const AbstractValue decided = walk({place.syntax, &frame, place.input}, node.children[1]);
    if (decided.is_number()) return item_at(*items, decided);
    const Truths truths = decided.as_truths();
    // A condition that a missing fact leaves open taints the whole list.
    if (truths.can_null && !decided.is_settled()) return AbstractValue::any();
    if (truths.can_true) kept.push_back({item.value, item.certain && truths.only_true()});
  }
  return AbstractValue::list(std::move(kept));
}

AbstractValue IntervalEvaluation::item_at(const std::vector<AbstractItem>& items, const AbstractValue& index) {
  if (!index.is_settled() || index.value.kind() != Kind::number) return AbstractValue::any();
  if (!std::ranges::all_of(items, [](const AbstractItem& item) { return item.certain; })) return AbstractValue::any();
  const auto position = index.value.as_number().to_integer();
  const auto size = static_cast<std::int64_t>(items.size());
  if (!position || *position == 0 || *position > size || *position < -size) return AbstractValue::any();
  return items[static_cast<std::size_t>(*position > 0 ? *position - 1 : size + *position)].value;
}

AbstractValue IntervalEvaluation::binary(const Place& place, const SyntaxNode& node) {
  const std::array operands{walk(place, node.children[0]), walk(place, node.children[1])};
  if (!operands[0].is_settled() || !operands[1].is_settled()) return arithmetic(node.kind, operands[0], operands[1]);
  switch (node.kind) {
    case NodeKind::add: return ask_language("a0 + a1", operands);
    case NodeKind::subtract: return ask_language("a0 - a1", operands);
    case NodeKind::multiply: return ask_language("a0 * a1", operands);
    case NodeKind::divide: return ask_language("a0 / a1", operands);
    default: return ask_language("a0 ** a1", operands);
  }
}

AbstractValue IntervalEvaluation::conditional(const Place& place, const SyntaxNode& node) {
  const AbstractValue condition = walk(place, node.children[0]);
  const Truths truths = condition.as_truths();
  if (condition.is_settled()) return walk(place, node.children[truths.can_true ? 1 : 2]);
  if (truths.can_null) return AbstractValue::any();  // a missing fact decides: the result is tainted whatever the branch
  if (truths.only_true()) return walk(place, node.children[1]);
  if (truths.only_false()) return walk(place, node.children[2]);
  return hull(walk(place, node.children[1]), walk(place, node.children[2]));
}

AbstractValue IntervalEvaluation::list_literal(const Place& place, const SyntaxNode& node) {
  std::vector<AbstractItem> items;
  for (const NodeIndex child : node.children) items.push_back({walk(place, child), true});
  return AbstractValue::list(std::move(items));
}

bool IntervalEvaluation::all_settled(std::span<const AbstractValue> values) {
  return std::ranges::all_of(values, [this](const AbstractValue& value) { return value.is_settled() && is_settled_within(value.value); });
}

AbstractValue IntervalEvaluation::ask_language(const std::string& pattern, std::span<const AbstractValue> arguments) {
  if (!all_settled(arguments)) return AbstractValue::any();
  feel::Context context;
  for (std::size_t i = 0; i < arguments.size(); ++i) context.set("a" + std::to_string(i), arguments[i].value);
  auto [asked, is_new] = asked_.try_emplace(pattern);
  if (is_new) {
    feel::Names names;
    for (std::size_t i = 0; i < arguments.size(); ++i) names.add({"a" + std::to_string(i)});
    asked->second = feel::Expression::compile(pattern, names).value;
  }
  return asked->second ? AbstractValue::settled(asked->second->evaluate(context)) : AbstractValue::any();
}

}  // namespace reprise::engine
