// Loops and quantifiers of the interval evaluation.
#include "engine/interval_evaluation.h"

namespace reprise::engine {

using feel::NodeIndex;
using feel::NodeKind;
using feel::SyntaxNode;

namespace {

constexpr std::int64_t kLongestRange = 1'000;

Truths quantified(const std::vector<AbstractItem>& results, bool some) {
  Truths total{!some, some, false};
  for (const AbstractItem& result : results) {
    Truths truths = result.value.as_truths();
    // An item that may be absent may also leave the answer as it was.
    if (!result.certain) truths = truths | Truths{!some, some, false};
    total = some ? disjunction(total, truths) : conjunction(total, truths);
  }
  return total;
}

}  // namespace

AbstractValue IntervalEvaluation::loop(const Place& place, const SyntaxNode& node) {
  std::vector<AbstractItem> results;
  bool bounded = true;
  iterate(place, node, 0, true, results, bounded);
  if (!bounded) return AbstractValue::any();
  if (node.kind == NodeKind::for_loop) return AbstractValue::list(std::move(results));
  return AbstractValue::truth(quantified(results, node.kind == NodeKind::some));
}

void IntervalEvaluation::iterate(const Place& place, const SyntaxNode& node, std::size_t variable, bool certain, std::vector<AbstractItem>& results,
                                 bool& bounded) {
  if (!bounded) return;
  if (variable == node.names.size()) {
    results.push_back({walk(place, node.children.back()), certain});
    return;
  }
  const auto items = domain(place, node.children[variable]);
  if (!items) {
    bounded = false;
    return;
  }
  for (const AbstractItem& item : *items) {
    // `partial` needs the results so far, which are not kept as one value here.
    const Frame frame{place.frame, {{node.names[variable], item.value}, {"partial", AbstractValue::any()}}, std::nullopt};
    iterate({place.syntax, &frame, place.input}, node, variable + 1, certain && item.certain, results, bounded);
  }
}

std::optional<std::vector<AbstractItem>> IntervalEvaluation::domain(const Place& place, NodeIndex index) {
  const SyntaxNode& node = place.syntax.at(index);
  if (node.kind != NodeKind::iteration_range) return items_of(walk(place, index));
  const AbstractValue first = walk(place, node.children[0]);
  const AbstractValue last = walk(place, node.children[1]);
  if (!first.is_settled() || !last.is_settled() || !first.is_number() || !last.is_number()) return std::nullopt;
  const auto from = first.value.as_number().to_integer();
  const auto to = last.value.as_number().to_integer();
  if (!from || !to || *to > *from + kLongestRange || *from > *to + kLongestRange) return std::nullopt;
  std::vector<AbstractItem> items;
  const std::int64_t step = *from <= *to ? 1 : -1;
  for (std::int64_t i = *from; i != *to + step; i += step) items.push_back({AbstractValue::settled(feel::Value::number(i)), true});
  return items;
}

}  // namespace reprise::engine
