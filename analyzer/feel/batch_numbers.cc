// Numbers in columns: whole coefficients of one scale as long as no result can leave 64 bits, exact decimals where one could.
#include "feel/batch_builder.h"

namespace reprise::feel::batch {

namespace {

__extension__ typedef __int128 Wide;

}  // namespace

std::int64_t power_of_ten(int digits) {
  std::int64_t power = 1;
  for (int i = 0; i < digits; ++i) power *= 10;
  return power;
}

std::optional<std::int64_t> product(std::int64_t left, std::int64_t right) {
  const Wide wide = static_cast<Wide>(left) * right;
  if (wide > kMostCoefficient || wide < -kMostCoefficient) return std::nullopt;
  return static_cast<std::int64_t>(wide);
}

// A number as one register: a ratio is divided out, exactly.
std::optional<RegisterIndex> Builder::number(const Operand& operand) {
  if (operand.kind == Operand::Kind::number) return operand.value;
  if (operand.kind != Operand::Kind::ratio) return std::nullopt;
  const auto quotient = exactly(Operation::divide, operand.value, operand.denominator);
  return quotient && operand.factor != kNone ? exactly(Operation::multiply, *quotient, operand.factor) : quotient;
}

RegisterIndex Builder::exact(RegisterIndex value) {
  if (of(value).form == Form::exact) return value;
  Instruction made;
  made.form = Form::exact;
  made.table = of(value).table;
  if (is_constant(value)) {
    made.constant = of(value).constant;
    return emit(std::move(made), "n" + made.constant.to_string());
  }
  made.operation = Operation::to_exact;
  made.up = power_of_ten(of(value).scale);
  made.left = value;
  made.may_be_null = of(value).may_be_null;
  return emit(std::move(made));
}

std::optional<RegisterIndex> Builder::exactly(Operation operation, RegisterIndex left, RegisterIndex right) {
  const auto pair = together(left, right);
  if (!pair) return std::nullopt;
  Instruction made;
  made.operation = operation;
  made.form = Form::exact;
  made.table = of(pair->first).table;
  made.left = exact(pair->first);
  made.right = exact(pair->second);
  made.may_be_null = true;  // a result out of range is null
  return emit(std::move(made));
}

RegisterIndex Builder::square_root(RegisterIndex value) {
  Instruction made;
  made.operation = Operation::square_root;
  made.form = Form::exact;
  made.table = of(value).table;
  made.left = exact(value);
  made.may_be_null = true;
  return emit(std::move(made));
}

// With more digits after the point; nothing when that would not fit.
std::optional<RegisterIndex> Builder::rescaled(RegisterIndex value, int scale) {
  const Instruction& from = of(value);
  if (from.scale == scale) return value;
  if (scale - from.scale > kMostDigits) return std::nullopt;
  const auto bound = product(from.bound, power_of_ten(scale - from.scale));
  if (!bound) return std::nullopt;
  Instruction made;
  made.operation = Operation::scale;
  made.table = from.table;
  made.left = value;
  made.up = power_of_ten(scale - from.scale);
  made.scale = scale;
  made.bound = *bound;
  made.may_be_null = from.may_be_null;
  return emit(std::move(made));
}

// Both at the finer scale of the two.
std::optional<std::pair<RegisterIndex, RegisterIndex>> Builder::aligned(RegisterIndex left, RegisterIndex right) {
  if (of(left).form != Form::number || of(right).form != Form::number) return std::nullopt;
  const int scale = std::max(of(left).scale, of(right).scale);
  const auto one = rescaled(left, scale);
  const auto other = rescaled(right, scale);
  if (!one || !other) return std::nullopt;
  return std::pair(*one, *other);
}

Builder::Result Builder::arithmetic(const SyntaxNode& node) {
  const auto left = compile(node.children[0]);
  if (!left || node.kind == NodeKind::negate) return left ? minus(*left) : std::nullopt;
  const auto right = compile(node.children[1]);
  return right ? computed(node.kind, *left, *right) : std::nullopt;
}

Builder::Result Builder::minus(const Operand& operand) {
  const auto value = number(operand);
  if (!value) return std::nullopt;
  return is_constant(*value) ? literal(Value::number(-of(*value).constant)) : sum_of(Operation::subtract, whole(0), *value);
}

Builder::Result Builder::computed(NodeKind operation, const Operand& left, const Operand& right) {
  const Operation wanted = operation == NodeKind::add        ? Operation::add
                           : operation == NodeKind::subtract ? Operation::subtract
                           : operation == NodeKind::divide   ? Operation::divide
                                                             : Operation::multiply;
  if (!left.is_number() || !right.is_number()) return operation == NodeKind::power ? std::nullopt : temporal(wanted, left, right);
  if (operation == NodeKind::multiply) return multiplied(left, right);
  const auto one = number(left);
  const auto other = number(right);
  if (!one || !other) return std::nullopt;
  if (operation == NodeKind::add || operation == NodeKind::subtract) return sum_of(wanted, *one, *other);
  if (operation == NodeKind::power) {
    const auto power = exactly(Operation::power, *one, *other);
    return power ? Result(operand(Operand::Kind::number, *power)) : std::nullopt;
  }
  const auto pair = together(*one, *other);
  if (!pair) return std::nullopt;
  Operand ratio = operand(Operand::Kind::ratio, pair->first);
  ratio.denominator = pair->second;
  return ratio;
}

Builder::Result Builder::sum_of(Operation operation, RegisterIndex left, RegisterIndex right) {
  const auto both = together(left, right);
  if (!both) return std::nullopt;
  if (const auto pair = aligned(both->first, both->second); pair && of(pair->first).bound + of(pair->second).bound <= kMostCoefficient) {
    Instruction made;
    made.operation = operation;
    made.table = of(pair->first).table;
    made.left = pair->first;
    made.right = pair->second;
    made.scale = of(pair->first).scale;
    made.bound = of(pair->first).bound + of(pair->second).bound;
    made.may_be_null = of(pair->first).may_be_null || of(pair->second).may_be_null;
    return operand(Operand::Kind::number, emit(std::move(made)));
  }
  const auto made = exactly(operation, both->first, both->second);
  return made ? Result(operand(Operand::Kind::number, *made)) : std::nullopt;
}

Builder::Result Builder::multiplied(const Operand& left, const Operand& right) {
  // A ratio times a number stays a ratio: most are only compared.
  if (left.kind == Operand::Kind::ratio && left.factor == kNone && right.kind == Operand::Kind::number) {
    Operand ratio = left;
    ratio.factor = right.value;
    return ratio;
  }
  const auto first = number(left);
  const auto second = number(right);
  const auto pair = first && second ? together(*first, *second) : std::nullopt;
  if (!pair) return std::nullopt;
  const Instruction& one = of(pair->first);
  const Instruction& other = of(pair->second);
  const auto bound = product(one.bound, other.bound);
  if (one.form != Form::number || other.form != Form::number || !bound || one.scale + other.scale > kMostDigits) {
    const auto made = exactly(Operation::multiply, pair->first, pair->second);
    return made ? Result(operand(Operand::Kind::number, *made)) : std::nullopt;
  }
  Instruction made;
  made.operation = Operation::multiply;
  made.table = one.table;
  made.left = pair->first;
  made.right = pair->second;
  made.scale = one.scale + other.scale;
  made.bound = *bound;
  made.may_be_null = one.may_be_null || other.may_be_null;
  return operand(Operand::Kind::number, emit(std::move(made)));
}

}  // namespace reprise::feel::batch
