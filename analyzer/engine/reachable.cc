#include "engine/reachable.h"

#include <algorithm>

namespace reprise::engine {
namespace {

using assessment::GateState;
using Levels8 = std::vector<std::uint8_t>;

constexpr std::size_t kMostCombinations = 200'000;
constexpr std::size_t kMostGates = 16;

/// A family's levels before any gate.
std::vector<std::uint8_t> own_levels(const Family& family) {
  std::vector<std::uint8_t> levels;
  if (!family.score.interval || family.score.may_be_empty) levels.push_back(0);
  if (!family.score.interval) return levels;
  const std::size_t low = band_index(family.pack->bands, family.score.interval->low);
  const std::size_t high = band_index(family.pack->bands, family.score.interval->high);
  for (std::size_t level = low; level <= high; ++level) levels.push_back(static_cast<std::uint8_t>(level + 1));
  return levels;
}

/// The levels a gate floors the families to; 0 where it does not.
Levels8 floors_of(const Outcome& gate, const std::vector<const Family*>& families) {
  Levels8 floors(families.size(), 0);
  for (std::size_t i = 0; i < families.size(); ++i) {
    for (const Floor& floor : families[i]->floors) {
      if (floor.rule == gate.rule) floors[i] = static_cast<std::uint8_t>(floor.level + 1);
    }
  }
  return floors;
}

Levels8 higher(Levels8 left, const Levels8& right) {
  for (std::size_t i = 0; i < left.size(); ++i) left[i] = std::max(left[i], right[i]);
  return left;
}

/// Adds every combination of levels that lie at or above the floors.
bool add_levels(const std::vector<std::vector<std::uint8_t>>& own, const Levels8& floors, Combination combination, std::set<Combination>& combinations) {
  std::vector<std::vector<std::uint8_t>> choices;
  for (std::size_t i = 0; i < own.size(); ++i) {
    std::set<std::uint8_t> levels;
    for (const std::uint8_t level : own[i]) levels.insert(std::max(level, floors[i]));
    choices.emplace_back(levels.begin(), levels.end());
  }
  std::vector<std::size_t> at(choices.size(), 0);
  for (;;) {
    combination.levels.clear();
    for (std::size_t i = 0; i < choices.size(); ++i) combination.levels.push_back(choices[i][at[i]]);
    combinations.insert(combination);
    if (combinations.size() > kMostCombinations) return false;
    std::size_t i = 0;
    while (i < at.size() && ++at[i] == choices[i].size()) at[i++] = 0;
    if (i == at.size()) return true;
  }
}

}  // namespace

std::optional<Reachable> reachable_combinations(const std::vector<const Family*>& families, const std::vector<const Outcome*>& gated,
                                                const GateQuestions& questions) {
  Reachable reachable;
  std::vector<std::vector<std::uint8_t>> own;
  for (const Family* family : families) own.push_back(own_levels(*family));
  Levels8 always(families.size(), 0);
  // What the gates that are only counted can add: how many fire, and the floors they lay, each pair once.
  std::set<std::pair<std::uint32_t, Levels8>> counted = {{0, always}};
  for (std::size_t i = 0; i < gated.size(); ++i) {
    const Outcome& gate = *gated[i];
    if (gate.gate == GateState::fired) {
      reachable.fired.push_back(&gate);
      always = higher(always, floors_of(gate, families));
    } else if (gate.gate == GateState::possible && questions.by_id[i]) {
      reachable.possible.push_back(&gate);
    } else if (gate.gate == GateState::possible) {
      reachable.others.push_back(&gate);
      const Levels8 floors = floors_of(gate, families);
      const auto without = counted;
      for (const auto& [number, level] : without) counted.emplace(std::min(number + 1, questions.most_counted), higher(level, floors));
    }
  }
  if (reachable.possible.size() > kMostGates) return std::nullopt;
  for (std::uint32_t gates = 0; gates < (1u << reachable.possible.size()); ++gates) {
    Levels8 floors = always;
    for (std::size_t i = 0; i < reachable.possible.size(); ++i) {
      if ((gates >> i & 1u) != 0) floors = higher(floors, floors_of(*reachable.possible[i], families));
    }
    for (const auto& [number, more] : counted) {
      if (!add_levels(own, higher(floors, more), {{}, gates, number}, reachable.combinations)) return std::nullopt;
    }
  }
  return reachable;
}

}  // namespace reprise::engine
