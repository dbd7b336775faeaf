// Functions that make one value of many: of a list, of operands written one by one.
#include "feel/batch_builder.h"

namespace reprise::feel::batch {

Builder::Result Builder::of_many(const std::string& function, std::span<const Operand> arguments) {
  using K = Operand::Kind;
  if (arguments.empty()) return std::nullopt;
  if (arguments.size() > 1) return function == "min" || function == "max" || function == "sum" ? folded(function, arguments) : std::nullopt;
  const Operand& list = arguments.front();
  if (list.kind == K::tuple) return list.present.empty() ? folded(function, *list.operands) : folded_where_present(function, list);
  if (list.kind != K::list) return std::nullopt;
  if (function == "count") return counted(list);
  if (function != "mean") return reduced(function, list);
  const auto sum = reduced("sum", list);
  const auto count = counted(list);
  return sum && count ? mean_of(*sum, count->value) : std::nullopt;
}

Builder::Result Builder::mean_of(const Operand& sum, RegisterIndex count) {
  const auto total = number(sum);
  const auto pair = total ? together(*total, count) : std::nullopt;
  if (!pair) return std::nullopt;
  Operand ratio = operand(Operand::Kind::ratio, pair->first);
  ratio.denominator = pair->second;
  return ratio;
}

Builder::Result Builder::counted(const Operand& list) {
  Instruction made;
  made.operation = list.kept == kNone ? Operation::count_items : Operation::count_true;
  made.table = program_.tables[list.table].parent;
  made.left = list.kept;
  made.third = list.value == kNone ? list.status : status_with(list, list.value, list.kept);
  made.list = list.table;
  made.bound = static_cast<std::int64_t>(program_.tables[list.table].columns->rows());
  made.may_be_null = list.status != kNone;
  made.never_negative = true;
  return operand(Operand::Kind::number, emit(std::move(made)));
}

Builder::Result Builder::reduced(const std::string& function, const Operand& list) {
  const bool sums = function == "sum";
  const bool is_known = sums || function == "min" || function == "max";
  if (!is_known || (list.item_kind != Operand::Kind::number && (sums || list.item_kind != Operand::Kind::date))) return std::nullopt;
  const Instruction& field = of(list.value);
  Instruction made;
  made.operation = sums ? Operation::sum : function == "min" ? Operation::smallest : Operation::largest;
  made.form = field.form;
  made.table = program_.tables[list.table].parent;
  made.left = list.value;
  made.right = list.kept;
  made.third = list.status;
  made.list = list.table;
  made.scale = field.scale;
  made.may_be_null = true;  // of no items
  made.bound = field.bound;
  if (sums && field.form == Form::number) {
    const auto bound = product(field.bound, std::max<std::int64_t>(1, longest(list.table)));
    if (!bound) return std::nullopt;
    made.bound = *bound;
  }
  return operand(list.item_kind, emit(std::move(made)));
}

Builder::Result Builder::folded(const std::string& function, std::span<const Operand> operands) {
  if (function == "stddev") return deviation(operands);
  const bool adds = function == "sum" || function == "mean";
  if ((!adds && function != "min" && function != "max") || operands.empty()) return std::nullopt;
  if (adds && !operands.front().is_number()) return std::nullopt;
  Result all = operands.front();
  for (const Operand& operand : operands.subspan(1)) {
    all = adds ? computed(NodeKind::add, *all, operand) : extreme(function == "max", *all, operand);
    if (!all) return std::nullopt;
  }
  if (function != "mean") return all;
  return mean_of(*all, whole(static_cast<std::int64_t>(operands.size())));
}

/// Whole numbers of one scale add up to the same in any order: a range may be gone through backwards.
Builder::Result Builder::folded_where_present(const std::string& function, const Operand& tuple) {
  using K = Operand::Kind;
  if (function != "sum" && function != "mean") return std::nullopt;
  const Operand zero = operand(K::number, whole(0));
  Result all = zero;
  Result count = zero;
  for (std::size_t at = 0; at < tuple.present.size(); ++at) {
    const Operand& one = (*tuple.operands)[at];
    if (one.kind != K::number || of(one.value).form != Form::number) return std::nullopt;
    const auto value = chosen(tuple.present[at], one, zero);
    const auto counts = chosen(tuple.present[at], operand(K::number, whole(1)), zero);
    all = value ? computed(NodeKind::add, *all, *value) : std::nullopt;
    count = counts && all ? computed(NodeKind::add, *count, *counts) : std::nullopt;
    if (!count || of(all->value).form != Form::number) return std::nullopt;
  }
  const auto worth = function == "sum" ? all : mean_of(*all, count->value);
  return worth ? chosen(tuple.status, *worth, operand(K::nothing, kNone)) : std::nullopt;
}

Builder::Result Builder::extreme(bool largest, const Operand& left, const Operand& right) {
  if (!(left.is_number() && right.is_number()) && !(left.is_whole() && left.kind == right.kind)) return std::nullopt;
  const auto one = left.is_number() ? number(left) : std::optional(left.value);
  const auto other = right.is_number() ? number(right) : std::optional(right.value);
  const auto pair = one && other ? together(*one, *other) : std::nullopt;
  if (!pair) return std::nullopt;
  const Operation operation = largest ? Operation::greater : Operation::lesser;
  const auto even = aligned(pair->first, pair->second);
  if (!even) {
    const auto made = exactly(operation, pair->first, pair->second);
    return made ? Result(operand(Operand::Kind::number, *made)) : std::nullopt;
  }
  Instruction made;
  made.operation = operation;
  made.table = of(even->first).table;
  made.left = even->first;
  made.right = even->second;
  made.scale = of(even->first).scale;
  made.bound = std::max(of(even->first).bound, of(even->second).bound);
  made.never_negative = of(even->first).never_negative && of(even->second).never_negative;
  if (made.never_negative && !largest) made.bound = std::min(of(even->first).bound, of(even->second).bound);
  made.may_be_null = of(even->first).may_be_null || of(even->second).may_be_null;
  return operand(left.is_number() ? Operand::Kind::number : left.kind, emit(std::move(made)));
}

/// stddev: of the sample, step by step as the built-in function takes them.
Builder::Result Builder::deviation(std::span<const Operand> operands) {
  using K = Operand::Kind;
  const auto count = static_cast<std::int64_t>(operands.size());
  const auto sum = folded("sum", operands);
  const auto mean = sum && count > 1 ? mean_of(*sum, whole(count)) : std::nullopt;
  const auto average = mean ? number(*mean) : std::nullopt;
  Result squares;
  for (const Operand& one : operands) {
    const auto value = average ? number(one) : std::nullopt;
    const auto apart = value ? exactly(Operation::subtract, *value, *average) : std::nullopt;
    const auto square = apart ? exactly(Operation::multiply, *apart, *apart) : std::nullopt;
    if (!square) return std::nullopt;
    squares = squares ? computed(NodeKind::add, *squares, operand(K::number, *square)) : operand(K::number, *square);
    if (!squares) return std::nullopt;
  }
  const auto variance = squares ? mean_of(*squares, whole(count - 1)) : std::nullopt;
  const auto root = variance ? number(*variance) : std::nullopt;
  return root ? Result(operand(K::number, square_root(*root))) : std::nullopt;
}

}  // namespace reprise::feel::batch
