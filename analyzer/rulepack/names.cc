#include "rulepack/names.h"

#include <algorithm>

namespace reprise::rulepack {

std::vector<PathStep> path_steps(std::string_view path) {
  std::vector<PathStep> steps;
  std::size_t at = 0;
  while (at <= path.size()) {
    PathStep step;
    step.begin = at;
    step.end = std::min(path.find_first_of(".[", at), path.size());
    step.name = path.substr(at, step.end - at);
    at = step.end;
    if (at < path.size() && path[at] == '[') {
      const std::size_t close = std::min(path.find(']', at), path.size());
      step.selector = path.substr(at + 1, close - at - 1);
      at = std::min(close + 1, path.size());
    }
    steps.push_back(std::move(step));
    if (at == path.size()) break;
    ++at;  // the dot
  }
  return steps;
}

PathProblem check_path(std::string_view path, const feel::Names& names, bool whole_lists) {
  using enum PathProblem::Kind;
  std::vector<std::string> walked;
  const std::vector<PathStep> steps = path_steps(path);
  for (const PathStep& step : steps) {
    const bool is_last = &step == &steps.back();
    const auto around = names.find(walked);
    if (is_last && step.name == "*" && !walked.empty()) {
      if (!around->entries.empty()) return {};
      return {unknown_name, walked.back() + ".*", {}, step.begin, step.end};
    }
    walked.push_back(step.name);
    const auto declared = names.find(walked);
    if (!declared) return {unknown_name, step.name, around->entries, step.begin, step.end};
    if (declared->is_list && step.selector.empty() && !(is_last && whole_lists)) return {wants_selector, step.name, {}, step.begin, step.end};
    if (!declared->is_list && !step.selector.empty()) return {takes_no_selector, step.name, {}, step.begin, step.end};
    if (is_last && !declared->entries.empty() && !(declared->is_list && step.selector.empty())) return {not_a_fact, step.name, declared->entries, step.begin, step.end};
  }
  return {};
}

base::Text suggestion(std::string_view word, const std::vector<std::string>& known) {
  if (const auto near = base::nearest(word, known)) return {"vouliez-vous dire " + *near + "\u202f?", "did you mean " + *near + "?"};
  std::string all;
  constexpr std::size_t kMostShown = 12;
  for (std::size_t at = 0; at < known.size() && at < kMostShown; ++at) all += (at == 0 ? "" : ", ") + known[at];
  if (known.size() > kMostShown) all += ", …";
  if (all.empty()) return {};
  return {"connus\u202f: " + all, "known: " + all};
}

}  // namespace reprise::rulepack
