// One fact of a dossier with its evidence: the value, how sure it is, who says so, and where it was written.
// The atom of everything Reprise computes; none is ever replaced by 0 or by an average.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/source.h"
#include "base/text.h"
#include "scalar/date.h"
#include "scalar/decimal.h"

namespace reprise::dossier {

enum class FactState : std::uint8_t { known, uncertain, unknown, not_applicable };

/// A number, words (free text or one of an enumeration), true/false, a day, or a list of words.
using FactValue = std::variant<std::monostate, scalar::Decimal, std::string, bool, scalar::Date, std::vector<std::string>>;

[[nodiscard]] std::string to_string(const FactValue& value);

/// What is said about a value: the keys `source` (one id or a list), `page`, `period`, `basis`, `quality`, `note`.
struct Evidence {
  std::vector<std::string> sources;
  std::optional<int> page;
  std::string period;   ///< "2011", "2012-06", "2012-06-30"; taken from the surrounding entry where none is written
  std::string basis;    ///< audited | filed | forecast | estimated | full_year | declared | computed …; likewise
  std::string quality;  ///< audited | declared | estimated | press
  std::string note;
  base::Text computed;  ///< how the value was summed from a trial balance; empty when it was written
};

/// What is to be said beside the value: the note as written, or how it was computed.
[[nodiscard]] base::Text remark_of(const Evidence& evidence);

/// A value that another source gives. With the same period and basis as the fact it contradicts it.
struct Alternative {
  FactValue value;                      ///< monostate for a range
  std::optional<scalar::Decimal> low;   ///< as in Fact
  std::optional<scalar::Decimal> high;
  bool is_range = false;
  Evidence evidence;
  base::Place place;
};

struct Fact {
  FactState state = FactState::unknown;
  FactValue value;                    ///< for known; for uncertain by disagreement: the value written first
  std::optional<scalar::Decimal> low;   ///< for a range; a missing end is open ("more than 12 M€")
  std::optional<scalar::Decimal> high;
  bool is_range = false;
  Evidence evidence;
  std::vector<Alternative> alternatives;  ///< in the order written, contradicting or not
  std::string why_not_applicable;
  bool declared = false;  ///< written in the file (an unknown may be merely left out)
  bool left_out = false;  ///< its sources are later than as_of: treated as unknown
  std::string path;       ///< canonical: accounts[2011].cash
  base::Place place;      ///< of the value; of the section when left out

  /// The alternatives that contradict: same period, same basis, another value (of ranges: no value in common).
  [[nodiscard]] std::vector<const Alternative*> contradictions() const;
};

}  // namespace reprise::dossier
