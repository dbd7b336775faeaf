// One dossier judged, scored and decided, with the reasons in numbers: what hangs on a single choice of the rules, what ignorance
// costs, what would have to change. Findings in words, stress tests and drawings come after it.
#pragma once

#include <deque>
#include <map>
#include <string>
#include <vector>

#include "assessment/assessment.h"
#include "engine/counterfactual_search.h"
#include "engine/engine.h"
#include "engine/family.h"
#include "engine/sensitivity.h"

namespace reprise::engine {

class Scoring {
 public:
  /// Ready but for the counterfactuals, which are sought on another thread from here on. The input must outlive it.
  explicit Scoring(const Input& input);
  Scoring(const Scoring&) = delete;
  Scoring& operator=(const Scoring&) = delete;

  /// The facts as they are, to evaluate in: the search looks at none of what this one remembers.
  [[nodiscard]] const World& world() const { return world_; }
  [[nodiscard]] const std::vector<Family>& families() const { return families_; }
  /// Outcomes of rules with a gate.
  [[nodiscard]] const std::vector<const Outcome*>& gated() const { return gated_; }
  /// As `families`.
  [[nodiscard]] const std::vector<assessment::FamilyScore>& scores() const { return scores_; }
  /// By rule id, of scored families.
  [[nodiscard]] const std::map<std::string, Sensitivity>& sensitivity() const { return sensitivity_; }
  /// Paths of unknown facts that count; and of those that a blocking rule waits for.
  [[nodiscard]] const std::vector<std::string>& missing() const { return missing_; }
  [[nodiscard]] const std::vector<std::string>& blocking() const { return blocking_; }
  /// Without its conditions.
  [[nodiscard]] const assessment::Verdict& verdict() const { return verdict_; }

  /// Joins in the search until it has ended, and gives each finding its own. Once.
  void add_counterfactuals(std::vector<assessment::Finding>& findings) { search_.finish(findings); }

 private:
  void score(const Family& family);

  facts::Facts facts_;
  feel::Context judging_;
  World judged_;
  std::deque<Outcome> outcomes_;  ///< outlives the search, which looks at them
  CounterfactualSearch search_;
  std::vector<Family> families_;
  feel::Context scope_;
  World world_;
  std::vector<const Outcome*> gated_;
  std::vector<assessment::FamilyScore> scores_;
  std::map<std::string, Sensitivity> sensitivity_;
  std::vector<std::string> missing_;
  std::vector<std::string> blocking_;
  assessment::Verdict verdict_;
};

}  // namespace reprise::engine
