#include "engine/recorded_rules.h"

#include <vector>

namespace reprise::engine {

std::optional<feel::Replay::Needed> recorded(const rulepack::Rule& rule, const feel::Context& scope, feel::Recording& recording) {
  std::vector<feel::Recording::Result> results = {recording.evaluate(*rule.value, scope)};
  if (rule.applies) results.push_back(recording.evaluate(*rule.applies, scope));
  if (!results.back().value.is_true() && rule.applies) return std::nullopt;
  return feel::Replay::Needed(recording, results);
}

const RecordedRule& RecordedRules::at(const rulepack::Rule& rule) {
  const auto known = rules_.find(&rule);
  if (known != rules_.end()) return known->second;
  RecordedRule& made = rules_[&rule];
  made.rows = ScaleRows::of(rule, world_.scope);
  if (made.rows) made.way = recorded(rule, scope_, recording_);
  return made;
}

}  // namespace reprise::engine
