#include "feel/batch_builder.h"

namespace reprise::feel::batch {

std::optional<Comparison> comparison_of(NodeKind kind) {
  switch (kind) {
    case NodeKind::less: return Comparison::less;
    case NodeKind::less_equal: return Comparison::less_equal;
    case NodeKind::greater: return Comparison::greater;
    case NodeKind::greater_equal: return Comparison::greater_equal;
    case NodeKind::equal: return Comparison::equal;
    case NodeKind::not_equal: return Comparison::not_equal;
    default: return std::nullopt;
  }
}

void Builder::add(const BatchQuestion& question) { program_.answers.push_back(answer_of(question)); }

RegisterIndex Builder::answer_of(const BatchQuestion& question) {
  scope_ = {};
  steps_ = 0;
  gave_up_ = false;
  auto root = compile(question.expression, {});
  if (root && question.tests) root = tested(*question.tests, *root, {});
  if (!root) return kNone;
  const auto value = root->kind == Operand::Kind::truth ? std::optional(root->value) : root->is_number() ? number(*root) : std::nullopt;
  return value ? on(*value, 0).value_or(kNone) : kNone;
}

Builder::Result Builder::compile(const Expression& expression, Scope scope) {
  scope.syntax = &expression.syntax();
  std::swap(scope_, scope);
  auto root = compile(scope_.syntax->root);
  std::swap(scope_, scope);
  return root;
}

RegisterIndex Builder::emit(Instruction made, const std::string& what) {
  const bool drops_marks = made.operation == Operation::is_known;
  for (const RegisterIndex operand : {made.left, made.right, made.third}) {
    made.may_be_marked = made.may_be_marked || (operand != kNone && !drops_marks && of(operand).may_be_marked);
  }
  std::string key = what;
  for (const std::int64_t part :
       {static_cast<std::int64_t>(made.operation), static_cast<std::int64_t>(made.form), static_cast<std::int64_t>(made.table),
        static_cast<std::int64_t>(made.left), static_cast<std::int64_t>(made.right), static_cast<std::int64_t>(made.third),
        static_cast<std::int64_t>(made.comparison), made.up, made.across, static_cast<std::int64_t>(made.factor),
        static_cast<std::int64_t>(made.list), static_cast<std::int64_t>(reinterpret_cast<std::intptr_t>(made.content))}) {
    key += "," + std::to_string(part);
  }
  for (const std::int32_t code : made.codes) key += ";" + std::to_string(code);
  const auto known = known_.find(key);
  if (known != known_.end()) return known->second;
  program_.instructions.push_back(std::move(made));
  const auto index = static_cast<RegisterIndex>(program_.instructions.size() - 1);
  known_.emplace(std::move(key), index);
  return index;
}

Operand Builder::operand(Operand::Kind kind, RegisterIndex value) {
  Operand made;
  made.kind = kind;
  made.value = value;
  return made;
}

Builder::Result Builder::compile(NodeIndex index) {
  gave_up_ = gave_up_ || ++steps_ > kMostSteps || depth_ >= kDeepest;
  if (gave_up_) return std::nullopt;
  ++depth_;
  auto compiled = compile_node(at(index));
  --depth_;
  return compiled;
}

Builder::Result Builder::compile_node(const SyntaxNode& node) {
  if (node.constant && node.kind != NodeKind::range) return literal(node.value);
  if (const auto comparison = comparison_of(node.kind)) {
    const auto left = compile(node.children[0]);
    const auto right = compile(node.children[1]);
    return left && right ? compared(*comparison, *left, *right) : std::nullopt;
  }
  switch (node.kind) {
    case NodeKind::literal: return literal(node.value);
    case NodeKind::input: return scope_.input;
    case NodeKind::name: return name(node.text);
    case NodeKind::path: return path(node);
    case NodeKind::filter: return filter(node);
    case NodeKind::call: return call(node);
    case NodeKind::context: return context(node);
    case NodeKind::list: {
      std::vector<Operand> items;
      for (const NodeIndex child : node.children) {
        auto item = compile(child);
        if (!item) return std::nullopt;
        items.push_back(std::move(*item));
      }
      Operand tuple = operand(Operand::Kind::tuple, kNone);
      tuple.operands = std::make_shared<const std::vector<Operand>>(std::move(items));
      return tuple;
    }
    case NodeKind::negate:
    case NodeKind::add:
    case NodeKind::subtract:
    case NodeKind::multiply:
    case NodeKind::divide:
    case NodeKind::power: return arithmetic(node);
    case NodeKind::conjunction:
    case NodeKind::disjunction: return logic(node.kind == NodeKind::conjunction ? Operation::both : Operation::either, node);
    case NodeKind::conditional: return conditional(node);
    case NodeKind::between: {
      const auto value = compile(node.children[0]);
      const auto low = compile(node.children[1]);
      const auto high = compile(node.children[2]);
      return value && low && high ? inside(*value, *low, *high, true, true) : std::nullopt;
    }
    case NodeKind::in: {
      const auto value = compile(node.children[0]);
      return value ? any_test(*value, node, 1) : std::nullopt;
    }
    case NodeKind::for_loop: return loop(node);
    case NodeKind::some:
    case NodeKind::every: return quantified(node);
    default: return std::nullopt;
  }
}

RegisterIndex Builder::truth(Instruction made) {
  made.form = Form::truth;
  made.table = of(made.left).table;
  return emit(std::move(made));
}

RegisterIndex Builder::truth_of(Operation operation, RegisterIndex left, RegisterIndex right) {
  Instruction made;
  made.operation = operation;
  made.left = left;
  made.right = right;
  return truth(std::move(made));
}

Builder::Result Builder::joined(Operation operation, const Operand& left, const Operand& right) {
  if (left.kind != Operand::Kind::truth || right.kind != Operand::Kind::truth) return std::nullopt;
  const auto pair = together(left.value, right.value);
  if (!pair) return std::nullopt;
  return operand(Operand::Kind::truth, truth_of(operation, pair->first, pair->second));
}

Builder::Result Builder::logic(Operation operation, const SyntaxNode& node) {
  const auto left = compile(node.children[0]);
  const auto right = compile(node.children[1]);
  return left && right ? joined(operation, *left, *right) : std::nullopt;
}

Builder::Result Builder::conditional(const SyntaxNode& node) {
  const auto condition = compile(node.children[0]);
  if (!condition || condition->kind != Operand::Kind::truth) return std::nullopt;
  const auto then = compile(node.children[1]);
  const auto otherwise = compile(node.children[2]);
  return then && otherwise ? chosen(condition->value, *then, *otherwise) : std::nullopt;
}

Builder::Result Builder::chosen(RegisterIndex condition, const Operand& then, const Operand& otherwise) {
  using K = Operand::Kind;
  const Operand& shown = then.kind == K::nothing ? otherwise : then;
  const K kind = shown.kind == K::ratio ? K::number : shown.kind;
  if (kind != K::number && kind != K::truth && !shown.is_whole()) return std::nullopt;
  const auto value = [&](const Operand& branch) -> std::optional<RegisterIndex> {
    if (branch.kind == K::nothing) return null_of(kind);
    if (kind == K::number) return number(branch);
    return branch.kind == kind ? std::optional(branch.value) : std::nullopt;
  };
  auto one = value(then);
  auto other = value(otherwise);
  if (!one || !other) return std::nullopt;
  auto pair = together(*one, *other);
  const auto decided = pair ? together(condition, pair->first) : std::nullopt;
  if (!decided) return std::nullopt;
  const std::uint32_t table = of(decided->first).table;
  pair = Pair(on(pair->first, table).value_or(kNone), on(pair->second, table).value_or(kNone));
  Instruction made;
  made.operation = Operation::choose;
  made.table = table;
  made.third = decided->first;
  made.left = pair->first;
  made.right = pair->second;
  if (kind == K::truth) {
    made.form = Form::truth;
    return operand(kind, emit(std::move(made)));
  }
  made.may_be_null = of(made.left).may_be_null || of(made.right).may_be_null;
  if (const auto even = aligned(made.left, made.right)) {
    made.left = even->first;
    made.right = even->second;
    made.scale = of(even->first).scale;
    made.bound = std::max(of(even->first).bound, of(even->second).bound);
  } else {
    made.form = Form::exact;
    made.left = exact(made.left);
    made.right = exact(made.right);
  }
  return operand(kind, emit(std::move(made)));
}

}  // namespace reprise::feel::batch

namespace reprise::feel {

BatchProgram program_of(std::span<const BatchQuestion> questions, const Columns& columns, const BatchLibrary& library) {
  batch::Builder builder(columns, library);
  for (const BatchQuestion& question : questions) builder.add(question);
  return builder.take();
}

}  // namespace reprise::feel
