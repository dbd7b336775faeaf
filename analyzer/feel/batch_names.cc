// Names and paths: what of the records, of the items of their lists and of the expression itself they stand for.
#include "feel/batch_builder.h"

namespace reprise::feel::batch {

Builder::Result Builder::literal(const Value& value) {
  using K = Operand::Kind;
  Instruction made;
  switch (value.kind()) {
    case Kind::null: return operand(K::nothing, kNone);
    case Kind::boolean:
      made.form = Form::truth;
      made.across = value.as_boolean() ? 1 : 0;
      return operand(K::truth, emit(std::move(made)));
    case Kind::string: {
      Operand word = operand(K::word, kNone);
      word.word = value.as_string();
      return word;
    }
    case Kind::date: return operand(K::date, whole(value.as_date().to_days()));
    case Kind::days_time_duration:
    case Kind::years_months_duration: {
      Operand duration = operand(K::duration, kNone);
      duration.literal = value;
      return duration;
    }
    case Kind::list: {
      std::vector<Operand> items;
      for (const Value& item : value.as_list()) {
        auto one = literal(item);
        if (!one) return std::nullopt;
        items.push_back(std::move(*one));
      }
      Operand tuple = operand(K::tuple, kNone);
      tuple.operands = std::make_shared<const std::vector<Operand>>(std::move(items));
      return tuple;
    }
    case Kind::number: break;
    default: return std::nullopt;
  }
  made.constant = value.as_number();
  const auto scaled = made.constant.scaled();
  const bool is_small =
      scaled && scaled->exponent <= 0 && scaled->exponent >= -kMostDigits && absolute(scaled->coefficient) <= kMostCoefficient;
  made.form = is_small ? Form::number : Form::exact;
  if (is_small) {
    made.scale = -scaled->exponent;
    made.across = scaled->coefficient;
    made.bound = absolute(scaled->coefficient);
    made.never_negative = scaled->coefficient >= 0;
  }
  const std::string key = "n" + made.constant.to_string() + "/" + std::to_string(made.scale);
  return operand(K::number, emit(std::move(made), key));
}

RegisterIndex Builder::whole(std::int64_t value) { return literal(Value::number(value))->value; }

RegisterIndex Builder::null_of(Operand::Kind kind) {
  Instruction made;
  if (kind == Operand::Kind::truth) {
    made.form = Form::truth;
    made.across = 2;
  } else {
    made.may_be_null = true;
  }
  return emit(std::move(made), "null");
}

/// What a column of values is as an operand; fills what an instruction that reads it has to know.
Builder::Result Builder::valued(const Columns::Content& content, Instruction& made) {
  made.content = &content;
  const auto* dates = std::get_if<Columns::Dates>(&content);
  const auto* numbers = dates == nullptr ? std::get_if<Columns::Numbers>(&content) : &dates->days;
  if (numbers != nullptr) {
    made.form = numbers->exact.empty() ? Form::number : Form::exact;
    made.scale = numbers->scale;
    made.bound = numbers->largest;
    made.may_be_null = !numbers->known.empty();
    made.may_be_marked = !numbers->marked.empty();
    return operand(dates == nullptr ? Operand::Kind::number : Operand::Kind::date, kNone);
  }
  if (const auto* truths = std::get_if<Columns::Truths>(&content)) {
    made.form = Form::truth;
    made.may_be_marked = !truths->marked.empty();
    return operand(Operand::Kind::truth, kNone);
  }
  if (const auto* texts = std::get_if<Columns::Texts>(&content)) {
    made.form = Form::text;
    made.may_be_marked = !texts->marked.empty();
    return operand(Operand::Kind::text, kNone);
  }
  return std::nullopt;
}

Builder::Result Builder::column(const Columns& columns, std::uint32_t table, const std::string& wanted) {
  const Columns::Content* content = columns.find(wanted);
  if (content == nullptr) return std::nullopt;
  Instruction made;
  made.operation = Operation::column;
  made.table = table;
  if (auto value = valued(*content, made)) {
    value->value = emit(std::move(made));
    return value;
  }
  return table == 0 ? list_of(*content, wanted) : std::nullopt;
}

/// A list of the records, or a context of theirs.
Builder::Result Builder::list_of(const Columns::Content& content, const std::string& wanted) {
  if (const auto* contexts = std::get_if<Columns::Contexts>(&content)) {
    Operand section = operand(Operand::Kind::section, kNone);
    section.columns = contexts->entries.get();
    return section;
  }
  if (!std::holds_alternative<Columns::Lists>(content)) return std::nullopt;
  const auto& lists = std::get<Columns::Lists>(content);
  Operand list = operand(Operand::Kind::list, kNone);
  list.table = table_of(lists, 0);
  if (lists.known.empty() && lists.marked.empty()) return list;
  Instruction status;
  status.operation = Operation::status;
  status.form = Form::truth;
  status.content = &content;
  status.may_be_marked = !lists.marked.empty();
  list.status = emit(std::move(status), wanted);
  return list;
}

Builder::Result Builder::name(const std::string& wanted) {
  for (auto binding = scope_.bindings.rbegin(); binding != scope_.bindings.rend(); ++binding) {
    if (binding->entries && binding->operand.kind == Operand::Kind::item && binding->operand.columns->find(wanted) != nullptr) {
      return field(binding->operand, wanted);
    }
    if (binding->name == wanted) return binding->operand;
  }
  return column(*program_.tables[0].columns, 0, wanted);
}

Builder::Result Builder::field(const Operand& item, const std::string& wanted) {
  const Columns::Content* content = item.columns->find(wanted);
  if (content == nullptr) return std::nullopt;
  if (item.value != kNone) return picked(item.value, *content, false);
  if (program_.tables[item.table].parent == 0) return column(*item.columns, item.table, wanted);
  Instruction own;
  own.operation = Operation::own_item;
  own.form = Form::text;
  own.table = item.table;
  return picked(emit(std::move(own)), *content, false);
}

/// What the column says of the item, or of the text, that a register of codes tells.
Builder::Result Builder::picked(RegisterIndex which, const Columns::Content& content, bool lacks) {
  Instruction made;
  made.operation = Operation::pick;
  made.table = of(which).table;
  made.left = which;
  made.lacks = lacks;
  auto value = valued(content, made);
  if (!value) return std::nullopt;
  made.may_be_marked = made.may_be_marked || lacks;
  if (made.form == Form::number || made.form == Form::exact) made.may_be_null = true;
  value->value = emit(std::move(made));
  return value;
}

Builder::Result Builder::path(const SyntaxNode& node) {
  using K = Operand::Kind;
  const auto object = compile(node.children[0]);
  if (!object) return std::nullopt;
  switch (object->kind) {
    case K::section: return column(*object->columns, 0, node.text);
    case K::item: return field(*object, node.text);
    case K::date: return date_part(*object, node.text);
    case K::entries:
      for (const auto& [name, content] : *object->contents) {
        if (name == node.text) return content;
      }
      return std::nullopt;
    case K::list: {
      if (object->item_kind != K::item) return std::nullopt;
      const auto column = field(item_of(*object, program_.tables[object->table].columns), node.text);
      return column ? values(*object, *column) : std::nullopt;
    }
    default: return std::nullopt;
  }
}

// Entries see those before them.
Builder::Result Builder::context(const SyntaxNode& node) {
  std::vector<std::pair<std::string, Operand>> contents;
  const std::size_t outside = scope_.bindings.size();
  for (std::size_t index = 0; index < node.children.size(); ++index) {
    auto entry = compile(node.children[index]);
    if (!entry || std::ranges::find(node.names.begin(), node.names.begin() + static_cast<std::ptrdiff_t>(index), node.names[index]) !=
                      node.names.begin() + static_cast<std::ptrdiff_t>(index)) {
      scope_.bindings.resize(outside);
      return std::nullopt;
    }
    scope_.bindings.push_back({node.names[index], *entry, false});
    contents.emplace_back(node.names[index], std::move(*entry));
  }
  scope_.bindings.resize(outside);
  Operand made = operand(Operand::Kind::entries, kNone);
  made.contents = std::make_shared<const std::vector<std::pair<std::string, Operand>>>(std::move(contents));
  return made;
}

}  // namespace reprise::feel::batch
