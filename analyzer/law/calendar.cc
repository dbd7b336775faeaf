#include "law/calendar.h"

#include <algorithm>
#include <map>
#include <set>

#include "engine/estimate.h"
#include "engine/trace_facts.h"
#include "law/days.h"
#include "law/schedule.h"

namespace reprise::law {
namespace {

using assessment::CalendarDue;
using assessment::CalendarStep;
using assessment::LegalRoute;
using rulepack::LegalStep;
using rulepack::Period;
using scalar::Date;

constexpr std::int64_t kLongestRunway = 36'525;  // days: a century

/// Yes, no, or the facts for want of which nobody knows.
struct Reply {
  enum class Kind { yes, no, unknown } kind = Kind::yes;
  std::vector<std::string> missing;
};

Reply asked(const std::optional<feel::Expression>& condition, const engine::World& world) {
  if (!condition) return {};
  const engine::Estimate estimate = engine::estimate(*condition, world);
  const engine::Truths truths = estimate.value.as_truths();
  if (estimate.lacks.empty() && truths.only_true()) return {};
  if (estimate.lacks.empty() && truths.only_false()) return {Reply::Kind::no, {}};
  // Null though nothing is missing or in doubt: what it asks about does not exist here.
  if (estimate.lacks.empty() && estimate.doubts.empty()) return {Reply::Kind::no, {}};
  Reply reply{Reply::Kind::unknown, {}};
  for (const feel::Mark mark : estimate.lacks.empty() ? estimate.doubts : estimate.lacks) reply.missing.push_back(world.facts.at(mark).path);
  return reply;
}

assessment::LegalBasis shown(const rulepack::LegalBasis& basis) {
  const char* seen = basis.seen == rulepack::Seen::text ? "text" : basis.seen == rulepack::Seen::secondary ? "secondary" : "memory";
  return {basis.text, seen, basis.note};
}

const char* clock_word(LegalStep::Clock clock) {
  return clock == LegalStep::Clock::act ? "act" : clock == LegalStep::Clock::wait ? "wait" : "deadline";
}

const char* silence_word(LegalStep::Silence silence) {
  using enum LegalStep::Silence;
  return silence == refuses ? "refuses" : silence == accepts ? "accepts" : silence == counts_as_opinion ? "counts_as_opinion" : "";
}

bool is_on(const std::vector<std::string>& routes, const std::string& route) { return routes.empty() || std::ranges::find(routes, route) != routes.end(); }

using Procedure = std::span<const dossier::ProcedureRecord>;

/// A step of the route that is needed, or may be.
struct Needed {
  const LegalStep* step;
  Reply reply;
  const dossier::ProcedureRecord* happened = nullptr;  ///< none: nothing is known to have
};

/// How long a step is counted for.
enum class Pace { planned, at_limit };

Period length_of(const LegalStep& step, Pace pace) {
  if (pace == Pace::at_limit && step.clock == LegalStep::Clock::deadline && step.silence != LegalStep::Silence::nothing && step.most) return *step.most;
  return step.planned ? *step.planned : step.least;
}

class RoutePlan {
 public:
  RoutePlan(const rulepack::LegalRoute& route, const rulepack::Law& law, const engine::World& world, Procedure procedure, const Date& from, const Days& days)
      : route_(route), law_(law), world_(world), from_(from), days_(days) {
    for (const LegalStep& step : law.steps) {
      if (!is_on(step.routes, route.id)) continue;
      const auto happened = std::ranges::find(procedure, step.id, &dossier::ProcedureRecord::step);
      if (happened != procedure.end()) {
        needed_.push_back({&step, {}, &*happened});  // whether it was needed nobody asks any more
        continue;
      }
      Reply reply = asked(step.trigger, world);
      if (reply.kind != Reply::Kind::no) needed_.push_back({&step, std::move(reply)});
    }
    find_overtaken();
  }

  LegalRoute tell() {
    LegalRoute told = words();
    const Schedule planned = schedule_of(needed_, Pace::planned);
    told.effect = planned.end;
    told.effect_at_limit = schedule_of(needed_, Pace::at_limit).end;
    std::vector<Needed> certain;
    std::ranges::copy_if(needed_, std::back_inserter(certain), [](const Needed& one) { return one.reply.kind == Reply::Kind::yes; });
    told.effect_at_best = schedule_of(certain, Pace::planned).end;
    for (std::size_t at = 0; at < needed_.size(); ++at) told.steps.push_back(step_told(needed_[at], planned.timings[at]));
    for (const std::size_t at : planned.critical) {
      told.critical.push_back(needed_[at].step->id);
      told.steps[at].critical = true;
    }
    for (const CalendarStep& step : told.steps) {
      if (step.id == route_.vote) told.vote = step.finish;
    }
    std::ranges::stable_sort(told.steps, {}, [](const CalendarStep& step) { return std::pair(step.start, step.finish); });
    tell_after_effect(told);
    return told;
  }

