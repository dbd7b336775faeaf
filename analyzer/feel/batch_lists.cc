// Lists in columns: filters, items, quantifiers and loops.
#include "feel/batch_builder.h"
#include "feel/batch_run.h"

namespace reprise::feel::batch {
namespace {

constexpr std::int64_t kMostRounds = 64;           ///< of a loop over numbers: written out
constexpr std::size_t kMostPairs = std::size_t{1} << 20;  ///< of a loop within a loop, over as many records as are worked on at once

}  // namespace

Builder::Result Builder::entered(const Operand& list) {
  const BatchProgram::Table own = program_.tables[list.table];
  if (own.parent == scope_.table) return list;
  if (!stands_in(own.parent, scope_.table)) return std::nullopt;
  Operand moved = list;
  const std::size_t tables = program_.tables.size();
  moved.table = table_of(*own.lists, scope_.table);
  if (program_.tables.size() > tables && most_rows(program_, moved.table, Batch::kMostRows) > kMostPairs) {
    program_.tables.pop_back();
    return std::nullopt;
  }
  for (RegisterIndex* part : {&moved.value, &moved.kept}) {
    if (*part == kNone) continue;
    if (own.parent != 0) return std::nullopt;
    *part = related(*part, moved.table);
  }
  if (moved.status == kNone) return moved;
  const auto status = on(moved.status, scope_.table);
  if (!status) return std::nullopt;
  moved.status = *status;
  return moved;
}

Operand Builder::item_of(const Operand& list, const Columns* columns) {
  Operand item = operand(list.item_kind, list.value);
  item.table = list.table;
  item.columns = columns;
  return item;
}

Builder::Result Builder::values(const Operand& list, const Operand& body) {
  using K = Operand::Kind;
  const K kind = body.kind == K::ratio ? K::number : body.kind;
  if (kind != K::number && kind != K::truth && kind != K::text && !body.is_whole()) return std::nullopt;
  const auto value = kind == K::number ? number(body) : std::optional(body.value);
  const auto there = value ? on(*value, list.table) : std::nullopt;
  if (!there) return std::nullopt;
  Operand made = list;
  made.item_kind = kind;
  made.value = *there;
  return made;
}

/// A whole number known before any record.
std::optional<std::int64_t> Builder::position_of(const Operand& operand) const {
  if (operand.kind != Operand::Kind::number || !is_constant(operand.value) || of(operand.value).scale != 0) return std::nullopt;
  return of(operand.value).across;
}

Builder::Result Builder::filter(const SyntaxNode& node) {
  const SyntaxNode& filtered = at(node.children[0]);
  const bool has_index = at(node.children[1]).constant;
  if (has_index && filtered.kind == NodeKind::call && at(filtered.children[0]).text == "index of" && filtered.children.size() == 3) {
    const auto words = compile(filtered.children[1]);
    const auto text = compile(filtered.children[2]);
    const bool first = feel::equal(at(node.children[1]).value, Value::number(1)).is_true();
    return first && words && text && filtered.names.empty() ? rank(*words, *text) : std::nullopt;
  }
  const auto list = compile(node.children[0]);
  if (!list) return std::nullopt;
  if (has_index) {
    const auto index = compile(node.children[1]);
    const auto position = index ? position_of(*index) : std::nullopt;
    return position ? item_at(*list, *position) : std::nullopt;
  }
  if (list->kind != Operand::Kind::list) return std::nullopt;
  const auto there = entered(*list);
  if (!there) return std::nullopt;
  const auto condition = within(*there, "item", true, [&] { return compile(node.children[1]); });
  if (!condition) return std::nullopt;
  if (const auto position = position_of(*condition)) return item_at(*there, *position);
  const auto truths = condition->kind == Operand::Kind::truth ? on(condition->value, there->table) : std::nullopt;
  if (!truths) return std::nullopt;
  Operand kept = *there;
  kept.status = status_with(*there, *truths, there->kept);
  if (there->value != kNone) kept.status = status_with(kept, there->value, there->kept);
  kept.kept = there->kept == kNone ? *truths : truth_of(Operation::both, there->kept, *truths);
  return kept;
}

/// The list's status with the marks of what is said of its items.
RegisterIndex Builder::status_with(const Operand& list, RegisterIndex items, RegisterIndex kept) {
  if (!of(items).may_be_marked) return list.status;
  Instruction made;
  made.operation = Operation::collect;
  made.form = Form::truth;
  made.table = program_.tables[list.table].parent;
  made.list = list.table;
  made.left = items;
  made.right = kept;
  made.third = list.status;
  return emit(std::move(made));
}

Builder::Result Builder::item_at(const Operand& list, std::int64_t position) {
  if (list.kind == Operand::Kind::tuple) {
    if (!list.present.empty()) return std::nullopt;
    const auto size = static_cast<std::int64_t>(list.operands->size());
    if (position == 0 || absolute(position) > size) return std::nullopt;
    return (*list.operands)[static_cast<std::size_t>(position > 0 ? position - 1 : size + position)];
  }
  if (list.kind != Operand::Kind::list || list.item_kind != Operand::Kind::item) return std::nullopt;
  Instruction made;
  made.operation = Operation::nth;
  made.form = Form::text;
  made.table = program_.tables[list.table].parent;
  made.list = list.table;
  made.right = list.kept;
  made.third = list.status;
  made.up = position;
  made.may_be_marked = true;
  Operand item = operand(Operand::Kind::item, emit(std::move(made)));
  item.columns = program_.tables[list.table].columns;
  return item;
}

/// What a loop goes through: whole numbers known beforehand are written out.
Builder::Result Builder::domain(NodeIndex index) {
  const SyntaxNode& node = at(index);
  if (node.kind != NodeKind::iteration_range) {
    const auto list = compile(index);
    if (!list || list->kind == Operand::Kind::tuple) return list;
    return list->kind == Operand::Kind::list ? entered(*list) : std::nullopt;
  }
  const auto first = compile(node.children[0]);
  const auto last = compile(node.children[1]);
  return first && last ? range(*first, *last) : std::nullopt;
}

/// From a number known beforehand, forwards or backwards, to one that need not be but has bounds.
Builder::Result Builder::range(const Operand& first, const Operand& last) {
  const auto from = position_of(first);
  if (!from || last.kind != Operand::Kind::number) return std::nullopt;
  const auto to = position_of(last);
  const Instruction end = of(last.value);
  if (end.form != Form::number || end.scale != 0 || absolute(*from) > kMostRounds || end.bound > kMostRounds) return std::nullopt;
  const std::int64_t lowest = to ? std::min(*from, *to) : std::min(*from, end.never_negative ? 0 : -end.bound);
  const std::int64_t highest = to ? std::max(*from, *to) : std::max(*from, end.bound);
  std::vector<Operand> rounds;
  Operand tuple = operand(Operand::Kind::tuple, kNone);
  for (std::int64_t at = lowest; at <= highest; ++at) {
    const Operand round = operand(Operand::Kind::number, whole(at));
    rounds.push_back(round);
    if (to) continue;
    const auto reached = compared(at >= *from ? Comparison::greater_equal : Comparison::less_equal, last, round);
    const auto turned = at == *from ? literal(Value::boolean(true)) : reached;
    if (!turned) return std::nullopt;
    tuple.present.push_back(turned->value);
  }
  if (to && *to < *from) std::ranges::reverse(rounds);
  if (!to) {
    const auto status = has_value(Operation::has_value, last);
    if (!status) return std::nullopt;
    tuple.status = status->value;
  }
  tuple.operands = std::make_shared<const std::vector<Operand>>(std::move(rounds));
  return tuple;
}

Builder::Result Builder::loop(const SyntaxNode& node) {
  if (node.names.size() != 1 || scope_.syntax->mentions_partial) return std::nullopt;
  const auto over = domain(node.children[0]);
  if (!over) return std::nullopt;
  if (over->kind == Operand::Kind::tuple) return loop_over(*over, node);
  return within(*over, node.names[0], false, [&]() -> Result {
    const auto body = compile(node.children[1]);
    return body ? values(*over, *body) : std::nullopt;
  });
}

Builder::Result Builder::loop_over(const Operand& tuple, const SyntaxNode& node) {
  std::vector<Operand> bodies;
  for (const Operand& item : *tuple.operands) {
    scope_.bindings.push_back({node.names[0], item, false});
    auto body = compile(node.children[1]);
    scope_.bindings.pop_back();
    if (!body) return std::nullopt;
    bodies.push_back(std::move(*body));
  }
  Operand made = tuple;
  made.operands = std::make_shared<const std::vector<Operand>>(std::move(bodies));
  return made;
}

Builder::Result Builder::quantified(const SyntaxNode& node) {
  if (node.names.size() != 1) return std::nullopt;
  const auto list = domain(node.children[0]);
  if (!list || list->kind != Operand::Kind::list) return std::nullopt;
  const auto condition = within(*list, node.names[0], false, [&] { return compile(node.children[1]); });
  if (!condition || condition->kind != Operand::Kind::truth) return std::nullopt;
  const auto truths = on(condition->value, list->table);
  if (!truths) return std::nullopt;
  Instruction made;
  made.operation = node.kind == NodeKind::some ? Operation::some : Operation::every;
  made.form = Form::truth;
  made.table = program_.tables[list->table].parent;
  made.list = list->table;
  made.left = *truths;
  made.right = list->kept;
  made.third = list->status;
  return operand(Operand::Kind::truth, emit(std::move(made)));
}

}  // namespace reprise::feel::batch
