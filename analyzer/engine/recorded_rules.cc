#include "engine/recorded_rules.h"

#include <vector>

namespace reprise::engine {

RecordedWay recorded(const rulepack::Rule& rule, const feel::Context& scope, feel::Recording& recording) {
  std::vector<feel::Recording::Result> results(1);
  if (rule.applies) {
    results.push_back(recording.evaluate(*rule.applies, scope));
    const feel::Value& applies = results.back().value;
    if (!applies.is_true()) return {std::nullopt, applies.is_false()};
  }
  results.front() = recording.evaluate(*rule.value, scope);
  return {feel::Replay::Needed(recording, results), false};
}

const RecordedRule& RecordedRules::at(const rulepack::Rule& rule) {
  const auto known = rules_.find(&rule);
  if (known != rules_.end()) return known->second;
  RecordedRule& made = rules_[&rule];
  made.rows = ScaleRows::of(rule, world_.scope);
  if (made.rows) made.way = recorded(rule, scope_, recording_).needed;
  return made;
}

rulepack::Earlier RecordedRules::earlier(feel::Mark changed) {
  feel::Dependents& dependents = dependents_.try_emplace(changed, recording_, changed).first->second;
  dependents.go_on(recording_);
  return {scope_, [&dependents](std::span<const feel::Mark> marks) { return dependents.include_any(marks); }};
}

}  // namespace reprise::engine
