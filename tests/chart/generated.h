// A group that nobody runs, of any size: 44 legal persons, 13 regions, names as long as French ones. Seeded.
#pragma once

#include <cstddef>
#include <cstdint>

#include "assessment/diagram.h"

namespace reprise::chart::generated {

/// Numbers that are the same on every machine (SplitMix64).
class Dice {
 public:
  explicit Dice(std::uint64_t seed) : state_(seed) {}
  std::size_t below(std::size_t limit) {
    state_ += 0x9e3779b97f4a7c15U;
    std::uint64_t mixed = state_;
    mixed = (mixed ^ (mixed >> 30U)) * 0xbf58476d1ce4e5b9U;
    mixed = (mixed ^ (mixed >> 27U)) * 0x94d049bb133111ebU;
    return static_cast<std::size_t>((mixed ^ (mixed >> 31U)) % limit);
  }

 private:
  std::uint64_t state_;
};

inline constexpr std::size_t kPersons = 44;
inline constexpr std::size_t kRegions = 13;

/// Every establishment's name ends with its own number. Every legal person is controlled, by a share or by "?".
[[nodiscard]] assessment::Diagram group(std::size_t establishments, std::uint64_t seed);

}  // namespace reprise::chart::generated
