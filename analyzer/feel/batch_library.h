// What the host adds to the language for expressions in columns: definitions, written out where they are called, and yardsticks. A
// mirror of the functions that a record evaluated one by one sees in its scope.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "feel/feel.h"

namespace reprise::feel {

/// A decision table under the policy UNIQUE with one output. All that is pointed at must outlive the batch's making.
struct BatchTable {
  struct Row {
    std::vector<const UnaryTests*> when;  ///< one an input; none: it tests nothing
    const Expression* then = nullptr;
  };
  std::vector<const Expression*> inputs;
  std::vector<const UnaryTests*> domains;  ///< one an input; none: anything
  std::vector<Row> rows;
  const UnaryTests* results = nullptr;     ///< what a result may be; none: anything
};

/// What a call is worth: an expression or a table over the parameters.
struct BatchDefinition {
  struct Parameter {
    std::string name;
    std::string type;
    const Expression* otherwise = nullptr;
  };
  std::vector<Parameter> parameters;
  const Expression* body = nullptr;
  std::optional<BatchTable> table;
};

struct BatchLibrary {
  std::map<std::string, BatchDefinition, std::less<>> definitions;  ///< without cycles
  std::string known;      ///< name of the function that tells whether a value is there, without marks; empty: there is none
  std::string yardstick;  ///< name of the function that reads `yardsticks` by table and row; empty: there is none
  std::map<std::string, std::map<std::string, scalar::Decimal, std::less<>>, std::less<>> yardsticks;
};

}  // namespace reprise::feel
