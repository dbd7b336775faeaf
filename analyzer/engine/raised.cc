#include "engine/raised.h"

#include <algorithm>

namespace reprise::engine {

Raised raised_by(const Outcome& outcome) {
  Raised raised;
  if (!outcome.counts()) return raised;
  const auto& scale = outcome.rule->scale;
  if (!scale.empty()) {
    const Decimal& lowest = std::ranges::min_element(scale, {}, &rulepack::ScaleRow::risk)->risk;
    raised.possible = lowest < outcome.risk.high;
    raised.certain = lowest < outcome.risk.low && !outcome.optional;
  }
  if (outcome.rule->gate) {
    const auto state = outcome.gate.value_or(assessment::GateState::clear);
    raised.possible = raised.possible || state != assessment::GateState::clear;
    raised.certain = raised.certain || state == assessment::GateState::fired;
  }
  return raised;
}

}  // namespace reprise::engine
