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

Drawing drawn(const RequirementDiagram& graph, base::Language language = base::Language::english) {
  auto drawing = draw_requirements(graph, {.language = language});
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

/// As one dossier answers it: a value of two years, a fact nobody knows, one rule scored and one that hinges on it.
RequirementDiagram answered(std::size_t families, std::size_t rules) {
  using assessment::AnswerState;
  RequirementDiagram graph = diagram(families, rules);
  graph.requirements[0].answer = {AnswerState::known, {{"2023\u202f: 318\u00a0k€", "2023: €318k"}, {"2024\u202f: 12\u00a0k€", "2024: €12k"}}, {}, {}};
  graph.requirements[1].answer = {AnswerState::unknown, {{"inconnu", "unknown"}}, {}, {}};
  graph.requirements[4].answer = {AnswerState::known, {{"5,8 jours", "5.8 days"}}, "critical", {"100", "100"}};
  for (std::size_t at = 5; at < graph.requirements.size(); ++at) graph.requirements[at].answer = {AnswerState::unknown, {{"inconnu", "unknown"}}, {}, {"0 à 100", "0 to 100"}};
  return graph;
}

TEST(Requirements, of_a_dossier_show_the_values_that_made_the_score_in_both_languages) {
  for (const base::Language language : {base::Language::french, base::Language::english}) {
    const std::string end = language == base::Language::french ? ".fr.svg" : ".en.svg";
    EXPECT_TRUE(golden::matches("tests/chart/golden/requirements-answered" + end, drawn(answered(1, 2), language).svg));
  }
  const std::string svg = drawn(answered(1, 2)).svg;
  for (const char* words : {"2023: €318k", "? unknown", "◆ critical risk (100)", "○ risk unknown (0 to 100)", "5.8 days", "stroke-dasharray=\"5,3\""}) {
    EXPECT_NE(svg.find(words), std::string::npos) << words;
  }
}

TEST(Requirements, of_a_dossier_say_how_many_facts_are_unknown_where_they_are_folded) {
  const Drawing drawing = drawn(answered(5, 12));
  EXPECT_GE(drawing.type_points_on_page, 7);
  EXPECT_NE(drawing.svg.find("? 1 unknown"), std::string::npos);
  EXPECT_NE(drawing.svg.find("◆ critical risk (100)"), std::string::npos);
}

TEST(Requirements, not_read_in_a_case_say_so_and_are_paler) {
  RequirementDiagram graph = answered(1, 1);
  graph.requirements[0].answer = assessment::RequirementAnswer{};
  EXPECT_NE(drawn(graph).svg.find("not read in this case"), std::string::npos);
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
