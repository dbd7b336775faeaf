#include <algorithm>
#include <memory>

#include "feel/reasons.h"
#include "feel/recording.h"
#include "feel/type.h"
#include "rulepack/names.h"
#include "rulepack/rulepack.h"

namespace reprise::rulepack {
namespace {

using feel::Value;

/// What a call with those arguments is worth: a scope never changes, so it is always the same.
struct Answer {
  std::vector<Value> arguments;
  Value value;
  std::vector<feel::Mark> held;  ///< when it is recorded
};

/// `account(2024)` is asked once a line, `declared(id)` once a service: few arguments, and always plain ones.
constexpr std::size_t kMostAnswers = 32;

/// A definition with the part of the scope it mentions. Definitions stand in the order of their calls, so none needs itself.
struct Callable {
  const Definition& definition;
  feel::Context scope;
  feel::Recording* recording;  ///< null: nothing is remembered but answers
  std::vector<Answer> answers;
};

bool is_plain(const Value& value) {
  return value.kind() == feel::Kind::number || value.kind() == feel::Kind::string || value.kind() == feel::Kind::boolean;
}

/// Equal in value and in where it came from, for the marks of an argument pass to the result.
bool is_same(const Value& left, const Value& right) {
  return left.kind() == right.kind() && std::ranges::equal(left.marks().ids(), right.marks().ids()) && feel::equal(left, right).is_true();
}

Value evaluated(const feel::Expression& expression, const feel::Context& scope, feel::Recording* recording) {
  return recording == nullptr ? expression.evaluate(scope) : expression.record(scope, *recording);
}

Value computed(const Callable& callable, std::span<const Value> arguments) {
  const Definition& definition = callable.definition;
  feel::Context scope = callable.scope;
  for (std::size_t position = 0; position < definition.parameters.size(); ++position) {
    const Parameter& parameter = definition.parameters[position];
    const bool given = position < arguments.size();
    const Value argument = given ? arguments[position] : parameter.otherwise ? evaluated(*parameter.otherwise, scope, callable.recording) : Value();
    const Value conforming = argument.is_null() ? argument : feel::conformed(argument, parameter.type, {});
    if (conforming.is_null() && !argument.is_null()) return conforming.marked(argument.marks());
    scope.set(parameter.name, conforming);
  }
  if (definition.body) return evaluated(*definition.body, scope, callable.recording);
  const feel::DecisionTable& table = definition.table->compiled;
  return callable.recording == nullptr ? table.evaluate(scope).value : table.record(scope, *callable.recording);
}

Value call(Callable& callable, std::span<const Value> arguments) {
  const auto known = std::ranges::find_if(callable.answers, [&](const Answer& answer) { return std::ranges::equal(answer.arguments, arguments, is_same); });
  feel::Recording* const recording = callable.recording;
  if (known != callable.answers.end()) {
    if (recording != nullptr) recording->hold(known->held);
    return known->value;
  }
  const std::size_t before = recording == nullptr ? 0 : recording->held_so_far();
  Value value = computed(callable, arguments);
  if (callable.answers.size() < kMostAnswers && std::ranges::all_of(arguments, is_plain)) {
    auto held = recording == nullptr ? std::vector<feel::Mark>() : recording->held_since(before);
    callable.answers.push_back({{arguments.begin(), arguments.end()}, value, std::move(held)});
  }
  return value;
}

Value definition_function(const Definition& definition, const feel::Context& scope, feel::Recording* recording) {
  feel::Function function;
  function.name = definition.name;
  for (const Parameter& parameter : definition.parameters) function.parameters.push_back({parameter.name, parameter.otherwise.has_value()});
  feel::Context mentioned;
  for (const std::string& name : definition.uses) {
    if (const Value* value = scope.find(name)) mentioned.set(name, *value);
  }
  const auto callable = std::make_shared<Callable>(Callable{definition, std::move(mentioned), recording, {}});
  function.host = [callable](std::span<const Value> arguments) { return call(*callable, arguments); };
  return Value::function(std::move(function));
}

Value known_function() {
  feel::Function function;
  function.name = kKnown;
  function.parameters = {{"value", false}};
  function.host = [](std::span<const Value> arguments) { return Value::boolean(!arguments.front().is_null()); };
  return Value::function(std::move(function));
}

/// What `reference` reads: shared by all calls of one scope.
struct Yardsticks {
  const std::map<std::string, ReferenceTable, std::less<>>& tables;
  MissingRows missing;
};

Value no_row(const std::string& table, const std::string& category) {
  return Value::null({"reference-missing",
                      {"la table de référence " + table + " n’a pas de ligne " + category, "the reference table " + table + " has no row " + category},
                      {}});
}

Value look_up(const Yardsticks& yardsticks, const Value& table, const Value& category) {
  for (const Value* argument : {&table, &category}) {
    if (argument->is_null()) return *argument;
    if (argument->kind() != feel::Kind::string) return feel::reasons::null("wrong-type", {}, argument->to_string()).marked(argument->marks());
  }
  const feel::Marks marks = table.marks().united(category.marks());
  const auto found = yardsticks.tables.find(table.as_string());
  if (found != yardsticks.tables.end()) {
    const auto row = found->second.rows.find(category.as_string());
    if (row != found->second.rows.end()) return Value::number(row->second).marked(marks);
  }
  const auto missing = yardsticks.missing.find(table.as_string());
  const Value none = no_row(table.as_string(), category.as_string()).marked(marks);
  return missing == yardsticks.missing.end() ? none : none.marked(missing->second);
}

Value reference_function(const RuleBook& rules, const MissingRows& missing, feel::Recording* recording) {
  feel::Function function;
  function.name = kReference;
  function.parameters = {{"table", false}, {"category", false}};
  const auto yardsticks = std::make_shared<const Yardsticks>(Yardsticks{rules.references, missing});
  function.host = [yardsticks, recording](std::span<const Value> arguments) {
    Value found = look_up(*yardsticks, arguments[0], arguments[1]);
    return recording == nullptr ? found : recording->fixed(std::move(found));
  };
  return Value::function(std::move(function));
}

feel::Context scope_with(const RuleBook& rules, const std::vector<std::string>& definitions, const feel::Context& facts, const MissingRows& missing,
                         feel::Recording* recording = nullptr) {
  feel::Context scope = facts;
  scope.set(std::string(kKnown), known_function());
  scope.set(std::string(kReference), reference_function(rules, missing, recording));
  for (const std::string& name : definitions) {
    const Definition& definition = rules.definitions.find(name)->second;
    if (definition.body || definition.table) scope.set(name, definition_function(definition, scope, recording));
  }
  return scope;
}

}  // namespace

feel::Context scope_of(const RuleBook& rules, const feel::Context& facts, const MissingRows& missing) {
  return scope_with(rules, rules.definition_order, facts, missing);
}

feel::Context scope_of(const RuleBook& rules, const feel::Context& facts, feel::Recording& recording) {
  return scope_with(rules, rules.definition_order, facts, {}, &recording);
}

feel::Context scope_of(const RuleBook& rules, const Rule& rule, const feel::Context& facts, feel::Recording& recording) {
  return scope_with(rules, rule.definitions, facts, {}, &recording);
}

feel::Context scope_of(const RuleBook& rules, const Rule& rule, const feel::Context& facts, const MissingRows& missing) {
  return scope_with(rules, rule.definitions, facts, missing);
}

}  // namespace reprise::rulepack
