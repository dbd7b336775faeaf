// A fact as an assessment used it: value, state, and the chain of proof back to a file, a line and a source.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/text.h"
#include "scalar/decimal.h"

namespace reprise::assessment {

using base::Text;
using scalar::Decimal;

/// Where something stands in a file the user can open.
struct Location {
  std::string file;
  std::uint32_t line = 0;    ///< 1-based; 0: no place in a file
  std::uint32_t column = 0;  ///< 1-based, in code points
  bool operator==(const Location&) const = default;
};

enum class FactState : std::uint8_t { known, uncertain, unknown, not_applicable };

/// What a fact's value is measured in; tells the reader's notation, not the arithmetic.
enum class Unit : std::uint8_t {
  none, euro, days, months, years, people, full_time_equivalents, places, kilometres, share, percent, points, ratio, count, level, square_index
};

/// One other value of a fact with its own period and basis: shown beside, never averaged.
struct AlternativeValue {
  std::string value;  ///< as decimal text, or words; empty for a range
  std::optional<Decimal> low;   ///< of a range; missing = open end
  std::optional<Decimal> high;
  std::string period;
  std::string basis;
  std::vector<std::string> sources;  ///< ids
  Text note;
  bool contradicts = false;  ///< same period and basis as the fact itself
  Location location;
  bool operator==(const AlternativeValue&) const = default;
};

/// A fact as it was used: value, state and chain of proof.
struct FactUse {
  std::string path;  ///< canonical: accounts[2011].cash
  Text label;
  FactState state = FactState::unknown;
  Unit unit = Unit::none;
  std::string value;  ///< decimal or word; empty when unknown
  std::optional<Decimal> low;   ///< of an uncertain fact; missing = open end
  std::optional<Decimal> high;
  std::string period;
  std::string basis;
  std::string quality;
  std::vector<std::string> sources;
  std::optional<int> page;
  Text note;
  std::vector<AlternativeValue> alternatives;
  Location location;
  bool computed = false;  ///< made by the tool from other facts (distances, sums), which stand in `from`
  std::vector<std::string> from;  ///< paths
  bool operator==(const FactUse&) const = default;
};

}  // namespace reprise::assessment
