#include <algorithm>
#include <memory>
#include <set>

#include "feel/comparison.h"
#include "feel/reasons.h"
#include "feel/recording.h"
#include "feel/type.h"
#include "rulepack/functions.h"
#include "rulepack/names.h"
#include "rulepack/rulepack.h"

namespace reprise::rulepack {
namespace {

using feel::HostCall;
using feel::Value;

/// What a call with those arguments is worth: a scope never changes, so it is always the same.
struct Answer {
  std::vector<Value> arguments;
  Value value;
  std::vector<feel::Mark> held;  ///< when it is recorded
};

/// `account(2024)` is asked once a line, `declared(id)` once a service: few arguments, and always plain ones.
constexpr std::size_t kMostAnswers = 32;

/// What the functions remember of one scope.
struct Memory {
  MissingRows missing;
  feel::Recording* recording = nullptr;       ///< null: nothing is remembered but answers
  std::optional<Earlier> earlier;
  std::vector<std::vector<Answer>> answers;  ///< by the places of definitions among the functions
};

Memory* memory_of(const feel::Context& scope) { return static_cast<Memory*>(scope.memory()); }

/// The facts themselves, without the parameters of the definition that calls: what remembers.
const feel::Context& facts_of(const HostCall& call) {
  for (const feel::Context* facts = &call.facts; facts != nullptr; facts = facts->outer()) {
    if (facts->memory() != nullptr) return *facts;
  }
  return call.facts;
}

bool is_plain(const Value& value) {
  return value.kind() == feel::Kind::number || value.kind() == feel::Kind::string || value.kind() == feel::Kind::boolean;
}

/// Equal in value and in where it came from, for the marks of an argument pass to the result.
bool is_same(const Value& left, const Value& right) {
  return left.kind() == right.kind() && std::ranges::equal(left.marks().ids(), right.marks().ids()) && feel::equal(left, right).is_true();
}

bool is_simple(const Value& value) {
  return is_plain(value) || value.is_null() || (value.kind() == feel::Kind::list && std::ranges::all_of(value.as_list(), is_plain));
}

/// A definition ready to be called.
class Callable {
 public:
  Callable(const Definition& definition, std::size_t place, bool asks_known)
      : parameters_(definition.parameters), body_(definition.body), place_(place), asks_known_(asks_known) {
    if (definition.table) table_ = definition.table->compiled;
    std::vector<std::string> names;
    for (const Parameter& parameter : parameters_) names.push_back(parameter.name);
    for (std::size_t count = 0; count <= names.size(); ++count) {
      layouts_.emplace_back(std::vector<std::string>(names.begin(), names.begin() + static_cast<std::ptrdiff_t>(count)));
    }
  }

  [[nodiscard]] Value operator()(const HostCall& call) const {
    Memory* const memory = memory_of(facts_of(call));
    if (memory == nullptr || memory->recording != call.recording) return computed(call);
    std::vector<Answer>& answers = memory->answers[place_];
    const auto known = std::ranges::find_if(answers, [&](const Answer& answer) { return std::ranges::equal(answer.arguments, call.arguments, is_same); });
    if (known != answers.end()) {
      if (call.recording != nullptr) call.recording->hold(known->held);
      return known->value;
    }
    if (memory->earlier) {
      if (const Answer* const same = unreached(*memory->earlier, call)) return answers.emplace_back(taken_over(*same, call)).value;
    }
    const std::size_t before = call.recording == nullptr ? 0 : call.recording->held_so_far();
    Value value = computed(call);
    if (answers.size() < kMostAnswers && std::ranges::all_of(call.arguments, is_plain)) {
      auto held = call.recording == nullptr ? std::vector<feel::Mark>() : call.recording->held_since(before);
      answers.push_back({{call.arguments.begin(), call.arguments.end()}, value, std::move(held)});
    }
    return value;
  }

 private:
  /// What the call came to before, where nothing of it has changed. In a recording the arguments bear marks of its own steps; a
  /// new recording of one change alone has none for what stays as it is.
  [[nodiscard]] const Answer* unreached(const Earlier& earlier, const HostCall& call) const {
    if (asks_known_ && earlier.changes_what_is_known) return nullptr;
    const bool is_recorded = call.recording != nullptr;
    const auto is_same_argument = [&](const Value& then, const Value& now) {
      return is_recorded ? now.marks().empty() && then.kind() == now.kind() && !earlier.reaches(then.marks().ids()) && feel::equal(then, now).is_true() : is_same(then, now);
    };
    const std::vector<Answer>& answers = memory_of(earlier.scope)->answers[place_];
    const auto known = std::ranges::find_if(answers, [&](const Answer& answer) { return std::ranges::equal(answer.arguments, call.arguments, is_same_argument); });
    const bool is_reached = known == answers.end() || !is_simple(known->value) || earlier.reaches(feel::comparison::item_marks(known->value).ids()) || earlier.reaches(known->held);
    return is_reached ? nullptr : &*known;
  }

  static Answer taken_over(const Answer& answer, const HostCall& call) {
    Answer taken{{call.arguments.begin(), call.arguments.end()}, answer.value, {}};
    if (call.recording == nullptr) return taken;
    taken.value = answer.value.without_marks();
    if (taken.value.kind() != feel::Kind::list) return taken;
    feel::List items;
    for (const Value& item : answer.value.as_list()) items.push_back(item.without_marks());
    taken.value = Value::list(std::move(items));
    return taken;
  }

  static Value evaluated(const feel::Expression& expression, const feel::Context& scope, feel::Recording* recording) {
    return recording == nullptr ? expression.evaluate(scope) : expression.record(scope, *recording);
  }

