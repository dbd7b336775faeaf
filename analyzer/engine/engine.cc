#include "engine/engine.h"

#include <algorithm>

#include "engine/conditions.h"
#include "engine/findings.h"
#include "engine/ignorance.h"
#include "engine/overview.h"
#include "engine/pro_forma.h"
#include "engine/scoring.h"
#include "engine/stress.h"
#include "engine/territories.h"
#include "engine/waivers.h"

namespace reprise::engine {
namespace {

using assessment::Assessment;
using assessment::Finding;

/// Worst first: what the rule can at most weigh.
void order_findings(std::vector<Finding>& findings, std::size_t from) {
  std::stable_sort(findings.begin() + static_cast<std::ptrdiff_t>(from), findings.end(),
                   [](const Finding& left, const Finding& right) {
                     if (left.possibly_applicable != right.possibly_applicable) return left.possibly_applicable;
                     return right.risk.high * right.weight < left.risk.high * left.weight;
                   });
}

void add_sensitivity(const Scoring& scoring, Finding& finding) {
  const auto found = scoring.sensitivity().find(finding.rule);
  if (found == scoring.sensitivity().end()) return;
  finding.level_changes_without_rule = found->second.without_rule.level;
  finding.level_changes_with_thresholds = found->second.with_thresholds.level;
  finding.order_changes_without_rule = found->second.without_rule.order;
  finding.order_changes_with_thresholds = found->second.with_thresholds.order;
}

void tell_findings(const Scoring& scoring, FactTeller& teller, std::vector<Finding>& findings) {
  for (const Family& family : scoring.families()) {
    const std::size_t from = findings.size();
    for (const Outcome* outcome : family.outcomes) {
      findings.push_back(finding_of(*outcome, scoring.world(), family.pack->bands, teller));
      add_sensitivity(scoring, findings.back());
    }
    order_findings(findings, from);
  }
}

void identify(const Input& input, Assessment& assessment) {
  assessment.as_of = input.dossier.as_of;
  assessment.fictional = input.dossier.fictional;
  assessment.association_id = input.dossier.id;
  assessment.association_name = name_of(input.dossier);
  assessment.group_id = input.group.id;
  assessment.group_name = input.group.name;
  assessment.route = input.takeover.route;
  assessment.route_words = route_words(input.takeover.route);
  if (input.dossier.file) assessment.dossier_file = input.dossier.file->name();
  if (input.group.file) assessment.group_file = input.group.file->name();
  assessment.rule_set.folder = input.rules.folder;
  for (const rulepack::Pack& pack : input.rules.packs) assessment.rule_set.rules += pack.rules.size();
}

/// What a stress waits for is a fact to name, even where no rule asks for it.
std::vector<std::string> with_those_of(const std::vector<assessment::Stress>& stresses, std::vector<std::string> missing) {
  for (const assessment::Stress& stress : stresses) {
    if (!stress.problem.empty()) continue;  // those are known within bounds, or all of them
    for (const std::string& path : stress.missing) {
      if (std::ranges::find(missing, path) == missing.end()) missing.push_back(path);
    }
  }
  return missing;
}

void tell_overview(const Input& input, const facts::Facts& facts, const std::vector<std::string>& missing, Assessment& assessment) {
  assessment.key_figures = key_figures(input);
  assessment.materiality = materiality(input);
  assessment.contradictions = contradictions(facts);
  assessment.declared_unknown = unknown_facts(facts, missing);
  assessment.left_out = left_out_facts(facts);
  assessment.timeline = timeline(input.dossier);
  assessment.sources = sources(input.dossier, input.group);
  assessment.rule_sources = rule_sources(input.rules);
}

}  // namespace

std::string name_of(const dossier::Dossier& dossier) {
  const dossier::Fact& name = dossier.section("association").at("name");
  return name.state == dossier::FactState::known ? dossier::to_string(name.value) : dossier.id;
}

Assessment assess(const Input& input) {
  Scoring scoring(input);
  const World& world = scoring.world();
  Assessment assessment;
  identify(input, assessment);
  assessment.families = scoring.scores();
  FactTeller teller(world.facts);
  tell_findings(scoring, teller, assessment.findings);
  for (const Outcome* outcome : scoring.gated()) assessment.gates.push_back(gate_of(*outcome, teller));
  assessment.waivers = waivers_of(input.dossier, scoring.families());
  assessment.verdict = scoring.verdict();
  if (std::ranges::any_of(assessment.verdict.outcomes, &assessment::VerdictOutcome::under_conditions)) {
    assessment.verdict.conditions = conditions_of(scoring.families());
  }
  assessment.stress = stresses_of(world, scoring.families(), assessment.verdict);
  assessment.documents = documents_to_ask(input.rules, assessment.families, scoring.missing(), scoring.blocking());
  tell_overview(input, world.facts, with_those_of(assessment.stress, scoring.missing()), assessment);
  assessment.pro_forma = pro_forma(input, world.facts);
  if (input.landscape != nullptr) assessment.territories = territories(input, *input.landscape);
  assessment.before = diagram(input.takeover.before, input.group, false, base::Text::same(assessment.association_name));
  assessment.after = diagram(input.takeover.after, input.group, true, base::Text::same(assessment.association_name));
  scoring.add_counterfactuals(assessment.findings);
  return assessment;
}

}  // namespace reprise::engine
