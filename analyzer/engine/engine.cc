#include "engine/engine.h"

#include <algorithm>
#include <deque>

#include "engine/conditions.h"
#include "engine/counterfactual_search.h"
#include "engine/family.h"
#include "engine/findings.h"
#include "engine/ignorance.h"
#include "engine/missing.h"
#include "engine/overview.h"
#include "engine/pro_forma.h"
#include "engine/sensitivity.h"
#include "engine/stress.h"
#include "engine/territories.h"
#include "engine/verdict.h"
#include "engine/waivers.h"

namespace reprise::engine {
namespace {

using assessment::Assessment;
using assessment::FamilyScore;
using assessment::Finding;

FamilyScore shown(const Family& family, const std::map<std::string, Sensitivity>& sensitivity, const facts::Facts& facts) {
  FamilyScore shown;
  shown.family = family.pack->family;
  shown.title = family.pack->title;
  shown.scored = family.pack->scored;
  for (const rulepack::Band& band : family.pack->bands) shown.bands.push_back({band.id, band.title, band.from});
  if (!shown.scored) {
    shown.applicable = false;
    shown.level_low = shown.level_high = kNotApplicable;
    return shown;
  }
  shown.applicable = family.score.interval.has_value();
  shown.score = family.score.interval;
  shown.exact = family.score.exact;
  shown.coverage = family.score.coverage;
  shown.provisional = family.score.provisional;
  shown.level_low = level_id(family.levels.low, family.pack->bands);
  shown.level_high = level_id(family.levels.high, family.pack->bands);
  shown.ignorance = price_of_ignorance(family, facts);
  shown.weights_matter = std::ranges::any_of(sensitivity, [](const auto& rule) { return rule.second.with_weight.level; });
  shown.weights_matter_for_order = std::ranges::any_of(sensitivity, [](const auto& rule) { return rule.second.with_weight.order; });
  return shown;
}

/// Worst first: what the rule can at most weigh.
void order_findings(std::vector<Finding>& findings, std::size_t from) {
  std::stable_sort(findings.begin() + static_cast<std::ptrdiff_t>(from), findings.end(),
                   [](const Finding& left, const Finding& right) {
                     if (left.possibly_applicable != right.possibly_applicable) return left.possibly_applicable;
                     return right.risk.high * right.weight < left.risk.high * left.weight;
                   });
}

void tell_families(const std::vector<Family>& families, const World& world, FactTeller& teller, Assessment& assessment) {
  for (const Family& family : families) {
    const auto sensitivity = family.pack->scored ? sensitivity_of(family, families, world) : std::map<std::string, Sensitivity>{};
    assessment.families.push_back(shown(family, sensitivity, world.facts));
    const std::size_t from = assessment.findings.size();
    for (const Outcome* outcome : family.outcomes) {
      Finding finding = finding_of(*outcome, world, family.pack->bands, teller);
      if (const auto found = sensitivity.find(outcome->rule->id); found != sensitivity.end()) {
        finding.level_changes_without_rule = found->second.without_rule.level;
        finding.level_changes_with_thresholds = found->second.with_thresholds.level;
        finding.order_changes_without_rule = found->second.without_rule.order;
        finding.order_changes_with_thresholds = found->second.with_thresholds.order;
      }
      assessment.findings.push_back(std::move(finding));
    }
    order_findings(assessment.findings, from);
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
  const facts::Facts facts(input.dossier, input.group, input.takeover);
  const feel::Context judging = rulepack::scope_of(input.rules, facts.context());
  const World judged{input.rules, facts, judging};
  std::deque<Outcome> outcomes;
  CounterfactualSearch search(judged);
  const std::vector<Family> families = judged_families(judged, outcomes);
  search.begin(families);
  const feel::Context scope = rulepack::scope_of(input.rules, facts.context(), earlier(judged, {}));
  const World world{input.rules, facts, scope};
  const std::vector<const Outcome*> gated = gated_of(families);

  Assessment assessment;
  identify(input, assessment);
  FactTeller teller(facts);
  tell_families(families, world, teller, assessment);
  for (const Outcome* outcome : gated) assessment.gates.push_back(gate_of(*outcome, teller));
  assessment.waivers = waivers_of(input.dossier, families);
  const std::vector<const Family*> scored = scored_of(families);
  const std::vector<std::string> blocking = missing_of(families, true, facts);
  const std::vector<std::string> missing = missing_of(families, false, facts);
  assessment.verdict = verdict_of(input.rules.verdict, scored, gated, blocking, routes_of(facts));
  if (std::ranges::any_of(assessment.verdict.outcomes, &assessment::VerdictOutcome::under_conditions)) {
    assessment.verdict.conditions = conditions_of(families);
  }
  assessment.stress = stresses_of(world, families, assessment.verdict);
  assessment.documents = documents_to_ask(input.rules, assessment.families, missing, blocking);
  tell_overview(input, facts, with_those_of(assessment.stress, missing), assessment);
  assessment.pro_forma = pro_forma(input, facts);
  if (input.landscape != nullptr) assessment.territories = territories(input, *input.landscape);
  assessment.before = diagram(input.takeover.before, input.group, false, base::Text::same(assessment.association_name));
  assessment.after = diagram(input.takeover.after, input.group, true, base::Text::same(assessment.association_name));
  search.finish(assessment.findings);
  return assessment;
}

}  // namespace reprise::engine
