// The public names of what tracking tells, in the order they are written. Private to the JSON of this module.
#pragma once

#include "assessment/calendar_fields.h"
#include "assessment/fields.h"
#include "assessment/tracking.h"

namespace reprise::assessment {

template <>
struct Fields<TrackedMeasure> {
  static void each(auto& it, auto&& visit) {
    visit("on", it.on);
    visit("period", it.period);
    visit("low", it.low);
    visit("high", it.high);
    visit("source", it.source);
  }
};

template <>
struct Fields<TrackedPoint> {
  static void each(auto& it, auto&& visit) {
    visit("months", it.months);
    visit("day", it.day);
    visit("state", it.state);
    visit("measure", it.measure);
  }
};

template <>
struct Fields<TrackedIndicator> {
  static void each(auto& it, auto&& visit) {
    visit("id", it.id);
    visit("title", it.title);
    visit("about", it.about);
    visit("unit", it.unit);
    visit("better", it.better);
    visit("baseline", it.baseline);
    visit("latest", it.latest);
    visit("points", it.points);
    visit("trend", it.trend);
  }
};

template <>
struct Fields<TrackedCommitment> {
  static void each(auto& it, auto&& visit) {
    visit("id", it.id);
    visit("title", it.title);
    visit("indicator", it.indicator);
    visit("about", it.about);
    visit("unit", it.unit);
    visit("better", it.better);
    visit("target", it.target);
    visit("due", it.due);
    visit("to", it.to);
    visit("who", it.who);
    visit("source", it.source);
    visit("state", it.state);
    visit("measure", it.measure);
    visit("reached", it.reached);
  }
};

template <>
struct Fields<TrackedCriterion> {
  static void each(auto& it, auto&& visit) {
    visit("id", it.id);
    visit("title", it.title);
    visit("when", it.when);
    visit("state", it.state);
    visit("reason", it.reason);
    visit("waived_by", it.waived_by);
    visit("waiver_reason", it.waiver_reason);
  }
};

template <>
struct Fields<TrackedGate> {
  static void each(auto& it, auto&& visit) {
    visit("id", it.id);
    visit("due", it.due);
    visit("standing", it.standing);
    visit("recorded", it.recorded);
    visit("who", it.who);
    visit("on", it.on);
    visit("evidence", it.evidence);
    visit("computed", it.computed);
    visit("judged_on", it.judged_on);
    visit("criteria", it.criteria);
  }
};

template <>
struct Fields<TrackedDeadline> {
  static void each(auto& it, auto&& visit) {
    visit("id", it.id);
    visit("title", it.title);
    visit("day", it.day);
    visit("state", it.state);
    visit("to_check", it.to_check);
    visit("done", it.done);
    visit("basis", it.basis);
  }
};

template <>
struct Fields<TrackedFinding> {
  static void each(auto& it, auto&& visit) {
    visit("kind", it.kind);
    visit("subject", it.subject);
    visit("title", it.title);
    visit("day", it.day);
  }
};

template <>
struct Fields<TrackedSource> {
  static void each(auto& it, auto&& visit) {
    visit("id", it.id);
    visit("title", it.title);
    visit("publisher", it.publisher);
    visit("url", it.url);
    visit("dated", it.dated);
    visit("date", it.date);
    visit("seen", it.seen);
    visit("location", it.location);
  }
};

template <>
struct Fields<Tracked> {
  static void each(auto& it, auto&& visit) {
    visit("association", it.association);
    visit("group", it.group);
    visit("route", it.route);
    visit("route_title", it.route_title);
    visit("fictional", it.fictional);
    visit("at", it.at);
    visit("effect", it.effect);
    visit("state", it.state);
    visit("lead", it.lead);
    visit("members", it.members);
    visit("findings", it.findings);
    visit("gates", it.gates);
    visit("indicators", it.indicators);
    visit("commitments", it.commitments);
    visit("deadlines", it.deadlines);
    visit("method", it.method);
    visit("lessons", it.lessons);
    visit("sources", it.sources);
  }
};

}  // namespace reprise::assessment
