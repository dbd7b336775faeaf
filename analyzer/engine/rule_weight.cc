#include "engine/rule_weight.h"

#include <algorithm>

namespace reprise::engine {

using scalar::Decimal;

Decimal lightest_effect() { return Decimal(1) / Decimal(2); }

Decimal spread_of(const rulepack::Rule& rule) {
  if (rule.scale.empty()) return Decimal(0);
  const auto [low, high] = std::ranges::minmax_element(rule.scale, {}, &rulepack::ScaleRow::risk);
  return high->risk - low->risk;
}

std::optional<Decimal> effect_of(const rulepack::Rule& rule, const rulepack::Pack& pack) {
  Decimal all;
  for (const rulepack::Rule& one : pack.rules) all += one.weight;
  if (all.is_zero()) return std::nullopt;
  return rule.weight * spread_of(rule) / all;
}

}  // namespace reprise::engine
