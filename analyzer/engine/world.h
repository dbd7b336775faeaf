// What one evaluation looks at: the rules, the facts behind the marks, and the names expressions see.
#pragma once

#include <algorithm>
#include <span>
#include <utility>
#include <vector>

#include "facts/facts.h"
#include "feel/feel.h"
#include "rulepack/rulepack.h"

namespace reprise::engine {

/// All three must outlive the world.
struct World {
  const rulepack::RuleBook& rules;
  const facts::Facts& facts;
  const feel::Context& scope;
};

/// What a world that differs in those facts alone may take over of this one.
[[nodiscard]] inline rulepack::Earlier earlier(const World& world, std::vector<feel::Mark> changed, bool changes_what_is_known = false) {
  std::ranges::sort(changed);
  auto reaches = [changed = std::move(changed)](std::span<const feel::Mark> marks) {
    return std::ranges::any_of(marks, [&](feel::Mark mark) { return std::ranges::binary_search(changed, mark); });
  };
  return {world.scope, std::move(reaches), changes_what_is_known};
}

}  // namespace reprise::engine
