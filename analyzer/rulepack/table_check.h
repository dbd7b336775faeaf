// Does a decision table answer every case, once? Reads its rows as regions and looks for gaps, overlaps, contradictions, and
// rows that can never hit, and says where. A cell that computes or looks at facts is never read as a set: it may cover
// anything and certainly covers nothing. The same regions tell interval evaluation what is certain.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "feel/decision_table.h"
#include "feel/feel.h"
#include "rulepack/region.h"

namespace reprise::rulepack {

struct CheckedCell {
  const feel::UnaryTests* tests = nullptr;  ///< null: anything
  base::Place place;
};

struct CheckedInput {
  std::string name;
  const feel::UnaryTests* allowed = nullptr;  ///< null: anything of the kinds the rows speak of
  bool counts = false;                        ///< only integers from 0 on
};

struct CheckedResult {
  std::optional<feel::Value> value;  ///< none: it is computed
  std::string text;
};

struct CheckedTableRow {
  std::vector<CheckedCell> when;      ///< one an input
  std::vector<CheckedResult> then;    ///< one an output
  base::Place place;
};

struct CheckedTable {
  feel::HitPolicy policy = feel::HitPolicy::unique;
  std::vector<CheckedInput> inputs;
  std::vector<CheckedTableRow> rows;
  std::vector<std::optional<feel::List>> orders;  ///< by output: its allowed values, best first, where they order the results
  bool has_default = false;
  base::Place place;
};

[[nodiscard]] base::Diagnostics check_table(const CheckedTable& table);

/// The values a cell hits (null: any), of numbers that count only integers from 0 on; unreadable where it cannot be told.
[[nodiscard]] ValueSet set_of_cell(const feel::UnaryTests* cell, bool counts);
[[nodiscard]] ValueSet only_counts(ValueSet set);
/// Whether every point of `inputs` certainly lies in one of the rows. False also when that takes too long to find out.
[[nodiscard]] bool surely_covers(const std::vector<Region>& rows, const Region& inputs);
/// Whether the two rows certainly never hit together where the inputs lie in `inputs`.
[[nodiscard]] bool surely_apart(const Region& first, const Region& second, const Region& inputs);

}  // namespace reprise::rulepack
