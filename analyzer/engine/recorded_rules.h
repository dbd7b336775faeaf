// Rules evaluated once more and remembered, so that the search for another value of one fact need not evaluate them again.
// Private to the counterfactuals.
#pragma once

#include <map>
#include <optional>

#include "engine/scale_rows.h"
#include "engine/world.h"
#include "feel/recording.h"

namespace reprise::engine {

/// How a rule's value came about; that it applies is held.
struct RecordedWay {
  std::optional<feel::Replay::Needed> needed;  ///< nothing where it does not apply
  bool is_out = false;                         ///< it does not for certain: `applies` is false, not null
};
[[nodiscard]] RecordedWay recorded(const rulepack::Rule& rule, const feel::Context& scope, feel::Recording& recording);

struct RecordedRule {
  std::optional<ScaleRows> rows;
  std::optional<feel::Replay::Needed> way;  ///< with the facts as they are; only where there are rows
};

class RecordedRules {
 public:
  /// The world must outlive it.
  explicit RecordedRules(const World& world)
      : world_(world),
        recording_(static_cast<feel::Mark>(world.facts.all().size())),
        scope_(rulepack::scope_of(world.rules, world.facts.with_marks_of_leaves(), recording_)) {}
  RecordedRules(const RecordedRules&) = delete;
  RecordedRules& operator=(const RecordedRules&) = delete;

  [[nodiscard]] const RecordedRule& at(const rulepack::Rule& rule);
  /// What a recording of another value of that fact may take over; as long as this lives.
  [[nodiscard]] rulepack::Earlier earlier(feel::Mark changed);

 private:
  const World& world_;
  feel::Recording recording_;
  feel::Context scope_;
  std::map<const rulepack::Rule*, RecordedRule> rules_;
  std::map<feel::Mark, feel::Dependents> dependents_;  ///< many rules look at one fact
};

}  // namespace reprise::engine
