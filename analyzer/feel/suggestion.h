// "Did you mean …?" for a word that nobody knows.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "base/diagnostic.h"

namespace reprise::feel {

/// The hint with the nearest known word; empty when none is near.
[[nodiscard]] inline base::Text did_you_mean(std::string_view word, std::span<const std::string> known) {
  const auto near = base::nearest(word, known);
  return near ? base::Text{"vouliez-vous dire «\u202f" + *near + "\u202f»\u202f?", "did you mean '" + *near + "'?"} : base::Text{};
}

}  // namespace reprise::feel
