#include <algorithm>

#include "engine/engine.h"
#include "engine/rule_lint.h"
#include "pipeline/inputs.h"

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

base::Diagnostic no_such_rule(const std::string& rule, const rulepack::RuleBook& rules) {
  std::vector<std::string> known;
  for (const rulepack::Pack& pack : rules.packs) {
    for (const rulepack::Rule& one : pack.rules) known.push_back(one.id);
  }
  return base::diagnose("explain-unknown-rule", {}, {{"rule", rule}, {"nearest", base::nearest(rule, known).value_or("reprise rules list")}});
}

}  // namespace

base::Checked<std::vector<RuleLine>> list_rules(const base::Files& files, const Folders& folders, Log& log) {
  base::Checked<std::vector<RuleLine>> result;
  auto rules = read_rules(files, folders, log);
  result.diagnostics = std::move(rules.diagnostics);
  if (result.diagnostics.has_errors() || !rules.value) return result;
  result.value.emplace();
  for (const rulepack::Pack& pack : rules.value->packs) {
    for (const rulepack::Rule& rule : pack.rules) {
      result.value->push_back({rule.id, rule.family, word(rule.basis), word(rule.lifecycle), rule.weight.to_string(), rule.title, rule.tests.size()});
    }
  }
  return result;
}

base::Checked<std::vector<RuleTestLine>> test_rules(const base::Files& files, const Folders& folders, const std::string& rule, Log& log) {
  base::Checked<std::vector<RuleTestLine>> result;
  auto rules = read_rules(files, folders, log);
  result.diagnostics = std::move(rules.diagnostics);
  if (result.diagnostics.has_errors() || !rules.value) return result;
  if (!rule.empty() && rules.value->find(rule) == nullptr) {
    result.diagnostics.add(no_such_rule(rule, *rules.value));
    return result;
  }
  const auto step = log.step("test rules");
  result.value.emplace();
  for (engine::TestReport& report : engine::run_tests(*rules.value, rule)) {
    result.value->push_back({std::move(report.rule), std::move(report.test), report.passed, std::move(report.expected), std::move(report.actual),
                             report.place.to_string()});
  }
  return result;
}

base::Checked<RuleLintReport> lint_rules(const base::Files& files, const Folders& folders, const std::vector<std::string>& wanted, Log& log) {
  base::Checked<RuleLintReport> result;
  auto rules = read_rules(files, folders, log);
  result.diagnostics = std::move(rules.diagnostics);
  if (result.diagnostics.has_errors() || !rules.value) return result;
  for (const std::string& rule : wanted) {
    if (rules.value->find(rule) == nullptr) result.diagnostics.add(no_such_rule(rule, *rules.value));
  }
  if (result.diagnostics.has_errors()) return result;
  const auto step = log.step("lint rules");
  engine::RuleLint lint = engine::lint(*rules.value, wanted);
  result.value = {std::move(lint.left_open), lint.rules, lint.mutants, lint.alike};
  return result;
}

}  // namespace reprise::pipeline
