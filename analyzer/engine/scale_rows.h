// Which row of a scale a number hits, and how far the next better row is. Between two numbers that a scale writes it is always
// the same row, so each stretch is asked about once. Private to the counterfactuals.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "engine/world.h"
#include "scalar/decimal.h"

namespace reprise::engine {

class ScaleRows {
 public:
  /// Nothing for a scale whose rows ask for more than the rule's own value.
  [[nodiscard]] static std::optional<ScaleRows> of(const rulepack::Rule& rule, const feel::Context& scope);

  [[nodiscard]] std::optional<std::size_t> row(const feel::Value& value) const;
  /// The nearest number below (direction -1) or above (1) `from` at which, or just beyond which, the risk is lower than that.
  [[nodiscard]] std::optional<scalar::Decimal> lower_beyond(const scalar::Decimal& from, std::int64_t direction, const scalar::Decimal& risk) const;

 private:
  ScaleRows(const rulepack::Rule& rule, const feel::Context& scope) : rule_(&rule), scope_(&scope) {}
  [[nodiscard]] std::optional<std::size_t> asked(const feel::Value& value) const;
  /// Of `stretches_`: 2i + 1 is the i-th written number itself, 2i what lies before it.
  [[nodiscard]] std::size_t stretch_of(const scalar::Decimal& number) const;

  const rulepack::Rule* rule_;
  const feel::Context* scope_;
  std::vector<scalar::Decimal> written_;  ///< ascending, each once
  std::vector<std::optional<std::size_t>> stretches_;
};

}  // namespace reprise::engine
