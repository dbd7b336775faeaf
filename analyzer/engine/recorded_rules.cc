#include "engine/recorded_rules.h"

#include <memory>
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

rulepack::Earlier RecordedRules::earlier(feel::Mark changed) const {
  const auto dependents = std::make_shared<const feel::Dependents>(recording_, changed);
  return {scope_, [dependents](std::span<const feel::Mark> marks) { return dependents->include_any(marks); }};
}

}  // namespace reprise::engine
