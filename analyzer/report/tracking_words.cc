#include "report/tracking_words.h"

#include <map>
#include <string_view>

namespace reprise::report {
namespace {

using assessment::TrackedMeasure;
using Keys = std::map<std::string_view, std::string_view>;

/// The key of a word of a closed list; every list has all its words.
std::string key_of(const Keys& keys, std::string_view word) { return std::string(keys.at(word)); }

}  // namespace

std::string TrackingWords::state(const assessment::Tracked& tracked) const {
  static const Keys keys = {{"none", "track_state_none"},       {"screened", "track_state_screened"}, {"task_force", "track_state_task_force"},
                            {"decided", "track_state_decided"}, {"experiment", "track_state_experiment"}, {"improve", "track_state_improve"},
                            {"present", "track_state_present"}, {"closed", "track_state_closed"},     {"stopped", "track_state_stopped"}};
  return locale_.word(key_of(keys, tracked.state));
}

std::string TrackingWords::gate(const std::string& id) const {
  static const Keys keys = {{"requested", "track_gate_requested"}, {"studied", "track_gate_studied"}, {"decided", "track_gate_decided"},
                            {"effective", "track_gate_effective"}, {"secured", "track_gate_secured"}, {"on_path", "track_gate_on_path"},
                            {"closed", "track_gate_closed"}};
  return locale_.word(key_of(keys, id));
}

std::string TrackingWords::verdict(const assessment::TrackedGate& gate) const {
  if (gate.recorded.empty()) return gate.due ? locale_.word("track_open_due", {{"date", locale_.date(*gate.due)}}) : locale_.word("track_open");
  const std::string who = locale_.text(gate.who);
  const std::string words = locale_.word(gate.recorded == "passed" ? "track_passed" : "track_refused", {{"date", locale_.date(*gate.on)}, {"who", who}});
  return gate.standing == "not_passed" ? words + " – " + locale_.word("track_not_counted") : words;
}

std::string TrackingWords::computed(const assessment::TrackedGate& gate) const {
  if (gate.criteria.empty()) return locale_.word("track_no_criteria");
  static const Keys keys = {{"pass", "track_computed_pass"}, {"fail", "track_computed_fail"}, {"unknown", "track_computed_unknown"}};
  return locale_.word(key_of(keys, gate.computed));
}

std::string TrackingWords::criterion(const assessment::TrackedCriterion& criterion) const {
  static const Keys keys = {{"met", "track_met"}, {"not_met", "track_not_met"}, {"unknown", "track_unknown"}};
  std::string words = locale_.word(key_of(keys, criterion.state));
  if (!criterion.reason.empty()) words += " (" + locale_.text(criterion.reason) + ")";
  if (!criterion.waived_by.empty()) {
    words += " – " + locale_.word("track_waived", {{"who", locale_.text(criterion.waived_by)}, {"reason", locale_.text(criterion.waiver_reason)}});
  }
  return words;
}

std::string TrackingWords::finding(const assessment::TrackedFinding& finding) const {
  static const Keys keys = {{"contradicted", "track_found_contradicted"}, {"unwaived", "track_found_unwaived"},           {"gate_late", "track_found_gate_late"},
                            {"not_kept", "track_found_not_kept"},         {"deadline_late", "track_found_deadline_late"}, {"deadline_soon", "track_found_deadline_soon"}};
  const bool is_of_gate = finding.kind == "contradicted" || finding.kind == "unwaived" || finding.kind == "gate_late";
  const std::string name = is_of_gate ? gate(finding.subject) : std::string();
  return locale_.word(key_of(keys, finding.kind), {{"gate", name}, {"title", locale_.text(finding.title)}, {"date", finding.day ? locale_.date(*finding.day) : std::string()}});
}

std::string TrackingWords::value(const std::optional<TrackedMeasure>& measure, assessment::Unit unit) const {
  if (!measure || (!measure->low && !measure->high)) return locale_.word("track_unknown");
  if (measure->low == measure->high) return locale_.value(*measure->low, unit, Locale::Precision::exact);
  return locale_.range(measure->low, measure->high, unit, Locale::Precision::exact);
}

std::string TrackingWords::dated(const std::optional<TrackedMeasure>& measure, assessment::Unit unit) const {
  if (!measure) return locale_.word("track_unknown");
  return value(measure, unit) + " (" + (measure->period.empty() ? locale_.date(measure->on) : locale_.period(measure->period)) + ")";
}

std::string TrackingWords::point(const assessment::TrackedPoint& point, assessment::Unit unit) const {
  if (point.measure) return value(point.measure, unit);
  return locale_.word(point.state == "not_yet" ? "track_not_yet" : "track_not_measured");
}

std::string TrackingWords::trend(const assessment::TrackedIndicator& indicator) const {
  static const Keys keys = {{"better", "track_better"}, {"worse", "track_worse"}, {"same", "track_same"}, {"unknown", "track_unknown"}};
  return locale_.word(key_of(keys, indicator.trend));
}

std::string TrackingWords::target(const assessment::TrackedCommitment& commitment) const {
  const std::string value = locale_.value(commitment.target, commitment.unit, Locale::Precision::exact);
  return locale_.word(commitment.better == "higher" ? "track_at_least" : "track_at_most", {{"value", value}});
}

std::string TrackingWords::commitment(const assessment::TrackedCommitment& commitment) const {
  static const Keys keys = {{"kept", "track_kept"}, {"not_kept", "track_not_kept"}, {"not_yet_due", "track_not_yet_due"}, {"unknown", "track_unknown"}};
  return locale_.word(key_of(keys, commitment.state));
}

std::string TrackingWords::deadline(const assessment::TrackedDeadline& deadline) const {
  static const Keys keys = {{"done", "track_done"}, {"done_late", "track_done_late"}, {"late", "track_late"}, {"soon", "track_soon"}, {"ahead", "track_ahead"}};
  const std::string words = locale_.word(key_of(keys, deadline.state), {{"date", deadline.done ? locale_.date(*deadline.done) : std::string()}});
  return deadline.to_check ? words + ", " + locale_.word("track_to_check") : words;
}

std::string TrackingWords::basis(const assessment::LegalBasis& basis) const {
  std::string words = locale_.text(basis.text);
  if (basis.seen == "memory") words += ", " + locale_.word("calendar_to_verify");
  if (basis.seen == "secondary") words += ", " + locale_.word("calendar_second_hand");
  return words;
}

std::string TrackingWords::route(const assessment::Tracked& tracked) const {
  const std::string route = locale_.text(tracked.route_title);
  if (!tracked.effect) return locale_.word("track_route_no_effect", {{"route", route}});
  return locale_.word("track_route_effect", {{"route", route}, {"date", locale_.date(*tracked.effect)}});
}

}  // namespace reprise::report
