// Calls in columns: definitions are written out where they are called, decision tables become choices.
#include "feel/batch_builder.h"

namespace reprise::feel::batch {
namespace {

/// Whether the parameter takes the operand as it is.
bool takes(const std::string& type, const Operand& operand) {
  using K = Operand::Kind;
  if (type.empty() || type == "Any" || operand.kind == K::nothing) return true;
  if (type == "number") return operand.is_number();
  if (type == "string") return operand.kind == K::text || operand.kind == K::word;
  if (type == "boolean") return operand.kind == K::truth;
  if (type == "date") return operand.kind == K::date;
  if (type == "context") return operand.kind == K::item || operand.kind == K::section || operand.kind == K::entries;
  if (type == "list") return operand.kind == K::list || operand.kind == K::tuple;
  if (!type.starts_with("list<")) return false;
  const std::string inner = type.substr(5, type.size() - 6);
  if (operand.kind == K::list) {
    Operand item;
    item.kind = operand.item_kind;
    return takes(inner, item);
  }
  return operand.kind == K::tuple && std::ranges::all_of(*operand.operands, [&](const Operand& one) { return takes(inner, one); });
}

/// Tells operands apart; empty where that would be long.
std::string told(const Operand& operand) {
  if (operand.kind == Operand::Kind::entries || operand.kind == Operand::Kind::duration || !operand.present.empty()) return {};
  std::string text;
  for (const std::int64_t part : {static_cast<std::int64_t>(operand.kind), static_cast<std::int64_t>(operand.value),
                                  static_cast<std::int64_t>(operand.denominator), static_cast<std::int64_t>(operand.factor),
                                  static_cast<std::int64_t>(operand.table), static_cast<std::int64_t>(operand.kept),
                                  static_cast<std::int64_t>(operand.status), static_cast<std::int64_t>(operand.item_kind),
                                  static_cast<std::int64_t>(reinterpret_cast<std::intptr_t>(operand.columns))}) {
    text += std::to_string(part) + ",";
  }
  text += "\"" + operand.word + "\"";
  if (operand.kind != Operand::Kind::tuple) return text;
  for (const Operand& item : *operand.operands) {
    const std::string one = told(item);
    if (one.empty()) return {};
    text += "[" + one + "]";
  }
  return text;
}

/// A test that is null of null, so that only a known input makes it false.
bool is_strict(const UnaryTests& tests) {
  const Syntax& syntax = tests.syntax();
  return std::ranges::all_of(syntax.at(syntax.root).children, [&](NodeIndex child) {
    const SyntaxNode& test = syntax.at(child);
    const bool compares = test.kind == NodeKind::comparison_test && test.operation != NodeKind::equal && test.operation != NodeKind::not_equal;
    return compares || test.kind == NodeKind::range;
  });
}

}  // namespace

Builder::Result Builder::call(const SyntaxNode& node) {
  const SyntaxNode& callee = at(node.children[0]);
  const auto has_name = [&](const Binding& binding) { return binding.name == callee.text; };
  if (callee.kind != NodeKind::name || !node.names.empty() || std::ranges::any_of(scope_.bindings, has_name)) return std::nullopt;
  std::vector<Operand> arguments;
  for (std::size_t index = 1; index < node.children.size(); ++index) {
    auto argument = compile(node.children[index]);
    if (!argument) return std::nullopt;
    arguments.push_back(std::move(*argument));
  }
  const auto definition = library_.definitions.find(callee.text);
  if (definition != library_.definitions.end()) return called(definition->first, definition->second, std::move(arguments));
  if (!library_.known.empty() && callee.text == library_.known) {
    return arguments.size() == 1 ? has_value(Operation::is_known, arguments[0]) : std::nullopt;
  }
  if (!library_.yardstick.empty() && callee.text == library_.yardstick) {
    return arguments.size() == 2 ? yardstick(arguments[0], arguments[1]) : std::nullopt;
  }
  if (program_.tables[0].columns->find(callee.text) != nullptr) return std::nullopt;
  return built_in(callee.text, arguments);
}

Builder::Result Builder::called(const std::string& name, const BatchDefinition& definition, std::vector<Operand> arguments) {
  if (arguments.size() > definition.parameters.size()) return std::nullopt;
  Scope scope;
  const auto table = deepest(arguments);
  if (!table) return std::nullopt;
  scope.table = *table;
  for (std::size_t position = arguments.size(); position < definition.parameters.size(); ++position) {
    const Expression* otherwise = definition.parameters[position].otherwise;
    auto argument = otherwise == nullptr ? std::nullopt : compile(*otherwise, scope);
    if (!argument) return std::nullopt;
    arguments.push_back(std::move(*argument));
  }
  std::string key = name;
  for (std::size_t position = 0; position < arguments.size(); ++position) {
    if (!takes(definition.parameters[position].type, arguments[position])) return std::nullopt;
    scope.bindings.push_back({definition.parameters[position].name, arguments[position], false});
    const std::string one = told(arguments[position]);
    key = one.empty() || key.empty() ? std::string() : key + "(" + one;
  }
  const auto known = called_.find(key);
  if (!key.empty() && known != called_.end()) return known->second;
  Result worth;
  if (definition.body != nullptr) worth = compile(*definition.body, scope);
  if (definition.table) worth = unique_row(*definition.table, scope);
  if (!key.empty() && !gave_up_) called_.emplace(std::move(key), worth);
  return worth;
}

Builder::Result Builder::tested(const UnaryTests& tests, const Operand& input, const Scope& scope) {
  Scope own = scope;
  own.syntax = &tests.syntax();
  own.input = input;
  std::swap(scope_, own);
  const SyntaxNode& root = at(scope_.syntax->root);
  auto matched = root.kind == NodeKind::unary_tests ? any_test(input, root, 0) : test(input, scope_.syntax->root);
  if (matched && root.negated) matched = negated(*matched);
  std::swap(scope_, own);
  return matched;
}

Builder::Result Builder::with_marks(const Operand& value, RegisterIndex marks) {
  if (!of(marks).may_be_marked) return value;
  const auto pair = together(value.value, marks);
  if (!pair) return std::nullopt;
  Instruction made;
  made.operation = Operation::with_marks;
  const Instruction& from = of(pair->first);
  made.form = from.form;
  made.table = from.table;
  made.scale = from.scale;
  made.bound = from.bound;
  made.may_be_null = from.may_be_null;
  made.left = pair->first;
  made.third = pair->second;
  return operand(value.kind, emit(std::move(made)));
}

/// What a row says, if it hits; nothing when it may be none of the results that are allowed.
Builder::Result Builder::row_result(const BatchTable& table, const BatchTable::Row& row, const Scope& scope) {
  const Syntax& then = row.then->syntax();
  const SyntaxNode& root = then.at(then.root);
  if (table.results != nullptr && !(root.constant && table.results->matches(root.value, {}).is_true())) return std::nullopt;
  return compile(*row.then, scope);
}

/// Which rows hit, of all that decide: row by row whether it does, and over all of them whether several do or one hinges on a null.
struct Builder::Hits {
  std::vector<std::pair<RegisterIndex, Operand>> results;  ///< of each row, where it hits
  std::vector<RegisterIndex> looked_at;
  Operand any;
  Operand several;
  Operand open;
};

bool Builder::add_row(const BatchTable& table, const BatchTable::Row& row, std::span<const Operand> inputs, const Scope& scope, Hits& hits) {
  Result all = literal(Value::boolean(true));
  for (std::size_t input = 0; input < inputs.size(); ++input) {
    if (row.when[input] == nullptr) continue;
    const auto one = is_strict(*row.when[input]) ? tested(*row.when[input], inputs[input], scope) : std::nullopt;
    all = one ? joined(Operation::both, *all, *one) : std::nullopt;
    if (!all) return false;
  }
  const auto known = has_value(Operation::is_known, *all);
  const auto hit = joined(Operation::both, *all, *known);
  const auto undecided = negated(*known);
  const auto result = row_result(table, row, scope);
  const auto again = hit ? joined(Operation::both, hits.any, *hit) : std::nullopt;
  const auto several = again ? joined(Operation::either, hits.several, *again) : std::nullopt;
  const auto any = hit ? joined(Operation::either, hits.any, *hit) : std::nullopt;
  const auto open = undecided ? joined(Operation::either, hits.open, *undecided) : std::nullopt;
  if (!result || !several || !any || !open) return false;
  hits.several = *several;
  hits.any = *any;
  hits.open = *open;
  hits.results.emplace_back(hit->value, *result);
  hits.looked_at.push_back(all->value);
  return true;
}

/// A known input outside its domain makes the whole null, with no more marks than its own and those of the inputs before it.
Builder::Result Builder::refused(const BatchTable& table, std::span<const Operand> inputs, const Scope& scope, Result worth) {
  for (std::size_t input = inputs.size(); worth && input-- > 0;) {
    const auto allowed = is_strict(*table.domains[input]) ? tested(*table.domains[input], inputs[input], scope) : std::nullopt;
    const auto outside = allowed ? negated(*allowed) : std::nullopt;
    const auto known = has_value(Operation::is_known, inputs[input]);
    const auto refuses = outside && known ? joined(Operation::both, *known, *outside) : std::nullopt;
    worth = refuses ? chosen(refuses->value, operand(Operand::Kind::nothing, kNone), *worth) : std::nullopt;
  }
  return worth;
}

/// A null input for which the table has a domain leaves undecided every row that hinges on it: then the whole is null.
Builder::Result Builder::unique_row(const BatchTable& table, const Scope& scope) {
  std::vector<Operand> inputs;
  for (const Expression* input : table.inputs) {
    auto value = compile(*input, scope);
    if (!value) return std::nullopt;
    inputs.push_back(std::move(*value));
  }
  const auto has_domain = [](const UnaryTests* tests) { return tests != nullptr; };
  const bool hinges = std::ranges::any_of(table.domains, has_domain);
  if (hinges && !std::ranges::all_of(table.domains, has_domain)) return std::nullopt;
  const Operand no = *literal(Value::boolean(false));
  const Operand nothing = operand(Operand::Kind::nothing, kNone);
  Hits hits{{}, {}, no, no, no};
  for (const BatchTable::Row& row : table.rows) {
    if (!add_row(table, row, inputs, scope, hits)) return std::nullopt;
  }
  Result worth = nothing;
  for (auto hit = hits.results.rbegin(); hit != hits.results.rend() && worth; ++hit) worth = chosen(hit->first, hit->second, *worth);
  if (worth) worth = chosen(hits.several.value, nothing, *worth);
  if (worth && hinges) worth = chosen(hits.open.value, nothing, *worth);
  for (const RegisterIndex marks : hits.looked_at) worth = worth ? with_marks(*worth, marks) : std::nullopt;
  return hinges ? refused(table, inputs, scope, std::move(worth)) : worth;
}

}  // namespace reprise::feel::batch