 private:
  [[nodiscard]] LegalRoute words() const {
    LegalRoute told;
    told.id = route_.id;
    told.title = route_.title;
    const Reply open = asked(route_.open, world_);
    told.open = open.kind == Reply::Kind::yes ? "open" : open.kind == Reply::Kind::no ? "closed" : "unknown";
    told.missing = open.missing;
    if (open.kind == Reply::Kind::no) told.closed = route_.closed;
    told.legal_person = route_.legal_person;
    told.employer = route_.employer;
    told.debts = route_.debts;
    told.agreements = route_.agreements;
    told.votes = route_.votes;
    told.authorities = route_.authorities;
    told.reversible = route_.reversible;
    told.basis = shown(route_.basis);
    return told;
  }

  [[nodiscard]] Schedule schedule_of(const std::vector<Needed>& needed, Pace pace) const {
    std::map<std::string_view, std::size_t> places;
    for (std::size_t at = 0; at < needed.size(); ++at) places.emplace(needed[at].step->id, at);
    std::vector<Task> tasks;
    for (const Needed& one : needed) {
      Task& task = tasks.emplace_back();
      task.length = length_of(*one.step, pace);
      if (one.happened != nullptr) {
        task.started = one.happened->started;
        task.finished = one.happened->finished;
      }
      for (const rulepack::StepBefore& before : one.step->after) {
        if (const auto place = places.find(before.step); place != places.end()) task.after.push_back({place->second, before.from_start, before.lag});
      }
    }
    std::vector<std::size_t> ends;
    for (const std::string& effect : route_.effect) {
      if (const auto place = places.find(effect); place != places.end()) ends.push_back(place->second);
    }
    return schedule(tasks, ends, from_, days_);
  }

  [[nodiscard]] CalendarStep step_told(const Needed& one, const Timing& timing) const {
    const LegalStep& step = *one.step;
    CalendarStep told;
    told.id = step.id;
    told.title = step.title;
    const auto phase = std::ranges::find(law_.phases, step.phase, &rulepack::Named::id);
    told.phase = phase == law_.phases.end() ? base::Text::same(step.phase) : phase->title;
    told.actor = law_.actor(step.actor);
    told.output = step.output;
    told.clock = clock_word(step.clock);
    told.silence = silence_word(step.silence);
    told.to_check = one.reply.kind == Reply::Kind::unknown;
    told.missing = one.reply.missing;
    told.later_text = (step.from && timing.start < *step.from) || (step.until && timing.start > *step.until);
    told.start = timing.start;
    told.finish = timing.finish;
    const bool is_over = one.happened != nullptr && one.happened->finished;
    if (!is_over) {
      told.late_start = timing.late_start;
      told.late_finish = timing.late_finish;
      told.slack = timing.slack();
      if (step.most) told.limit = days_.after(clock_began(one).value_or(timing.start), *step.most);
    }
    told.basis = shown(step.basis);
    if (one.happened != nullptr) {
      told.done = one.happened->finished ? "finished" : "started";
      told.sources = one.happened->sources;
    } else if (overtaken_.contains(step.id)) {
      told.done = "overtaken";
    }
    return told;
  }

  /// The day on which its clock really began: its own start, or the last of all that it waits for; none where something of it is still to come.
  [[nodiscard]] std::optional<Date> clock_began(const Needed& one) const {
    if (one.happened != nullptr && one.happened->started) return one.happened->started;
    std::optional<Date> began;
    for (const rulepack::StepBefore& before : one.step->after) {
      const auto found = std::ranges::find(needed_, before.step, [](const Needed& other) { return other.step->id; });
      if (found == needed_.end()) continue;
      if (found->happened == nullptr) return std::nullopt;
      const auto& day = before.from_start && found->happened->started ? found->happened->started : found->happened->finished;
      if (!day) return std::nullopt;
      began = std::max(began.value_or(*day), days_.after(*day, before.lag));
    }
    return began;
  }

  /// What a step waits for that has begun has been done too, or left out; which of the two nobody says.
  void find_overtaken() {
    std::vector<std::string_view> past;
    for (const Needed& one : needed_) {
      if (one.happened != nullptr) past.push_back(one.step->id);
    }
    for (std::size_t at = 0; at < past.size(); ++at) {
      const LegalStep* step = law_.find_step(past[at]);
      for (const rulepack::StepBefore& before : step->after) {
        if (!before.from_start && overtaken_.insert(before.step).second) past.push_back(before.step);
      }
    }
  }

  void tell_after_effect(LegalRoute& told) const {
    for (const rulepack::AfterEffect& due : law_.after_effect) {
      if (!is_on(due.routes, route_.id)) continue;
      const Reply reply = asked(due.trigger, world_);
      if (reply.kind == Reply::Kind::no) continue;
      told.after_effect.push_back({due.id, due.title, days_.after(told.effect, due.due), reply.kind == Reply::Kind::unknown, reply.missing, shown(due.basis)});
    }
    std::ranges::stable_sort(told.after_effect, {}, &CalendarDue::day);
  }

