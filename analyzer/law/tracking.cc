#include "law/tracking.h"

#include <algorithm>
#include <array>
#include <cstdlib>

#include "law/days.h"

namespace reprise::law {
namespace {

using assessment::Tracked;
using assessment::TrackedMeasure;
using scalar::Date;

constexpr std::array<std::int64_t, 3> kPoints = {6, 12, 24};  // months after the effect
constexpr std::int64_t kNearest = 61;  // days: a measure further from a day does not speak for it
constexpr std::int64_t kSoon = 30;     // days

bool is_known(const Recorded& recorded, const Date& at) { return recorded.known <= at; }

std::optional<TrackedMeasure> told(const Measure* measure) {
  if (measure == nullptr) return std::nullopt;
  return TrackedMeasure{measure->on, measure->period, measure->low, measure->high, measure->source};
}

const Measure* baseline_at(const Indicator& indicator, const Date& at) { return indicator.baseline && is_known(*indicator.baseline, at) ? &*indicator.baseline : nullptr; }

const Measure* latest_at(const Indicator& indicator, const Date& at) {
  const Measure* latest = nullptr;
  for (const Measure& measure : indicator.measures) {
    if (is_known(measure, at)) latest = &measure;
  }
  return latest;
}

/// The measure that speaks for that day; of two as near the later one.
const Measure* nearest_to(const Indicator& indicator, const Date& day, const Date& at) {
  const Measure* nearest = nullptr;
  for (const Measure& measure : indicator.measures) {
    const std::int64_t distance = std::abs(days_between(measure.on, day));
    if (!is_known(measure, at) || distance > kNearest) continue;
    if (nearest == nullptr || distance <= std::abs(days_between(nearest->on, day))) nearest = &measure;
  }
  return nearest;
}

enum class Truth { yes, no, unknown };

/// Whether a value is at least as good as another.
Truth reaches(const std::optional<scalar::Decimal>& low, const std::optional<scalar::Decimal>& high, const scalar::Decimal& target, bool higher) {
  if (!low || !high) return Truth::unknown;
  const auto good = [&](const scalar::Decimal& value) { return higher ? value >= target : value <= target; };
  if (good(*low) != good(*high)) return Truth::unknown;
  return good(*low) ? Truth::yes : Truth::no;
}

Truth kept_at(const Commitment& commitment, const Indicator& indicator, const Date& at) {
  const Measure* measure = nearest_to(indicator, commitment.due, at);
  return measure == nullptr ? Truth::unknown : reaches(measure->low, measure->high, commitment.target, indicator.higher_is_better);
}

std::string state_of(const Commitment& commitment, const Indicator& indicator, const Date& at) {
  if (at < commitment.due) return "not_yet_due";
  const Truth kept = kept_at(commitment, indicator, at);
  return kept == Truth::yes ? "kept" : kept == Truth::no ? "not_kept" : "unknown";
}

Date months_after(const Date& day, std::int64_t months) { return Days({}, false).after(day, {months, 0, false}); }

/// Whole months between two days, the second not before the first; below that 0.
std::int64_t whole_months(const Date& from, const Date& until) {
  const std::int64_t months = (until.year - from.year) * 12 + (until.month - from.month);
  return std::max<std::int64_t>(0, until < months_after(from, std::max<std::int64_t>(0, months)) ? months - 1 : months);
}

/// What criteria see of the file at a day.
class Facts {
 public:
  Facts(const Tracking& tracking, const Date& at) : tracking_(tracking), at_(at) {}

  [[nodiscard]] feel::Context context() const {
    feel::Context facts;
    facts.set("at", feel::Value::date(at_));
    facts.set("effect", tracking_.effect ? feel::Value::date(*tracking_.effect) : lacking({"le jour d’effet est inconnu", "the day of effect is unknown"}));
    facts.set("route", feel::Value::string(tracking_.route));
    const bool is_past = tracking_.effect && *tracking_.effect <= at_;
    facts.set("months_since_effect", is_past ? feel::Value::number(whole_months(*tracking_.effect, at_))
                                             : lacking({"la prise d’effet n’a pas eu lieu", "the effect has not come yet"}));
    facts.set("indicators", indicators());
    facts.set("commitments", commitments());
    facts.set("gates", gates());
    return facts;
  }

 private:
  static feel::Value lacking(base::Text why) { return feel::Value::null({"not-known", std::move(why), {}}); }

  [[nodiscard]] feel::Value number_of(const std::optional<scalar::Decimal>& number, const base::Text& why) const { return number ? feel::Value::number(*number) : lacking(why); }

