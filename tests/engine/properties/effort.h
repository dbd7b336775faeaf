// How many cases of a property are run: all of them, or fewer where each costs ten times as much.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdlib>

namespace reprise::engine::testing {

/// `whole` is what the promise asks for. Under sanitizers and gcov a twenty-fifth of it, but two at least, so that a property
/// of few cases is still looked at; by hand, REPRISE_PROPERTY_CASES.
inline std::size_t cases_of(std::size_t whole) {
  const char* asked = std::getenv("REPRISE_PROPERTY_CASES");
  if (asked != nullptr) return static_cast<std::size_t>(std::strtoul(asked, nullptr, 10));
#if defined(REPRISE_FEWER_CASES)
  return std::min(whole, std::max<std::size_t>(2, whole / 25));
#else
  return whole;
#endif
}

}  // namespace reprise::engine::testing
