#include <algorithm>

#include "chart/gantt.h"
#include "report/calendar_words.h"
#include "report/citation.h"
#include "report/page.h"
#include "report/parts.h"

namespace reprise::report {
namespace {

using assessment::Calendar;
using assessment::CalendarStep;
using assessment::LegalRoute;

class Section {
 public:
  Section(const Page& page, const Calendar& calendar)
      : page_(page), locale_(page.locale()), calendar_(calendar), words_(calendar, page.locale()) {}

  View view() {
    View view;
    std::vector<std::string> notes = {locale_.word("calendar_begins", {{"date", locale_.date(calendar_.from)}})};
    if (calendar_.local_law) notes.push_back(locale_.word("calendar_local_law"));
    if (const std::string cash = words_.cash_end(); !cash.empty()) notes.push_back(cash + ".");
    view.set("calendar_notes", joined(notes)).set_list("routes", routes());
    Views details;
    const auto shown = assessment::routes_in_detail(calendar_);
    for (const LegalRoute* route : shown) details.push_back(in_detail(*route).set("calendar_folded", !details.empty()));
    view.set_list("route_details", std::move(details));
    view.set("quickest_words", !shown.empty() && !shown.front()->chosen ? View(locale_.word("calendar_quickest")) : View(false));
    return view;
  }

 private:
  static std::string joined(const std::vector<std::string>& sentences) {
    std::string text;
    for (const std::string& sentence : sentences) text += (text.empty() ? "" : " ") + sentence;
    return text;
  }

  Views routes() {
    Views views;
    for (const LegalRoute& route : calendar_.routes) views.push_back(compared(route));
    return views;
  }

  View compared(const LegalRoute& route) {
    View view;
    view.set("route_title", locale_.text(route.title)).set("route_is_chosen", route.chosen);
    view.set("route_openness", words_.openness(route))
        .set("route_is_open", route.open == "open")
        .set("route_is_closed", route.open == "closed");
    view.set_text("route_why", route.open == "closed" ? locale_.text(route.closed) : "");
    view.set_text("route_missing", route.missing.empty() ? "" : words_.lacking(route.missing));
    view.set("legal_person", locale_.text(route.legal_person))
        .set("employer", locale_.text(route.employer))
        .set("debts", locale_.text(route.debts));
    view.set("agreements", locale_.text(route.agreements)).set("reversible", locale_.text(route.reversible));
    view.set("votes", locale_.text(route.votes)).set("authorities", locale_.text(route.authorities));
    const bool told = route.open != "closed";
    view.set("is_timed", told).set("effect", words_.counted_day(route.effect));
    view.set_text("effect_at_best", told && route.effect_at_best != route.effect ? words_.counted_day(route.effect_at_best) : "");
    view.set_text("effect_at_limit", told && route.effect_at_limit != route.effect ? words_.counted_day(route.effect_at_limit) : "");
    view.set_text("vote_and_cash", told ? vote_words(route) : "").set_list("deciding_facts", item_views("deciding_fact", deciding(route)));
    view.set("basis", basis_view(route.basis, locale_));
    return view;
  }

  std::string vote_words(const LegalRoute& route) {
    std::vector<std::string> sentences;
    if (route.vote) sentences.push_back(locale_.word("calendar_vote_on", {{"day", words_.counted_day(*route.vote)}}));
    if (const std::string cash = words_.cash_and_vote(route); !cash.empty()) sentences.push_back(cash + ".");
    return joined(sentences);
  }

  /// Facts for want of which a step is counted: whether the route is that long hangs on them.
  std::vector<std::string> deciding(const LegalRoute& route) {
    std::vector<std::string> paths;
    for (const CalendarStep& step : route.steps) {
      for (const std::string& path : step.missing) {
        if (step.to_check && std::ranges::find(paths, path) == paths.end()) paths.push_back(path);
      }
    }
    return paths.empty() ? paths : std::vector{words_.lacking(paths)};
  }

  View in_detail(const LegalRoute& route) {
    View view;
    view.set("route_title", locale_.text(route.title)).set("route_is_chosen", route.chosen).set("route_openness", words_.openness(route));
    view.set_text("vote_and_cash", vote_words(route));
    chart::Options options;
    options.language = locale_.language();
    view.set("gantt", chart::draw_gantt(calendar_, route, options));
    Views steps;
    for (const CalendarStep& step : route.steps) steps.push_back(step_view(step));
    view.set_list("steps", std::move(steps));
    Views dues;
    for (const assessment::CalendarDue& due : route.after_effect) {
      View one;
      one.set("due_day", locale_.date(due.day)).set("due_title", locale_.text(due.title)).set("basis", basis_view(due.basis, locale_));
      one.set_text("due_to_check", due.to_check ? locale_.word("calendar_to_check", {{"facts", words_.lacking(due.missing)}}) : "");
      dues.push_back(std::move(one));
    }
    view.set_list("dues", std::move(dues));
    return view;
  }

  View step_view(const CalendarStep& step) {
    View view;
    view.set("step_title", locale_.text(step.title))
        .set("step_actor", locale_.text(step.actor))
        .set("step_days", words_.span(step.start, step.finish));
    view.set("is_critical", step.critical);
    view.set_text("step_slack", !step.critical && step.slack && *step.slack > 0
                                    ? locale_.word("calendar_slack", {{"days", words_.days(*step.slack)}})
                                    : "");
    view.set_text("step_to_check", step.to_check ? locale_.word("calendar_to_check", {{"facts", words_.lacking(step.missing)}}) : "");
    view.set_list("step_remarks", item_views("step_remark", words_.remarks(step)));
    view.set("basis", basis_view(step.basis, locale_));
    Views sources;
    for (const std::string& id : step.sources) {
      const std::string anchor = page_.anchor_of_source(id, page_.assessment().dossier_file);
      sources.push_back(View().set("source_id", inert(id)).set_text("source_anchor", anchor));
    }
    view.set_list("step_sources", std::move(sources));
    return view;
  }

  const Page& page_;
  const Locale& locale_;
  const Calendar& calendar_;
  CalendarWords words_;
};

}  // namespace

View calendar_view(const Page& page) {
  const auto& told = page.assessment().calendar;
  View view = told ? Section(page, *told).view() : View();
  view.set("has_calendar", told.has_value());
  return view;
}

}  // namespace reprise::report
