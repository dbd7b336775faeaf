// An assessment as a text a person reviews: one line an outcome, a score, a gate, a document.
#pragma once

#include <string>

#include "assessment/assessment.h"

namespace reprise::engine::testing {

inline std::string in_brackets(const std::vector<std::string>& words) {
  std::string text = "[";
  for (std::size_t i = 0; i < words.size(); ++i) text += (i == 0 ? "" : ", ") + words[i];
  return text + "]";
}

inline std::string interval(const assessment::Interval& range) {
  return range.low == range.high ? range.low.to_string() : range.low.to_string() + ".." + range.high.to_string();
}

inline std::string printed_finding(const assessment::Finding& finding) {
  std::string text = "  " + finding.rule + ": " + assessment::words(finding.outcome).en + ", risk " + interval(finding.risk);
  if (!finding.value.empty()) text += ", value " + finding.value;
  if (finding.value_low || finding.value_high) {
    text += ", value " + (finding.value_low ? finding.value_low->to_string() : "") + ".." + (finding.value_high ? finding.value_high->to_string() : "");
  }
  if (!finding.missing.empty()) text += ", missing " + in_brackets(finding.missing);
  text += "\n    " + finding.sentence.en + "\n    " + finding.sentence.fr + "\n";
  if (!finding.problem.empty()) text += "    problem: " + finding.problem.en + "\n";
  for (const auto& change : finding.counterfactuals) text += "    change: " + change.sentence.en + "\n    change: " + change.sentence.fr + "\n";
  if (finding.level_changes_without_rule) text += "    the level hangs on this rule\n";
  if (finding.level_changes_with_thresholds) text += "    the level hangs on its thresholds\n";
  if (finding.order_changes_without_rule) text += "    the order of families hangs on this rule\n";
  if (finding.order_changes_with_thresholds) text += "    the order of families hangs on its thresholds\n";
  return text;
}

inline std::string printed_family(const assessment::FamilyScore& family) {
  if (!family.scored) return family.family + ": not scored\n";
  std::string text = family.family + ": " + (family.score ? interval(*family.score) : "no score") + (family.exact ? " (exact)" : "") + ", " + family.level_low;
  if (family.level_high != family.level_low) text += ".." + family.level_high;
  text += ", coverage " + family.coverage.to_string() + (family.provisional ? " (provisional)" : "") + (family.weights_matter ? ", weights matter" : "") + "\n";
  for (const auto& share : family.ignorance) {
    text += "  costs " + share.points.to_string() + ": " + (share.path.empty() ? share.label.en : share.path) + (share.optional_membership ? " (membership)" : "") + "\n";
  }
  return text;
}

inline std::string printed_verdict(const assessment::Verdict& verdict) {
  std::string text = "verdict " + std::string(verdict.settled ? "settled" : "open") + ": " + verdict.headline.en + " | " + verdict.headline.fr + "\n";
  for (const auto& outcome : verdict.outcomes) {
    text += "  " + outcome.id + "\n";
    for (const auto& way : outcome.led_by) text += "    " + way.en + " | " + way.fr + "\n";
  }
  for (const auto& condition : verdict.conditions) {
    text += "  condition " + condition.rule + ", " + (condition.certain ? "certain" : "if so") + ", " + condition.weight_by_risk.to_string() +
            (condition.who ? ", " + assessment::words(*condition.who).en : "") + ": " + (condition.gate.empty() ? "" : condition.gate.en + " ") + condition.text.en + "\n";
  }
  if (!verdict.blocking_unknown.empty()) text += "  blocking: " + in_brackets(verdict.blocking_unknown) + "\n";
  return text;
}

inline std::string printed(const assessment::Assessment& assessment) {
  std::string text;
  for (const auto& family : assessment.families) {
    text += printed_family(family);
    for (const auto& finding : assessment.findings) {
      if (finding.family == family.family) text += printed_finding(finding);
    }
  }
  for (const auto& gate : assessment.gates) {
    text += "gate " + gate.rule + ": " + assessment::words(gate.state).en + ", " + gate.level + " for " + in_brackets(gate.families);
    text += (gate.missing.empty() ? "" : ", missing " + in_brackets(gate.missing)) + "\n";
  }
  text += printed_verdict(assessment.verdict);
  for (const auto& document : assessment.documents) {
    text += "ask for " + document.id + ": " + document.points.to_string() + " points" + (document.blocking ? ", blocking" : "") + ", gives " + in_brackets(document.gives) + "\n";
  }
  return text;
}

}  // namespace reprise::engine::testing