  void add(feel::Context& entry, const std::string& name, const Measure* measure, const base::Text& why) const {
    const std::optional<scalar::Decimal> low = measure != nullptr ? measure->low : std::nullopt;
    const std::optional<scalar::Decimal> high = measure != nullptr ? measure->high : std::nullopt;
    entry.set(name, number_of(low == high ? low : std::nullopt, why));
    entry.set(name + "_low", number_of(low, why));
    entry.set(name + "_high", number_of(high, why));
  }

  [[nodiscard]] feel::Value indicators() const {
    feel::Context all;
    for (const Indicator& indicator : tracking_.indicators) {
      const Measure* baseline = baseline_at(indicator, at_);
      const Measure* latest = latest_at(indicator, at_);
      const base::Text before{"pas de valeur de départ sûre\u202f: " + indicator.title.fr, "no certain value before: " + indicator.title.en};
      const base::Text since{"pas de mesure sûre\u202f: " + indicator.title.fr, "no certain measure: " + indicator.title.en};
      feel::Context entry;
      add(entry, "baseline", baseline, before);
      add(entry, "latest", latest, since);
      const bool can_compare = baseline != nullptr && latest != nullptr && baseline->low && baseline->low == baseline->high && latest->low && latest->low == latest->high;
      entry.set("change", can_compare ? feel::Value::number(*latest->low - *baseline->low) : lacking(latest == nullptr ? since : before));
      entry.set("latest_on", latest != nullptr ? feel::Value::date(latest->on) : lacking(since));
      entry.set("measured", feel::Value::number(std::ranges::count_if(indicator.measures, [&](const Measure& one) { return is_known(one, at_); })));
      entry.set("target", target_of(indicator));
      all.set(indicator.id, feel::Value::context(std::move(entry)));
    }
    return feel::Value::context(std::move(all));
  }

  /// What is promised of it, where that is one number.
  [[nodiscard]] feel::Value target_of(const Indicator& indicator) const {
    std::optional<scalar::Decimal> target;
    for (const Commitment& commitment : tracking_.commitments) {
      if (commitment.indicator != indicator.id) continue;
      if (target) return lacking({"plusieurs engagements\u202f: " + indicator.title.fr, "several commitments: " + indicator.title.en});
      target = commitment.target;
    }
    return number_of(target, {"aucun engagement\u202f: " + indicator.title.fr, "no commitment: " + indicator.title.en});
  }

  [[nodiscard]] feel::Value commitments() const {
    feel::Context all;
    for (const Commitment& commitment : tracking_.commitments) {
      const std::string state = state_of(commitment, *std::ranges::find(tracking_.indicators, commitment.indicator, &Indicator::id), at_);
      const bool is_settled = state == "kept" || state == "not_kept";
      feel::Context entry;
      entry.set("target", feel::Value::number(commitment.target));
      entry.set("due", feel::Value::date(commitment.due));
      entry.set("state", feel::Value::string(state));
      entry.set("kept", is_settled ? feel::Value::boolean(state == "kept")
                                   : lacking({"engagement pas encore jugé\u202f: " + commitment.title.fr, "commitment not yet judged: " + commitment.title.en}));
      all.set(commitment.id, feel::Value::context(std::move(entry)));
    }
    return feel::Value::context(std::move(all));
  }

  [[nodiscard]] feel::Value gates() const {
    feel::Context all;
    for (const std::string& id : gate_ids()) {
      const auto gate = std::ranges::find(tracking_.gates, id, &Gate::id);
      const bool is_decided = gate != tracking_.gates.end() && gate->verdict && is_known(*gate->verdict, at_);
      feel::Context entry;
      entry.set("passed", feel::Value::boolean(is_decided && gate->verdict->passed));
      entry.set("on", is_decided ? feel::Value::date(gate->verdict->on) : lacking({"jalon sans verdict", "a gate without a verdict"}));
      all.set(id, feel::Value::context(std::move(entry)));
    }
    return feel::Value::context(std::move(all));
  }

  const Tracking& tracking_;
  Date at_;
};

class Judging {
 public:
  Judging(const Tracking& tracking, const Date& at, const rulepack::Law& law, const assessment::LegalRoute* route)
      : tracking_(tracking), at_(at), law_(law), route_(route) {}

  Tracked run() {
    head();
    for (const Gate& gate : tracking_.gates) told_.gates.push_back(judge(gate));
    told_.state = state();
    for (const Indicator& indicator : tracking_.indicators) told_.indicators.push_back(follow(indicator));
    for (const Commitment& commitment : tracking_.commitments) told_.commitments.push_back(follow(commitment));
    if (tracking_.effect) tell_deadlines(*tracking_.effect);
    return std::move(told_);
  }

