// Our engine on the workload: the records as its columns, in three states, and the scores it gives, summed exactly.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "feel/batch.h"
#include "records.h"

namespace reprise::benchmark {

/// One expression a line. Throws std::runtime_error with the first diagnostic.
[[nodiscard]] std::vector<feel::Expression> compiled_rules(const std::string& path);

enum class State : std::uint8_t {
  plain,
  nulls,   ///< one value in twenty is null, those of services too
  digits,  ///< one amount in four has 34 significant digits
};
[[nodiscard]] feel::Columns columns_of(const Records& records, State state);

class Scorer {
 public:
  Scorer(std::vector<feel::Expression> rules, const feel::Columns& columns)
      : count_(rules.size()), batch_(std::move(rules), columns), rows_(columns.rows()) {}

  [[nodiscard]] std::size_t in_columns() const { return batch_.in_columns(); }
  /// The score of every record, `step` records at a time. A rule that is null gives no points. Throws when a score is no integer.
  void score(std::size_t step, std::span<std::int64_t> scores);
  /// The first of `sample` records, evenly spread, where a rule answers otherwise than one by one; empty: none does.
  [[nodiscard]] std::string first_difference(std::span<const feel::Expression> rules, const feel::Columns& columns, std::size_t sample);

 private:
  std::size_t count_;
  feel::Batch batch_;
  std::size_t rows_;
};

}  // namespace reprise::benchmark
