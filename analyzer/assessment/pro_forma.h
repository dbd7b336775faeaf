// The money and the staff of the two together: the group before, the association, the group after, what passes by the route, and the way
// to break-even, ready to be shown. Part of the assessment.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "assessment/fact_use.h"
#include "assessment/territories.h"
#include "base/text.h"

namespace reprise::assessment {

struct ProFormaLine {
  std::string id;  ///< a word of `accounts`, caf, or headcount
  Text label;
  Unit unit = Unit::euro;
  Quantity before;       ///< the group
  Quantity association;  ///< what comes of it by the route
  Quantity flows;        ///< between the two, taken out
  Quantity after;
  bool operator==(const ProFormaLine&) const = default;
};

struct ProFormaSector {
  std::string id;  ///< empty: legal persons stated for none
  Text name;
  bool joined = false;  ///< by the association
  std::vector<ProFormaLine> lines;  ///< sums of its legal persons, what they pay each other still in
  bool operator==(const ProFormaSector&) const = default;
};

struct ProFormaRatio {
  std::string id;  ///< margin | cash_days | debt_share | debt_years | head_office_share
  Text label;
  Unit unit = Unit::ratio;
  Quantity before;
  Quantity after;
  bool operator==(const ProFormaRatio&) const = default;
};

/// What changes hands by the route, and what the law makes of the rest. The words are empty without a known route.
struct RoutePassing {
  std::string legal_person;    ///< stays | stays_without_what_passes | ends
  std::string employer;        ///< stays | changes_for_what_passes | changes
  std::string debts;           ///< stay | listed_pass | all_pass | paid_first | left_behind
  std::string authorisations;  ///< stay | must_be_agreed
  std::string reversible;      ///< yes | partly | no
  Quantity sites;
  Quantity places;
  Quantity staff;
  Quantity debts_amount;
  Quantity authorisations_count;
  bool operator==(const RoutePassing&) const = default;
};

struct BridgeMeasure {
  std::string id;
  std::string title;    ///< as written; empty: none
  std::string kind;     ///< saving | income | cost; empty: unknown
  Quantity amount;      ///< euros a year on the result, negative where it costs
  Quantity first_year;
  Quantity last_year;   ///< not applicable: for good
  bool operator==(const BridgeMeasure&) const = default;
};

/// What a measure does otherwise than the year before, and the result once this and the changes before it are counted.
struct BridgeChange {
  std::string measure;  ///< id
  std::string turn;     ///< begins | may_begin | has_begun | may_end | ends
  std::optional<Decimal> low;
  std::optional<Decimal> high;
  bool operator==(const BridgeChange&) const = default;
};

struct BridgeYear {
  int year = 0;
  std::vector<BridgeChange> changes;  ///< from the result of the year before to this one's
  Quantity result;
  std::optional<Quantity> forecast;  ///< what the file expects of that year
  bool operator==(const BridgeYear&) const = default;
};

/// From the association's last known result by declared measures and nothing else.
struct Bridge {
  int start_year = 0;  ///< 0: none
  bool start_is_forecast = false;
  Quantity start;
  std::vector<BridgeMeasure> measures;  ///< by first year
  std::vector<BridgeYear> years;
  bool measures_given = false;
  bool measures_complete = true;
  std::optional<int> surely;   ///< first year from which on the result is 0 or more whatever the ranges
  std::optional<int> perhaps;  ///< … if everything turns out well
  std::optional<int> aimed;    ///< what the file aims at
  bool operator==(const Bridge&) const = default;
};

struct ProForma {
  int group_year = 0;        ///< of the accounts; other than the association's: the two are not added; 0: none
  int association_year = 0;
  std::string comes;         ///< of the association's accounts: whole | activity | sites | nothing | unknown
  std::vector<ProFormaLine> lines;
  std::vector<ProFormaSector> sectors;
  std::vector<ProFormaRatio> ratios;
  RoutePassing passing;
  Bridge bridge;
  std::vector<FactUse> facts;      ///< every declared one that the numbers rest on, with its sources
  std::vector<PathLabel> labels;   ///< of every path that misses
  bool operator==(const ProForma&) const = default;
};

}  // namespace reprise::assessment
