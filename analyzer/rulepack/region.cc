#include "rulepack/region.h"

#include <algorithm>

namespace reprise::rulepack {

bool is_empty(const Region& region) {
  return std::ranges::any_of(region, [](const ValueSet& set) { return set.empty(); });
}

Region common(const Region& left, const Region& right) {
  Region both;
  for (std::size_t input = 0; input < left.size(); ++input) both.push_back(left[input].common(right[input]));
  return both;
}

bool meet(const Region& left, const Region& right) {
  for (std::size_t input = 0; input < left.size(); ++input) {
    if (left[input].common(right[input]).empty()) return false;
  }
  return true;
}

std::vector<Region> without(const std::vector<Region>& regions, const Region& hole, Budget& budget) {
  std::vector<Region> left;
  for (const Region& region : regions) {
    if (!budget.spend(region.size() + 1)) return left;
    if (!meet(region, hole)) {
      left.push_back(region);
      continue;
    }
    // Input by input: what sticks out of the hole is a piece of its own, the rest goes on inside.
    Region inside = region;
    for (std::size_t input = 0; input < region.size(); ++input) {
      if (!budget.spend(region.size() + 1)) return left;
      ValueSet beside = region[input].without(hole[input]);
      if (!beside.empty()) {
        left.push_back(inside);
        left.back()[input] = std::move(beside);
      }
      inside[input] = region[input].common(hole[input]);
    }
  }
  return left;
}

base::Text said_of(const Region& region, const Region& space, const std::vector<SpokenInput>& inputs) {
  std::vector<base::Text> parts;
  for (std::size_t input = 0; input < region.size(); ++input) {
    if (!region[input].contains(space[input])) parts.push_back(region[input].said_of(inputs[input].name, inputs[input].counts));
  }
  if (parts.empty()) return {"quelque entrée que ce soit", "any input"};
  base::Text text = parts.front();
  for (std::size_t part = 1; part < parts.size(); ++part) {
    text.fr += (part == 1 ? " avec " : " et ") + parts[part].fr;
    text.en += (part == 1 ? " with " : " and ") + parts[part].en;
  }
  return text;
}

}  // namespace reprise::rulepack
