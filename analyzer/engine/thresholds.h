// The numbers written in a rule's scale and gate, and the rules one gets by moving one of them by a unit or by letting the
// number itself fall on the other side. Private to the lint of rules.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/source.h"
#include "rulepack/rulepack.h"
#include "scalar/decimal.h"

namespace reprise::engine {

/// A number where it is written.
struct WrittenNumber {
  std::optional<std::size_t> row;   ///< of the scale; none: the gate
  base::Span span;                  ///< in the text of the row, sign included
  std::optional<base::Span> bound;  ///< `<=` or the bracket that says whether the number belongs
};

/// One number of the scale, in all rows that write it (the end of one row is the start of the next), or one of the gate.
struct Threshold {
  scalar::Decimal number;
  std::vector<WrittenNumber> written;
};

[[nodiscard]] std::vector<Threshold> thresholds_of(const rulepack::Rule& rule);
/// One in the last decimal place that any threshold of the rule writes.
[[nodiscard]] scalar::Decimal unit_of(const rulepack::Rule& rule);
/// Of the number in its file.
[[nodiscard]] base::Place place_of(const rulepack::Rule& rule, const WrittenNumber& written);

/// A rule that differs from another in one threshold.
struct Mutant {
  rulepack::Rule rule;
  std::string before;  ///< the rows that change, as they are written
  std::string after;
};

/// The same number everywhere it is written; a row that computes is compiled against `names`. Empty when what comes out is no FEEL.
[[nodiscard]] std::optional<Mutant> moved(const rulepack::Rule& rule, const Threshold& threshold, const scalar::Decimal& number, const feel::Names& names);
/// The number on the other side of each bound; empty when it is no bound.
[[nodiscard]] std::optional<Mutant> turned(const rulepack::Rule& rule, const Threshold& threshold, const feel::Names& names);

/// A value that the two rules judge differently, a plain one if there is any. `told` is false when no such value exists; `value`
/// stays empty where rows look at facts and nobody can say.
struct Difference {
  bool told = false;
  std::optional<scalar::Decimal> value;
};
[[nodiscard]] Difference difference(const rulepack::Rule& rule, const rulepack::Rule& mutant, const Threshold& threshold);

}  // namespace reprise::engine
