#include "chart/requirements.h"

#include <gtest/gtest.h>

#include "golden/golden.h"

namespace reprise::chart {
namespace {

using assessment::Requirement;
using assessment::RequirementDiagram;
using assessment::RequirementKind;

Requirement made(const std::string& word, RequirementKind kind, const std::string& name, const std::string& title, const std::string& group = "") {
  Requirement one;
  one.id = word + ":" + name;
  one.kind = kind;
  one.name = name;
  one.title = base::Text::same(title);
  one.group = group;
  if (kind != RequirementKind::fact) one.written = {name + ".yaml", 3};
  return one;
}

/// Two facts and a yardstick, a definition, and so many rules in so many families, all of which need the definition.
RequirementDiagram diagram(std::size_t families, std::size_t rules) {
  RequirementDiagram graph;
  graph.id = "requirements";
  graph.title = {"Ce que demandent les règles", "What the rules need"};
  graph.description = {"Ce qu’il faut voir.", "What to see."};
  graph.groups = {{"accounts", {"Comptes", "Accounts"}}, {"group.accounts", {"Comptes du groupe", "Group accounts"}}};
  graph.documents = {{"annual", {"Comptes annuels", "Annual accounts"}, {"association", "association"}}};
  graph.requirements = {made("fact", RequirementKind::fact, "accounts[*].cash", "Cash & <deposits>", "accounts"),
                        made("fact", RequirementKind::fact, "group.accounts[*].cash", "Cash of the group", "group.accounts"),
                        made("reference", RequirementKind::reference, "pace", "Pace"),
                        made("definition", RequirementKind::definition, "days", "In days \"of\" expenses")};
  graph.requirements[0].documents = {0};
  graph.links = {{0, 3, {"days.yaml", 5}}, {2, 3, {"days.yaml", 5}}};
  for (std::size_t family = 0; family < families; ++family) {
    const std::string id = "family-" + std::to_string(family);
    graph.groups.push_back({id, {"Famille", "Family"}});
    for (std::size_t rule = 0; rule < rules; ++rule) {
      graph.requirements.push_back(made("rule", RequirementKind::rule, id + "-rule-" + std::to_string(rule), "A rule with a title of some length", id));
      graph.links.push_back({1, graph.requirements.size() - 1, {"rule.yaml", 9}});
      graph.links.push_back({3, graph.requirements.size() - 1, {"rule.yaml", 9}});
    }
  }
  return graph;
}

Drawing drawn(const RequirementDiagram& graph) {
  auto drawing = draw_requirements(graph, {.language = base::Language::english});
  EXPECT_TRUE(drawing) << drawing.error().message.en;
  return drawing ? std::move(drawing.value()) : Drawing{};
}

TEST(Requirements, of_one_family_are_drawn_one_by_one_with_their_documents) {
  const Drawing drawing = drawn(diagram(1, 2));
  EXPECT_EQ(drawing.folded_levels, 0);
  EXPECT_GE(drawing.type_points_on_page, 7);
  EXPECT_NE(drawing.svg.find("accounts[*].cash"), std::string::npos);
  EXPECT_NE(drawing.svg.find("Annual accounts (association)"), std::string::npos);
  EXPECT_TRUE(golden::matches("tests/chart/golden/requirements.en.svg", drawing.svg));
}

TEST(Requirements, of_several_families_are_gathered_so_that_they_can_be_read_on_a_page) {
  const Drawing drawing = drawn(diagram(5, 12));
  EXPECT_GE(drawing.folded_levels, 2);
  EXPECT_GE(drawing.type_points_on_page, 7);
  EXPECT_NE(drawing.svg.find("family-4-rule-11"), std::string::npos);
  EXPECT_TRUE(golden::matches("tests/chart/golden/requirements-folded.en.svg", drawing.svg));
}

TEST(Requirements, escape_every_text) {
  const std::string svg = drawn(diagram(1, 1)).svg;
  EXPECT_EQ(svg.find("<deposits>"), std::string::npos);
  EXPECT_NE(svg.find("Cash &amp; &lt;deposits&gt;"), std::string::npos);
  EXPECT_EQ(requirements_dot(diagram(1, 1), base::Language::english).find("<deposits>"), std::string::npos);
}

TEST(Requirements, keep_what_was_asked_for_unfolded) {
  RequirementDiagram graph = diagram(6, 12);
  graph.requirements[3].asked = true;
  const Drawing drawing = drawn(graph);
  EXPECT_GE(drawing.type_points_on_page, 7);
  EXPECT_NE(drawing.svg.find(">days<"), std::string::npos);
}

TEST(Requirements, of_nothing_are_an_empty_page) {
  RequirementDiagram graph;
  graph.id = "requirements";
  graph.title = graph.description = {"Rien", "Nothing"};
  EXPECT_NE(drawn(graph).svg.find("Nothing"), std::string::npos);
}

}  // namespace
}  // namespace reprise::chart
