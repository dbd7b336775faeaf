// The public names of a calendar's fields, in the order they are written. Private to the JSON of this module.
#pragma once

#include "assessment/calendar.h"
#include "assessment/field_list.h"

namespace reprise::assessment {

template <>
struct Fields<LegalBasis> {
  static void each(auto& it, auto&& visit) {
    visit("text", it.text);
    visit("seen", it.seen);
    visit("note", it.note);
  }
};

template <>
struct Fields<CalendarStep> {
  static void each(auto& it, auto&& visit) {
    visit("id", it.id);
    visit("title", it.title);
    visit("phase", it.phase);
    visit("actor", it.actor);
    visit("output", it.output);
    visit("clock", it.clock);
    visit("silence", it.silence);
    visit("to_check", it.to_check);
    visit("missing", it.missing);
    visit("later_text", it.later_text);
    visit("start", it.start);
    visit("finish", it.finish);
    visit("late_start", it.late_start);
    visit("late_finish", it.late_finish);
    visit("slack", it.slack);
    visit("critical", it.critical);
    visit("limit", it.limit);
    visit("basis", it.basis);
    visit("done", it.done);
    visit("sources", it.sources);
  }
};

template <>
struct Fields<CalendarDue> {
  static void each(auto& it, auto&& visit) {
    visit("id", it.id);
    visit("title", it.title);
    visit("day", it.day);
    visit("to_check", it.to_check);
    visit("missing", it.missing);
    visit("basis", it.basis);
  }
};

template <>
struct Fields<LegalRoute> {
  static void each(auto& it, auto&& visit) {
    visit("id", it.id);
    visit("title", it.title);
    visit("chosen", it.chosen);
    visit("open", it.open);
    visit("closed", it.closed);
    visit("missing", it.missing);
    visit("legal_person", it.legal_person);
    visit("employer", it.employer);
    visit("debts", it.debts);
    visit("agreements", it.agreements);
    visit("votes", it.votes);
    visit("authorities", it.authorities);
    visit("reversible", it.reversible);
    visit("basis", it.basis);
    visit("steps", it.steps);
    visit("vote", it.vote);
    visit("effect", it.effect);
    visit("effect_at_best", it.effect_at_best);
    visit("effect_at_limit", it.effect_at_limit);
    visit("critical", it.critical);
    visit("after_effect", it.after_effect);
    visit("cash_lasts_beyond_vote_low", it.cash_lasts_beyond_vote_low);
    visit("cash_lasts_beyond_vote_high", it.cash_lasts_beyond_vote_high);
  }
};

template <>
struct Fields<Calendar> {
  static void each(auto& it, auto&& visit) {
    visit("association_id", it.association_id);
    visit("association_name", it.association_name);
    visit("as_of", it.as_of);
    visit("from", it.from);
    visit("local_law", it.local_law);
    visit("cash_ends_low", it.cash_ends_low);
    visit("cash_ends_high", it.cash_ends_high);
    visit("cash_missing", it.cash_missing);
    visit("routes", it.routes);
    visit("labels", it.labels);
  }
};

}  // namespace reprise::assessment
