// Who controls whom on a day: directly, through others, alone, together, or nobody knows.
//
// Method. A legal person controls another alone when it holds more than half of what decides there (C. com. L233-3 I), itself or through
// legal persons it controls alone; or when it is the only one said to control it, whatever share was published; or when all who are said to
// control it are itself and legal persons it controls alone. Several of whom none does control it jointly (L233-3 III). Found by adding to
// the set of those controlled until nothing more is added: chains, circles and crossed holdings end by themselves. A share nobody published
// may be anything the others leave; what hangs on it is possible, not certain.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "scalar/decimal.h"
#include "takeover/takeover.h"

namespace reprise::takeover {

enum class Hold : std::uint8_t { alone, jointly, minority, possible };

/// One legal person's hold over another. Shares are those of the votes or the capital that it and those it controls alone hold there.
struct Holding {
  std::string by;
  std::string over;
  Hold hold = Hold::alone;
  bool direct = true;  ///< by a link of its own; else only through others
  std::optional<scalar::Decimal> low;   ///< 0–1; none where no share bounds it
  std::optional<scalar::Decimal> high;
  std::vector<std::string> through;     ///< those with a direct link whom it goes through, in the structure's order
};

struct Control {
  std::vector<Holding> holdings;  ///< every direct link in its order; then what each head holds through others
  std::vector<std::string> heads; ///< whom nobody controls and who control somebody; of a circle nobody else controls, the first
  std::vector<std::vector<std::string>> circles;  ///< legal persons each of whom controls the next, in the structure's order

  [[nodiscard]] const Holding* find(std::string_view by, std::string_view over) const;
};

/// Planned links give no control.
[[nodiscard]] Control control_in(const Structure& structure);

}  // namespace reprise::takeover
