#include "conformance/model.h"

namespace reprise::conformance {

using feel::Kind;
using feel::Value;

Value value_of(const Json& json) {
  const std::string type = json.at("t");
  if (type == "null") return {};
  if (type == "boolean") return Value::boolean(json.at("v"));
  if (type == "string") return Value::string(json.at("v"));
  if (type == "list") {
    feel::List items;
    for (const Json& item : json.at("v")) items.push_back(value_of(item));
    return Value::list(std::move(items));
  }
  if (type == "context") {
    feel::Context context;
    for (const Json& entry : json.at("v")) context.set(entry.at(0), value_of(entry.at(1)));
    return Value::context(std::move(context));
  }
  const std::string text = json.at("v");
  if (type == "number") return Value::number(scalar::Decimal::parse(text).value());
  if (type == "date") return Value::date(scalar::Date::parse(text).value());
  if (type == "time") return Value::time(scalar::Time::parse(text).value());
  if (type == "date and time") {
    const auto moment = scalar::DateTime::parse(text);
    return Value::date_time(moment ? *moment : scalar::DateTime{scalar::Date::parse(text).value(), {}});
  }
  if (type == "years and months duration") return Value::duration(scalar::YearsMonthsDuration::parse(text).value());
  return Value::duration(scalar::DaysTimeDuration::parse(text).value());
}

namespace {

/// A type known by its name only; no name is Any.
Json named(const Json& type) { return type.is_string() ? Json{{"base", type}} : Json::object(); }

}  // namespace

const Json* Types::find(const std::string& type) const {
  const auto found = definitions_.find(type);
  return found == definitions_.end() ? nullptr : &*found;
}

bool Types::conforms(const Value& value, const std::string& type) const {
  if (type.empty() || type == "Any" || value.is_null()) return true;
  if (const Json* definition = find(type)) return conforms(value, *definition);
  static const feel::Names kNames = [] {
    feel::Names names;
    names.add({"value"});
    return names;
  }();
  const auto test = feel::Expression::compile("value instance of " + type, kNames);
  feel::Context facts;
  facts.set("value", value);
  return test.value && test.value->evaluate(facts).is_true();
}

bool Types::conforms(const Value& value, const Json& definition) const {
  if (value.is_null()) return true;
  if (definition.value("collection", false)) {
    if (value.kind() != Kind::list) return false;
    Json item = definition;
    item.erase("collection");
    for (const Value& one : value.as_list()) {
      if (!conforms(one, item)) return false;
    }
    return true;
  }
  if (definition.contains("function")) return value.kind() == Kind::function;
  if (definition.contains("components")) {
    if (value.kind() != Kind::context) return false;
    for (const Json& component : definition.at("components")) {
      const Value* entry = value.as_context().find(component.at("name").get<std::string>());
      if (entry == nullptr || !conforms(*entry, component)) return false;
    }
    return true;
  }
  if (definition.contains("base") && !conforms(value, definition.at("base").get<std::string>())) return false;
  if (definition.contains("allowedValues")) {
    const auto tests = feel::UnaryTests::compile(definition.at("allowedValues").get<std::string>(), feel::Names());
    return !tests.value || tests.value->matches(value, {}).is_true();
  }
  return true;
}

Value Types::conformed(const Value& value, const std::string& type) const {
  if (type.empty() || conforms(value, type)) return value;
  if (value.kind() == Kind::list && value.as_list().size() == 1 && conforms(value.as_list().front(), type)) return value.as_list().front();
  const Value wrapped = Value::list({value});
  if (conforms(wrapped, type)) return wrapped;
  if (type == "date and time" && value.kind() == Kind::date) {
    return Value::date_time({value.as_date(), scalar::Time{0, scalar::Zone{0, {}}}});
  }
  return {};
}

std::string Types::expression(const Json& definition, int depth) const {
  std::string type = "Any";
  if (depth > 8) return type;
  if (definition.contains("base")) {
    const std::string base = definition.at("base");
    const Json* other = find(base);
    type = other == nullptr ? base : expression(*other, depth + 1);
  } else if (definition.contains("function")) {
    const Json& function = definition.at("function");
    type.clear();
    for (const Json& parameter : function.at("params")) type += (type.empty() ? "" : ", ") + expression(named(parameter.at("type")), depth + 1);
    type = "function<" + type + ">->" + expression(named(function.at("returns")), depth + 1);
  } else if (definition.contains("components")) {
    type.clear();
    for (const Json& component : definition.at("components")) {
      type += (type.empty() ? "" : ", ") + component.at("name").get<std::string>() + ": " + expression(component, depth + 1);
    }
    type = "context<" + type + ">";
  }
  return definition.value("collection", false) ? "list<" + type + ">" : type;
}

void Types::declare(feel::Names& names, std::vector<std::string> path, const std::string& type) const {
  names.add(path);
  if (const Json* definition = find(type)) declare(names, path, *definition, 0);
}

void Types::declare(feel::Names& names, const std::vector<std::string>& path, const Json& definition, int depth) const {
  names.add(path);
  if (depth > 8) return;
  if (definition.contains("base")) {
    if (const Json* base = find(definition.at("base"))) declare(names, path, *base, depth + 1);
  }
  if (!definition.contains("components")) return;
  for (const Json& component : definition.at("components")) {
    std::vector<std::string> inner = path;
    inner.push_back(component.at("name"));
    declare(names, inner, component, depth + 1);
  }
}

}  // namespace reprise::conformance
