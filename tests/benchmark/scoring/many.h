// Very many dossiers in memory for the benchmark: the fictional dossier of examples/passerelles, varied.
#pragma once

#include <cstdint>
#include <set>
#include <string>

#include "facts/facts.h"
#include "feel/columns.h"

namespace reprise::benchmark {

/// What varies, for the output.
inline constexpr const char* kVariedHow =
    "amounts and counts times 0.5 to 1.5, one in ten 0; words drawn anew for one in four, flags turned and days moved for one in five; "
    "one value in fifty unknown, one list in fifty; one entry of lists in five left out, for one in twenty all years but the last; the group is the same";

/// The same seed gives the same dossiers: of each what stands at those paths.
[[nodiscard]] feel::Columns varied(const facts::Facts& around, const std::set<std::string>& paths, std::size_t dossiers, std::uint64_t seed);

}  // namespace reprise::benchmark
