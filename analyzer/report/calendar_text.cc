#include "report/calendar_text.h"

#include <algorithm>

#include "report/calendar_words.h"
#include "report/citation.h"

namespace reprise::report {
namespace {

using assessment::Calendar;
using assessment::CalendarStep;
using assessment::LegalRoute;
using scalar::Date;

class Text {
 public:
  Text(const Calendar& calendar, const Locale& locale, Ink ink)
      : calendar_(calendar), locale_(locale), words_(calendar, locale), out_(ink) {}

  std::string routes() {
    head("routes_title");
    cash();
    for (const LegalRoute& route : calendar_.routes) compare(route);
    return out_.text();
  }

  std::string calendars() {
    head("calendar_title");
    cash();
    for (const LegalRoute& route : calendar_.routes) lay_out(route);
    out_.line();
    out_.paragraph("  ■  ", locale_.word("calendar_critical_legend"));
    out_.paragraph("   ? ", locale_.word("calendar_check_legend"));
    return out_.text();
  }

 private:
  void head(std::string_view title) {
    out_.line(out_.strong(locale_.word(title, {{"date", locale_.date(calendar_.from)}})));
    out_.paragraph("", out_.muted(locale_.word("calendar_not_advice")));
    if (calendar_.local_law) out_.paragraph("", out_.muted(locale_.word("calendar_local_law")));
  }

  void cash() {
    if (const std::string words = words_.cash_end(); !words.empty()) out_.paragraph("", words);
  }

  void heading(const LegalRoute& route) {
    std::string title = locale_.text(route.title) + " – " + words_.openness(route);
    if (route.chosen) title += " – " + locale_.word("route_chosen");
    out_.heading(title);
    if (route.open == "closed") out_.paragraph("  ", locale_.text(route.closed));
    if (route.open == "unknown") out_.paragraph("  ", locale_.word("calendar_unknown_for", {{"facts", words_.lacking(route.missing)}}));
  }

  void days_of_effect(const LegalRoute& route) {
    const auto told = [&](std::string_view key, const Date& day) {
      out_.paragraph("  ", locale_.word(key) + locale_.word("colon") + words_.counted_day(day));
    };
    told("calendar_effect", route.effect);
    if (route.effect_at_best != route.effect) told("calendar_effect_at_best", route.effect_at_best);
    if (route.effect_at_limit != route.effect) told("calendar_effect_at_limit", route.effect_at_limit);
    if (const std::string words = words_.cash_and_vote(route); !words.empty()) out_.paragraph("  ", words);
  }

  void compare(const LegalRoute& route) {
    heading(route);
    const auto told = [&](std::string_view key, const base::Text& words) {
      out_.paragraph("  ", locale_.word(key) + locale_.word("colon") + locale_.text(words));
    };
    told("route_legal_person", route.legal_person);
    told("route_employer", route.employer);
    told("route_debts", route.debts);
    told("route_agreements", route.agreements);
    told("route_votes", route.votes);
    told("route_authorities", route.authorities);
    told("route_reversible", route.reversible);
    days_of_effect(route);
    const auto open = std::ranges::count_if(route.steps, &CalendarStep::to_check);
    if (open > 0) out_.paragraph("  ", locale_.counted("count_steps_to_check", scalar::Decimal(std::int64_t{open})));
    out_.paragraph("  ", out_.muted(basis_words(route.basis, locale_)));
  }

  void lay_out(const LegalRoute& route) {
    heading(route);
    days_of_effect(route);
    for (const CalendarStep& step : route.steps) {
      out_.line();
      const std::string marks = std::string(step.critical ? "■" : " ") + (step.to_check ? "?" : " ");
      out_.paragraph("  " + marks + " ", out_.strong(words_.span(step.start, step.finish)) + "  " + locale_.text(step.title) +
                                             out_.muted(" – " + locale_.text(step.actor)));
      details(step);
    }
    if (!route.after_effect.empty()) {
      out_.line();
      out_.line("  " + out_.strong(locale_.word("calendar_after_effect")));
    }
    for (const auto& due : route.after_effect) {
      std::string words = locale_.text(due.title);
      if (due.to_check) words += locale_.word("colon") + locale_.word("calendar_to_check", {{"facts", words_.lacking(due.missing)}});
      out_.paragraph(std::string("   ") + (due.to_check ? "?" : " ") + " ",
                     locale_.date(due.day) + "  " + words + out_.muted(" (" + basis_words(due.basis, locale_) + ")"));
    }
  }

  void details(const CalendarStep& step) {
    constexpr std::string_view kIndent = "       ";
    if (step.to_check) out_.paragraph(kIndent, locale_.word("calendar_to_check", {{"facts", words_.lacking(step.missing)}}));
    std::string words;
    const auto add = [&](const std::string& more) { words += (words.empty() ? "" : " · ") + more; };
    if (step.slack && *step.slack > 0) add(locale_.word("calendar_slack", {{"days", words_.days(*step.slack)}}));
    for (const std::string& remark : words_.remarks(step)) add(remark);
    if (!words.empty()) out_.paragraph(kIndent, words);
    out_.paragraph(kIndent, out_.muted(basis_words(step.basis, locale_)));
  }

  const Calendar& calendar_;
  const Locale& locale_;
  CalendarWords words_;
  Terminal out_;
};

}  // namespace

std::string routes_text(const Calendar& calendar, const Locale& locale, Ink ink) { return Text(calendar, locale, ink).routes(); }
std::string calendar_text(const Calendar& calendar, const Locale& locale, Ink ink) { return Text(calendar, locale, ink).calendars(); }

}  // namespace reprise::report
