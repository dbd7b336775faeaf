// The life of a takeover as its people record it (schema reprise/tracking/1): gates with criteria, verdicts and waivers, indicators
// measured again and again, commitments. Read here, and judged at a day.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "assessment/tracking.h"
#include "document/document.h"
#include "feel/feel.h"
#include "rulepack/law.h"

namespace reprise::law {

/// What happened on a day; `known` is when it could be known: not before its source was published.
struct Recorded {
  scalar::Date on;
  scalar::Date known;
};

/// Neither end: measured, and unknown.
struct Measure : Recorded {
  std::string period;  ///< of a baseline, where only a year or month is given
  std::optional<scalar::Decimal> low;
  std::optional<scalar::Decimal> high;
  std::string source;
};

struct Indicator {
  std::string id;
  base::Text title;
  std::string about;
  assessment::Unit unit = assessment::Unit::none;
  bool higher_is_better = true;
  std::optional<Measure> baseline;
  std::vector<Measure> measures;  ///< by day
};

struct Commitment {
  std::string id;
  base::Text title;
  std::string indicator;
  scalar::Decimal target;
  scalar::Date due;
  base::Text to;
  base::Text who;
  std::string source;
};

struct Criterion {
  std::string id;
  base::Text title;
  feel::Expression when;
};

struct CriterionWaiver {
  std::string criterion;
  base::Text who;
  base::Text reason;
};

struct Verdict : Recorded {
  bool passed = false;
  base::Text who;
  std::string evidence;
};

struct Gate {
  std::string id;
  std::optional<scalar::Date> due;
  std::vector<Criterion> criteria;
  std::vector<CriterionWaiver> waivers;
  std::optional<Verdict> verdict;
};

/// A deadline of the law that was met.
struct MetDeadline : Recorded {
  std::string id;
  base::Place place;
};

struct Tracking {
  std::string association;
  std::string group;
  std::string route;
  bool fictional = false;
  std::optional<scalar::Date> effect;
  base::Text lead;
  std::vector<base::Text> members;
  std::vector<Gate> gates;  ///< in their order
  std::vector<Indicator> indicators;
  std::vector<Commitment> commitments;
  std::vector<MetDeadline> deadlines;
  std::vector<base::Text> method;
  std::vector<base::Text> lessons;
  std::vector<assessment::TrackedSource> sources;
  std::optional<scalar::Date> latest;  ///< the last day on which something became known; none: nothing has happened
};

/// The ids of gates, in their order.
[[nodiscard]] const std::vector<std::string>& gate_ids();

/// Every problem (tracking-*, feel-*) of a document that the schema may have refused; then the value is of no use.
[[nodiscard]] base::Checked<Tracking> tracking_from_document(const document::Document& document);

/// Deadlines that the law does not know (tracking-unknown-word).
[[nodiscard]] base::Diagnostics check_deadlines(const Tracking& tracking, const rulepack::Law& law);

/// What was known by that day, judged. `route` is the file's own as the calendar lays it out for the dossier; null: deadlines that hang on
/// facts are to be checked.
[[nodiscard]] assessment::Tracked track(const Tracking& tracking, const scalar::Date& at, const rulepack::Law& law, const assessment::LegalRoute* route = nullptr);

}  // namespace reprise::law