 private:
  void head() {
    told_.association = tracking_.association;
    told_.group = tracking_.group;
    told_.route = tracking_.route;
    const rulepack::LegalRoute* route = law_.find_route(tracking_.route);
    told_.route_title = route != nullptr ? route->title : base::Text::same(tracking_.route);
    told_.fictional = tracking_.fictional;
    told_.at = at_;
    told_.effect = tracking_.effect;
    told_.lead = tracking_.lead;
    told_.members = tracking_.members;
    told_.method = tracking_.method;
    told_.lessons = tracking_.lessons;
    std::ranges::copy_if(tracking_.sources, std::back_inserter(told_.sources), [&](const auto& source) { return !source.date || *source.date <= at_; });
  }

  void find(const char* kind, const std::string& subject, const base::Text& title, const std::optional<Date>& day) { told_.findings.push_back({kind, subject, title, day}); }

  assessment::TrackedGate judge(const Gate& gate) {
    const bool is_decided = gate.verdict && is_known(*gate.verdict, at_);
    assessment::TrackedGate told;
    told.id = gate.id;
    told.due = gate.due;
    // What came later cannot have been known to those who decided.
    told.judged_on = is_decided ? gate.verdict->on : at_;
    if (is_decided) {
      told.recorded = gate.verdict->passed ? "passed" : "refused";
      told.who = gate.verdict->who;
      told.on = gate.verdict->on;
      told.evidence = gate.verdict->evidence;
    }
    const feel::Context facts = Facts(tracking_, told.judged_on).context();
    for (const Criterion& criterion : gate.criteria) told.criteria.push_back(judge(criterion, gate, facts));
    const auto is_lacking = [](const auto& one) { return one.state == "unknown" && one.waived_by.empty(); };
    const bool fails = std::ranges::any_of(told.criteria, [](const auto& one) { return one.state == "not_met"; });
    const bool lacks = std::ranges::any_of(told.criteria, is_lacking);
    told.computed = fails ? "fail" : lacks ? "unknown" : "pass";
    told.standing = !is_decided ? "open" : !gate.verdict->passed ? "refused" : lacks ? "not_passed" : "passed";
    if (told.recorded == "passed") {
      for (const auto& one : told.criteria) {
        if (one.state == "not_met") find("contradicted", gate.id, one.title, told.on);
        if (is_lacking(one)) find("unwaived", gate.id, one.title, told.on);
      }
    }
    if (!is_decided && gate.due && *gate.due < at_) find("gate_late", gate.id, {}, gate.due);
    return told;
  }

  static assessment::TrackedCriterion judge(const Criterion& criterion, const Gate& gate, const feel::Context& facts) {
    assessment::TrackedCriterion told{criterion.id, criterion.title, criterion.when.text(), {}, {}, {}, {}};
    const feel::Value value = criterion.when.evaluate(facts);
    told.state = value.is_true() ? "met" : value.is_false() ? "not_met" : "unknown";
    if (told.state == "unknown" && value.reason() != nullptr) told.reason = value.reason()->words();
    const auto waiver = std::ranges::find(gate.waivers, criterion.id, &CriterionWaiver::criterion);
    if (told.state == "unknown" && waiver != gate.waivers.end()) {
      told.waived_by = waiver->who;
      told.waiver_reason = waiver->reason;
    }
    return told;
  }

  /// By the last gate of an unbroken row of passed ones.
  [[nodiscard]] std::string state() const {
    static const std::array<const char*, 7> entered = {"screened", "task_force", "decided", "experiment", "improve", "present", "closed"};
    std::string state = "none";
    for (std::size_t at = 0; at < gate_ids().size(); ++at) {
      const auto gate = std::ranges::find(told_.gates, gate_ids()[at], &assessment::TrackedGate::id);
      if (gate == told_.gates.end()) return state;
      if (gate->standing == "refused") return "stopped";
      if (gate->standing != "passed") return state;
      state = entered[at];
    }
    return state;
  }

  [[nodiscard]] assessment::TrackedIndicator follow(const Indicator& indicator) const {
    assessment::TrackedIndicator told_one;
    told_one.id = indicator.id;
    told_one.title = indicator.title;
    told_one.about = indicator.about;
    told_one.unit = indicator.unit;
    told_one.better = indicator.higher_is_better ? "higher" : "lower";
    const Measure* baseline = baseline_at(indicator, at_);
    const Measure* latest = latest_at(indicator, at_);
    told_one.baseline = told(baseline);
    told_one.latest = told(latest);
    told_one.trend = trend(indicator, baseline, latest);
    for (const std::int64_t months : kPoints) {
      if (tracking_.effect) told_one.points.push_back(point(indicator, months));
    }
    return told_one;
  }

