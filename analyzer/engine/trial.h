// What a rule would be worth with another value of one fact. Private to the counterfactuals.
#pragma once

#include <array>
#include <deque>
#include <optional>
#include <string_view>
#include <vector>

#include "engine/outcome.h"
#include "engine/recorded_rules.h"

namespace reprise::engine {

/// What all trials of one assessment share.
struct Trials {
  /// The world must outlive it.
  explicit Trials(const World& seen);
  /// Whether that belongs to an exercise that is over and not the last one: nothing can be aimed at there.
  [[nodiscard]] bool is_past(std::string_view path) const;

  const World& world;
  feel::Context unmarked;  ///< the facts without their marks
  RecordedRules recorded;
  std::array<std::string_view, 2> last_exercises;  ///< "accounts[2016" of the association, and the group's
};

/// One fact of one rule, and the question what the rule is worth with another value of it. Where that value leads a way that was
/// recorded, only what depends on it is computed again; a new way is recorded as it is met, without the marks of other facts,
/// which cost most of an evaluation, and what is found on it is judged once more with them. A value is judged once however often
/// it is asked.
class Trial {
 public:
  /// Both must outlive the trial.
  Trial(const Outcome& outcome, Trials& trials, feel::Mark mark);
  Trial(const Trial&) = delete;
  Trial& operator=(const Trial&) = delete;

  /// The risk with that value, when it is known and lower than it is.
  [[nodiscard]] std::optional<Decimal> lowered_by(const feel::Value& value) const { return tried(value).lower_risk; }
  [[nodiscard]] std::optional<Decimal> lowered_by(const Decimal& number) const { return lowered_by(feel::Value::number(number)); }
  /// The same with marks: no missing fact and no doubtful one stands behind the answer.
  [[nodiscard]] bool holds(const feel::Value& value) const;
  /// The rule's own value with that number, when it is a number.
  [[nodiscard]] std::optional<Decimal> number_at(const Decimal& number) const { return tried(feel::Value::number(number)).number; }
  [[nodiscard]] const Outcome& outcome() const { return outcome_; }
  /// The nearest number below (-1) or above (1) the rule's own at which, or just beyond which, its risk is lower.
  [[nodiscard]] std::optional<Decimal> target(std::int64_t direction) const;

 private:
  struct Tried {
    feel::Value value;
    std::optional<Decimal> number;
    std::optional<Decimal> lower_risk;
    bool as_recorded = false;  ///< found the way of what is: behind it stand the facts that stand behind that
  };

  /// A way that some other value of the fact leads.
  struct Detour {
    feel::Recording recording;
    feel::Context scope;
    std::optional<feel::Replay::Needed> needed;
    std::optional<feel::Replay> replay;
  };
  static constexpr std::size_t kMostDetours = 6;

  [[nodiscard]] const Tried& tried(const feel::Value& value) const;
  [[nodiscard]] Tried rated(const feel::Value& value, const feel::Value& answer, bool as_recorded) const;
  [[nodiscard]] std::optional<Tried> replayed(const feel::Value& value) const;
  /// The same by a new way.
  [[nodiscard]] std::optional<Tried> explored(const feel::Value& value) const;
  [[nodiscard]] PointOutcome judged(const feel::Context& scope) const;
  [[nodiscard]] std::optional<Decimal> lowered(const PointOutcome& point) const;
  [[nodiscard]] std::optional<Decimal> lowered(std::size_t row) const;

  const Outcome& outcome_;
  const World& world_;
  const feel::Context& unmarked_;
  feel::Mark mark_;
  RecordedRules& rules_;
  const RecordedRule& recorded_;
  mutable std::optional<feel::Replay> replay_;
  mutable std::optional<rulepack::Earlier> earlier_;  ///< what detours may take over
  mutable std::deque<Detour> detours_;
  mutable std::vector<Tried> tried_;
};

}  // namespace reprise::engine
