#include "engine/requirement_answers.h"

#include <gtest/gtest.h>

namespace reprise::engine {
namespace {

using assessment::AnswerState;
using assessment::FactState;
using assessment::RequirementKind;

assessment::FactUse fact(const std::string& path, FactState state, const std::string& value, assessment::Unit unit) {
  assessment::FactUse use;
  use.path = path;
  use.state = state;
  use.value = value;
  use.unit = unit;
  return use;
}

assessment::RequirementDiagram diagram() {
  assessment::RequirementDiagram graph;
  graph.title = {"Ce que demande la règle days", "What the rule days needs"};
  for (const char* name : {"accounts", "accounts[*].cash", "accounts[*].debt", "governance.statutes_date", "workforce.fte", "transaction.route"}) {
    graph.requirements.push_back({std::string("fact:") + name, RequirementKind::fact, name, {}, "", {}, {}, false});
  }
  graph.requirements.push_back({"definition:latest", RequirementKind::definition, "latest", {}, "", {}, {}, false});
  graph.requirements.push_back({"rule:days", RequirementKind::rule, "days", {}, "financial", {}, {}, true});
  return graph;
}

assessment::Assessment assessment_of(assessment::OutcomeKind outcome) {
  using assessment::Unit;
  assessment::Assessment made;
  made.association_name = "Les Lilas";
  assessment::Finding finding;
  finding.rule = "days";
  finding.outcome = outcome;
  if (outcome == assessment::OutcomeKind::known) finding.value = "5.84";
  finding.unit = Unit::days;
  finding.risk = {scalar::Decimal(outcome == assessment::OutcomeKind::known ? 100 : 0), scalar::Decimal(100)};
  finding.band = outcome == assessment::OutcomeKind::known ? "critical" : "";
  finding.facts = {fact("accounts[2023].cash", FactState::known, "318000", Unit::euro), fact("accounts[2024].cash", FactState::unknown, "", Unit::euro),
                   fact("accounts[2024].debt", FactState::uncertain, "", Unit::euro), fact("governance.statutes_date", FactState::known, "2012-08-01", Unit::none),
                   fact("transaction.route", FactState::known, "affiliation", Unit::none)};
  finding.facts[2].low = scalar::Decimal(10);
  finding.facts[2].high = scalar::Decimal(20);
  assessment::Finding other = finding;  // of a rule the diagram does not show
  other.rule = "other";
  other.facts = {fact("workforce.fte", FactState::known, "12", Unit::none)};
  made.findings = {finding, other};
  assessment::Gate gate;
  gate.rule = "days";
  gate.state = assessment::GateState::fired;
  made.gates = {gate};
  return made;
}

assessment::RequirementDiagram answered(assessment::OutcomeKind outcome) {
  assessment::RequirementDiagram graph = diagram();
  answer(graph, assessment_of(outcome));
  return graph;
}

TEST(RequirementAnswers, give_each_fact_the_values_the_rule_read_in_both_languages) {
  const auto graph = answered(assessment::OutcomeKind::known);
  const auto values = [&](std::size_t at) { return graph.requirements[at].answer->values; };
  EXPECT_EQ(values(0), (std::vector<base::Text>{{"2\u00a0entrées lues", "2 entries read"}}));
  EXPECT_EQ(values(1), (std::vector<base::Text>{{"2023\u202f: 318\u00a0k€", "2023: €318k"}, {"2024\u202f: inconnu", "2024: unknown"}}));
  EXPECT_EQ(graph.requirements[1].answer->state, AnswerState::unknown);
  EXPECT_EQ(graph.requirements[2].answer->state, AnswerState::uncertain);
  EXPECT_EQ(values(2).front().en, "2024: between €10 and €20");
  EXPECT_EQ(values(3).front(), (base::Text{"1er\u00a0août\u00a02012", "1 August 2012"}));
  EXPECT_EQ(values(5).front().en, "affiliation");
}

TEST(RequirementAnswers, tell_what_no_rule_shown_has_read_and_leave_definitions_alone) {
  const auto graph = answered(assessment::OutcomeKind::known);
  EXPECT_EQ(graph.requirements[4].answer->state, AnswerState::unread);
  EXPECT_FALSE(graph.requirements[6].answer);
  EXPECT_EQ(graph.title.fr, "Ce que demande la règle days – Les Lilas");
  EXPECT_EQ(graph.description.en, " Of 6 facts, unknown: 1; not read in this case: 1.");
}

TEST(RequirementAnswers, give_each_rule_its_value_its_risk_and_its_gate) {
  const auto known = *answered(assessment::OutcomeKind::known).requirements[7].answer;
  EXPECT_EQ(known.level, "critical");
  EXPECT_EQ(known.risk.fr, "100");
  EXPECT_EQ(known.values, (std::vector<base::Text>{{"5,8\u00a0jours", "5.8 days"}, {"point d’arrêt déclenché", "gate fired"}}));
  const auto unknown = *answered(assessment::OutcomeKind::unknown).requirements[7].answer;
  EXPECT_EQ(unknown.state, AnswerState::unknown);
  EXPECT_EQ(unknown.risk, (base::Text{"0 à 100", "0 to 100"}));
  EXPECT_EQ(unknown.values.front(), (base::Text{"inconnu", "unknown"}));
  const auto outside = *answered(assessment::OutcomeKind::not_applicable).requirements[7].answer;
  EXPECT_TRUE(outside.risk.empty());
  EXPECT_EQ(outside.values.front(), (base::Text{"sans objet", "not applicable"}));
}

}  // namespace
}  // namespace reprise::engine
