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
  Instruction made;
  made.operation = Operation::divide;
  made.form = Form::exact;
  made.table = scope_.table;
  made.left = exact(operand.value);
  made.right = exact(operand.denominator);
  made.may_be_null = true;
  RegisterIndex quotient = emit(std::move(made));
  if (operand.factor == kNone) return quotient;
  return exactly(Operation::multiply, quotient, exact(operand.factor));
}

std::optional<RegisterIndex> Builder::number_of(NodeIndex index) {
  const auto compiled = compile(index);
  return compiled ? number(*compiled) : std::nullopt;
}

RegisterIndex Builder::exact(RegisterIndex value) {
  if (of(value).form == Form::exact) return value;
  Instruction made;
  made.form = Form::exact;
  if (is_constant(value)) {
    made.constant = of(value).constant;
    made.table = of(value).table;
    return emit(std::move(made), "n" + made.constant.to_string());
  }
  made.operation = Operation::to_exact;
  made.up = power_of_ten(of(value).scale);
  made.table = of(value).table;
  made.left = value;
  made.may_be_null = of(value).may_be_null;
  return emit(std::move(made));
}

RegisterIndex Builder::exactly(Operation operation, RegisterIndex left, RegisterIndex right) {
  Instruction made;
  made.operation = operation;
  made.form = Form::exact;
  made.table = scope_.table;
  made.left = exact(left);
  made.right = exact(right);
  made.may_be_null = true;  // a result out of range is null
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

Builder::Result Builder::sum_of(Operation operation, RegisterIndex left, RegisterIndex right) {
  if (const auto pair = aligned(left, right); pair && of(pair->first).bound + of(pair->second).bound <= kMostCoefficient) {
    Instruction made;
    made.operation = operation;
    made.table = scope_.table;
    made.left = pair->first;
    made.right = pair->second;
    made.scale = of(pair->first).scale;
    made.bound = of(pair->first).bound + of(pair->second).bound;
    made.may_be_null = of(left).may_be_null || of(right).may_be_null;
    return operand(Operand::Kind::number, emit(std::move(made)));
  }
  return operand(Operand::Kind::number, exactly(operation, left, right));
}

Builder::Result Builder::multiply(const SyntaxNode& node) {
  const auto left = compile(node.children[0]);
  const auto right = compile(node.children[1]);
  if (!left || !right) return std::nullopt;
  // A ratio times a number stays a ratio: most are only compared.
  if (left->kind == Operand::Kind::ratio && left->factor == kNone && right->kind == Operand::Kind::number) {
    Operand ratio = *left;
    ratio.factor = right->value;
    return ratio;
  }
  const auto one = number(*left);
  const auto other = number(*right);
  if (!one || !other) return std::nullopt;
  const auto bound = product(of(*one).bound, of(*other).bound);
  if (of(*one).form != Form::number || of(*other).form != Form::number || !bound || of(*one).scale + of(*other).scale > kMostDigits) {
    return operand(Operand::Kind::number, exactly(Operation::multiply, *one, *other));
  }
  Instruction made;
  made.operation = Operation::multiply;
  made.table = scope_.table;
  made.left = *one;
  made.right = *other;
  made.scale = of(*one).scale + of(*other).scale;
  made.bound = *bound;
  made.may_be_null = of(*one).may_be_null || of(*other).may_be_null;
  return operand(Operand::Kind::number, emit(std::move(made)));
}

}  // namespace reprise::feel::batch
