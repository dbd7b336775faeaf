#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "base/files.h"
#include "golden/golden.h"
#include "pipeline/pipeline.h"

namespace reprise::pipeline {
namespace {

using assessment::Requirement;
using assessment::RequirementDiagram;
using assessment::RequirementKind;

const Folders kSmall = {"tests/rulepack/small", "schemas", "reports"};
const Folders kOurs = {"rules", "schemas", "reports"};

RequirementDiagram graph(const Folders& folders, const RuleGraphRequest& request) {
  const base::DiskFiles files;
  Log log;
  auto made = graph_rules(files, folders, request, log);
  EXPECT_TRUE(made.value.has_value()) << base::render(made.diagnostics, base::Language::english);
  return made.value.value_or(RequirementDiagram{});
}

std::set<std::string> ids(const RequirementDiagram& graph) {
  std::set<std::string> all;
  for (const Requirement& one : graph.requirements) all.insert(one.id);
  return all;
}

/// "net_cash → cash-days"
std::set<std::string> links(const RequirementDiagram& graph) {
  std::set<std::string> all;
  for (const assessment::RequirementLink& link : graph.links) {
    all.insert(graph.requirements[link.needed].name + " → " + graph.requirements[link.needed_by].name);
  }
  return all;
}

TEST(RuleGraph, of_a_small_folder_is_what_its_files_say) {
  EXPECT_TRUE(golden::matches("tests/pipeline/graph/small.json", json(graph(kSmall, {}))));
  EXPECT_TRUE(golden::matches("tests/pipeline/graph/small.en.dot", dot(graph(kSmall, {}), base::Language::english)));
  EXPECT_TRUE(golden::matches("tests/pipeline/graph/small.fr.dot", dot(graph(kSmall, {}), base::Language::french)));
}

TEST(RuleGraph, follows_a_fact_through_the_definition_that_finds_its_entry) {
  const auto found = links(graph(kOurs, {.names = {"cash-days"}, .families = {}}));
  const std::set<std::string> expected = {
      "accounts → latest",          "accounts → account",        "latest → account",           "accounts[*].cash → net_cash",
      "account → net_cash",         "latest → net_cash",         "accounts[*].short_term_bank_debt → net_cash",
      "latest → current_expenses",  "account → current_expenses", "accounts[*].current_expenses → current_expenses",
      "current_expenses → cash-days", "net_cash → cash-days",    "not_nil → cash-days"};
  EXPECT_EQ(found, expected);
}

TEST(RuleGraph, of_a_definition_shows_every_rule_that_feels_it_and_no_other) {
  const auto found = ids(graph(kOurs, {.names = {"net_cash"}, .families = {}}));
  EXPECT_TRUE(found.contains("rule:cash-days"));
  EXPECT_TRUE(found.contains("rule:cash-against-calendar"));
  EXPECT_FALSE(found.contains("rule:net-position"));
}

TEST(RuleGraph, keeps_to_the_families_asked_for) {
  const auto found = graph(kOurs, {.names = {"net_cash"}, .families = {"group-capacity"}});
  const auto all = ids(found);
  EXPECT_TRUE(all.contains("rule:cash-against-calendar"));
  EXPECT_FALSE(all.contains("rule:cash-days"));
}

TEST(RuleGraph, finds_a_fact_with_or_without_its_brackets_and_a_table_by_its_id) {
  EXPECT_EQ(ids(graph(kOurs, {.names = {"accounts.cash"}, .families = {}})), ids(graph(kOurs, {.names = {"accounts[*].cash"}, .families = {}})));
  EXPECT_TRUE(ids(graph(kOurs, {.names = {"reference:vacancy"}, .families = {}})).contains("rule:vacancy"));
}

TEST(RuleGraph, has_every_rule_and_definition_and_each_after_what_it_needs) {
  const base::DiskFiles files;
  Log log;
  const auto rules = list_rules(files, kOurs, log);
  const RequirementDiagram whole = graph(kOurs, {});
  for (const RuleLine& rule : *rules.value) EXPECT_TRUE(ids(whole).contains("rule:" + rule.id)) << rule.id;
  for (const assessment::RequirementLink& link : whole.links) {
    EXPECT_LT(link.needed, link.needed_by);
    EXPECT_FALSE(link.written.file.empty());
    EXPECT_GT(link.written.line, 0U);
  }
  for (const Requirement& one : whole.requirements) {
    EXPECT_FALSE(one.title.fr.empty() || one.title.en.empty()) << one.id;
    EXPECT_EQ(one.title.fr.find('['), std::string::npos) << one.id << " has no title but its path";
    EXPECT_EQ(one.written.file.empty(), one.kind == RequirementKind::fact) << one.id;
  }
}

TEST(RuleGraph, of_a_definition_written_as_a_table_sees_its_cells) {
  base::MemoryFiles files;
  const base::DiskFiles disk;
  for (const std::string folder : {"rules", "rules/definitions", "rules/references", "rules/financial", "rules/gates"}) {
    const std::string from = "tests/rulepack/small" + folder.substr(5);
    for (const std::string& name : golden::list(from, ".yaml")) files.contents[folder + "/" + name] = golden::read(from + "/" + name);
  }
  for (const std::string& name : golden::list("schemas", ".json")) files.contents["schemas/" + name] = golden::read("schemas/" + name);
  files.contents["rules/definitions/step.yaml"] =
      "schema: reprise/definition/1\nname: step\ntitle: {fr: Palier, en: Step}\nparameters: []\ntable:\n  hit_policy: F\n"
      "  inputs: [{name: staff, value: workforce.headcount}]\n  outputs: [{}]\n"
      "  rows:\n    - {when: {staff: \"> 10\"}, then: \"workforce.fte\"}\n    - {when: {}, then: \"0\"}\n";
  Log log;
  const auto made = graph_rules(files, {"rules", "schemas", "reports"}, {.names = {"step"}, .families = {}}, log);
  ASSERT_TRUE(made.value.has_value()) << base::render(made.diagnostics, base::Language::english);
  EXPECT_EQ(links(*made.value), (std::set<std::string>{"workforce.headcount → step", "workforce.fte → step"}));
}

TEST(RuleGraph, is_drawn_the_same_twice) {
  Log log;
  for (const RuleGraphRequest& request : {RuleGraphRequest{}, RuleGraphRequest{{"net_cash"}, {}}, RuleGraphRequest{{}, {"financial"}}}) {
    const auto first = draw(graph(kOurs, request), base::Language::french, log);
    const auto second = draw(graph(kOurs, request), base::Language::french, log);
    ASSERT_TRUE(first);
    EXPECT_EQ(first.value(), second.value());
  }
}

}  // namespace
}  // namespace reprise::pipeline
