#include "report/calendar_text.h"

#include <algorithm>
#include <cstdlib>

namespace reprise::report {
namespace {

using assessment::Calendar;
using assessment::CalendarStep;
using assessment::LegalRoute;
using scalar::Date;

std::string days(const Locale& locale, std::int64_t count) { return locale.counted("count_days", scalar::Decimal(count)); }

constexpr std::size_t kNamedFacts = 3;

std::int64_t days_from(const Calendar& calendar, const Date& day) { return day.to_days() - calendar.from.to_days(); }

/// "23 days before", "4 days after": of the end of the cash, seen from the vote.
std::string distance(const Locale& locale, std::int64_t beyond) {
  return locale.word(beyond < 0 ? "calendar_days_before" : "calendar_days_after", {{"days", days(locale, std::abs(beyond))}});
}

class Text {
 public:
  Text(const Calendar& calendar, const Locale& locale, Ink ink) : calendar_(calendar), locale_(locale), out_(ink) {}

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
    const std::string lead = locale_.word("calendar_cash_ends") + locale_.word("colon");
    if (calendar_.cash_ends_low && calendar_.cash_ends_high) {
      const std::string low = locale_.date(*calendar_.cash_ends_low);
      const bool settled = calendar_.cash_ends_low == calendar_.cash_ends_high;
      out_.paragraph("", lead + (settled ? low : locale_.word("calendar_between", {{"low", low}, {"high", locale_.date(*calendar_.cash_ends_high)}})));
    } else if (!calendar_.cash_missing.empty()) {
      out_.paragraph("", lead + locale_.word("calendar_unknown_for", {{"facts", lacking(calendar_.cash_missing)}}));
    }
  }

  void heading(const LegalRoute& route) {
    std::string title = locale_.text(route.title) + " – " + openness(route);
    if (route.chosen) title += " – " + locale_.word("route_chosen");
    out_.heading(title);
    if (route.open == "closed") out_.paragraph("  ", locale_.text(route.closed));
    if (route.open == "unknown") out_.paragraph("  ", locale_.word("calendar_unknown_for", {{"facts", lacking(route.missing)}}));
  }

  [[nodiscard]] std::string openness(const LegalRoute& route) const {
    if (route.open == "open") return locale_.word("route_open");
    return route.open == "closed" ? locale_.word("route_closed") : locale_.word("route_unknown_open");
  }

  void days_of_effect(const LegalRoute& route) {
    const auto told = [&](std::string_view key, const Date& day) {
      out_.paragraph("  ", locale_.word(key) + locale_.word("colon") + locale_.date(day) + " (" + days(locale_, days_from(calendar_, day)) + ")");
    };
    told("calendar_effect", route.effect);
    if (route.effect_at_best != route.effect) told("calendar_effect_at_best", route.effect_at_best);
    if (route.effect_at_limit != route.effect) told("calendar_effect_at_limit", route.effect_at_limit);
    if (!route.cash_lasts_beyond_vote_low || !route.cash_lasts_beyond_vote_high) return;
    const std::string low = distance(locale_, *route.cash_lasts_beyond_vote_low);
    const std::string high = distance(locale_, *route.cash_lasts_beyond_vote_high);
    const std::string words = low == high ? low : locale_.word("calendar_between", {{"low", low}, {"high", high}});
    out_.paragraph("  ", locale_.word(route.vote ? "calendar_cash_and_vote" : "calendar_cash_and_effect", {{"distance", words}}));
  }

  void compare(const LegalRoute& route) {
    heading(route);
    const auto told = [&](std::string_view key, const base::Text& words) { out_.paragraph("  ", locale_.word(key) + locale_.word("colon") + locale_.text(words)); };
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
    out_.paragraph("  ", out_.muted(basis(route.basis)));
  }

  void lay_out(const LegalRoute& route) {
    heading(route);
    days_of_effect(route);
    for (const CalendarStep& step : route.steps) {
      out_.line();
      const std::string marks = std::string(step.critical ? "■" : " ") + (step.to_check ? "?" : " ");
      out_.paragraph("  " + marks + " ", out_.strong(span(step.start, step.finish)) + "  " + locale_.text(step.title) + out_.muted(" – " + locale_.text(step.actor)));
      details(step);
    }
    if (!route.after_effect.empty()) {
      out_.line();
      out_.line("  " + out_.strong(locale_.word("calendar_after_effect")));
    }
    for (const auto& due : route.after_effect) {
      std::string words = locale_.text(due.title);
      if (due.to_check) words += locale_.word("colon") + locale_.word("calendar_to_check", {{"facts", lacking(due.missing)}});
      out_.paragraph(std::string("   ") + (due.to_check ? "?" : " ") + " ", locale_.date(due.day) + "  " + words + out_.muted(" (" + basis(due.basis) + ")"));
    }
  }

  void details(const CalendarStep& step) {
    constexpr std::string_view kIndent = "       ";
    if (step.to_check) out_.paragraph(kIndent, locale_.word("calendar_to_check", {{"facts", lacking(step.missing)}}));
    std::string words;
    const auto add = [&](const std::string& more) { words += (words.empty() ? "" : " · ") + more; };
    if (step.slack && *step.slack > 0) add(locale_.word("calendar_slack", {{"days", days(locale_, *step.slack)}}));
    if (step.limit) add(locale_.word("calendar_limit", {{"date", locale_.date(*step.limit)}}));
    if (!step.silence.empty()) add(silence(step));
    if (step.later_text) add(locale_.word("calendar_later_text"));
    if (!words.empty()) out_.paragraph(kIndent, words);
    out_.paragraph(kIndent, out_.muted(basis(step.basis)));
  }

  [[nodiscard]] std::string silence(const CalendarStep& step) const {
    if (step.silence == "refuses") return locale_.word("silence_refuses");
    return step.silence == "accepts" ? locale_.word("silence_accepts") : locale_.word("silence_counts_as_opinion");
  }

  /// The first few facts in words, and how many more.
  [[nodiscard]] std::string lacking(const std::vector<std::string>& paths) const {
    std::string text;
    for (std::size_t at = 0; at < std::min(paths.size(), kNamedFacts); ++at) {
      const auto label = std::ranges::find(calendar_.labels, paths[at], &assessment::PathLabel::path);
      text += (text.empty() ? "" : ", ") + (label == calendar_.labels.end() ? inert(paths[at]) : locale_.text(label->label));
    }
    if (paths.size() > kNamedFacts) text += " " + locale_.counted("count_more", scalar::Decimal(static_cast<std::int64_t>(paths.size() - kNamedFacts)));
    return text;
  }

  [[nodiscard]] std::string span(const Date& from, const Date& until) const {
    return from == until ? locale_.date(from) : locale_.date(from) + " → " + locale_.date(until);
  }

  [[nodiscard]] std::string basis(const assessment::LegalBasis& basis) const {
    std::string words = locale_.text(basis.text);
    if (basis.seen == "memory") words += ", " + locale_.word("calendar_to_verify");
    if (basis.seen == "secondary") words += ", " + locale_.word("calendar_second_hand");
    if (!basis.note.empty()) words += ". " + locale_.text(basis.note);
    return words;
  }

  const Calendar& calendar_;
  const Locale& locale_;
  Terminal out_;
};

}  // namespace

std::string routes_text(const Calendar& calendar, const Locale& locale, Ink ink) { return Text(calendar, locale, ink).routes(); }
std::string calendar_text(const Calendar& calendar, const Locale& locale, Ink ink) { return Text(calendar, locale, ink).calendars(); }

}  // namespace reprise::report
