#include "engine/waivers.h"

#include "engine/engine.h"
#include "engine/raised.h"
#include "engine/trace_facts.h"

namespace reprise::engine {
namespace {

using assessment::WaiverState;

WaiverState state_of(const dossier::WaiverRecord& waiver, const Outcome& outcome, const scalar::Date& as_of) {
  if (waiver.until < as_of) return WaiverState::expired;
  return raised_by(outcome).possible ? WaiverState::active : WaiverState::unused;
}

const Outcome* outcome_of(const std::string& rule, const std::vector<Family>& families) {
  for (const Family& family : families) {
    for (const Outcome* outcome : family.outcomes) {
      if (outcome->rule->id == rule) return outcome;
    }
  }
  return nullptr;
}

base::Text nearest_rule(const std::string& rule, const rulepack::RuleBook& rules) {
  std::vector<std::string> known;
  for (const rulepack::Pack& pack : rules.packs) {
    for (const rulepack::Rule& one : pack.rules) known.push_back(one.id);
  }
  const auto near = base::nearest(rule, known);
  if (!near) return {"« reprise rules list » les nomme toutes", "`reprise rules list` names them all"};
  return {"vouliez-vous dire " + *near + "\u202F?", "did you mean " + *near + "?"};
}

}  // namespace

base::Diagnostics check_waivers(const dossier::Dossier& dossier, const rulepack::RuleBook& rules) {
  base::Diagnostics problems;
  for (const dossier::WaiverRecord& waiver : dossier.waivers) {
    if (rules.find(waiver.rule) != nullptr) continue;
    problems.add(base::diagnose("waiver-unknown-rule", waiver.place, {{"rule", waiver.rule}, {"hint", nearest_rule(waiver.rule, rules)}}));
  }
  return problems;
}

std::vector<assessment::Waiver> waivers_of(const dossier::Dossier& dossier, const std::vector<Family>& families) {
  std::vector<assessment::Waiver> waivers;
  for (const dossier::WaiverRecord& record : dossier.waivers) {
    const Outcome* outcome = outcome_of(record.rule, families);
    if (outcome == nullptr) continue;  // check_waivers has said so
    assessment::Waiver waiver;
    waiver.rule = record.rule;
    waiver.title = outcome->rule->title;
    waiver.reason = record.reason;
    waiver.who = record.who;
    waiver.until = record.until;
    waiver.state = state_of(record, *outcome, dossier.as_of);
    waiver.sources = record.sources;
    waiver.location = location_of(record.place);
    waivers.push_back(std::move(waiver));
  }
  return waivers;
}

}  // namespace reprise::engine
