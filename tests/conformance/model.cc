#include "conformance/model.h"

#include "feel/decision_table.h"

namespace reprise::conformance {

using feel::Kind;
using feel::Value;

namespace {

// Of decisions and functions within each other: recursion that does not end.
constexpr int kLargestDepth = 150;

std::string text_of(const Json& json, const char* key) {
  const auto found = json.find(key);
  return found == json.end() || !found->is_string() ? std::string() : found->get<std::string>();
}

/// The names below a value, so that paths with spaces can be read.
void declare(feel::Names& names, const std::vector<std::string>& path, const Value& value) {
  names.add(path);
  if (value.kind() == Kind::context) {
    for (const auto& [name, entry] : value.as_context().entries()) {
      std::vector<std::string> inner = path;
      inner.push_back(name);
      declare(names, inner, entry);
    }
  } else if (value.kind() == Kind::list) {
    for (const Value& item : value.as_list()) declare(names, path, item);
  }
}

/// With room for the last digits of numbers: equal or within 1e-8.
bool same(const Value& expected, const Value& got) {
  if (expected.kind() != got.kind()) return false;
  if (expected.kind() == Kind::number) {
    const scalar::Decimal gap = (expected.as_number() - got.as_number()).absolute();
    return gap <= scalar::Decimal::parse("1e-8").value();
  }
  if (expected.kind() == Kind::list) {
    if (expected.as_list().size() != got.as_list().size()) return false;
    for (std::size_t index = 0; index < expected.as_list().size(); ++index) {
      if (!same(expected.as_list()[index], got.as_list()[index])) return false;
    }
    return true;
  }
  if (expected.kind() == Kind::context) {
    if (expected.as_context().entries().size() != got.as_context().entries().size()) return false;
    for (const auto& [name, entry] : expected.as_context().entries()) {
      const Value* other = got.as_context().find(name);
      if (other == nullptr || !same(entry, *other)) return false;
    }
    return true;
  }
  return expected.is_null() || expected.to_string() == got.to_string() || feel::equal(expected, got).is_true();
}

}  // namespace

void Model::Scope::bind(const std::string& name, const Value& value) {
  values.set(name, value);
  declare(names, {name}, value);
}

Model::Model(const Json& model, const Json& inputs, const feel::EvaluationLimits& limits)
    : model_(model), types_(model.at("types")), limits_(limits) {
  for (const auto& [name, value] : inputs.items()) {
    const auto input = model.at("inputs").find(name);
    const std::string type = input == model.at("inputs").end() ? std::string() : text_of(*input, "type");
    known_[name] = types_.conformed(value_of(value), type);
  }
}

Value Model::typed(const Json& holder, const Value& value) const { return types_.conformed(value, text_of(holder, "type")); }

Value Model::node(const std::string& key) {
  if (const auto found = known_.find(key); found != known_.end()) return found->second;
  if (model_.at("decisions").contains(key)) return decision(key);
  if (model_.at("bkms").contains(key)) return knowledge(key);
  if (model_.at("services").contains(key)) return service(key);
  return {};
}

Value Model::decision(const std::string& key) {
  if (const auto found = known_.find(key); found != known_.end()) return found->second;
  if (depth_ >= kLargestDepth) return {};
  ++depth_;
  const Json& definition = model_.at("decisions").at(key);
  const Scope scope = scope_of(definition);
  const Value value = definition.at("expr").is_null() ? Value() : typed(definition, evaluate(definition.at("expr"), scope));
  --depth_;
  known_[key] = value;
  return value;
}

void Model::require(Scope& scope, const Json& requirement) {
  const std::string key = requirement.at("node");
  const Json& path = requirement.at("as");
  const Value value = node(key);
  if (path.size() == 1) {
    scope.bind(path.at(0), value);
    if (model_.at("inputs").contains(key)) types_.declare(scope.names, {path.at(0)}, text_of(model_.at("inputs").at(key), "type"));
    return;
  }
  const Value* outer = scope.values.find(path.at(0).get<std::string>());
  feel::Context imported = outer != nullptr && outer->kind() == Kind::context ? outer->as_context() : feel::Context();
  imported.set(path.at(1), value);
  scope.bind(path.at(0), Value::context(std::move(imported)));
}

Model::Scope Model::scope_of(const Json& definition) {
  Scope scope;
  for (const auto& [name, type] : model_.at("types").items()) scope.names.add_type(name, types_.expression(type));
  if (definition.contains("requires")) {
    for (const Json& requirement : definition.at("requires")) require(scope, requirement);
  }
  return scope;
}

Value Model::knowledge(const std::string& key) {
  const Json& definition = model_.at("bkms").at(key);
  feel::Function made;
  made.name = definition.at("name");
  for (const Json& parameter : definition.at("params")) made.parameters.push_back({parameter.at("name"), false});
  made.host = [this, &definition, key](std::span<const Value> arguments) -> Value {
    if (depth_ >= kLargestDepth) return {};
    ++depth_;
    Scope scope = scope_of(definition);
    scope.bind(definition.at("name"), knowledge(key));
    std::size_t index = 0;
    bool fits = true;
    for (const Json& parameter : definition.at("params")) {
      const Value value = typed(parameter, arguments[index]);
      fits = fits && (value.is_null() == arguments[index].is_null());
      scope.bind(parameter.at("name"), value);
      types_.declare(scope.names, {parameter.at("name")}, text_of(parameter, "type"));
      ++index;
    }
    const Value result = fits ? typed(definition, evaluate(definition.at("expr"), scope)) : Value();
    --depth_;
    return result;
  };
  return Value::function(std::move(made));
}

Value Model::service(const std::string& key) {
  const Json& definition = model_.at("services").at(key);
  feel::Function made;
  made.name = definition.at("name");
  for (const char* kind : {"inputData", "inputDecisions"}) {
    for (const Json& name : definition[kind]) made.parameters.push_back({name, false});
  }
  made.host = [this, &definition](std::span<const Value> arguments) -> Value {
    Model inner(model_, Json::object(), limits_);
    inner.depth_ = depth_ + 1;
    if (inner.depth_ > kLargestDepth) return {};
    std::size_t index = 0;
    for (const char* kind : {"inputData", "inputDecisions"}) {
      const Json& nodes = model_[std::string(kind) == "inputData" ? "inputs" : "decisions"];
      for (const Json& name : definition[kind]) {
        const Value& argument = arguments[index++];
        const auto input = nodes.find(name.get<std::string>());
        const Value value = input == nodes.end() ? argument : typed(*input, argument);
        if (value.is_null() != argument.is_null()) return {};
        inner.known_[name] = value;
      }
    }
    feel::Context results;
    for (const Json& output : definition.at("outputs")) results.set(output, inner.decision(output));
    if (definition.at("outputs").size() == 1) return typed(definition, results.entries().front().second);
    return typed(definition, Value::context(std::move(results)));
  };
  return Value::function(std::move(made));
}

Value Model::invoke(const std::string& key) {
  const Value made = service(key);
  feel::List arguments;
  for (const feel::Function::Parameter& parameter : made.as_function().parameters) {
    const auto found = known_.find(parameter.name);
    arguments.push_back(found == known_.end() ? Value() : found->second);
  }
  return made.as_function().host(arguments);
}

Value Model::evaluate(const Json& expression, const Scope& scope) {
  if (expression.is_null()) return {};
  const std::string kind = expression.at("k");
  if (kind == "literal") return typed(expression, literal(expression.at("text"), scope));
  if (kind == "table") return typed(expression, table(expression, scope));
  if (kind == "context") return typed(expression, context(expression, scope));
  if (kind == "invocation") return typed(expression, invocation(expression, scope));
  if (kind == "function") return function(expression, scope);
  if (kind == "conditional") {
    const Value condition = evaluate(expression.at("if"), scope);
    if (condition.kind() != Kind::boolean && !condition.is_null()) return {};
    return evaluate(expression[condition.is_true() ? "then" : "else"], scope);
  }
  if (kind == "list") {
    feel::List items;
    for (const Json& item : expression.at("items")) items.push_back(evaluate(item, scope));
    return typed(expression, Value::list(std::move(items)));
  }
  if (kind == "relation") {
    feel::List rows;
    for (const Json& row : expression.at("rows")) {
      feel::Context entries;
      for (std::size_t column = 0; column < row.size(); ++column) {
        const Json& head = expression.at("columns")[column];
        entries.set(head.at("name"), typed(head, evaluate(row[column], scope)));
      }
      rows.push_back(Value::context(std::move(entries)));
    }
    return typed(expression, Value::list(std::move(rows)));
  }
  return typed(expression, iteration(expression, scope));
}

Value Model::literal(const std::string& text, const Scope& scope) {
  const auto compiled = feel::Expression::compile(text, scope.names);
  return compiled.value ? compiled.value->evaluate(scope.values, limits_) : Value();
}

Value Model::table(const Json& expression, const Scope& scope) {
  feel::TableText text;
  const auto policy = feel::parse_hit_policy(text_of(expression, "hitPolicy") + (text_of(expression, "aggregation").empty() ? "" : " " + text_of(expression, "aggregation")));
  if (!policy) return {};
  text.policy = *policy;
  for (const Json& input : expression.at("inputs")) {
    text.inputs.push_back({input.at("expr"), {}});
    const Value value = literal(input.at("expr"), scope);
    if (!value.is_null() && typed(input, value).is_null()) return {};
    const std::string allowed = text_of(input, "values");
    if (allowed.empty()) continue;
    const auto tests = feel::UnaryTests::compile(allowed, scope.names);
    if (tests.value && !tests.value->matches(value, scope.values, limits_).is_true()) return {};
  }
  for (const Json& output : expression.at("outputs")) {
    text.outputs.push_back({text_of(output, "name"), {text_of(output, "values"), {}}, {text_of(output, "default"), {}}});
  }
  for (const Json& row : expression.at("rules")) {
    feel::TableRow made;
    for (const Json& cell : row.at("in")) made.tests.push_back({cell, {}});
    for (const Json& cell : row.at("out")) made.results.push_back({cell, {}});
    text.rows.push_back(std::move(made));
  }
  const auto compiled = feel::DecisionTable::compile(text, scope.names);
  return compiled.value ? compiled.value->evaluate(scope.values, limits_).value : Value();
}

Value Model::context(const Json& expression, const Scope& scope) {
  Scope inner = scope;
  feel::Context entries;
  for (const Json& entry : expression.at("entries")) {
    const Value value = typed(entry, evaluate(entry.at("expr"), inner));
    if (entry.at("name").is_null()) return value;
    entries.set(entry.at("name"), value);
    inner.bind(entry.at("name"), value);
    types_.declare(inner.names, {entry.at("name")}, text_of(entry, "type"));
  }
  return Value::context(std::move(entries));
}

Value Model::invocation(const Json& expression, const Scope& scope) {
  const Value callee = evaluate(expression.at("fn"), scope);
  Scope inner = scope;
  inner.bind("the function", callee);
  std::string text;
  for (const Json& argument : expression.at("args")) {
    const std::string name = "argument " + std::to_string(&argument - &expression.at("args")[0]);
    inner.bind(name, typed(argument, evaluate(argument.at("expr"), scope)));
    text += (text.empty() ? "" : ", ") + argument.at("name").get<std::string>() + ": " + name;
  }
  return literal("the function(" + text + ")", inner);
}

Value Model::function(const Json& expression, const Scope& scope) {
  feel::Function made;
  for (const Json& parameter : expression.at("params")) made.parameters.push_back({parameter.at("name"), false});
  made.host = [this, &expression, scope](std::span<const Value> arguments) -> Value {
    Scope inner = scope;
    std::size_t index = 0;
    for (const Json& parameter : expression.at("params")) {
      const Value value = typed(parameter, arguments[index]);
      if (value.is_null() != arguments[index].is_null()) return {};
      inner.bind(parameter.at("name"), value);
      types_.declare(inner.names, {parameter.at("name")}, text_of(parameter, "type"));
      ++index;
    }
    return typed(expression, evaluate(expression.at("body"), inner));
  };
  return Value::function(std::move(made));
}

Value Model::iteration(const Json& expression, const Scope& scope) {
  const std::string kind = expression.at("k");
  const Value domain = evaluate(expression.at("in"), scope);
  if (domain.is_null()) return {};
  const feel::List items = domain.kind() == Kind::list ? domain.as_list() : feel::List{domain};
  feel::List results;
  bool decided = false;
  for (const Value& item : items) {
    Scope inner = scope;
    if (kind == "filter") {
      if (item.kind() == Kind::context) {
        for (const auto& [name, value] : item.as_context().entries()) inner.bind(name, value);
      }
      if (item.kind() != Kind::context || item.as_context().find("item") == nullptr) inner.bind("item", item);
      const Value matched = evaluate(expression.at("match"), inner);
      if (matched.kind() != Kind::boolean) return {};
      if (matched.is_true()) results.push_back(item);
      continue;
    }
    inner.bind(expression.at("var"), item);
    if (kind == "for") {
      inner.bind("partial", Value::list(results));
      results.push_back(evaluate(expression.at("return"), inner));
      continue;
    }
    const Value satisfied = evaluate(expression.at("satisfies"), inner);
    if (satisfied.kind() != Kind::boolean) return {};
    decided = decided || satisfied.as_boolean() == (kind == "some");
  }
  if (kind == "some" || kind == "every") return Value::boolean(decided == (kind == "some"));
  return Value::list(std::move(results));
}

Verdict judge(const Json& record, const feel::EvaluationLimits& limits) {
  Model model(record.at("model"), record.at("inputs"), limits);
  const Value expected = value_of(record.at("expected").at("value"));
  Value got = record.at("invoke").is_null() ? model.decision(record.at("model").at("target")) : model.invoke(record.at("invoke").at("service"));
  // A service of several outputs gives them all; the case is about one.
  if (!record.at("invoke").is_null() && got.kind() == Kind::context && expected.kind() != Kind::context) {
    if (const Value* output = got.as_context().find(record.at("result_node").get<std::string>())) got = Value(*output);
  }
  const feel::NullReason* reason = got.reason();
  return {same(expected, got), expected.to_string(), got.to_string() + (reason == nullptr ? "" : " (" + reason->words().en + ")")};
}

}  // namespace reprise::conformance
