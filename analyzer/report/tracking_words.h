// What tracking tells, in the words of one language: shared by the terminal and the note.
#pragma once

#include <optional>
#include <string>

#include "assessment/tracking.h"
#include "report/locale.h"

namespace reprise::report {

class TrackingWords {
 public:
  explicit TrackingWords(const Locale& locale) : locale_(locale) {}

  [[nodiscard]] std::string state(const assessment::Tracked& tracked) const;
  [[nodiscard]] std::string gate(const std::string& id) const;
  /// "passed on 3 May 2025 by the board", or that it is open.
  [[nodiscard]] std::string verdict(const assessment::TrackedGate& gate) const;
  [[nodiscard]] std::string computed(const assessment::TrackedGate& gate) const;
  [[nodiscard]] std::string criterion(const assessment::TrackedCriterion& criterion) const;
  [[nodiscard]] std::string finding(const assessment::TrackedFinding& finding) const;
  /// A value with its unit, a range, or the word for unknown.
  [[nodiscard]] std::string value(const std::optional<assessment::TrackedMeasure>& measure, assessment::Unit unit) const;
  /// The same with the day or the period it speaks for.
  [[nodiscard]] std::string dated(const std::optional<assessment::TrackedMeasure>& measure, assessment::Unit unit) const;
  [[nodiscard]] std::string point(const assessment::TrackedPoint& point, assessment::Unit unit) const;
  [[nodiscard]] std::string trend(const assessment::TrackedIndicator& indicator) const;
  /// "at least 120 people".
  [[nodiscard]] std::string target(const assessment::TrackedCommitment& commitment) const;
  [[nodiscard]] std::string commitment(const assessment::TrackedCommitment& commitment) const;
  [[nodiscard]] std::string deadline(const assessment::TrackedDeadline& deadline) const;
  [[nodiscard]] std::string basis(const assessment::LegalBasis& basis) const;
  [[nodiscard]] std::string route(const assessment::Tracked& tracked) const;

 private:
  const Locale& locale_;
};

}  // namespace reprise::report
