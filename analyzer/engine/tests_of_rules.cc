// Runs what rules promise in their own files: given these facts, this outcome.
#include <algorithm>

#include "engine/findings.h"
#include "engine/inline_test.h"
#include "engine/wording.h"

namespace reprise::engine {
namespace {

using feel::Value;
using scalar::Decimal;

std::string kind_word(OutcomeKind kind) {
  switch (kind) {
    case OutcomeKind::known: return "known";
    case OutcomeKind::uncertain: return "uncertain";
    case OutcomeKind::unknown: return "unknown";
    case OutcomeKind::not_applicable: return "not_applicable";
    case OutcomeKind::error: return "error";
  }
  return {};
}

std::string gate_word(assessment::GateState state) {
  switch (state) {
    case assessment::GateState::clear: return "clear";
    case assessment::GateState::possible: return "possible";
    case assessment::GateState::fired: return "fired";
  }
  return {};
}

std::string listed(std::vector<std::string> words) {
  std::ranges::sort(words);
  std::string text = "[";
  for (std::size_t i = 0; i < words.size(); ++i) text += (i == 0 ? "" : ", ") + words[i];
  return text + "]";
}

std::string interval_text(const Interval& interval) {
  return interval.low == interval.high ? interval.low.to_string() : interval.low.to_string() + ".." + interval.high.to_string();
}

/// An expected fraction is compared at the decimals it is written with: 42.8 is met by 42.777….
std::string at_decimals_of(const Value& actual, const Value& expected) {
  if (actual.kind() != feel::Kind::number || expected.kind() != feel::Kind::number) return actual.to_string();
  const std::string text = expected.as_number().to_string();
  const std::size_t point = text.find('.');
  if (point == std::string::npos) return actual.to_string();
  const int decimals = static_cast<int>(text.size() - point - 1);
  return actual.as_number().rounded(decimals, Decimal::Rounding::half_up).to_string();
}

/// The promises that were not kept, as two texts that differ in just those.
class Comparison {
 public:
  void add(const std::string& what, const std::string& expected, const std::string& actual) {
    append(report_.expected, what, expected);
    append(report_.actual, what, actual);
    report_.passed = report_.passed && expected == actual;
  }

  TestReport finish() { return std::move(report_); }

 private:
  static void append(std::string& text, const std::string& what, const std::string& words) {
    text += (text.empty() ? "" : ", ") + what + ": " + words;
  }
  TestReport report_{{}, {}, true, {}, {}, {}};
};

std::string actual_value(const Outcome& outcome, const Value& expected) {
  if (outcome.value_is_settled || outcome.kind != OutcomeKind::uncertain) return at_decimals_of(outcome.value, expected);
  return (outcome.value_low ? outcome.value_low->to_string() : std::string()) + ".." + (outcome.value_high ? outcome.value_high->to_string() : std::string());
}

}  // namespace

TestReport compare(const rulepack::InlineTest& test, const Outcome& outcome, const World& world) {
  Comparison comparison;
  if (test.outcome) comparison.add("outcome", *test.outcome, kind_word(outcome.kind));
  if (test.value) comparison.add("value", test.value->to_string(), actual_value(outcome, *test.value));
  // A risk is promised for an outcome that has one, never for what is out.
  if (test.risk) comparison.add("risk", test.risk->to_string(), outcome.counts() ? interval_text(outcome.risk) : kind_word(outcome.kind));
  if (test.missing) comparison.add("missing", listed(*test.missing), listed(outcome.all_missing()));
  if (test.gate) comparison.add("gate", *test.gate, outcome.gate ? gate_word(*outcome.gate) : "none");
  if (test.finding) {
    const base::Text sentence = sentence_of(outcome, world);
    if (!test.finding->fr.empty()) comparison.add("fr", test.finding->fr, sentence.fr);
    if (!test.finding->en.empty()) comparison.add("en", test.finding->en, sentence.en);
  }
  return comparison.finish();
}

std::vector<TestReport> run_tests(const rulepack::RuleBook& rules, const std::string& rule_id) {
  std::vector<TestReport> reports;
  for (const rulepack::Pack& pack : rules.packs) {
    for (const rulepack::Rule& rule : pack.rules) {
      if (!rule_id.empty() && rule.id != rule_id) continue;
      if (rule.tests.empty()) reports.push_back({rule.id, "has no test", false, "at least one test", "none", rule.place});
      for (std::size_t i = 0; i < rule.tests.size(); ++i) {
        const rulepack::InlineTest& test = rule.tests[i];
        const TestWorld given(test, rules);
        TestReport report = compare(test, judge(rule, given.world()), given.world());
        report.rule = rule.id;
        report.test = test.name.empty() ? "test " + std::to_string(i + 1) : test.name;
        report.place = test.place;
        reports.push_back(std::move(report));
      }
    }
  }
  return reports;
}

}  // namespace reprise::engine
