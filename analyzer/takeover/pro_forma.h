// The group's figures before, the association's, and both after: added up from declared facts, flows between the two taken out where
// they are declared, and the way from today's result to break-even by declared measures. Nothing is estimated: every number lies between
// two ends that are sure, and names the facts it rests on and those it lacks.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "dossier/dossier.h"
#include "scalar/decimal.h"
#include "takeover/derived.h"

namespace reprise::takeover {

/// How much of the association's accounts comes into the group's.
enum class Comes : std::uint8_t {
  unknown,   ///< without a route
  nothing,   ///< mandate, grouping: its accounts stay outside
  sites,     ///< what the sites that pass declare; the rest of the accounts has not been split
  activity,  ///< all it does, without what it owns and owes
  whole      ///< affiliation: into the combined accounts; merger: for good
};

/// One figure: euros, or people for headcount.
struct ProFormaLine {
  std::string id;  ///< a word of `accounts`, caf, or headcount
  Bounded before;  ///< of the group
  Bounded target;  ///< of the association, what comes by the route
  Bounded flows;   ///< between the two: to be taken out
  Bounded after;   ///< before + target − flows
};

struct ProFormaSector {
  std::string sector;               ///< id; empty: of legal persons stated for none
  bool joined = false;              ///< by the association
  std::vector<ProFormaLine> lines;  ///< headcount, total_income, result: sums of its legal persons, flows between them still in
};

/// What the two carry, and could carry: margin, cash_days, debt_share, debt_years, head_office_share.
struct ProFormaRatio {
  std::string id;
  Bounded before;
  Bounded after;
};

/// A year that may be known within bounds. No end: nobody knows.
struct YearRange {
  std::optional<int> low;
  std::optional<int> high;
};

struct BridgeStep {
  std::string measure;  ///< id
  std::string title;    ///< as written; empty: none
  std::string kind;     ///< saving | income | cost; empty: unknown
  Bounded amount;       ///< euros a year on the result, negative where it costs
  YearRange first;
  std::optional<YearRange> last;  ///< none: for good
};

/// What a measure does otherwise than the year before.
enum class Turn : std::uint8_t { begins, may_begin, has_begun, may_end, ends };

struct BridgeChange {
  std::string measure;  ///< id
  Turn turn = Turn::begins;
  std::optional<scalar::Decimal> low;   ///< of the result, once this change and those before it are counted
  std::optional<scalar::Decimal> high;
};

struct BridgeYear {
  int year = 0;
  std::vector<BridgeChange> changes;  ///< from the result of the year before to this one's
  Bounded result;                   ///< the start's, and the measures of the year
  std::optional<Bounded> forecast;  ///< what the file expects of that year
};

/// From the association's last known result by the measures declared, everything else as it is.
struct Bridge {
  int start_year = 0;  ///< 0: no year
  bool start_is_forecast = false;
  Bounded start;
  std::vector<BridgeStep> steps;       ///< by first year, then as listed
  std::vector<BridgeYear> years;       ///< from the year after the start to the first in which no measure begins or ends any more
  bool measures_given = false;
  bool measures_complete = true;       ///< false: there are more than are listed
  std::optional<int> surely;           ///< first year from which on the result is 0 or more whatever the ranges
  std::optional<int> perhaps;          ///< … if everything turns out well
  std::optional<int> aimed;            ///< year of break-even that the file names
  static constexpr int kMostYears = 10;
};

struct ProForma {
  int group_year = 0;        ///< of the accounts; both are the last common one, else each its last, which are not added; 0: none
  int association_year = 0;
  Comes comes = Comes::unknown;
  std::vector<ProFormaLine> lines;
  std::vector<ProFormaSector> sectors;
  std::vector<ProFormaRatio> ratios;
  Bridge bridge;
};

[[nodiscard]] ProForma pro_forma(const dossier::Dossier& dossier, const dossier::Group& group);

}  // namespace reprise::takeover
