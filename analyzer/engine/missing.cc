#include "engine/missing.h"

#include <set>
#include <utility>

namespace reprise::engine {
namespace {

/// Each path once, in file order.
std::vector<std::string> in_file_order(const std::vector<std::string>& paths, const facts::Facts& facts) {
  std::set<std::pair<feel::Mark, std::string>> ordered;
  for (const std::string& path : paths) ordered.emplace(facts.find(path).value_or(~feel::Mark{0}), path);
  std::vector<std::string> result;
  for (const auto& [mark, path] : ordered) result.push_back(path);
  return result;
}

/// Neither score nor gate: what is shown beside the verdict asks nobody for a document.
bool compares_only(const Family& family, const Outcome& outcome) { return !family.pack->scored && !outcome.rule->gate; }

}  // namespace

std::vector<std::string> missing_of(const std::vector<Family>& families, bool blocking_only, const facts::Facts& facts) {
  std::vector<std::string> missing;
  for (const Family& family : families) {
    for (const Outcome* outcome : family.outcomes) {
      if (compares_only(family, *outcome)) continue;
      if (!outcome->counts() || (blocking_only && outcome->rule->policy != rulepack::Policy::blocking)) continue;
      const auto paths = outcome->all_missing();
      missing.insert(missing.end(), paths.begin(), paths.end());
    }
  }
  return in_file_order(missing, facts);
}

}  // namespace reprise::engine
