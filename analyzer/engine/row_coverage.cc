#include "engine/row_coverage.h"

namespace reprise::engine {
namespace {

RowCoverage coverage_of(const rulepack::Rule& rule, const rulepack::RuleBook& rules) {
  std::deque<TestWorld> worlds;
  for (const rulepack::InlineTest& test : rule.tests) worlds.emplace_back(test, rules);
  const std::vector<bool> reached = rows_reached(rule, worlds);
  RowCoverage coverage{rule.id, {}};
  for (std::size_t row = 0; row < reached.size(); ++row) coverage.rows.push_back({rule.scale[row].when.text(), reached[row], rule.scale[row].place});
  return coverage;
}

}  // namespace

std::vector<bool> rows_reached(const rulepack::Rule& rule, const std::deque<TestWorld>& worlds) {
  std::vector<bool> reached(rule.scale.size(), false);
  for (std::size_t test = 0; test < worlds.size(); ++test) {
    if (!rule.tests[test].risk) continue;
    if (const auto hit = judge(rule, worlds[test].world()).hit) reached[*hit] = true;
  }
  return reached;
}

std::vector<RowCoverage> row_coverage(const rulepack::RuleBook& rules, const std::string& rule_id) {
  std::vector<RowCoverage> coverage;
  for (const rulepack::Pack& pack : rules.packs) {
    for (const rulepack::Rule& rule : pack.rules) {
      if (rule.scale.empty() || (!rule_id.empty() && rule.id != rule_id)) continue;
      coverage.push_back(coverage_of(rule, rules));
    }
  }
  return coverage;
}

}  // namespace reprise::engine
