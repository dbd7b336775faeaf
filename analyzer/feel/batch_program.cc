#include "feel/batch_builder.h"

namespace reprise::feel::batch {
namespace {

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

bool makes_one_of_many(Operation operation) {
  return operation == Operation::sum || operation == Operation::smallest || operation == Operation::largest;
}

}  // namespace

void Builder::add(const Expression& expression) {
  syntax_ = &expression.syntax();
  const auto root = compile(syntax_->root);
  RegisterIndex answer = kNone;
  if (root && (root->kind == Operand::Kind::number || root->kind == Operand::Kind::ratio)) answer = number(*root).value_or(kNone);
  if (root && root->kind == Operand::Kind::truth) answer = root->value;
  program_.answers.push_back(answer);
}

BatchProgram Builder::take() {
  mark_uses();
  return std::move(program_);
}

void Builder::mark_uses() {
  for (const RegisterIndex answer : program_.answers) mark(answer, true, false);
  for (auto instruction = program_.instructions.rbegin(); instruction != program_.instructions.rend(); ++instruction) {
    if (instruction->in_use) mark_operands(*instruction);
  }
}

void Builder::mark_operands(const Instruction& instruction) {
  const bool reduces = makes_one_of_many(instruction.operation);
  const bool compares = instruction.operation == Operation::compare;
  for (const RegisterIndex operand : {instruction.left, instruction.right, instruction.third}) {
    mark(operand, reduces || (!compares && instruction.exactly), compares || (!reduces && instruction.nearly));
  }
}

void Builder::mark(RegisterIndex index, bool exactly, bool nearly) {
  if (index == kNone) return;
  Instruction& instruction = program_.instructions[static_cast<std::size_t>(index)];
  instruction.in_use = true;
  if (instruction.form != Form::exact) return;
  instruction.exactly = instruction.exactly || exactly || makes_one_of_many(instruction.operation);
  instruction.nearly = instruction.nearly || nearly;
}

RegisterIndex Builder::emit(Instruction made, const std::string& what) {
  std::string key = what;
  for (const std::int64_t part :
       {static_cast<std::int64_t>(made.operation), static_cast<std::int64_t>(made.form), static_cast<std::int64_t>(made.table),
        static_cast<std::int64_t>(made.left), static_cast<std::int64_t>(made.right), static_cast<std::int64_t>(made.third),
        static_cast<std::int64_t>(made.comparison), made.up, made.across, static_cast<std::int64_t>(made.factor),
        static_cast<std::int64_t>(made.list)}) {
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
  const SyntaxNode& node = at(index);
  switch (node.kind) {
    case NodeKind::literal: return literal(node.value);
    case NodeKind::name: return name(node.text);
    case NodeKind::path: return path(node);
    case NodeKind::filter: return filter(node);
    case NodeKind::call: return call(node);
    case NodeKind::negate: {
      const SyntaxNode& written = at(node.children[0]);
      if (written.kind == NodeKind::literal && written.value.kind() == Kind::number)
        return literal(Value::number(-written.value.as_number()));
      const auto inner = number_of(node.children[0]);
      const auto zero = literal(Value::number(0));
      return inner ? sum_of(Operation::subtract, zero->value, *inner) : std::nullopt;
    }
    case NodeKind::add:
    case NodeKind::subtract: {
      const auto left = number_of(node.children[0]);
      const auto right = number_of(node.children[1]);
      return left && right ? sum_of(node.kind == NodeKind::add ? Operation::add : Operation::subtract, *left, *right) : std::nullopt;
    }
    case NodeKind::multiply: return multiply(node);
    case NodeKind::divide: {
      const auto left = number_of(node.children[0]);
      const auto right = number_of(node.children[1]);
      if (!left || !right) return std::nullopt;
      Operand ratio = operand(Operand::Kind::ratio, *left);
      ratio.denominator = *right;
      return ratio;
    }
    case NodeKind::conjunction:
    case NodeKind::disjunction: return logic(node.kind == NodeKind::conjunction ? Operation::both : Operation::either, node);
    case NodeKind::conditional: return conditional(node);
    case NodeKind::between: return between(node);
    case NodeKind::in: return in(node);
    case NodeKind::some:
    case NodeKind::every: return quantified(node);
    default: break;
  }
  if (const auto comparison = comparison_of(node.kind)) {
    const auto left = compile(node.children[0]);
    const auto right = compile(node.children[1]);
    return left && right ? compared(*comparison, *left, *right) : std::nullopt;
  }
  return std::nullopt;
}

Builder::Result Builder::literal(const Value& value) {
  if (value.kind() == Kind::boolean) {
    Instruction made;
    made.form = Form::truth;
    made.across = value.as_boolean() ? 1 : 0;
    made.table = scope_.table;
    return operand(Operand::Kind::truth, emit(std::move(made)));
  }
  if (value.kind() == Kind::string) {
    Operand made;
    made.kind = Operand::Kind::word;
    made.word = value.as_string();
    return made;
  }
  if (value.kind() != Kind::number) return std::nullopt;
  Instruction made;
  made.table = scope_.table;
  made.constant = value.as_number();
  const auto scaled = made.constant.scaled();
  const bool is_small =
      scaled && scaled->exponent <= 0 && scaled->exponent >= -kMostDigits && absolute(scaled->coefficient) <= kMostCoefficient;
  made.form = is_small ? Form::number : Form::exact;
  if (is_small) {
    made.scale = -scaled->exponent;
    made.across = scaled->coefficient;
    made.bound = absolute(scaled->coefficient);
  }
  const std::string key = "n" + made.constant.to_string() + "/" + std::to_string(made.scale);
  return operand(Operand::Kind::number, emit(std::move(made), key));
}

Builder::Result Builder::column(std::uint32_t table, const std::string& wanted) {
  const Columns::Content* content = program_.tables[table].columns->find(wanted);
  if (content == nullptr) return std::nullopt;
  Instruction made;
  made.operation = Operation::column;
  made.table = table;
  made.content = content;
  if (const auto* numbers = std::get_if<Columns::Numbers>(content)) {
    made.form = numbers->exact.empty() ? Form::number : Form::exact;
    made.scale = numbers->scale;
    made.bound = numbers->largest;
    made.may_be_null = !numbers->known.empty();
    return operand(Operand::Kind::number, emit(std::move(made), wanted));
  }
  if (std::holds_alternative<Columns::Truths>(*content)) {
    made.form = Form::truth;
    return operand(Operand::Kind::truth, emit(std::move(made), wanted));
  }
  if (std::holds_alternative<Columns::Texts>(*content)) {
    made.form = Form::text;
    return operand(Operand::Kind::text, emit(std::move(made), wanted));
  }
  if (table != 0) return std::nullopt;
  Operand list;
  list.kind = Operand::Kind::list;
  list.table = table_of(std::get<Columns::Lists>(*content));
  return list;
}

std::uint32_t Builder::table_of(const Columns::Lists& lists) {
  for (std::uint32_t table = 1; table < program_.tables.size(); ++table) {
    if (program_.tables[table].lists == &lists) return table;
  }
  program_.tables.push_back({lists.items.get(), &lists});
  return static_cast<std::uint32_t>(program_.tables.size() - 1);
}

Builder::Result Builder::name(const std::string& wanted) {
  if (scope_.table == 0) return column(0, wanted);
  if (wanted == scope_.variable) return std::nullopt;
  if (scope_.entries) {
    if (auto entry = column(scope_.table, wanted)) return entry;
    if (program_.tables[scope_.table].columns->find(wanted) != nullptr) return std::nullopt;
  }
  const auto outer = column(0, wanted);
  if (!outer || outer->kind == Operand::Kind::list) return std::nullopt;
  Instruction made = of(outer->value);
  made.operation = Operation::expand;
  made.content = nullptr;
  made.left = outer->value;
  made.table = scope_.table;
  made.list = scope_.table;
  if (made.form == Form::text) made.content = of(outer->value).content;
  return operand(outer->kind, emit(std::move(made)));
}

RegisterIndex Builder::truth(Instruction made) {
  made.form = Form::truth;
  made.table = scope_.table;
  return emit(std::move(made));
}

Builder::Result Builder::logic(Operation operation, const SyntaxNode& node) {
  const auto left = compile(node.children[0]);
  const auto right = compile(node.children[1]);
  if (!left || !right || left->kind != Operand::Kind::truth || right->kind != Operand::Kind::truth) return std::nullopt;
  Instruction made;
  made.operation = operation;
  made.left = left->value;
  made.right = right->value;
  return operand(Operand::Kind::truth, truth(std::move(made)));
}

Builder::Result Builder::conditional(const SyntaxNode& node) {
  const auto condition = compile(node.children[0]);
  const auto then = compile(node.children[1]);
  const auto otherwise = compile(node.children[2]);
  if (!condition || condition->kind != Operand::Kind::truth || !then || !otherwise) return std::nullopt;
  Instruction made;
  made.operation = Operation::choose;
  made.table = scope_.table;
  made.third = condition->value;
  if (then->kind == Operand::Kind::truth && otherwise->kind == Operand::Kind::truth) {
    made.left = then->value;
    made.right = otherwise->value;
    return operand(Operand::Kind::truth, truth(std::move(made)));
  }
  const auto one = number(*then);
  const auto other = number(*otherwise);
  if (!one || !other) return std::nullopt;
  made.may_be_null = of(*one).may_be_null || of(*other).may_be_null;
  if (const auto pair = aligned(*one, *other)) {
    made.left = pair->first;
    made.right = pair->second;
    made.scale = of(pair->first).scale;
    made.bound = std::max(of(pair->first).bound, of(pair->second).bound);
  } else {
    made.form = Form::exact;
    made.left = exact(*one);
    made.right = exact(*other);
  }
  return operand(Operand::Kind::number, emit(std::move(made)));
}

}  // namespace reprise::feel::batch

namespace reprise::feel {

BatchProgram program_of(std::span<const Expression> expressions, const Columns& columns) {
  batch::Builder builder(columns);
  for (const Expression& expression : expressions) builder.add(expression);
  return builder.take();
}

}  // namespace reprise::feel
