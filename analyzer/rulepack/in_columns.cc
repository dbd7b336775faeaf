#include "rulepack/in_columns.h"

#include <algorithm>

#include "rulepack/names.h"

namespace reprise::rulepack {
namespace {

template <typename Held>
const Held* held(const std::optional<Held>& value) {
  return value ? &*value : nullptr;
}

/// Nothing under another policy than UNIQUE, with several outputs or a default.
std::optional<feel::BatchTable> batch_table(const Table& table) {
  if (table.policy != feel::HitPolicy::unique || table.outputs.size() != 1 || table.has_default()) return std::nullopt;
  feel::BatchTable made;
  for (const InputColumn& input : table.inputs) {
    made.inputs.push_back(&input.value);
    made.domains.push_back(held(input.allowed));
  }
  made.results = held(table.outputs.front().allowed);
  for (const TableRow& row : table.rows) {
    feel::BatchTable::Row& one = made.rows.emplace_back();
    for (const auto& test : row.when) one.when.push_back(held(test));
    one.then = &row.then.front();
  }
  return made;
}

}  // namespace

feel::BatchLibrary batch_library(const RuleBook& rules) {
  feel::BatchLibrary library;
  library.known = kKnown;
  library.yardstick = kReference;
  for (const auto& [id, table] : rules.references) library.yardsticks[id] = table.rows;
  for (const auto& [name, definition] : rules.definitions) {
    feel::BatchDefinition made;
    for (const Parameter& parameter : definition.parameters) made.parameters.push_back({parameter.name, parameter.type, held(parameter.otherwise)});
    made.body = held(definition.body);
    if (definition.table) made.table = batch_table(*definition.table);
    library.definitions.emplace(name, std::move(made));
  }
  return library;
}

}  // namespace reprise::rulepack