  /// The facts with the parameters before them; a default sees those that stand before its own.
  [[nodiscard]] Value computed(const HostCall& call) const {
    const feel::Context& facts = facts_of(call);
    std::vector<Value> passed;
    passed.reserve(parameters_.size());
    for (const Parameter& parameter : parameters_) {
      const std::size_t position = passed.size();
      const bool given = position < call.arguments.size();
      const Value argument = given ? call.arguments[position] : parameter.otherwise ? evaluated(*parameter.otherwise, seen(facts, passed), call.recording) : Value();
      Value conforming = argument.is_null() ? argument : feel::conformed(argument, parameter.type, {});
      if (conforming.is_null() && !argument.is_null()) return conforming.marked(argument.marks());
      passed.push_back(std::move(conforming));
    }
    const feel::Context scope = seen(facts, std::move(passed));
    if (body_) return evaluated(*body_, scope, call.recording);
    return call.recording == nullptr ? table_->evaluate(scope).value : table_->record(scope, *call.recording);
  }

  [[nodiscard]] feel::Context seen(const feel::Context& facts, std::vector<Value> passed) const {
    const feel::Context::Layout& layout = layouts_[passed.size()];
    feel::Context scope(layout, std::move(passed));
    scope.lie_within(facts);
    return scope;
  }

  std::vector<Parameter> parameters_;
  std::vector<feel::Context::Layout> layouts_;  ///< of none of them, of the first, of the first two …
  std::optional<feel::Expression> body_;
  std::optional<feel::DecisionTable> table_;
  std::size_t place_;
  bool asks_known_;  ///< itself, or what it calls
};

Value definition_function(const Definition& definition, std::size_t place, bool asks_known) {
  feel::Function function;
  function.name = definition.name;
  for (const Parameter& parameter : definition.parameters) function.parameters.push_back({parameter.name, parameter.otherwise.has_value()});
  function.host_over_facts = Callable(definition, place, asks_known);
  return Value::function(std::move(function));
}

Value known_function() {
  feel::Function function;
  function.name = kKnown;
  function.parameters = {{"value", false}};
  function.host = [](std::span<const Value> arguments) { return Value::boolean(!arguments.front().is_null()); };
  return Value::function(std::move(function));
}

Value no_row(const std::string& table, const std::string& category) {
  return Value::null({"reference-missing",
                      {"la table de référence " + table + " n’a pas de ligne " + category, "the reference table " + table + " has no row " + category},
                      {}});
}

using Tables = std::map<std::string, ReferenceTable, std::less<>>;

Value look_up(const Tables& tables, const Memory* memory, const Value& table, const Value& category) {
  for (const Value* argument : {&table, &category}) {
    if (argument->is_null()) return *argument;
    if (argument->kind() != feel::Kind::string) return feel::reasons::null("wrong-type", {}, argument->to_string()).marked(argument->marks());
  }
  const feel::Marks marks = table.marks().united(category.marks());
  const auto found = tables.find(table.as_string());
  if (found != tables.end()) {
    const auto row = found->second.rows.find(category.as_string());
    if (row != found->second.rows.end()) return Value::number(row->second).marked(marks);
  }
  const Value none = no_row(table.as_string(), category.as_string()).marked(marks);
  if (memory == nullptr) return none;
  const auto missing = memory->missing.find(table.as_string());
  return missing == memory->missing.end() ? none : none.marked(missing->second);
}

Value reference_function(const Tables& written) {
  feel::Function function;
  function.name = kReference;
  function.parameters = {{"table", false}, {"category", false}};
  const auto tables = std::make_shared<const Tables>(written);
  function.host_over_facts = [tables](const HostCall& call) {
    Value found = look_up(*tables, memory_of(facts_of(call)), call.arguments[0], call.arguments[1]);
    return call.recording == nullptr ? found : call.recording->fixed(std::move(found));
  };
  return Value::function(std::move(function));
}

feel::Context scope_with(const RuleBook& rules, const feel::Context& facts, Memory memory) {
  feel::Context scope = facts;
  if (rules.functions != nullptr) {  // a book that nobody read has none
    scope.lie_within(*rules.functions);
    memory.answers.resize(rules.functions->values().size());
  }
  scope.remember(std::make_shared<Memory>(std::move(memory)));
  return scope;
}

}  // namespace

std::shared_ptr<const feel::Context> functions_of(const RuleBook& rules) {
  std::vector<feel::Context::Entry> functions;
  functions.emplace_back(kKnown, known_function());
  functions.emplace_back(kReference, reference_function(rules.references));
  std::set<std::string_view> asking;
  for (const std::string& name : rules.definition_order) {
    const Definition& definition = rules.definitions.find(name)->second;
    const bool asks = std::ranges::any_of(definition.uses, [&](const std::string& used) { return used == kKnown || asking.contains(used); });
    if (asks) asking.insert(name);
    if (definition.body || definition.table) functions.emplace_back(name, definition_function(definition, functions.size(), asks));
  }
  return std::make_shared<const feel::Context>(std::move(functions));
}

feel::Context scope_of(const RuleBook& rules, const feel::Context& facts, const MissingRows& missing) {
  return scope_with(rules, facts, {missing, nullptr, {}, {}});
}

feel::Context scope_of(const RuleBook& rules, const feel::Context& facts, Earlier earlier) {
  MissingRows missing = memory_of(earlier.scope)->missing;
  return scope_with(rules, facts, {std::move(missing), nullptr, std::move(earlier), {}});
}

feel::Context scope_of(const RuleBook& rules, const feel::Context& facts, feel::Recording& recording, std::optional<Earlier> earlier) {
  return scope_with(rules, facts, {{}, &recording, std::move(earlier), {}});
}

}  // namespace reprise::rulepack
