// Routes and their calendars, ready to be shown: which are open, what each does to whom, which steps it asks for and when. Part of
// the assessment.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "assessment/territories.h"
#include "base/text.h"
#include "scalar/date.h"

namespace reprise::assessment {

/// The text behind a statement. What was seen from memory only is to be verified, and said to be.
struct LegalBasis {
  base::Text text;
  std::string seen;  ///< text | secondary | memory
  base::Text note;   ///< may be empty
  bool operator==(const LegalBasis&) const = default;
};

struct CalendarStep {
  std::string id;
  base::Text title;
  base::Text phase;
  base::Text actor;
  base::Text output;
  std::string clock;                 ///< act | wait | deadline
  std::string silence;               ///< refuses | accepts | counts_as_opinion; empty: nothing is said
  bool to_check = false;             ///< nobody knows yet whether it is needed: it counts, and is shown as such
  std::vector<std::string> missing;  ///< the facts for want of which
  bool later_text = false;           ///< its text was not yet, or is no longer, in force when it would start
  scalar::Date start;
  scalar::Date finish;               ///< the day it is over: what waits for it may begin
  std::optional<scalar::Date> late_start;   ///< how late it may be without delaying the effect; none: nothing waits for it
  std::optional<scalar::Date> late_finish;
  std::optional<std::int64_t> slack;        ///< days
  bool critical = false;                    ///< on the path that decides the day of effect
  std::optional<scalar::Date> limit;        ///< the last day the law lets it take
  LegalBasis basis;
  std::string done;                  ///< started | finished, as the dossier says; overtaken: one that waits for it has begun; empty: nothing is said
  std::vector<std::string> sources;  ///< ids, of what has been done
  bool operator==(const CalendarStep&) const = default;
};

/// What falls due after the effect.
struct CalendarDue {
  std::string id;
  base::Text title;
  scalar::Date day;
  bool to_check = false;
  std::vector<std::string> missing;
  LegalBasis basis;
  bool operator==(const CalendarDue&) const = default;
};

struct LegalRoute {
  std::string id;
  base::Text title;
  bool chosen = false;               ///< the one the dossier names
  std::string open;                  ///< open | closed | unknown
  base::Text closed;                 ///< why, where it is
  std::vector<std::string> missing;  ///< the facts that would tell whether it is open
  base::Text legal_person, employer, debts, agreements, votes, authorities, reversible;
  LegalBasis basis;
  std::vector<CalendarStep> steps;   ///< in the order of their start, then as the law is written
  std::optional<scalar::Date> vote;  ///< the earliest day on which the association has said yes
  scalar::Date effect;               ///< the earliest, with every step that is to be checked
  scalar::Date effect_at_best;       ///< were none of those needed
  scalar::Date effect_at_limit;      ///< did every authority take the longest the law lets it
  std::vector<std::string> critical; ///< ids of the path that decides, from its first step
  std::vector<CalendarDue> after_effect;
  std::optional<std::int64_t> cash_lasts_beyond_vote_low;   ///< days between the vote (else the effect) and the end of the cash; below 0: the cash ends before
  std::optional<std::int64_t> cash_lasts_beyond_vote_high;
  bool operator==(const LegalRoute&) const = default;
};

struct Calendar {
  std::string association_id;
  std::string association_name;
  scalar::Date as_of;             ///< the day of the facts
  scalar::Date from;              ///< the day the work begins
  bool local_law = false;         ///< the public holidays of Alsace and Moselle count
  std::optional<scalar::Date> cash_ends_low;   ///< the day on which the association's cash runs out, at the earliest
  std::optional<scalar::Date> cash_ends_high;  ///< and at the latest
  std::vector<std::string> cash_missing;       ///< the facts that would tell
  std::vector<LegalRoute> routes;
  std::vector<PathLabel> labels;  ///< of every fact named as missing, by path
  bool operator==(const Calendar&) const = default;
};

/// Those worth their steps: the only one there is, or the one the dossier names; else, of those that are open or may be, the three that
/// take effect first, open ones first.
[[nodiscard]] std::vector<const LegalRoute*> routes_in_detail(const Calendar& calendar);

}  // namespace reprise::assessment