  static std::string trend(const Indicator& indicator, const Measure* baseline, const Measure* latest) {
    if (baseline == nullptr || latest == nullptr || !baseline->low || !baseline->high || !latest->low || !latest->high) return "unknown";
    if (*latest->low > *baseline->high) return indicator.higher_is_better ? "better" : "worse";
    if (*latest->high < *baseline->low) return indicator.higher_is_better ? "worse" : "better";
    return *latest->low == *latest->high && *baseline->low == *baseline->high ? "same" : "unknown";
  }

  [[nodiscard]] assessment::TrackedPoint point(const Indicator& indicator, std::int64_t months) const {
    assessment::TrackedPoint told_one{months, months_after(*tracking_.effect, months), {}, {}};
    const Measure* measure = nearest_to(indicator, told_one.day, at_);
    told_one.measure = told(measure);
    told_one.state = measure != nullptr ? measure->low || measure->high ? "measured" : "unknown" : at_ < told_one.day ? "not_yet" : "not_measured";
    return told_one;
  }

  assessment::TrackedCommitment follow(const Commitment& commitment) {
    const Indicator& indicator = *std::ranges::find(tracking_.indicators, commitment.indicator, &Indicator::id);
    assessment::TrackedCommitment told_one;
    told_one.id = commitment.id;
    told_one.title = commitment.title;
    told_one.indicator = commitment.indicator;
    told_one.about = indicator.about;
    told_one.unit = indicator.unit;
    told_one.better = indicator.higher_is_better ? "higher" : "lower";
    told_one.target = commitment.target;
    told_one.due = commitment.due;
    told_one.to = commitment.to;
    told_one.who = commitment.who;
    told_one.source = commitment.source;
    told_one.state = state_of(commitment, indicator, at_);
    told_one.measure = told(at_ < commitment.due ? latest_at(indicator, at_) : nearest_to(indicator, commitment.due, at_));
    for (const std::int64_t months : kPoints) {
      if (tracking_.effect) told_one.reached.push_back(reached(commitment, indicator, months_after(*tracking_.effect, months)));
    }
    if (told_one.state == "not_kept") find("not_kept", commitment.id, commitment.title, commitment.due);
    return told_one;
  }

  [[nodiscard]] std::string reached(const Commitment& commitment, const Indicator& indicator, const Date& day) const {
    const Measure* measure = nearest_to(indicator, day, at_);
    if (measure == nullptr) return at_ < day ? "not_yet" : "unknown";
    const Truth truth = reaches(measure->low, measure->high, commitment.target, indicator.higher_is_better);
    return truth == Truth::yes ? "yes" : truth == Truth::no ? "no" : "unknown";
  }

  void tell_deadlines(const Date& effect) {
    const Days days(law_.holidays, true);
    for (const rulepack::AfterEffect& due : law_.after_effect) {
      if (!due.routes.empty() && std::ranges::find(due.routes, tracking_.route) == due.routes.end()) continue;
      bool to_check = due.trigger.has_value();
      if (route_ != nullptr) {
        const auto asked = std::ranges::find(route_->after_effect, due.id, &assessment::CalendarDue::id);
        if (asked == route_->after_effect.end()) continue;
        to_check = asked->to_check;
      }
      told_.deadlines.push_back(deadline(due, days.after(effect, due.due), to_check));
    }
    std::ranges::stable_sort(told_.deadlines, {}, &assessment::TrackedDeadline::day);
    for (const auto& one : told_.deadlines) {
      if (one.state == "late" && !one.to_check) find("deadline_late", one.id, one.title, one.day);
      if (one.state == "soon") find("deadline_soon", one.id, one.title, one.day);
    }
  }

  [[nodiscard]] assessment::TrackedDeadline deadline(const rulepack::AfterEffect& due, const Date& day, bool to_check) const {
    const char* seen = due.basis.seen == rulepack::Seen::text ? "text" : due.basis.seen == rulepack::Seen::secondary ? "secondary" : "memory";
    assessment::TrackedDeadline told_one{due.id, due.title, day, {}, to_check, {}, {due.basis.text, seen, due.basis.note}};
    const auto met = std::ranges::find(tracking_.deadlines, due.id, &MetDeadline::id);
    if (met != tracking_.deadlines.end() && is_known(*met, at_)) told_one.done = met->on;
    if (told_one.done) {
      told_one.state = *told_one.done <= day ? "done" : "done_late";
      told_one.to_check = false;
    } else {
      const std::int64_t left = days_between(at_, day);
      told_one.state = left < 0 ? "late" : left <= kSoon ? "soon" : "ahead";
    }
    return told_one;
  }

  const Tracking& tracking_;
  Date at_;
  const rulepack::Law& law_;
  const assessment::LegalRoute* route_;
  Tracked told_;
};

}  // namespace

Tracked track(const Tracking& tracking, const Date& at, const rulepack::Law& law, const assessment::LegalRoute* route) { return Judging(tracking, at, law, route).run(); }

}  // namespace reprise::law
