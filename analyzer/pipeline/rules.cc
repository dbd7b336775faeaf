#include <algorithm>

#include "engine/engine.h"
#include "engine/row_coverage.h"
#include "engine/rule_lint.h"
#include "pipeline/inputs.h"
#include "pipeline/rule_examples.h"

namespace reprise::pipeline {
namespace {

std::string word(rulepack::Basis basis) {
  switch (basis) {
    case rulepack::Basis::published: return "published";
    case rulepack::Basis::practice: return "practice";
    case rulepack::Basis::proposal: return "proposal";
  }
  return {};
}

std::string word(rulepack::Lifecycle lifecycle) {
  switch (lifecycle) {
    case rulepack::Lifecycle::experimental: return "experimental";
    case rulepack::Lifecycle::stable: return "stable";
    case rulepack::Lifecycle::deprecated: return "deprecated";
  }
  return {};
}

}  // namespace

void check_rules_named(const std::vector<std::string>& wanted, const rulepack::RuleBook& rules, base::Diagnostics& diagnostics) {
  std::vector<std::string> known;
  for (const rulepack::Pack& pack : rules.packs) {
    for (const rulepack::Rule& one : pack.rules) known.push_back(one.id);
  }
  for (const std::string& rule : wanted) {
    if (rules.find(rule) != nullptr) continue;
    diagnostics.add(base::diagnose("explain-unknown-rule", {}, {{"rule", rule}, {"nearest", base::nearest(rule, known).value_or("reprise rules list")}}));
  }
}

base::Checked<std::vector<RuleLine>> list_rules(const base::Files& files, const Folders& folders, Log& log) {
  base::Checked<std::vector<RuleLine>> result;
  auto rules = read_rules(files, folders, log);
  result.diagnostics = std::move(rules.diagnostics);
  auto charts = read_charts_of_accounts(files, folders, log);
  result.diagnostics.add(std::move(charts.diagnostics));
  if (rules.value) result.diagnostics.add(unknown_sources(*charts.value, *rules.value));
  if (result.diagnostics.has_errors() || !rules.value) return result;
  result.value.emplace();
  for (const rulepack::Pack& pack : rules.value->packs) {
    for (const rulepack::Rule& rule : pack.rules) {
      result.value->push_back({rule.id, rule.family, word(rule.basis), word(rule.lifecycle), rule.weight.to_string(), rule.title, rule.tests.size()});
    }
  }
  return result;
}

base::Checked<RuleTestReport> test_rules(const base::Files& files, const Folders& folders, const std::string& rule, Log& log) {
  base::Checked<RuleTestReport> result;
  auto rules = read_rules(files, folders, log);
  result.diagnostics = std::move(rules.diagnostics);
  if (result.diagnostics.has_errors() || !rules.value) return result;
  if (!rule.empty()) check_rules_named({rule}, *rules.value, result.diagnostics);
  if (result.diagnostics.has_errors()) return result;
  const auto step = log.step("test rules");
  result.value.emplace();
  for (engine::TestReport& report : engine::run_tests(*rules.value, rule)) {
    result.value->tests.push_back({std::move(report.rule), std::move(report.test), report.passed, std::move(report.expected), std::move(report.actual),
                                   report.place.to_string()});
  }
  for (const engine::RowCoverage& coverage : engine::row_coverage(*rules.value, rule)) {
    for (const engine::CoveredRow& row : coverage.rows) result.value->rows.push_back({coverage.rule, row.when, row.reached, row.place.to_string()});
  }
  return result;
}

base::Checked<RuleLintReport> lint_rules(const base::Files& files, const Folders& folders, const RuleLintRequest& request, Log& log) {
  base::Checked<RuleLintReport> result;
  auto rules = read_rules(files, folders, log);
  result.diagnostics = std::move(rules.diagnostics);
  if (result.diagnostics.has_errors() || !rules.value) return result;
  check_rules_named(request.rules, *rules.value, result.diagnostics);
  auto examples = read_examples(files, folders, *rules.value, request.examples, log);
  result.diagnostics.add(std::move(examples.diagnostics));
  if (result.diagnostics.has_errors() || !examples.value) return result;
  std::vector<engine::Input> inputs;
  for (const Example& example : *examples.value) inputs.push_back({example.dossier, *example.group, example.takeover, *rules.value});
  const auto step = log.step("lint rules");
  engine::RuleLint lint = engine::lint(*rules.value, request.rules, inputs);
  result.value = {std::move(lint.left_open), lint.rules, inputs.size(), lint.mutants, lint.alike};
  return result;
}

}  // namespace reprise::pipeline
