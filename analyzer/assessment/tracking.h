// A takeover followed after its decision, judged at a day and ready to be shown: state, gates, indicators before and after, commitments,
// the law's deadlines. Part of no assessment: its own JSON is reprise/tracked/1.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "assessment/assessment.h"
#include "assessment/calendar.h"

namespace reprise::assessment {

/// A value on a day. Neither end: unknown; equal ends: one value.
struct TrackedMeasure {
  scalar::Date on;
  std::string period;  ///< the year or month it speaks for, where that is all that is known
  std::optional<scalar::Decimal> low;
  std::optional<scalar::Decimal> high;
  std::string source;  ///< id; may be empty
  bool operator==(const TrackedMeasure&) const = default;
};

/// So many months after the effect.
struct TrackedPoint {
  std::int64_t months = 0;
  scalar::Date day;
  std::string state;  ///< measured | unknown (measured as unknown) | not_measured | not_yet
  std::optional<TrackedMeasure> measure;  ///< the nearest to the day
  bool operator==(const TrackedPoint&) const = default;
};

struct TrackedIndicator {
  std::string id;
  base::Text title;
  std::string about;  ///< jobs | places | money; may be empty
  Unit unit = Unit::none;
  std::string better;  ///< higher | lower
  std::optional<TrackedMeasure> baseline;
  std::optional<TrackedMeasure> latest;
  std::vector<TrackedPoint> points;  ///< at 6, 12 and 24 months; none without a day of effect
  std::string trend;  ///< better | worse | same | unknown: the latest against the baseline
  bool operator==(const TrackedIndicator&) const = default;
};

struct TrackedCommitment {
  std::string id;
  base::Text title;
  std::string indicator;
  std::string about;  ///< of its indicator
  Unit unit = Unit::none;
  std::string better;
  scalar::Decimal target;
  scalar::Date due;
  base::Text to;
  base::Text who;
  std::string source;
  std::string state;  ///< kept | not_kept | not_yet_due | unknown
  std::optional<TrackedMeasure> measure;  ///< the one that tells; before the due day the latest
  std::vector<std::string> reached;       ///< at 6, 12 and 24 months: yes | no | unknown | not_yet
  bool operator==(const TrackedCommitment&) const = default;
};

struct TrackedCriterion {
  std::string id;
  base::Text title;
  std::string when;   ///< as written
  std::string state;  ///< met | not_met | unknown
  base::Text reason;  ///< why it is unknown
  base::Text waived_by;
  base::Text waiver_reason;
  bool operator==(const TrackedCriterion&) const = default;
};

struct TrackedGate {
  std::string id;
  std::optional<scalar::Date> due;
  std::string standing;  ///< passed | refused | not_passed (recorded as passed, yet a criterion is unknown and nobody waived it) | open
  std::string recorded;  ///< passed | refused; empty: no verdict
  base::Text who;
  std::optional<scalar::Date> on;
  std::string evidence;
  std::string computed;    ///< pass | fail | unknown: what the criteria say
  scalar::Date judged_on;  ///< the day they were judged at
  std::vector<TrackedCriterion> criteria;
  bool operator==(const TrackedGate&) const = default;
};

/// A deadline of the law after the effect.
struct TrackedDeadline {
  std::string id;
  base::Text title;
  scalar::Date day;
  std::string state;  ///< done | done_late | late | soon (within 30 days) | ahead
  bool to_check = false;  ///< nobody knows yet whether it applies
  std::optional<scalar::Date> done;
  LegalBasis basis;
  bool operator==(const TrackedDeadline&) const = default;
};

/// What somebody should look at.
struct TrackedFinding {
  std::string kind;     ///< contradicted | unwaived | gate_late | not_kept | deadline_late | deadline_soon
  std::string subject;  ///< id of the gate, commitment or deadline
  base::Text title;     ///< of the criterion, commitment or deadline; empty for a late gate
  std::optional<scalar::Date> day;
  bool operator==(const TrackedFinding&) const = default;
};

struct TrackedSource {
  std::string id;
  std::string title;
  std::string publisher;
  std::string url;
  std::string dated;  ///< a year, a month or a day, as written; may be empty
  std::optional<scalar::Date> date;  ///< the first day it can mean
  std::string seen;
  Location location;
  bool operator==(const TrackedSource&) const = default;
};

struct Tracked {
  std::string association;
  std::string group;
  std::string route;
  base::Text route_title;
  bool fictional = false;
  scalar::Date at;
  std::optional<scalar::Date> effect;
  std::string state;  ///< none | screened | task_force | decided | experiment | improve | present | closed | stopped
  base::Text lead;
  std::vector<base::Text> members;
  std::vector<TrackedFinding> findings;
  std::vector<TrackedGate> gates;
  std::vector<TrackedIndicator> indicators;
  std::vector<TrackedCommitment> commitments;
  std::vector<TrackedDeadline> deadlines;
  std::vector<base::Text> method;
  std::vector<base::Text> lessons;
  std::vector<TrackedSource> sources;
  bool operator==(const Tracked&) const = default;
};

}  // namespace reprise::assessment
