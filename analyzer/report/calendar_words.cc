#include "report/calendar_words.h"

#include <algorithm>
#include <cstdlib>

namespace reprise::report {
namespace {

constexpr std::size_t kNamedFacts = 3;

}  // namespace

std::string CalendarWords::days(std::int64_t count) const { return locale_.counted("count_days", scalar::Decimal(count)); }

std::string CalendarWords::openness(const assessment::LegalRoute& route) const {
  if (route.open == "open") return locale_.word("route_open");
  return route.open == "closed" ? locale_.word("route_closed") : locale_.word("route_unknown_open");
}

std::string CalendarWords::silence(const assessment::CalendarStep& step) const {
  if (step.silence.empty()) return "";
  if (step.silence == "refuses") return locale_.word("silence_refuses");
  return step.silence == "accepts" ? locale_.word("silence_accepts") : locale_.word("silence_counts_as_opinion");
}

std::string CalendarWords::lacking(const std::vector<std::string>& paths) const {
  std::string text;
  for (std::size_t at = 0; at < std::min(paths.size(), kNamedFacts); ++at) {
    const auto label = std::ranges::find(calendar_.labels, paths[at], &assessment::PathLabel::path);
    text += (text.empty() ? "" : ", ") + (label == calendar_.labels.end() ? inert(paths[at]) : locale_.text(label->label));
  }
  if (paths.size() > kNamedFacts)
    text += " " + locale_.counted("count_more", scalar::Decimal(static_cast<std::int64_t>(paths.size() - kNamedFacts)));
  return text;
}

std::string CalendarWords::span(const scalar::Date& from, const scalar::Date& until) const {
  return from == until ? locale_.date(from) : locale_.date(from) + " → " + locale_.date(until);
}

std::string CalendarWords::counted_day(const scalar::Date& day) const {
  return locale_.date(day) + " (" + days(day.to_days() - calendar_.from.to_days()) + ")";
}

std::string CalendarWords::cash_end() const {
  const std::string lead = locale_.word("calendar_cash_ends") + locale_.word("colon");
  if (calendar_.cash_ends_low && calendar_.cash_ends_high) {
    const std::string low = locale_.date(*calendar_.cash_ends_low);
    const bool settled = calendar_.cash_ends_low == calendar_.cash_ends_high;
    return lead + (settled ? low : locale_.word("calendar_between", {{"low", low}, {"high", locale_.date(*calendar_.cash_ends_high)}}));
  }
  return calendar_.cash_missing.empty() ? "" : lead + locale_.word("calendar_unknown_for", {{"facts", lacking(calendar_.cash_missing)}});
}

std::string CalendarWords::cash_and_vote(const assessment::LegalRoute& route) const {
  if (!route.cash_lasts_beyond_vote_low || !route.cash_lasts_beyond_vote_high) return "";
  const auto distance = [&](std::int64_t beyond) {
    return locale_.word(beyond < 0 ? "calendar_days_before" : "calendar_days_after", {{"days", days(std::abs(beyond))}});
  };
  const std::string low = distance(*route.cash_lasts_beyond_vote_low);
  const std::string high = distance(*route.cash_lasts_beyond_vote_high);
  const std::string words = low == high ? low : locale_.word("calendar_between", {{"low", low}, {"high", high}});
  return locale_.word(route.vote ? "calendar_cash_and_vote" : "calendar_cash_and_effect", {{"distance", words}});
}

std::vector<std::string> CalendarWords::remarks(const assessment::CalendarStep& step) const {
  std::vector<std::string> said;
  if (step.done == "finished") said.push_back(locale_.word("calendar_finished"));
  if (step.done == "overtaken") said.push_back(locale_.word("calendar_overtaken"));
  if (step.done == "started") said.push_back(locale_.word("calendar_started"));
  if (step.limit) said.push_back(locale_.word(*step.limit < step.start ? "calendar_overdue" : "calendar_limit", {{"date", locale_.date(*step.limit)}}));
  if (const std::string words = silence(step); !words.empty()) said.push_back(words);
  if (step.later_text) said.push_back(locale_.word("calendar_later_text"));
  return said;
}

}  // namespace reprise::report
