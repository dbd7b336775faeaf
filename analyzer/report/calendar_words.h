// What a calendar says, as sentences and short texts: the same in the terminal, on the page and in a calendar file.
#pragma once

#include <string>
#include <vector>

#include "assessment/calendar.h"
#include "report/locale.h"

namespace reprise::report {

class CalendarWords {
 public:
  CalendarWords(const assessment::Calendar& calendar, const Locale& locale) : calendar_(calendar), locale_(locale) {}

  /// "open", "closed", "nobody knows whether it is open".
  [[nodiscard]] std::string openness(const assessment::LegalRoute& route) const;
  /// "silence is a refusal"; empty where nothing is said.
  [[nodiscard]] std::string silence(const assessment::CalendarStep& step) const;
  /// The first few facts by their names, and how many more.
  [[nodiscard]] std::string lacking(const std::vector<std::string>& paths) const;
  /// One day, or from one to another.
  [[nodiscard]] std::string span(const scalar::Date& from, const scalar::Date& until) const;
  /// "21 February 2026 (144 days)": counted from the calendar's first day.
  [[nodiscard]] std::string counted_day(const scalar::Date& day) const;
  /// When the cash ends, or what would tell; empty where neither is known.
  [[nodiscard]] std::string cash_end() const;
  /// "Cash runs out 23 days before the earliest vote"; empty where it is not known.
  [[nodiscard]] std::string cash_and_vote(const assessment::LegalRoute& route) const;
  [[nodiscard]] std::string days(std::int64_t count) const;
  /// What there is to know of a step beside its days: to be checked, its limit, what silence means, a text not in force.
  [[nodiscard]] std::vector<std::string> remarks(const assessment::CalendarStep& step) const;

 private:
  const assessment::Calendar& calendar_;
  const Locale& locale_;
};

}  // namespace reprise::report
