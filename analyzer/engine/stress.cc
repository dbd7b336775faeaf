#include "engine/stress.h"

#include <algorithm>
#include <set>

#include "engine/findings.h"
#include "engine/missing.h"
#include "engine/stress_changes.h"
#include "engine/trace_facts.h"
#include "engine/verdict.h"
#include "engine/wording.h"

namespace reprise::engine {
namespace {

using assessment::FactState;
using assessment::Stress;
using feel::Mark;

assessment::Basis basis_named(std::string_view word) {
  return word == "published" ? assessment::Basis::published : word == "practice" ? assessment::Basis::practice : assessment::Basis::proposal;
}

assessment::StressVerdict verdict_shown(const assessment::Verdict& verdict) {
  assessment::StressVerdict shown{verdict.settled, {}, verdict.headline};
  for (const auto& outcome : verdict.outcomes) shown.outcomes.push_back(outcome.id);
  return shown;
}

assessment::StressLevel level_shown(const Family& family) {
  const auto& bands = family.pack->bands;
  return {family.score.interval, level_id(family.levels.low, bands), level_id(family.levels.high, bands)};
}

/// Rules that ask known(…), whose answer bears no mark of the fact it asks for.
bool asks_known(const rulepack::Rule& rule, const rulepack::RuleBook& rules) {
  const auto mentions = [](const std::string& text) { return text.find("known(") != std::string::npos; };
  if (mentions(rule.value_text) || mentions(rule.applies_text)) return true;
  return std::ranges::any_of(rule.definitions, [&](const std::string& name) {
    const auto& uses = rules.definitions.find(name)->second.uses;
    return std::ranges::find(uses, "known") != uses.end();
  });
}

/// One stress in the world as it is, and in the world it makes.
class StressedWorld {
 public:
  StressedWorld(const World& before, const std::vector<Family>& families, std::vector<ChangedFact> changed)
      : before_(before), changed_(std::move(changed)), facts_(before.facts.changed(changes())), scope_(rulepack::scope_of(before.rules, facts_.context(), earlier(before, changed_marks(), some_became_known()))), after_{before.rules, facts_, scope_}, families_(families) {}

  void tell(Stress& stress) {
    for (const ChangedFact& fact : changed_) tell_change(fact, stress);
    for (const rulepack::Figure& figure : before_.rules.watched) tell_figure(figure, stress);
    const std::vector<Family> as_it_is = families_;
    judge_again(stress);
    for (std::size_t at = 0; at < families_.size(); ++at) {
      const Family& family = families_[at];
      if (!family.pack->scored) continue;
      stress.families.push_back({family.pack->family, family.pack->title, level_shown(as_it_is[at]), level_shown(family)});
    }
    if (reaches_other_levels(as_it_is)) stress.verdict_after = verdict_shown(verdict_after());
  }

 private:
  [[nodiscard]] std::vector<Mark> changed_marks() const {
    std::vector<Mark> marks;
    for (const ChangedFact& fact : changed_) marks.push_back(fact.mark);
    return marks;
  }

  [[nodiscard]] bool some_became_known() const {
    return std::ranges::any_of(changed_, [this](const ChangedFact& fact) { return before_.facts.at(fact.mark).missing != facts_.at(fact.mark).missing; });
  }

  [[nodiscard]] std::vector<facts::Change> changes() const {
    std::vector<facts::Change> all;
    for (const ChangedFact& fact : changed_) all.push_back(change_of(fact));
    return all;
  }

  void tell_change(const ChangedFact& fact, Stress& stress) const {
    const std::string& path = before_.facts.at(fact.mark).path;
    assessment::StressFigure change{path, label_of_path(path), unit_of_path(path), shown(fact.before, before_.facts), shown(fact.after, before_.facts)};
    if (change.before != change.after) stress.changes.push_back(std::move(change));
  }

  void tell_figure(const rulepack::Figure& figure, Stress& stress) const {
    if (!figure.value) return;
    stress.figures.push_back({figure.id, figure.title, unit_named(figure.unit), shown(estimate(*figure.value, before_), before_.facts),
                              shown(estimate(*figure.value, after_), facts_)});
  }

  /// What bears no mark of a changed fact would come out the same.
  [[nodiscard]] bool is_touched(const Outcome& outcome, const std::set<Mark>& marks, bool asks_again) const {
    const auto ids = outcome.marks.ids();
    return std::ranges::any_of(ids, [&](Mark mark) { return marks.contains(mark); }) || (asks_again && asks_known(*outcome.rule, before_.rules));
  }

