// From records to the items of their lists and back, and loops within loops.
#include "feel/batch_builder.h"

namespace reprise::feel::batch {

std::uint32_t Builder::table_of(const Columns::Lists& lists, std::uint32_t parent) {
  for (std::uint32_t table = 1; table < program_.tables.size(); ++table) {
    if (program_.tables[table].lists == &lists && program_.tables[table].parent == parent) return table;
  }
  program_.tables.push_back({lists.items.get(), &lists, parent});
  return static_cast<std::uint32_t>(program_.tables.size() - 1);
}

bool Builder::stands_in(std::uint32_t outer, std::uint32_t inner) const {
  while (inner != outer && inner != 0) inner = program_.tables[inner].parent;
  return inner == outer;
}

/// An instruction that takes what another one makes over into another table.
Instruction Builder::moved(RegisterIndex value, Operation operation, std::uint32_t table) const {
  const Instruction& from = of(value);
  Instruction made;
  made.operation = operation;
  made.form = from.form;
  made.table = table;
  made.left = value;
  made.scale = from.scale;
  made.bound = from.bound;
  made.may_be_null = from.may_be_null;
  made.never_negative = from.never_negative;
  if (from.form == Form::text) made.content = from.content;
  return made;
}

std::optional<RegisterIndex> Builder::on(RegisterIndex value, std::uint32_t table) {
  const Instruction& from = of(value);
  if (from.table == table) return value;
  if (from.operation == Operation::constant) {
    Instruction made = from;
    made.table = table;
    const bool is_plain = from.may_be_null || from.form == Form::truth;
    return emit(std::move(made), is_plain ? "null" : "n" + from.constant.to_string() + "/" + std::to_string(from.scale));
  }
  if (!stands_in(from.table, table)) return std::nullopt;
  const auto outer = on(value, program_.tables[table].parent);
  return outer ? std::optional(emit(moved(*outer, Operation::expand, table))) : std::nullopt;
}

RegisterIndex Builder::related(RegisterIndex value, std::uint32_t table) { return emit(moved(value, Operation::relate, table)); }

std::optional<Builder::Pair> Builder::together(RegisterIndex left, RegisterIndex right) {
  const std::uint32_t one = of(left).table;
  const std::uint32_t other = of(right).table;
  const bool to_right = stands_in(one, other);
  if (!to_right && !stands_in(other, one)) return std::nullopt;
  const auto first = on(left, to_right ? other : one);
  const auto second = on(right, to_right ? other : one);
  if (!first || !second) return std::nullopt;
  return Pair(*first, *second);
}

/// The innermost loop that an operand depends on.
std::optional<std::uint32_t> Builder::table_of(const Operand& operand) const {
  using K = Operand::Kind;
  switch (operand.kind) {
    case K::list: return program_.tables[operand.table].parent;
    case K::tuple: return deepest(*operand.operands);
    case K::entries: {
      std::vector<Operand> contents;
      for (const auto& [name, content] : *operand.contents) contents.push_back(content);
      return deepest(contents);
    }
    case K::item: return operand.value == kNone ? operand.table : of(operand.value).table;
    case K::ratio: {
      std::vector<Operand> parts = {Builder::operand(K::number, operand.value), Builder::operand(K::number, operand.denominator)};
      if (operand.factor != kNone) parts.push_back(Builder::operand(K::number, operand.factor));
      return deepest(parts);
    }
    default: return operand.value == kNone ? 0 : of(operand.value).table;
  }
}

std::optional<std::uint32_t> Builder::deepest(std::span<const Operand> operands) const {
  std::uint32_t all = 0;
  for (const Operand& operand : operands) {
    const auto one = table_of(operand);
    if (!one) return std::nullopt;
    if (stands_in(all, *one)) {
      all = *one;
    } else if (!stands_in(*one, all)) {
      return std::nullopt;
    }
  }
  return all;
}

std::int64_t Builder::longest(std::uint32_t table) const {
  const auto& offsets = program_.tables[table].lists->offsets;
  std::uint32_t most = 0;
  for (std::size_t row = 0; row + 1 < offsets.size(); ++row) most = std::max(most, offsets[row + 1] - offsets[row]);
  return most;
}

}  // namespace reprise::feel::batch
