#include "plan.h"

#include <algorithm>
#include <map>
#include <stdexcept>

#include "records.h"

namespace reprise::benchmark {
namespace {

using feel::NodeIndex;
using feel::NodeKind;
using feel::SyntaxNode;

const std::map<NodeKind, Operation> kPlain = {
    {NodeKind::add, Operation::add},
    {NodeKind::subtract, Operation::subtract},
    {NodeKind::multiply, Operation::multiply},
    {NodeKind::divide, Operation::divide},
    {NodeKind::less, Operation::less},
    {NodeKind::less_equal, Operation::less_equal},
    {NodeKind::greater, Operation::greater},
    {NodeKind::greater_equal, Operation::greater_equal},
    {NodeKind::equal, Operation::equal},
    {NodeKind::conjunction, Operation::both},
    {NodeKind::disjunction, Operation::either},
    {NodeKind::conditional, Operation::choose},
};

int code_of_text(const std::string& text) {
  for (int code = 0; code < static_cast<int>(kWords.size()) + kMainland; ++code) {
    if (word(code) == text) return code;
  }
  throw std::runtime_error("no record has the text " + text);
}

template <typename Names, typename Name>
std::size_t place_in(const Names& names, const std::string& wanted, Name name) {
  return static_cast<std::size_t>(std::ranges::find_if(names, [&](const auto& entry) { return name(entry) == wanted; }) - names.begin());
}

Step of_column(const std::string& name) {
  const std::size_t number = place_in(kNumbers, name, [](const NumberColumn& column) { return column.name; });
  if (number < kNumbers.size()) return {Operation::number_column, 0, number, {}, {}};
  const std::size_t text = place_in(kTexts, name, [](std::string_view entry) { return entry; });
  if (text < kTexts.size()) return {Operation::text_column, 0, text, {}, {}};
  throw std::runtime_error("no column " + name);
}

Step of_service(const std::string& name) {
  if (name == kServiceType) return {Operation::service_type, 0, 0, {}, {}};
  const std::size_t column = place_in(kServiceNumbers, name, [](const NumberColumn& entry) { return entry.name; });
  if (column < kServiceNumbers.size()) return {Operation::service_number, 0, column, {}, {}};
  throw std::runtime_error("no column " + name + " of services");
}

class Planner {
 public:
  explicit Planner(const feel::Syntax& syntax) : syntax_(syntax) {}

  Step plan(NodeIndex index) {
    const SyntaxNode& node = syntax_.at(index);
    if (const auto plain = kPlain.find(node.kind); plain != kPlain.end()) {
      Step step{plain->second, 0, 0, {}, {}};
      for (const NodeIndex child : node.children) step.parts.push_back(plan(child));
      return step;
    }
    switch (node.kind) {
      case NodeKind::literal: return literal(node.value);
      case NodeKind::negate: return negated(plan(node.children[0]));
      case NodeKind::name: return in_filter_ ? of_service(node.text) : of_column(node.text);
      case NodeKind::path: return of_service(node.text);
      case NodeKind::in: return membership(node);
      case NodeKind::some: return {Operation::some, 0, 0, {}, {plan(node.children[1])}};
      case NodeKind::every: return {Operation::every, 0, 0, {}, {plan(node.children[1])}};
      case NodeKind::call: return call(node);
      default: throw std::runtime_error("an operation that the limits do not have in: " + syntax_.text);
    }
  }

 private:
  static Step literal(const feel::Value& value) {
    if (value.kind() == feel::Kind::string) return {Operation::text, 0, 0, {code_of_text(value.as_string())}, {}};
    return {Operation::number, value.as_number().to_double(), 0, {}, {}};
  }

  static Step negated(Step step) {
    if (step.operation != Operation::number) throw std::runtime_error("only a number is negated");
    step.number = -step.number;
    return step;
  }

  Step membership(const SyntaxNode& node) {
    const SyntaxNode& first = syntax_.at(node.children[1]);
    if (first.kind == NodeKind::range) return in_range(plan(node.children[0]), first);
    Step step{Operation::among, 0, 0, {}, {plan(node.children[0])}};
    for (std::size_t test = 1; test < node.children.size(); ++test) step.codes.push_back(plan(node.children[test]).codes.at(0));
    return step;
  }

  Step in_range(const Step& value, const SyntaxNode& range) {
    Step low{range.low_included ? Operation::greater_equal : Operation::greater, 0, 0, {}, {value, plan(range.children[0])}};
    Step high{range.high_included ? Operation::less_equal : Operation::less, 0, 0, {}, {value, plan(range.children[1])}};
    return {Operation::both, 0, 0, {}, {std::move(low), std::move(high)}};
  }

  Step call(const SyntaxNode& node) {
    const std::string& function = syntax_.at(node.children[0]).text;
    const SyntaxNode& argument = syntax_.at(node.children[1]);
    if (function == "sum" && argument.kind == NodeKind::path) return {Operation::total, 0, of_service(argument.text).column, {}, {}};
    if (function == "count" && argument.kind == NodeKind::name) return {Operation::services, 0, 0, {}, {}};
    if (function != "count" || argument.kind != NodeKind::filter)
      throw std::runtime_error("a call that the limits do not have: " + function);
    in_filter_ = true;
    Step step{Operation::matching, 0, 0, {}, {plan(argument.children[1])}};
    in_filter_ = false;
    return step;
  }

  const feel::Syntax& syntax_;
  bool in_filter_ = false;
};

}  // namespace

Step planned(const feel::Syntax& syntax) { return Planner(syntax).plan(syntax.root); }

}  // namespace reprise::benchmark
