// Lists in columns: paths, filters, quantifiers, and the functions that make one value of many.
#include "feel/batch_builder.h"

namespace reprise::feel::batch {

Builder::Result Builder::path(const SyntaxNode& node) {
  const SyntaxNode& object = at(node.children[0]);
  if (scope_.table != 0 && object.kind == NodeKind::name && object.text == scope_.variable) return column(scope_.table, node.text);
  const auto list = compile(node.children[0]);
  if (!list || list->kind != Operand::Kind::list || list->value != kNone) return std::nullopt;
  const auto field = column(list->table, node.text);
  if (!field || field->kind != Operand::Kind::number) return std::nullopt;
  Operand projected = *list;
  projected.value = field->value;
  return projected;
}

Builder::Result Builder::filter(const SyntaxNode& node) {
  const auto list = compile(node.children[0]);
  if (!list || list->kind != Operand::Kind::list || list->value != kNone || list->kept != kNone) return std::nullopt;
  const auto condition = within(list->table, "item", true, [&] { return compile(node.children[1]); });
  if (!condition || condition->kind != Operand::Kind::truth) return std::nullopt;
  Operand kept = *list;
  kept.kept = condition->value;
  return kept;
}

Builder::Result Builder::quantified(const SyntaxNode& node) {
  if (node.names.size() != 1) return std::nullopt;
  const auto list = compile(node.children[0]);
  if (!list || list->kind != Operand::Kind::list || list->value != kNone || list->kept != kNone) return std::nullopt;
  const auto condition = within(list->table, node.names[0], false, [&] { return compile(node.children[1]); });
  if (!condition || condition->kind != Operand::Kind::truth) return std::nullopt;
  Instruction made;
  made.operation = node.kind == NodeKind::some ? Operation::some : Operation::every;
  made.form = Form::truth;
  made.left = condition->value;
  made.list = list->table;
  return operand(Operand::Kind::truth, emit(std::move(made)));
}

Builder::Result Builder::call(const SyntaxNode& node) {
  const SyntaxNode& callee = at(node.children[0]);
  if (callee.kind != NodeKind::name || !node.names.empty() || node.children.size() != 2 ||
      program_.tables[0].columns->find(callee.text) != nullptr) {
    return std::nullopt;
  }
  if (callee.text == "not") {
    const auto inner = compile(node.children[1]);
    if (!inner || inner->kind != Operand::Kind::truth) return std::nullopt;
    Instruction made;
    made.operation = Operation::negate;
    made.form = Form::truth;
    made.table = scope_.table;
    made.left = inner->value;
    return operand(Operand::Kind::truth, emit(std::move(made)));
  }
  const bool reduces = callee.text == "count" || callee.text == "sum" || callee.text == "min" || callee.text == "max";
  if (!reduces || scope_.table != 0) return std::nullopt;
  const auto list = compile(node.children[1]);
  if (!list || list->kind != Operand::Kind::list) return std::nullopt;
  return callee.text == "count" ? counted(*list) : reduced(callee.text, *list);
}

Builder::Result Builder::counted(const Operand& list) {
  Instruction made;
  made.operation = list.kept == kNone ? Operation::count_items : Operation::count_true;
  made.left = list.kept;
  made.list = list.table;
  made.bound = static_cast<std::int64_t>(program_.tables[list.table].columns->rows());
  return operand(Operand::Kind::number, emit(std::move(made)));
}

Builder::Result Builder::reduced(const std::string& function, const Operand& list) {
  if (list.value == kNone) return std::nullopt;
  const Instruction& field = of(list.value);
  Instruction made;
  made.operation = function == "sum" ? Operation::sum : function == "min" ? Operation::smallest : Operation::largest;
  made.form = field.form;
  made.left = list.value;
  made.right = list.kept;
  made.list = list.table;
  made.scale = field.scale;
  made.may_be_null = true;  // of no items
  made.bound = field.bound;
  if (function == "sum" && field.form == Form::number) {
    const auto bound = product(field.bound, std::max<std::int64_t>(1, longest(list.table)));
    if (!bound) return std::nullopt;
    made.bound = *bound;
  }
  return operand(Operand::Kind::number, emit(std::move(made)));
}

std::int64_t Builder::longest(std::uint32_t table) const {
  const auto& offsets = program_.tables[table].lists->offsets;
  std::uint32_t most = 0;
  for (std::size_t row = 0; row + 1 < offsets.size(); ++row) most = std::max(most, offsets[row + 1] - offsets[row]);
  return most;
}

}  // namespace reprise::feel::batch
