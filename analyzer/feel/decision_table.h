// Decision tables (DMN 1.5, chapter 8): rows of unary tests over input expressions, a hit policy that says what
// several hits mean. Compiled once from texts, each with its own origin, so that an error points at its cell.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "feel/feel.h"

namespace reprise::feel {

/// Table 36 of the standard.
enum class HitPolicy : std::uint8_t {
  unique,         ///< U: one row at most
  any,            ///< A: several rows, the same result
  priority,       ///< P: the result that stands first among the output's values
  first,          ///< F: the first row
  rule_order,     ///< R: all results, in the order of rows
  output_order,   ///< O: all results, in the order of the output's values
  collect,        ///< C: all results
  collect_sum,    ///< C+
  collect_min,    ///< C<
  collect_max,    ///< C>
  collect_count,  ///< C#
};

/// `U`, `C+`, also in words: `UNIQUE`, `RULE ORDER`; empty for anything else.
[[nodiscard]] std::optional<HitPolicy> parse_hit_policy(std::string_view text);

/// A text of the table and where it stands.
struct TableCell {
  std::string text;
  Origin origin;
};

/// What an input may be (8.2.4): its name, for words, and unary tests such as `[0..1]`; empty tests: anything.
struct TableDomain {
  std::string name;
  TableCell values;
};

struct TableOutput {
  std::string name;         ///< may be empty when there is one output only
  TableCell values;         ///< `"high", "low"`: allowed results as unary tests, best first; empty: any
  TableCell default_value;  ///< when no row hits; empty: null
};

struct TableRow {
  std::vector<TableCell> tests;    ///< one an input; `-` or empty: any
  std::vector<TableCell> results;  ///< one an output
};

struct TableText {
  HitPolicy policy = HitPolicy::unique;
  std::vector<TableCell> inputs;
  std::vector<TableDomain> domains;  ///< one an input, or none
  std::vector<TableOutput> outputs;
  std::vector<TableRow> rows;
};

class DecisionTable {
 public:
  /// Errors of all cells in one run; "feel-table" when a row has too few or too many cells, or the policy asks for
  /// output values that are not given.
  [[nodiscard]] static base::Checked<DecisionTable> compile(const TableText& text, const Names& names);

  struct Outcome {
    /// The result of one output, or a context of the outputs by name. Null with "no-row-hit" (or the reason of the null
    /// input that keeps a row from hitting), "several-rows-hit"
    /// (under UNIQUE) or "conflicting-rows" (under ANY); with "value-not-allowed" when an input or a result is none of its
    /// allowed values. An input that is null though null is not allowed does no harm to rows that other inputs
    /// decide; where a row hinges on it the result is null for the input's own reason, never the default or a later row.
    /// Carries the marks of every test that was looked at; a row that one known input rules out, those of that test alone.
    Value value;
    std::vector<std::size_t> rows;  ///< that hit, from 0, in the order of rows
  };
  [[nodiscard]] Outcome evaluate(const Context& facts, const EvaluationLimits& limits = {}) const;
  /// The value, remembered: feel/recording.h. Which rows hit is held.
  [[nodiscard]] Value record(const Context& facts, Recording& recording, const EvaluationLimits& limits = {}) const;

 private:
  struct Compiled;
  [[nodiscard]] Outcome evaluate(const Context& facts, Recording* recording, const EvaluationLimits& limits) const;
  explicit DecisionTable(std::shared_ptr<const Compiled> compiled) : compiled_(std::move(compiled)) {}
  std::shared_ptr<const Compiled> compiled_;
};

}  // namespace reprise::feel
