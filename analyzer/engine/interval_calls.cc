// Function calls of the interval evaluation: definitions by their bodies, known(), the aggregates, and whatever the
// language itself can answer because its arguments are settled.
#include <algorithm>
#include <array>

#include "engine/interval_evaluation.h"

namespace reprise::engine {

using feel::Kind;
using feel::NodeIndex;
using feel::NodeKind;
using feel::SyntaxNode;
using feel::Value;
using scalar::Decimal;

AbstractValue IntervalEvaluation::call(const Place& place, const SyntaxNode& node) {
  const SyntaxNode& function = place.syntax.at(node.children[0]);
  if (function.kind != NodeKind::name) return AbstractValue::any();
  if (function.text == "known") return call_known(place, node);
  if (const auto definition = rules_.definitions.find(function.text); definition != rules_.definitions.end()) {
    return call_definition(place, node, definition->second);
  }
  if (!node.names.empty()) return AbstractValue::any();
  std::vector<AbstractValue> arguments;
  for (std::size_t i = 1; i < node.children.size(); ++i) arguments.push_back(walk(place, node.children[i]));
  const Value* host = scope_.find(function.text);
  if (host == nullptr || host->kind() != Kind::function) return call_built_in(function.text, arguments);
  if (!host->as_function().is_of_host() || !all_settled(arguments)) return AbstractValue::any();
  std::vector<Value> values;
  for (const AbstractValue& argument : arguments) values.push_back(argument.value);
  const Value answer = host->as_function().call_host({values, scope_});
  return answer.is_null() ? AbstractValue::any() : AbstractValue::settled(answer);
}

AbstractValue IntervalEvaluation::call_definition(const Place& place, const SyntaxNode& node, const rulepack::Definition& definition) {
  if (!definition.body && !definition.table) return AbstractValue::any();
  Frame frame;  // a definition sees the facts and its parameters, never its caller's names
  for (std::size_t i = 0; i < definition.parameters.size(); ++i) {
    const rulepack::Parameter& parameter = definition.parameters[i];
    std::optional<AbstractValue> argument;
    if (node.names.empty() && i + 1 < node.children.size()) argument = walk(place, node.children[i + 1]);
    for (std::size_t n = 0; n < node.names.size(); ++n) {
      if (node.names[n] == parameter.name) argument = walk(place, node.children[n + 1]);
    }
    if (!argument && parameter.otherwise) argument = walk({parameter.otherwise->syntax(), nullptr, nullptr}, parameter.otherwise->syntax().root);
    frame.names.emplace_back(parameter.name, argument.value_or(AbstractValue::any()));
  }
  if (definition.table) return table(*definition.table, frame);
  return walk({definition.body->syntax(), &frame, nullptr}, definition.body->syntax().root);
}

const Value* IntervalEvaluation::fact_value(const Place& place, NodeIndex index) {
  const SyntaxNode& node = place.syntax.at(index);
  if (node.kind == NodeKind::name) return scope_.find(node.text);
  if (node.kind != NodeKind::path) return nullptr;
  const Value* object = fact_value(place, node.children[0]);
  return object != nullptr && object->kind() == Kind::context ? object->as_context().find(node.text) : nullptr;
}

AbstractValue IntervalEvaluation::call_known(const Place& place, const SyntaxNode& node) {
  if (node.children.size() != 2) return AbstractValue::any();
  const AbstractValue argument = walk(place, node.children[1]);
  if (argument.is_settled()) return AbstractValue::settled(Value::boolean(!argument.value.is_null()));
  if (!argument.is_any()) return AbstractValue::settled(Value::boolean(true));
  if (place.frame == nullptr) {
    if (const Value* fact = fact_value(place, node.children[1])) return AbstractValue::settled(Value::boolean(!fact->is_null()));
  }
  return AbstractValue::truth({true, true, false});
}

namespace {

AbstractValue total(const std::vector<AbstractItem>& items) {
  AbstractValue sum = AbstractValue::number(Decimal(0), Decimal(0));
  for (const AbstractItem& item : items) {
    const AbstractValue zero = AbstractValue::number(Decimal(0), Decimal(0));
    sum = arithmetic(NodeKind::add, sum, item.certain ? item.value : hull(item.value, zero));
  }
  return sum;
}

AbstractValue extreme(const std::vector<AbstractItem>& items, bool smallest) {
  // With an item that may be absent the extreme is that of the others or goes beyond it.
  const auto certain = std::ranges::find_if(items, [](const AbstractItem& item) { return item.certain; });
  AbstractValue result = certain->value;
  for (const AbstractItem& item : items) {
    const AbstractValue with = smallest ? smaller(result, item.value) : larger(result, item.value);
    result = item.certain ? with : hull(result, with);
  }
  return result;
}

}  // namespace

std::optional<AbstractValue> IntervalEvaluation::aggregate(const std::string& name, const std::vector<AbstractItem>& items) {
  const auto certain = std::ranges::count_if(items, [](const AbstractItem& item) { return item.certain; });
  const auto all = static_cast<std::int64_t>(items.size());
  if (name == "count") return AbstractValue::number(Decimal(static_cast<std::int64_t>(certain)), Decimal(all));
  if (name != "sum" && name != "min" && name != "max" && name != "mean") return std::nullopt;
  // Of an empty list each of them is null.
  if (certain == 0 || !std::ranges::all_of(items, [](const AbstractItem& item) { return item.value.is_number(); })) return AbstractValue::any();
  if (name == "sum") return total(items);
  if (name == "min" || name == "max") return extreme(items, name == "min");
  if (certain != all) return AbstractValue::any();
  return arithmetic(NodeKind::divide, total(items), AbstractValue::number(Decimal(all), Decimal(all)));
}

AbstractValue IntervalEvaluation::call_built_in(const std::string& name, const std::vector<AbstractValue>& arguments) {
  if (all_settled(arguments)) {
    std::string pattern = name + "(";
    for (std::size_t i = 0; i < arguments.size(); ++i) pattern += (i == 0 ? "a" : ", a") + std::to_string(i);
    return ask_language(pattern + ")", arguments);
  }
  if (name == "abs" && arguments.size() == 1) return absolute(arguments[0]);
  if (name == "not" && arguments.size() == 1) {
    const Truths truths = arguments[0].as_truths();
    return AbstractValue::truth({truths.can_false, truths.can_true, truths.can_null});
  }
  if (arguments.size() == 1) {
    const auto items = items_of(arguments[0]);
    return items ? aggregate(name, *items).value_or(AbstractValue::any()) : AbstractValue::any();
  }
  std::vector<AbstractItem> items;
  for (const AbstractValue& argument : arguments) items.push_back({argument, true});
  if (name == "count") return AbstractValue::any();
  return aggregate(name, items).value_or(AbstractValue::any());
}

}  // namespace reprise::engine
