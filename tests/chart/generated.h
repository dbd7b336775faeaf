// A group that nobody runs, of any size: 44 legal persons, 13 regions, names as long as French ones. Seeded.
#pragma once

#include <cstddef>
#include <cstdint>

#include "assessment/diagram.h"

namespace reprise::chart::generated {

inline constexpr std::size_t kPersons = 44;
inline constexpr std::size_t kRegions = 13;

/// Every establishment's name ends with its own number. Every legal person is controlled, by a share or by "?".
[[nodiscard]] assessment::Diagram group(std::size_t establishments, std::uint64_t seed);

}  // namespace reprise::chart::generated
