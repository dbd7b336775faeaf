// The finished result of one assessment: what was found, how sure it is, why, and what would change it.
// Immutable once made; its JSON form (assessment/json.h) is the public contract. Everything that shows a result
// (reports, charts, terminal) reads this and nothing else, and computes nothing.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "assessment/calendar.h"
#include "assessment/diagram.h"
#include "assessment/fact_use.h"
#include "assessment/pro_forma.h"
#include "assessment/territories.h"
#include "base/text.h"
#include "scalar/date.h"
#include "scalar/decimal.h"

namespace reprise::assessment {

/// A closed range of scores 0–100, low ≤ high. A settled score has low == high.
struct Interval {
  Decimal low;
  Decimal high;
  bool operator==(const Interval&) const = default;
};

/// Who stands behind a threshold (rules) or how far a text was verified (sources).
enum class Basis : std::uint8_t { published, practice, proposal };
enum class Lifecycle : std::uint8_t { experimental, stable, deprecated };

/// A published document, a page, a letter: what the dossier's `sources` say of it.
struct SourceReference {
  std::string id;
  std::string title;
  std::string publisher;
  std::string url;
  std::optional<scalar::Date> date;
  std::string seen;  ///< full | part | memory | declared, or empty
  Location location;
  bool operator==(const SourceReference&) const = default;
};

enum class OutcomeKind : std::uint8_t { known, uncertain, unknown, not_applicable, error };

struct ScaleRow {
  std::string when;  ///< unary tests as written
  Decimal risk;
  Text label;        ///< may be empty
  bool hit = false;        ///< the row that hit
  bool reachable = false;  ///< could hit, given what is uncertain or unknown
  bool operator==(const ScaleRow&) const = default;
};

enum class Actor : std::uint8_t { association, group, authority };

/// The smallest change of one fact that brings the rule to a lower band.
struct Counterfactual {
  std::string path;
  std::string from;
  std::string to;
  Unit unit = Unit::none;
  Decimal risk_before;
  Decimal risk_after;
  Actor who = Actor::association;
  Text sentence;
  bool operator==(const Counterfactual&) const = default;
};

struct Finding {
  std::string rule;    ///< id
  std::string family;  ///< id
  Text title;
  Text why;
  Basis basis = Basis::proposal;
  Lifecycle lifecycle = Lifecycle::stable;
  bool todays_yardstick = false;  ///< a rule or reference was applied outside its dates
  OutcomeKind outcome = OutcomeKind::unknown;
  std::string value;  ///< decimal or word; empty when not known
  std::optional<Decimal> value_low;   ///< of an uncertain value; missing = open end
  std::optional<Decimal> value_high;
  Unit unit = Unit::none;
  Interval risk;
  Decimal weight;
  bool possibly_applicable = true;
  std::string band;  ///< id of the risk's band when the risk is a point, else empty
  Text sentence;     ///< what was found, filled
  Text remedy;
  std::optional<Actor> remedy_by;
  std::string expression;  ///< value expression as written
  std::string applies;
  Location location;       ///< of the rule
  std::vector<ScaleRow> scale;
  std::vector<FactUse> facts;            ///< every fact the outcome depends on, known ones too
  std::vector<std::string> missing;      ///< canonical paths
  std::vector<std::string> references;   ///< source ids of the rule's basis
  std::vector<Counterfactual> counterfactuals;
  Text problem;  ///< for outcome error: the rule's own fault
  // Sensitivity of the family's level to this rule.
  bool level_changes_without_rule = false;
  bool level_changes_with_thresholds = false;  ///< thresholds ±10 %
  bool order_changes_without_rule = false;     ///< the family comes to stand above or below another, or no longer does
  bool order_changes_with_thresholds = false;  ///< thresholds ±10 %
  bool operator==(const Finding&) const = default;
};

enum class GateState : std::uint8_t { clear, possible, fired };

struct Gate {
  std::string rule;  ///< the rule it belongs to
  Text title;
  std::vector<std::string> families;  ///< floored
  std::string level;                  ///< band id
  GateState state = GateState::clear;
  std::string when;
  Text sentence;
  std::vector<FactUse> facts;
  std::vector<std::string> missing;
  std::vector<std::string> references;
  Basis basis = Basis::proposal;
  Location location;
  bool operator==(const Gate&) const = default;
};

/// Of a waiver: it holds; its last day is past; or the rule raises nothing, so that there is nothing to waive.
enum class WaiverState : std::uint8_t { active, expired, unused };

/// A finding that somebody accepts for a time, as the dossier says. It stands beside the score and changes nothing.
struct Waiver {
  std::string rule;
  Text title;  ///< the rule's
  Text reason;
  Text who;    ///< a function, not a person
  scalar::Date until;  ///< the last day it holds
  WaiverState state = WaiverState::active;
  std::vector<std::string> sources;
  Location location;
  bool operator==(const Waiver&) const = default;
};

struct Band {
  std::string id;  ///< low | watch | high | critical
  Text title;
  Decimal from;  ///< lowest score of the band
  bool operator==(const Band&) const = default;
};

/// A part of the score's width and the facts that make it.
struct IgnoranceShare {
  std::string path;  ///< canonical fact path; empty for the line of optional membership
  Text label;
  Decimal points;    ///< of the family's interval width
  bool optional_membership = false;
  bool operator==(const IgnoranceShare&) const = default;
};

struct FamilyScore {
  std::string family;
  Text title;
  bool scored = true;      ///< gates and context families are not
  bool applicable = true;  ///< some applicable weight
  std::optional<Interval> score;
  bool exact = false;      ///< tightened by joint enumeration
  Decimal coverage;        ///< share 0–1 of the weight possibly applicable
  bool provisional = false;
  std::string level_low;   ///< band ids after gates
  std::string level_high;
  std::vector<Band> bands;
  std::vector<IgnoranceShare> ignorance;  ///< sums to the interval's width; sorted, largest first
  bool weights_matter = false;  ///< some weight ±25 % changes a level
  bool weights_matter_for_order = false;  ///< … or how the family stands to another
  bool operator==(const FamilyScore&) const = default;
};

/// A document to ask for, with the facts it would give and what they are worth.
struct DocumentRequest {
  std::string id;
  Text title;
  Text holder;  ///< who has it
  Decimal points;  ///< of interval width, summed over families
  std::vector<std::string> gives;     ///< missing canonical paths it would settle
  std::vector<std::string> families;
  bool blocking = false;  ///< settles a fact without which "proceed" is forbidden
  bool operator==(const DocumentRequest&) const = default;
};

/// What is to be settled before the takeover takes effect, because one rule raises something or may.
struct Condition {
  std::string rule;
  std::string family;
  Text title;    ///< the rule's
  Text text;     ///< the rule's remedy
  Text gate;     ///< what the rule's gate says; empty unless it fired
  std::optional<Actor> who;
  bool certain = false;    ///< false: only if what is not known turns out so
  Decimal weight_by_risk;  ///< at its highest
  bool operator==(const Condition&) const = default;
};

struct VerdictOutcome {
  std::string id;  ///< proceed | conditions | mandate_first | another_route | decline | …
  Text title;
  Text sentence;
  std::vector<Text> led_by;  ///< which levels and gates lead here
  bool under_conditions = true;  ///< those of the verdict; false for an outcome that takes nothing over
  bool operator==(const VerdictOutcome&) const = default;
};

struct Verdict {
  bool settled = false;
  std::vector<VerdictOutcome> outcomes;  ///< one when settled
  std::vector<std::string> blocking_unknown;  ///< paths that forbid "proceed"
  Text headline;  ///< "open: proceed on conditions, or decline"
  std::vector<Condition> conditions;  ///< gates that fired first, then what is certain, by weight × risk; none when no outcome carries them
  bool operator==(const Verdict&) const = default;
};

/// A figure under a stress: a value, a range, or what is missing to tell it.
struct StressValue {
  FactState state = FactState::unknown;
  std::string value;            ///< decimal or word, when known
  std::optional<Decimal> low;   ///< when uncertain; missing = open end
  std::optional<Decimal> high;
  std::vector<std::string> missing;  ///< canonical paths
  bool operator==(const StressValue&) const = default;
};

/// A watched figure, or a changed fact, before and after.
struct StressFigure {
  std::string id;  ///< of the figure, or the canonical path of the fact
  Text title;
  Unit unit = Unit::none;
  StressValue before;
  StressValue after;
  bool operator==(const StressFigure&) const = default;
};

struct StressLevel {
  std::optional<Interval> score;
  std::string level_low;  ///< band ids after gates, or not_applicable
  std::string level_high;
  bool operator==(const StressLevel&) const = default;
};

struct StressFamily {
  std::string family;
  Text title;
  StressLevel before;
  StressLevel after;
  bool operator==(const StressFamily&) const = default;
};

/// A rule whose risk or gate is another under the stress.
struct StressRule {
  std::string rule;
  Text title;
  Interval risk_before;
  Interval risk_after;
  std::optional<GateState> gate_before;
  std::optional<GateState> gate_after;
  bool operator==(const StressRule&) const = default;
};

struct StressVerdict {
  bool settled = false;
  std::vector<std::string> outcomes;  ///< ids
  Text headline;
  bool operator==(const StressVerdict&) const = default;
};

/// What a bad year would do. Without an amount (unknown, not applicable, error) the lists are empty and both verdicts alike.
struct Stress {
  std::string id;
  Text title;
  Text why;
  Basis basis = Basis::proposal;
  std::vector<std::string> references;
  Location location;
  OutcomeKind state = OutcomeKind::unknown;
  std::vector<std::string> missing;  ///< canonical paths of what keeps the amount unknown
  Text problem;                      ///< why there is no amount though no fact misses
  StressFigure amount;               ///< `before` and `after` are the same
  std::vector<StressFigure> figures;
  std::vector<StressFamily> families;
  std::vector<StressRule> rules;
  std::vector<StressFigure> changes;  ///< every fact that takes another value
  StressVerdict verdict_before;
  StressVerdict verdict_after;
  bool operator==(const Stress&) const = default;
};

struct Contradiction {
  std::string path;
  Text label;
  std::vector<FactUse> values;
  bool operator==(const Contradiction&) const = default;
};

/// A part of a whole, 1 is the whole: one number when low == high, else every part that the sources allow.
struct ShareRange {
  std::optional<Decimal> low;   ///< missing = open end ("at most …")
  std::optional<Decimal> high;  ///< missing = open end ("at least …")
  bool operator==(const ShareRange&) const = default;
};

/// An amount of the association as a share of the group's, both without their sign.
struct Materiality {
  Text label;
  FactUse amount;
  FactUse group_amount;
  std::optional<ShareRange> share;  ///< missing = nothing bounds it; never with both ends open
  std::vector<std::string> missing;  ///< paths of the amounts that are unknown
  bool operator==(const Materiality&) const = default;
};

/// A line of the overview table: ten figures of the association.
struct KeyFigure {
  Text label;
  FactUse fact;
  bool operator==(const KeyFigure&) const = default;
};

struct TimelineEntry {
  std::string date;  ///< ISO date or year-month or year
  bool approximate = false;
  Text event;
  std::vector<std::string> sources;
  Location location;
  bool operator==(const TimelineEntry&) const = default;
};

struct RuleSet {
  std::string folder;
  std::size_t rules = 0;
  std::string digest;  ///< hexadecimal digest over names and bytes
  bool operator==(const RuleSet&) const = default;
};

struct Assessment {
  std::string schema = "reprise/assessment/1";
  std::string tool_version;
  scalar::Date as_of;
  bool fictional = false;
  std::string association_id;
  std::string association_name;
  std::string group_id;
  std::string group_name;
  std::string route;  ///< affiliation | merger | …, or empty when unknown
  Text route_words;   ///< "joins"/"rejoint", …
  std::string dossier_file;
  std::string group_file;
  std::string dossier_digest;  ///< SHA-256, hexadecimal
  std::string group_digest;
  RuleSet rule_set;
  std::string command;  ///< canonical form
  Verdict verdict;
  std::vector<FamilyScore> families;
  std::vector<Finding> findings;  ///< family order, then risk × weight, highest first
  std::vector<Gate> gates;
  std::vector<Waiver> waivers;  ///< as the dossier lists them
  std::vector<Stress> stress;
  std::vector<DocumentRequest> documents;  ///< in the order to ask
  std::vector<KeyFigure> key_figures;
  std::vector<Materiality> materiality;
  std::vector<Contradiction> contradictions;
  std::vector<FactUse> declared_unknown;  ///< every fact the dossier says is unknown, or a rule or stress misses
  std::vector<TimelineEntry> timeline;
  std::vector<SourceReference> sources;       ///< of dossier and group
  std::vector<SourceReference> rule_sources;  ///< of the rules
  std::vector<FactUse> left_out;  ///< facts whose source is later than as_of
  std::optional<ProForma> pro_forma;      ///< money and staff of the two together, where they were added up
  std::optional<Territories> territories;  ///< services and territories, where they were looked at
  std::optional<Calendar> calendar;        ///< the routes of the law with their days, where the rules have such
  Diagram before;
  Diagram after;
  bool operator==(const Assessment&) const = default;
};

[[nodiscard]] const Band* band_of(const FamilyScore& family, const Decimal& score);

/// Words of the closed lists above, in both languages ("à surveiller", "unknown", …).
[[nodiscard]] Text words(OutcomeKind outcome);
[[nodiscard]] Text words(GateState state);
[[nodiscard]] Text words(WaiverState state);
[[nodiscard]] Text words(Basis basis);
[[nodiscard]] Text words(FactState state);
[[nodiscard]] Text words(Actor actor);
[[nodiscard]] Text words(Unit unit);  ///< "days"/"jours"; empty for none

}  // namespace reprise::assessment