  void judge_again(Stress& stress) {
    const std::vector<Mark> changed = changed_marks();
    const std::set<Mark> marks(changed.begin(), changed.end());
    const bool asks_again = some_became_known();
    for (Family& family : families_) {
      for (const Outcome*& outcome : family.outcomes) {
        if (!is_touched(*outcome, marks, asks_again)) continue;
        again_.push_back(judge(*outcome->rule, after_));
        tell_rule(*outcome, again_.back(), stress);
        outcome = &again_.back();
      }
    }
    for (Family& family : families_) family.floors.clear();
    score_families(families_, facts_);
  }

  static void tell_rule(const Outcome& before, const Outcome& after, Stress& stress) {
    if (before.risk == after.risk && before.gate == after.gate && before.counts() == after.counts()) return;
    stress.rules.push_back({before.rule->id, before.rule->title, before.risk, after.risk, before.gate, after.gate});
  }

  [[nodiscard]] bool reaches_other_levels(const std::vector<Family>& as_it_is) const {
    for (std::size_t at = 0; at < families_.size(); ++at) {
      const Family& family = families_[at];
      const Score& score = as_it_is[at].score;
      if (family.score.interval != score.interval || family.score.may_be_empty != score.may_be_empty || family.levels != as_it_is[at].levels) return true;
      for (std::size_t rule = 0; rule < family.outcomes.size(); ++rule) {
        if (family.outcomes[rule]->gate != as_it_is[at].outcomes[rule]->gate) return true;
        if (family.outcomes[rule]->all_missing() != as_it_is[at].outcomes[rule]->all_missing()) return true;
      }
    }
    return false;
  }

  [[nodiscard]] assessment::Verdict verdict_after() const {
    return verdict_of(before_.rules.verdict, scored_of(families_), gated_of(families_), missing_of(families_, true, facts_), routes_of(facts_));
  }

  const World& before_;
  std::vector<ChangedFact> changed_;
  facts::Facts facts_;
  feel::Context scope_;
  World after_;
  std::vector<Family> families_;
  std::deque<Outcome> again_;
};

Stress identified(const rulepack::Stress& written, const assessment::Verdict& verdict) {
  Stress stress;
  stress.id = written.id;
  stress.title = written.title;
  stress.why = written.why;
  stress.basis = basis_named(written.basis);
  stress.references = written.references;
  stress.location = location_of(written.place);
  stress.amount.title = written.amount.title;
  stress.amount.unit = unit_named(written.amount.unit);
  stress.verdict_before = stress.verdict_after = verdict_shown(verdict);
  return stress;
}

std::vector<std::string> paths_of(const std::vector<Mark>& marks, const facts::Facts& facts) {
  std::vector<std::string> paths;
  for (const Mark mark : marks) paths.push_back(facts.at(mark).path);
  return paths;
}

/// Without facts missing, why there is nothing to work with: an expression's own null, or ranges that bound nothing.
void explain(const Estimate& estimate, const World& world, Stress& stress) {
  stress.missing = paths_of(estimate.lacks, world.facts);
  stress.state = OutcomeKind::unknown;
  if (!stress.missing.empty()) return;
  if (!estimate.value.is_settled()) {
    stress.missing = paths_of(estimate.doubts, world.facts);
    stress.problem = {"les valeurs possibles de ces faits ne la bornent pas", "the possible values of these facts do not bound it"};
    return;
  }
  stress.state = OutcomeKind::error;
  stress.problem = {"le montant ne peut être calculé alors que tous les faits sont connus", "the amount cannot be computed though every fact is known"};
}

/// False: the stress does not concern the association, or nobody knows whether it does.
bool settle_applies(const rulepack::Stress& written, const World& world, Stress& stress) {
  if (!written.applies) return true;
  const Estimate applies = estimate(*written.applies, world);
  if (applies.is_known() && applies.value.value.is_true()) return true;
  if (applies.is_known() && applies.value.value.is_false()) {
    stress.state = OutcomeKind::not_applicable;
  } else {
    explain(applies, world, stress);
  }
  return false;
}

}  // namespace

std::vector<Stress> stresses_of(const World& world, const std::vector<Family>& families, const assessment::Verdict& verdict) {
  std::vector<Stress> stresses;
  for (const rulepack::Stress& written : world.rules.stresses) {
    Stress& stress = stresses.emplace_back(identified(written, verdict));
    if (!written.amount.value || !settle_applies(written, world, stress)) continue;
    const Estimate amount = estimate(*written.amount.value, world);
    stress.amount.before = stress.amount.after = shown(amount, world.facts);
    const bool is_bounded = amount.lacks.empty() && (amount.is_known() || amount.value.is_number());
    if (!is_bounded) {
      explain(amount, world, stress);
      continue;
    }
    stress.state = amount.is_known() ? OutcomeKind::known : OutcomeKind::uncertain;
    StressedWorld(world, families, changed_facts(written, world)).tell(stress);
  }
  return stresses;
}

}  // namespace reprise::engine