  const rulepack::LegalRoute& route_;
  const rulepack::Law& law_;
  const engine::World& world_;
  Date from_;
  const Days& days_;
  std::vector<Needed> needed_;
  std::set<std::string_view> overtaken_;  ///< ids
};

std::optional<Date> days_later(const Date& day, const std::optional<scalar::Decimal>& days) {
  const auto whole = days ? days->rounded(0, scalar::Decimal::Rounding::floor).to_integer() : std::nullopt;
  // A cash that lasts longer than any calendar has no end to compare with.
  return whole && std::abs(*whole) < kLongestRunway ? std::optional(Date::from_days(day.to_days() + *whole)) : std::nullopt;
}

void tell_cash(const engine::World& world, assessment::Calendar& told) {
  const feel::Value* today = world.facts.context().find("as_of");
  if (!world.rules.law.cash_lasts || today == nullptr || today->kind() != feel::Kind::date) return;
  const engine::Estimate lasts = engine::estimate(*world.rules.law.cash_lasts, world);
  const bool is_bounded = lasts.lacks.empty() && lasts.value.is_number();
  if (is_bounded) {
    const engine::AbstractValue days = lasts.value.as_interval();
    told.cash_ends_low = days_later(today->as_date(), days.low);
    told.cash_ends_high = days_later(today->as_date(), days.high);
  } else {
    for (const feel::Mark mark : lasts.lacks.empty() ? lasts.doubts : lasts.lacks) told.cash_missing.push_back(world.facts.at(mark).path);
  }
}

void compare_with_cash(const assessment::Calendar& calendar, LegalRoute& route) {
  const Date asked = route.vote.value_or(route.effect);
  if (calendar.cash_ends_low) route.cash_lasts_beyond_vote_low = days_between(asked, *calendar.cash_ends_low);
  if (calendar.cash_ends_high) route.cash_lasts_beyond_vote_high = days_between(asked, *calendar.cash_ends_high);
}

/// Of every fact that is named for want of it.
void tell_labels(assessment::Calendar& told) {
  std::set<std::string> paths(told.cash_missing.begin(), told.cash_missing.end());
  for (const LegalRoute& route : told.routes) {
    paths.insert(route.missing.begin(), route.missing.end());
    for (const CalendarStep& step : route.steps) paths.insert(step.missing.begin(), step.missing.end());
    for (const CalendarDue& due : route.after_effect) paths.insert(due.missing.begin(), due.missing.end());
  }
  for (const std::string& path : paths) told.labels.push_back({path, engine::label_of_path(path)});
}

}  // namespace

base::Diagnostics check_procedure(const dossier::Dossier& dossier, const rulepack::RuleBook& rules) {
  base::Diagnostics problems;
  std::vector<std::string> known;
  for (const LegalStep& step : rules.law.steps) known.push_back(step.id);
  for (const dossier::ProcedureRecord& record : dossier.procedure) {
    if (known.empty() || rules.law.find_step(record.step) != nullptr) continue;
    const auto near = base::nearest(record.step, known);
    const base::Text hint = near ? base::Text("vouliez-vous dire " + *near + "\u202f?", "did you mean " + *near + "?")
                                 : base::Text("« reprise calendar --format json » les nomme toutes", "`reprise calendar --format json` names them all");
    problems.add(base::diagnose("procedure-unknown-step", record.place, {{"step", record.step}, {"hint", hint}}));
  }
  return problems;
}

assessment::Calendar calendar(const rulepack::RuleBook& rules, const facts::Facts& facts, Procedure procedure, const Date& from) {
  assessment::Calendar told;
  told.from = from;
  {
    const feel::Context scope = rulepack::scope_of(rules, facts.context());
    const engine::World world{rules, facts, scope};
    // Where nobody knows, more public holidays: no day comes earlier for want of a fact.
    told.local_law = rules.law.local_law && asked(rules.law.local_law, world).kind != Reply::Kind::no;
    tell_cash(world, told);
  }
  const Days days(rules.law.holidays, told.local_law);
  const auto chosen = facts.context().find("transaction");
  const feel::Value* wanted = chosen != nullptr && chosen->kind() == feel::Kind::context ? chosen->as_context().find("route") : nullptr;
  for (const rulepack::LegalRoute& route : rules.law.routes) {
    feel::Context asking = facts.context();
    asking.set(std::string(rulepack::kRouteName), feel::Value::string(route.id));
    const feel::Context scope = rulepack::scope_of(rules, asking);
    const engine::World world{rules, facts, scope};
    told.routes.push_back(RoutePlan(route, rules.law, world, procedure, from, days).tell());
    LegalRoute& last = told.routes.back();
    last.chosen = wanted != nullptr && wanted->kind() == feel::Kind::string && wanted->as_string() == route.id;
    compare_with_cash(told, last);
  }
  tell_labels(told);
  return told;
}

}  // namespace reprise::law
