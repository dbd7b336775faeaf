// A regular expression as one machine word of states (Glushkov): runs over a text once, without a stack, however the expression
// nests. Takes those that cover a whole text with characters, classes, groups, alternatives and counts, as identifiers do.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace reprise::document {

class Automaton {
 public:
  /// ECMAScript syntax over bytes, from `^` to `$`. Empty for what it does not take (back references, `[^…]`, anchors
  /// inside, more than 64 characters and classes), be it a regular expression or not.
  [[nodiscard]] static std::optional<Automaton> compile(std::string_view written);

  [[nodiscard]] bool matches(std::string_view text) const;

 private:
  friend class AutomatonReader;
  using Positions = std::uint64_t;  ///< a set of the characters and classes of the expression, one bit each

  std::array<Positions, 256> taking_{};  ///< by byte: those that take it
  std::vector<Positions> following_;     ///< by position: what may come next
  Positions first_ = 0;
  Positions last_ = 0;
  bool takes_nothing_ = false;
};

}  // namespace reprise::document
