#include "report/calendar_file.h"

#include <libical/ical.h>

#include <algorithm>
#include <memory>

#include "report/calendar_words.h"
#include "report/citation.h"

namespace reprise::report {
namespace {

using assessment::Calendar;
using assessment::CalendarStep;
using assessment::LegalRoute;
using scalar::Date;

struct Free {
  void operator()(icalcomponent* component) const { icalcomponent_free(component); }
};
using Component = std::unique_ptr<icalcomponent, Free>;

icaltimetype whole_day(const Date& day) {
  icaltimetype time = icaltime_null_date();
  time.year = day.year;
  time.month = day.month;
  time.day = day.day;
  return time;
}

icaltimetype midnight(const Date& day) {
  icaltimetype time = whole_day(day);
  time.is_date = 0;
  time.hour = time.minute = time.second = 0;
  time.zone = icaltimezone_get_utc_timezone();
  return time;
}

/// Letters, digits, hyphens: what an id may hold wherever it is kept.
std::string safe(std::string_view id) {
  std::string text;
  for (const char byte : id) {
    const bool plain = (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || (byte >= '0' && byte <= '9');
    text += plain ? byte : '-';
  }
  return text;
}

struct Event {
  std::string id;
  std::string title;
  std::string description;
  Date first;
  Date last;  ///< that day too
  std::vector<std::string> categories;
  bool sure = true;
};

class File {
 public:
  File(const Calendar& calendar, const Locale& locale)
      : calendar_(calendar), locale_(locale), words_(calendar, locale), file_(icalcomponent_new(ICAL_VCALENDAR_COMPONENT)) {}

  std::string write() {
    add(icalproperty_new_version("2.0"));
    add(icalproperty_new_prodid(locale_.language() == base::Language::french ? "-//Reprise//Reprise//FR" : "-//Reprise//Reprise//EN"));
    add(icalproperty_new_calscale("GREGORIAN"));
    for (const LegalRoute* route : assessment::routes_in_detail(calendar_)) tell(*route);
    if (calendar_.cash_ends_low)
      add({"cash",
           locale_.word("calendar_cash_ends"),
           words_.cash_end(),
           *calendar_.cash_ends_low,
           calendar_.cash_ends_high.value_or(*calendar_.cash_ends_low),
           {},
           true});
    const std::unique_ptr<char, decltype(&icalmemory_free_buffer)> text(icalcomponent_as_ical_string_r(file_.get()),
                                                                        icalmemory_free_buffer);
    return text.get();
  }

 private:
  void add(icalproperty* property) { icalcomponent_add_property(file_.get(), property); }

  void tell(const LegalRoute& route) {
    const std::string title = locale_.text(route.title);
    for (const CalendarStep& step : route.steps) {
      std::vector<std::string> categories = {title, locale_.text(step.phase)};
      if (step.critical) categories.push_back(locale_.word("calendar_critical"));
      add({route.id + "-" + step.id, locale_.text(step.title), described(step), step.start, step.finish, categories, !step.to_check});
    }
    const bool together = route.vote && *route.vote == route.effect;
    if (route.vote && !together)
      add({route.id + "--vote",
           title + " – " + locale_.word("calendar_vote"),
           words_.cash_and_vote(route),
           *route.vote,
           *route.vote,
           {title}});
    const std::string both = together ? locale_.word("calendar_vote") + ", " : "";
    add({route.id + "--effect",
         title + " – " + both + locale_.word("calendar_effect"),
         together ? words_.cash_and_vote(route) : "",
         route.effect,
         route.effect,
         {title}});
    for (const assessment::CalendarDue& due : route.after_effect) {
      const std::string open = due.to_check ? locale_.word("calendar_to_check", {{"facts", words_.lacking(due.missing)}}) + "\n" : "";
      add({route.id + "--" + due.id,
           locale_.text(due.title),
           open + basis_words(due.basis, locale_),
           due.day,
           due.day,
           {title, locale_.word("calendar_after_effect")},
           !due.to_check});
    }
  }

  [[nodiscard]] std::string described(const CalendarStep& step) const {
    std::string text = locale_.text(step.actor);
    const auto say = [&](const std::string& sentence) {
      if (!sentence.empty()) text += (text.empty() ? "" : "\n") + sentence;
    };
    say(locale_.text(step.output));
    if (step.to_check) say(locale_.word("calendar_to_check", {{"facts", words_.lacking(step.missing)}}));
    if (step.slack && *step.slack > 0) say(locale_.word("calendar_slack", {{"days", words_.days(*step.slack)}}));
    for (const std::string& remark : words_.remarks(step)) say(remark);
    say(basis_words(step.basis, locale_));
    return text;
  }

  void add(const Event& event) {
    icalcomponent* made = icalcomponent_new(ICAL_VEVENT_COMPONENT);
    const auto set = [made](icalproperty* property) { icalcomponent_add_property(made, property); };
    set(icalproperty_new_uid((safe(calendar_.association_id) + "-" + safe(event.id) + "@reprise.invalid").c_str()));
    set(icalproperty_new_dtstamp(midnight(calendar_.as_of)));
    set(icalproperty_new_dtstart(whole_day(event.first)));
    set(icalproperty_new_dtend(whole_day(Date::from_days(std::max(event.first, event.last).to_days() + 1))));
    const std::string name = inert(calendar_.association_name);
    set(in_language(icalproperty_new_summary((event.title + (name.empty() ? "" : " – " + name)).c_str())));
    if (!event.description.empty()) set(in_language(icalproperty_new_description(event.description.c_str())));
    for (const std::string& category : event.categories) set(icalproperty_new_categories(category.c_str()));
    set(icalproperty_new_status(event.sure ? ICAL_STATUS_CONFIRMED : ICAL_STATUS_TENTATIVE));
    set(icalproperty_new_transp(ICAL_TRANSP_TRANSPARENT));
    icalcomponent_add_component(file_.get(), made);
  }

  icalproperty* in_language(icalproperty* property) const {
    icalproperty_add_parameter(property, icalparameter_new_language(locale_.tag().c_str()));
    return property;
  }

  const Calendar& calendar_;
  const Locale& locale_;
  CalendarWords words_;
  Component file_;
};

}  // namespace

std::string calendar_file(const Calendar& calendar, const Locale& locale) { return File(calendar, locale).write(); }

}  // namespace reprise::report
