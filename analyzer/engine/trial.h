// What a rule would be worth with another value of one fact. Private to the counterfactuals.
#pragma once

#include <optional>
#include <vector>

#include "engine/outcome.h"

namespace reprise::engine {

/// One fact of one rule, and the question what the rule is worth with another value of it. The search runs without marks,
/// which cost most of an evaluation; what it finds is judged once more with them. A value is judged once however often it is asked.
class Trial {
 public:
  /// All must outlive the trial; `unmarked` are the facts without their marks.
  Trial(const Outcome& outcome, const World& world, const feel::Context& unmarked, feel::Mark mark)
      : outcome_(outcome), world_(world), unmarked_(unmarked), mark_(mark) {}

  /// The risk with that value, when it is known and lower than it is.
  [[nodiscard]] std::optional<Decimal> lowered_by(const feel::Value& value) const { return tried(value).lower_risk; }
  [[nodiscard]] std::optional<Decimal> lowered_by(const Decimal& number) const { return lowered_by(feel::Value::number(number)); }
  /// The same with marks: no missing fact and no doubtful one stands behind the answer.
  [[nodiscard]] bool holds(const feel::Value& value) const;
  /// The rule's own value with that number, when it is a number.
  [[nodiscard]] std::optional<Decimal> number_at(const Decimal& number) const { return tried(feel::Value::number(number)).number; }
  [[nodiscard]] const Outcome& outcome() const { return outcome_; }

 private:
  struct Tried {
    feel::Value value;
    std::optional<Decimal> number;
    std::optional<Decimal> lower_risk;
  };

  [[nodiscard]] const Tried& tried(const feel::Value& value) const;
  [[nodiscard]] PointOutcome judged(const feel::Context& facts) const;
  [[nodiscard]] std::optional<Decimal> lowered(const PointOutcome& point) const;

  const Outcome& outcome_;
  const World& world_;
  const feel::Context& unmarked_;
  feel::Mark mark_;
  mutable std::vector<Tried> tried_;
};

}  // namespace reprise::engine
