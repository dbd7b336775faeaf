// A decision model of a conformance case: its item types, input data, decisions, business knowledge models and
// services, evaluated with the FEEL library.
#pragma once

#include <nlohmann/json.hpp>
#include <string>

#include "feel/feel.h"

namespace reprise::conformance {

using Json = nlohmann::json;

struct Verdict {
  bool passed = false;
  std::string expected;
  std::string got;
};

/// Throws what the JSON library throws when the record is not of the format.
[[nodiscard]] Verdict judge(const Json& record, const feel::EvaluationLimits& limits);

/// A typed value of the format.
[[nodiscard]] feel::Value value_of(const Json& json);

/// Item definitions: which names a type's entries have, and whether a value conforms.
class Types {
 public:
  explicit Types(const Json& definitions) : definitions_(definitions) {}
  /// The value as a boundary of that type lets it through; null when it does not conform.
  [[nodiscard]] feel::Value conformed(const feel::Value& value, const std::string& type) const;
  [[nodiscard]] bool conforms(const feel::Value& value, const std::string& type) const;
  void declare(feel::Names& names, std::vector<std::string> path, const std::string& type) const;
  /// The definition as a FEEL type expression.
  [[nodiscard]] std::string expression(const Json& definition, int depth = 0) const;

 private:
  [[nodiscard]] bool conforms(const feel::Value& value, const Json& definition) const;
  [[nodiscard]] const Json* find(const std::string& type) const;
  void declare(feel::Names& names, const std::vector<std::string>& path, const Json& definition, int depth) const;
  const Json& definitions_;
};

class Model {
 public:
  Model(const Json& model, const Json& inputs, const feel::EvaluationLimits& limits);
  [[nodiscard]] feel::Value decision(const std::string& key);
  [[nodiscard]] feel::Value invoke(const std::string& service);

 private:
  /// What an expression sees: values and their names.
  struct Scope {
    feel::Context values;
    feel::Names names;
    void bind(const std::string& name, const feel::Value& value);
  };

  [[nodiscard]] Scope scope_of(const Json& node);
  void require(Scope& scope, const Json& requirement);
  [[nodiscard]] feel::Value node(const std::string& key);
  [[nodiscard]] feel::Value knowledge(const std::string& key);
  [[nodiscard]] feel::Value service(const std::string& key);
  [[nodiscard]] feel::Value evaluate(const Json& expression, const Scope& scope);
  [[nodiscard]] feel::Value typed(const Json& holder, const feel::Value& value) const;
  [[nodiscard]] feel::Value literal(const std::string& text, const Scope& scope);
  [[nodiscard]] feel::Value table(const Json& expression, const Scope& scope);
  [[nodiscard]] feel::Value context(const Json& expression, const Scope& scope);
  [[nodiscard]] feel::Value invocation(const Json& expression, const Scope& scope);
  [[nodiscard]] feel::Value function(const Json& expression, const Scope& scope);
  [[nodiscard]] feel::Value iteration(const Json& expression, const Scope& scope);

  const Json& model_;
  Types types_;
  const feel::EvaluationLimits& limits_;
  std::map<std::string, feel::Value> known_;
  int depth_ = 0;
};

}  // namespace reprise::conformance
