// Packs × facts → outcomes, scores as intervals, gates, verdict, price of ignorance, counterfactuals: section 7 of the
// design, exactly. Fills the assessment.
#pragma once

#include <string>
#include <vector>

#include "assessment/assessment.h"
#include "base/diagnostic.h"
#include "dossier/dossier.h"
#include "rulepack/rulepack.h"
#include "takeover/landscape.h"
#include "takeover/takeover.h"

namespace reprise::engine {

struct Input {
  const dossier::Dossier& dossier;
  const dossier::Group& group;
  const takeover::Takeover& takeover;
  const rulepack::RuleBook& rules;
  const takeover::Landscape* landscape = nullptr;  ///< null: the assessment says nothing of territories
};

/// Everything of the assessment except tool_version, command and digests, which the pipeline knows.
[[nodiscard]] assessment::Assessment assess(const Input& input);

/// Waivers of rules that are not there: errors waiver-unknown-rule with the nearest, at their place in the dossier.
[[nodiscard]] base::Diagnostics check_waivers(const dossier::Dossier& dossier, const rulepack::RuleBook& rules);

/// The association's name, or its id where the name is not known.
[[nodiscard]] std::string name_of(const dossier::Dossier& dossier);

/// A takeover's structure as the content of a drawing; `after` marks what joins and what is doubled.
/// With several associations each bears its own name there, and `association_name` is not asked for.
[[nodiscard]] assessment::Diagram diagram(const takeover::Structure& structure, const dossier::Group& group, bool after, const base::Text& association_name);
/// "A, B and C"; of one association alone `association_name`, where it is given.
[[nodiscard]] base::Text names_of_targets(const takeover::Structure& structure, const base::Text& association_name = {});

/// How one inline test of a rule went.
struct TestReport {
  std::string rule;
  std::string test;
  bool passed = false;
  std::string expected;
  std::string actual;
  base::Place place;
};

/// Runs the inline tests of every rule (or of one, when `rule` is not empty).
[[nodiscard]] std::vector<TestReport> run_tests(const rulepack::RuleBook& rules, const std::string& rule = {});

}  // namespace reprise::engine
