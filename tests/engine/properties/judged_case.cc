#include "properties/judged_case.h"

#include <algorithm>

#include "base/files.h"
#include "engine/verdict.h"
#include "facts/facts.h"
#include "fixture.h"
#include "pipeline/inputs.h"

namespace reprise::engine::testing {
namespace {

using assessment::GateState;

std::string shown(const Score& score) {
  if (!score.interval) return "no score";
  return score.interval->low.to_string() + ".." + score.interval->high.to_string() + (score.exact ? " (exact)" : "");
}

std::string shown(const Outcome& outcome) {
  std::string text = std::string(assessment::words(outcome.kind).en) + (outcome.optional ? " (optional)" : "") + ", risk " + outcome.risk.low.to_string() + ".." +
                     outcome.risk.high.to_string() + ", value " + outcome.value.to_string();
  for (const std::string& path : outcome.all_missing()) text += ", missing " + path;
  return text;
}

/// Rules whose own promise is broken: where to look first.
std::string suspects(const Family& promised, const Family& learnt) {
  std::string text;
  for (std::size_t i = 0; i < promised.outcomes.size(); ++i) {
    const Outcome& before = *promised.outcomes[i];
    const Outcome& after = *learnt.outcomes[i];
    const bool left = before.counts() && !before.optional && !after.counts();
    const bool moved = after.counts() && (!before.counts() || after.risk.low < before.risk.low || before.risk.high < after.risk.high);
    if (left || moved) text += "\n  " + before.rule->id + ": " + shown(before) + "\n    then " + shown(after);
  }
  return text;
}

bool holds(const Score& promised, const Score& learnt) {
  if (!learnt.interval) return !promised.interval || promised.may_be_empty;
  return promised.interval && promised.interval->low <= learnt.interval->low && learnt.interval->high <= promised.interval->high;
}

std::string broken_in(const Family& promised, const Family& learnt) {
  if (!promised.pack->scored) return {};
  const std::string& name = promised.pack->family;
  if (!holds(promised.score, learnt.score)) {
    return name + ": score " + shown(promised.score) + " becomes " + shown(learnt.score) + suspects(promised, learnt);
  }
  if (learnt.levels.low < promised.levels.low && learnt.score.interval) return name + ": the level falls below the lowest announced" + suspects(promised, learnt);
  if (promised.levels.high < learnt.levels.high) return name + ": the level rises above the highest announced" + suspects(promised, learnt);
  return {};
}

std::string broken_gate(const Outcome& promised, const Outcome& learnt) {
  if (promised.gate == GateState::possible || promised.gate == learnt.gate) return {};
  return "gate " + promised.rule->id + " was " + (promised.gate == GateState::fired ? "fired" : "clear") + "\n  " + shown(promised) + "\n    then " + shown(learnt);
}

/// Outcomes that proceed are forbidden, not excluded, while a blocking fact is unknown.
std::string broken_verdict(const JudgedCase& promised, const JudgedCase& learnt, const rulepack::VerdictTable& table) {
  for (const assessment::VerdictOutcome& outcome : learnt.verdict().outcomes) {
    const auto known = std::ranges::find(table.outcomes, outcome.id, &rulepack::VerdictOutcome::id);
    if (known != table.outcomes.end() && known->proceeds && !promised.verdict().blocking_unknown.empty()) continue;
    const auto& announced = promised.verdict().outcomes;
    if (std::ranges::find(announced, outcome.id, &assessment::VerdictOutcome::id) == announced.end()) return "verdict: " + outcome.id + " was not announced";
  }
  return {};
}

std::vector<std::string> blocking(const std::vector<Family>& families) {
  std::vector<std::string> paths;
  for (const Family& family : families) {
    for (const Outcome* outcome : family.outcomes) {
      if (!outcome->counts() || outcome->rule->policy != rulepack::Policy::blocking) continue;
      const auto missing = outcome->all_missing();
      paths.insert(paths.end(), missing.begin(), missing.end());
    }
  }
  return paths;
}

}  // namespace

const rulepack::RuleBook& shipped_rules() {
  static const rulepack::RuleBook kRules = [] {
    auto loaded = rulepack::load(base::DiskFiles(), "rules", "schemas", facts::vocabulary_names());
    EXPECT_TRUE(loaded.ok()) << base::render(loaded.diagnostics, base::Language::english);
    return std::move(*loaded.value);
  }();
  return kRules;
}

JudgedCase::JudgedCase(const WrittenCase& written, const rulepack::RuleBook& rules) : rules_(rules) {
  auto dossier = dossier::dossier_from_document(parsed("dossier.yaml", written.dossier_yaml()), {});
  auto group = dossier::group_from_document(parsed("group.yaml", written.group_yaml()), {});
  EXPECT_TRUE(dossier.ok()) << base::render(dossier.diagnostics, base::Language::english);
  EXPECT_TRUE(group.ok()) << base::render(group.diagnostics, base::Language::english);
  dossier_ = std::move(dossier.value);
  group_ = std::move(group.value);
  auto takeover = takeover::take_over(*dossier_, *group_, pipeline::reach_of(rules));
  EXPECT_TRUE(takeover.ok()) << base::render(takeover.diagnostics, base::Language::english);
  takeover_ = std::move(takeover.value);
  facts_.emplace(*dossier_, *group_, *takeover_);
  scope_ = rulepack::scope_of(rules, facts_->context());
  families_ = judged_families(world(), outcomes_);
  gated_ = gated_of(families_);
  std::vector<const Family*> scored;
  for (const Family& family : families_) {
    if (family.pack->scored) scored.push_back(&family);
  }
  verdict_ = verdict_of(rules.verdict, scored, gated_, blocking(families_), routes_of(*facts_));
}

bool denies_assumption(const Outcome& promised) { return promised.counts() && !promised.optional && promised.rule->applies_text.starts_with("not_nil("); }

std::string broken_promise(const JudgedCase& promised, const JudgedCase& learnt) {
  for (std::size_t i = 0; i < promised.families().size(); ++i) {
    for (std::size_t rule = 0; rule < promised.families()[i].outcomes.size(); ++rule) {
      const Outcome& after = *learnt.families()[i].outcomes[rule];
      if ((!after.counts() || after.optional) && denies_assumption(*promised.families()[i].outcomes[rule])) return {};
    }
  }
  for (std::size_t i = 0; i < promised.families().size(); ++i) {
    std::string broken = broken_in(promised.families()[i], learnt.families()[i]);
    if (!broken.empty()) return broken;
  }
  for (std::size_t i = 0; i < promised.gated().size(); ++i) {
    std::string broken = broken_gate(*promised.gated()[i], *learnt.gated()[i]);
    if (!broken.empty()) return broken;
  }
  return broken_verdict(promised, learnt, promised.input().rules.verdict);
}

}  // namespace reprise::engine::testing
