#include "engine/scoring.h"

#include <algorithm>

#include "engine/ignorance.h"
#include "engine/missing.h"
#include "engine/overview.h"
#include "engine/verdict.h"

namespace reprise::engine {
namespace {

using assessment::FamilyScore;
using BySensitivity = std::map<std::string, Sensitivity>;

FamilyScore unscored(const Family& family) {
  FamilyScore shown;
  shown.family = family.pack->family;
  shown.title = family.pack->title;
  shown.scored = family.pack->scored;
  for (const rulepack::Band& band : family.pack->bands) shown.bands.push_back({band.id, band.title, band.from});
  shown.applicable = false;
  shown.level_low = shown.level_high = kNotApplicable;
  return shown;
}

FamilyScore scored(const Family& family, const BySensitivity& sensitivity, const facts::Facts& facts) {
  FamilyScore shown = unscored(family);
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

}  // namespace

Scoring::Scoring(const Input& input)
    : facts_(input.dossier, input.group, input.takeover),
      judging_(rulepack::scope_of(input.rules, facts_.context())),
      judged_{input.rules, facts_, judging_},
      search_(judged_),
      families_(judged_families(judged_, outcomes_)),
      scope_(rulepack::scope_of(input.rules, facts_.context(), earlier(judged_, {}))),
      world_{input.rules, facts_, scope_},
      gated_(gated_of(families_)) {
  search_.begin(families_);
  for (const Family& family : families_) score(family);
  blocking_ = missing_of(families_, true, facts_);
  missing_ = missing_of(families_, false, facts_);
  verdict_ = verdict_of(input.rules.verdict, scored_of(families_), gated_, blocking_, routes_of(facts_));
}

void Scoring::score(const Family& family) {
  if (!family.pack->scored) {
    scores_.push_back(unscored(family));
    return;
  }
  BySensitivity found = sensitivity_of(family, families_, world_);
  scores_.push_back(scored(family, found, facts_));
  sensitivity_.merge(found);
}

}  // namespace reprise::engine
