#include "engine/counterfactual_search.h"

#include <map>
#include <string_view>
#include <system_error>

namespace reprise::engine {

CounterfactualSearch::CounterfactualSearch(const World& world) : world_(world) {
  try {
    other_ = std::async(std::launch::async, [this] {
      Trials trials(world_);
      make_ready(trials);
      has_begun_.wait(false);
      search(trials);
    });
  } catch (const std::system_error&) {
    // A machine that has no thread to give: all of it is done when it is asked for.
  }
}

CounterfactualSearch::~CounterfactualSearch() {
  has_begun_ = true;
  has_begun_.notify_all();
}

/// Most rules have something better to reach: they are recorded while others are still being judged.
void CounterfactualSearch::make_ready(Trials& trials) const {
  for (const rulepack::Pack& pack : world_.rules.packs) {
    for (const rulepack::Rule& rule : pack.rules) {
      if (has_begun_) return;
      if (pack.scored && rule.value) (void)trials.recorded.at(rule);
    }
  }
}

void CounterfactualSearch::begin(const std::vector<Family>& families) {
  for (const Family& family : families) {
    if (family.pack->scored) outcomes_.insert(outcomes_.end(), family.outcomes.begin(), family.outcomes.end());
  }
  found_.resize(outcomes_.size());
  has_begun_ = true;
  has_begun_.notify_all();
}

void CounterfactualSearch::search(Trials& trials) {
  for (std::size_t at = next_++; at < outcomes_.size(); at = next_++) found_[at] = counterfactuals_of(*outcomes_[at], trials);
}

void CounterfactualSearch::finish(std::vector<assessment::Finding>& findings) {
  if (next_ < outcomes_.size()) {
    Trials trials(world_);
    search(trials);
  }
  if (other_.valid()) other_.get();
  std::map<std::string_view, std::size_t> by_rule;
  for (std::size_t at = 0; at < outcomes_.size(); ++at) by_rule.emplace(outcomes_[at]->rule->id, at);
  for (assessment::Finding& finding : findings) {
    if (const auto found = by_rule.find(finding.rule); found != by_rule.end()) finding.counterfactuals = std::move(found_[found->second]);
  }
}

}  // namespace reprise::engine
