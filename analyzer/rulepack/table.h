// A decision table as a definition writes it: compiled as a whole for evaluation, and cell by cell for whoever reads it
// otherwise (lint, interval evaluation, lists of what is mentioned).
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/source.h"
#include "feel/decision_table.h"
#include "feel/feel.h"

namespace reprise::rulepack {

struct InputColumn {
  std::string name;
  feel::Expression value;
  std::optional<feel::UnaryTests> allowed;  ///< none: anything
  bool counts = false;                      ///< only integers from 0 on
};

struct OutputColumn {
  std::string name;                         ///< empty: the only one
  std::optional<feel::UnaryTests> allowed;  ///< none: anything
  std::optional<feel::Expression> otherwise;
};

struct TableRow {
  std::vector<std::optional<feel::UnaryTests>> when;  ///< one an input; none: it tests nothing
  std::vector<feel::Expression> then;                 ///< one an output
  base::Place place;
};

struct Table {
  feel::HitPolicy policy = feel::HitPolicy::unique;
  std::vector<InputColumn> inputs;
  std::vector<OutputColumn> outputs;
  std::vector<TableRow> rows;
  feel::DecisionTable compiled;
  base::Place place;

  [[nodiscard]] bool has_default() const;
  /// Every expression and test written in it.
  [[nodiscard]] std::vector<const feel::Syntax*> syntaxes() const;
};

}  // namespace reprise::rulepack
