#include "engine/family.h"

#include <algorithm>

#include "engine/findings.h"

namespace reprise::engine {
namespace {

std::vector<Family> unscored_families(const World& world, std::deque<Outcome>& outcomes) {
  std::vector<Family> families;
  for (const rulepack::Pack& pack : world.rules.packs) {
    auto family = std::ranges::find_if(families, [&pack](const Family& known) { return known.pack->family == pack.family; });
    if (family == families.end()) {
      families.push_back({&pack, {}, {}, {}, {}});
      family = families.end() - 1;
    }
    for (const rulepack::Rule& rule : pack.rules) {
      outcomes.push_back(judge(rule, world));
      family->outcomes.push_back(&outcomes.back());
    }
  }
  return families;
}

std::vector<Floor> floors_of(const rulepack::Pack& pack, const std::vector<const Outcome*>& gated) {
  std::vector<Floor> floors;
  for (const Outcome* gate : gated) {
    const auto floored = floored_families(*gate->rule);
    const auto level = band_named(pack.bands, gate->rule->gate->level);
    if (!level || std::ranges::find(floored, pack.family) == floored.end()) continue;
    floors.push_back({gate->rule, *level, gate->gate.value_or(assessment::GateState::clear)});
  }
  return floors;
}

}  // namespace

std::vector<const Family*> scored_of(const std::vector<Family>& families) {
  std::vector<const Family*> scored;
  for (const Family& family : families) {
    if (family.pack->scored) scored.push_back(&family);
  }
  return scored;
}

std::vector<const Outcome*> gated_of(const std::vector<Family>& families) {
  std::vector<const Outcome*> gated;
  for (const Family& family : families) {
    for (const Outcome* outcome : family.outcomes) {
      if (outcome->rule->gate) gated.push_back(outcome);
    }
  }
  return gated;
}

void score_families(std::vector<Family>& families, const facts::Facts& facts) {
  const std::vector<const Outcome*> gated = gated_of(families);
  for (Family& family : families) {
    if (!family.pack->scored) continue;
    family.floors = floors_of(*family.pack, gated);
    family.score = score_of(family.outcomes, facts, family.pack->bands);
    family.levels = levels_of(family.score.interval, family.floors, family.pack->bands);
  }
}

std::vector<Family> judged_families(const World& world, std::deque<Outcome>& outcomes) {
  std::vector<Family> families = unscored_families(world, outcomes);
  score_families(families, world.facts);
  return families;
}

}  // namespace reprise::engine
