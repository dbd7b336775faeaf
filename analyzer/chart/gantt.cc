#include "chart/gantt.h"

#include <algorithm>
#include <array>
#include <optional>

#include "chart/characters.h"
#include "chart/ink.h"
#include "chart/label.h"
#include "chart/requirements_cells.h"
#include "chart/time_scale.h"
#include "chart/typeface.h"

namespace reprise::chart {
namespace {

using assessment::Calendar;
using assessment::CalendarStep;
using assessment::LegalRoute;
using base::Language;
using base::Text;
using scalar::Date;

constexpr double kLabels = 206;  // the names of the steps
constexpr double kName = 24;     // left of them the marks of a row
constexpr double kLine = 11.5;
constexpr double kBetweenRows = 4;
constexpr std::size_t kMostTall = 24;  // steps with names on two lines; more of them have one, so that all fit on the page
constexpr double kBar = 8;
constexpr double kHeavy = 2;  // outline of the path that decides
constexpr double kDiamond = 5;
constexpr double kBeyond = 0.25;  // of its length, that a drawing grows by to show the end of the cash

struct PhaseInk {
  const char* line;
  const char* tint;
};
// Contrast of the lines on white: 4.5 at least. The name of the phase stands above its bars.
constexpr std::array<PhaseInk, 6> kPhases = {{{"#1D4E89", "#B9CFE8"},
                                              {"#855700", "#F1D79B"},
                                              {"#1E7B5B", "#B4DDCC"},
                                              {"#6B3FA0", "#D5C5E8"},
                                              {"#9E2B16", "#F0C1B6"},
                                              {"#55606B", "#CFD5DB"}}};
constexpr const char* kCashTint = "#FBE6E1";
constexpr const char* kCashLine = "#9E2B16";
constexpr const char* kDoneTint = "#8A949E";

struct Event {
  Date low;
  Date high;
  std::string words;
  Pen pen;
};

struct Phase {
  Text title;
  std::vector<const CalendarStep*> steps;
};

/// In the order in which they begin.
std::vector<Phase> phases_of(const LegalRoute& route) {
  std::vector<Phase> phases;
  for (const CalendarStep& step : route.steps) {
    auto found = std::ranges::find(phases, step.phase, &Phase::title);
    if (found == phases.end()) found = phases.insert(phases.end(), {step.phase, {}});
    found->steps.push_back(&step);
  }
  return phases;
}

Date first_day(const Calendar& calendar, const LegalRoute& route) {
  Date first = calendar.from;
  for (const CalendarStep& step : route.steps) first = std::min(first, step.start);
  return first;
}

/// With the end of the cash, where that is near.
Date last_day(const Calendar& calendar, const LegalRoute& route, const Date& first) {
  Date last = std::max(route.effect, route.effect_at_limit);
  for (const CalendarStep& step : route.steps) last = std::max(last, step.finish);
  const auto length = static_cast<double>(last.to_days() - first.to_days());
  const Date reach = Date::from_days(last.to_days() + static_cast<std::int64_t>(length * kBeyond));
  if (calendar.cash_ends_high && *calendar.cash_ends_high <= reach) last = std::max(last, *calendar.cash_ends_high);
  return last;
}

class Gantt {
 public:
  Gantt(const Calendar& calendar, const LegalRoute& route, Language language)
      : calendar_(calendar),
        route_(route),
        language_(language),
        phases_(phases_of(route)),
        scale_(first_day(calendar, route), last_day(calendar, route, first_day(calendar, route)), kLabels + 8, kGanttWidth - 8) {}

  std::string draw() {
    std::string head = heading();
    head += legend();
    y_ += 26;
    const double top = y_;
    y_ += 6;
    std::string rows;
    for (std::size_t at = 0; at < phases_.size(); ++at) rows += phase(phases_[at], kPhases.at(at % kPhases.size()));
    const double bottom = y_;
    const std::string events = lines(top, bottom);
    return root(y_ + 4) + head + scale_.marks(top, bottom, language_) + events + rows + labels_ + "</svg>\n";
  }

 private:
  [[nodiscard]] std::string say(const char* fr, const char* en) const { return language_ == Language::french ? fr : en; }
  [[nodiscard]] std::string colon() const { return say("\u202f: ", ": "); }

  [[nodiscard]] std::string title() const { return route_.title.in(language_) + colon() + say("étapes et dates", "steps and days"); }

  [[nodiscard]] std::string description() const {
    const std::int64_t days = route_.effect.to_days() - calendar_.from.to_days();
    std::string words = say("Du ", "From ") + day_words(calendar_.from, language_) +
                        say(" à la prise d’effet au plus tôt, le ", " to the earliest effect on ") + day_words(route_.effect, language_) +
                        say("\u202f: ", ": ") + std::to_string(days) +
                        say(days > 1 ? "\u00a0jours." : "\u00a0jour.", days == 1 ? "\u00a0day." : "\u00a0days.");
    const auto open = std::ranges::count_if(route_.steps, &CalendarStep::to_check);
    if (open > 0)
      words += " " + std::to_string(open) +
               say(open > 1 ? "\u00a0étapes à vérifier, comptées ici." : "\u00a0étape à vérifier, comptée ici.",
                   open > 1 ? "\u00a0steps to be checked, counted here." : "\u00a0step to be checked, counted here.");
    return words;
  }

  std::string heading() {
    std::string out = written(0, 14, title(), {kTitleType, kInk, true});
    y_ = 20;
    for (const std::string& words : fitted(one_line(description()), 120, 3, kSmallType, false, kGanttWidth)) {
      out += written(0, y_ + 10, words, {kSmallType, kMuted});
      y_ += kLine;
    }
    return out;
  }

  /// What outlines and marks mean, side by side as far as the page goes.
  std::string legend() {
    y_ += 6;
    double x = 0;
    std::string out;
    const auto entry = [&](const std::string& words, const auto& draw_mark) {
      const double width = 24 + width_of(words, kSmallType, false) + 12;
      if (x > 0 && x + width > kGanttWidth) {
        x = 0;
        y_ += kLine + 2;
      }
      out += draw_mark(x, y_ + 6) + written(x + 24, y_ + 9, words, {kSmallType, kMuted});
      x += width;
    };
    entry(say("chemin critique", "critical path"), [](double at, double y) {
      return box(at + 2, y - 4, at + 20, y + 4, {kInk, kHeavy, kPhases[0].tint});
    });
    entry(say("à vérifier", "to be checked"), [](double at, double y) {
      return box(at + 2, y - 4, at + 20, y + 4, {kInk, 1, "#FFFFFF", "3,2"});
    });
    entry(say("marge", "slack"), [](double at, double y) {
      return line(at + 2, y, at + 20, y, {kInk, 1, "none", "1,2"}) + line(at + 20, y - 3, at + 20, y + 3, {kInk, 1});
    });
    entry(say("en un jour", "on one day"), [](double at, double y) {
      return diamond(at + 11, y, kDiamond, {kPhases[0].line, 1, kPhases[0].tint});
    });
    if (std::ranges::any_of(route_.steps, [](const CalendarStep& step) { return step.done == "finished"; })) {
      entry(say("déjà fait", "already done"), [](double at, double y) {
        return box(at + 2, y - 4, at + 20, y + 4, {kMuted, 1, kDoneTint}) + written(at + 7, y + 3.2, "✓", {kSmallType, "#FFFFFF", true});
      });
    }
    y_ += kLine;
    return out;
  }

  std::string phase(const Phase& phase, const PhaseInk& ink) {
    std::string out = line(0, y_, kGanttWidth, y_, {"#D5DAE0", 0.8});
    out += box(0, y_ + 4, 8, y_ + 12, {ink.line, 1, ink.tint}) +
           written(13, y_ + 11.5, phase.title.in(language_), {kSmallType, ink.line, true});
    y_ += 16;
    out += "<g role=\"list\" aria-label=\"" + xml_escaped(one_line(phase.title.in(language_))) + "\">\n";
    for (const CalendarStep* step : phase.steps) out += row(*step, ink);
    return out + "</g>\n";
  }

  std::string row(const CalendarStep& step, const PhaseInk& ink) {
    const auto names =
        fitted(one_line(step.title.in(language_)), 40, route_.steps.size() > kMostTall ? 1 : 2, kSmallType, step.critical, kLabels - kName);
    std::string out = "<g role=\"listitem\"><title>" + xml_escaped(one_line(tip(step))) + "</title>\n";
    if (step.critical) out += box(1, y_ + 2.5, 8, y_ + 9.5, {kInk, 1, kInk});
    if (step.to_check) out += written(13, y_ + 9.5, "?", {kSmallType, kInk, true});
    if (step.done == "finished") out += written(12, y_ + 9.5, "✓", {kSmallType, kMuted, true});
    double at = y_ + 9.5;
    for (const std::string& name : names) {
      out += written(kName, at, name, {kSmallType, kInk, step.critical});
      at += kLine;
    }
    out += bar(step, ink, y_ + 6);
    y_ += kLine * static_cast<double>(names.size()) + kBetweenRows;
    return out + "</g>\n";
  }

  [[nodiscard]] std::string bar(const CalendarStep& step, const PhaseInk& ink, double y) const {
    const double from = scale_.x(step.start);
    const double until = scale_.x(step.finish);
    Pen pen{ink.line, 1, ink.tint};
    if (step.done == "finished") pen = {kMuted, 1, kDoneTint};
    if (step.critical) pen = {kInk, kHeavy, pen.fill};
    if (step.to_check) pen = {step.critical ? kInk : ink.line, step.critical ? kHeavy : 1.2, "#FFFFFF", "3,2"};
    const bool has_slack = !step.critical && step.late_finish && *step.late_finish > step.finish;
    std::string out;
    if (has_slack) {
      const double end = scale_.x(*step.late_finish);
      out += line(until, y, end, y, {ink.line, 1, "none", "1,2"}) + line(end, y - 3, end, y + 3, {ink.line, 1});
    }
    out += until - from < 2 ? diamond((from + until) / 2, y, kDiamond, pen) : box(from, y - kBar / 2, until, y + kBar / 2, pen);
    return out;
  }

  [[nodiscard]] std::string tip(const CalendarStep& step) const {
    std::string words = step.title.in(language_) + colon() + day_words(step.start, language_);
    if (step.finish != step.start) words += " → " + day_words(step.finish, language_);
    words += " · " + step.actor.in(language_);
    if (step.critical) words += say(" · chemin critique", " · critical path");
    if (step.to_check) words += say(" · à vérifier", " · to be checked");
    return words;
  }

  [[nodiscard]] std::vector<Event> events() const {
    std::vector<Event> found;
    const Pen firm{kInk, 1.4};
    if (calendar_.from > first_day(calendar_, route_))
      found.push_back({calendar_.from,
                       calendar_.from,
                       say("à ce jour", "today") + colon() + day_words(calendar_.from, language_),
                       {kMuted, 1, "none", "1,2"}});
    if (route_.vote && *route_.vote != route_.effect)
      found.push_back(
          {*route_.vote, *route_.vote, say("vote au plus tôt", "earliest vote") + colon() + day_words(*route_.vote, language_), firm});
    const bool together = route_.vote && *route_.vote == route_.effect;
    const std::string effect = together ? say("vote et prise d’effet au plus tôt", "earliest vote and effect")
                                        : say("prise d’effet au plus tôt", "earliest effect");
    found.push_back({route_.effect, route_.effect, effect + colon() + day_words(route_.effect, language_), {kInk, 2.4}});
    if (route_.effect_at_limit > route_.effect) {
      found.push_back(
          {route_.effect_at_limit,
           route_.effect_at_limit,
           say("effet, délais de la loi épuisés", "effect, legal limits used up") + colon() + day_words(route_.effect_at_limit, language_),
           {kInk, 1.4, "none", "5,3"}});
    }
    if (calendar_.cash_ends_low && calendar_.cash_ends_high) found.push_back(cash_end(*calendar_.cash_ends_low, *calendar_.cash_ends_high));
    std::ranges::stable_sort(found, std::greater(), &Event::low);
    return found;
  }

  [[nodiscard]] Event cash_end(const Date& low, const Date& high) const {
    std::string words = say("fin de la trésorerie", "cash runs out") + colon();
    if (low == high)
      words += day_words(low, language_);
    else
      words += say("du ", "from ") + day_words(low, language_) + say(" au ", " to ") + day_words(high, language_);
    if (!scale_.has(low))
      words += low < calendar_.from ? say(", avant le dessin", ", before this drawing") : say(", après le dessin", ", after this drawing");
    return {low, high, words, {kCashLine, 1.4, kCashTint, "6,2,1,2"}};
  }

  /// Down through all rows, each to its words below them; the words are drawn last, over the lines of others.
  std::string lines(double top, double bottom) {
    std::string bands;
    std::string out;
    y_ = bottom + 4;
    for (const Event& event : events()) {
      const double low = scale_.x(event.low);
      const double high = scale_.x(event.high);
      const double until = y_ + kLine - 1;
      if (scale_.has(event.low) || scale_.has(event.high)) {
        if (high - low > 1) {
          bands += box(low, top, high, bottom, {"none", 0, kCashTint});
          out += line(high, top, high, bottom, {event.pen.stroke, event.pen.width, "none", event.pen.dashes});
        }
        out += line(low, top, low, until, {event.pen.stroke, event.pen.width, "none", event.pen.dashes});
      }
      label(event.words, low, until - 1);
      y_ += kLine + 2;
    }
    return bands + out;
  }

  void label(const std::string& words, double x, double y) {
    const double width = width_of(one_line(words), kSmallType, true);
    const bool goes_left = x + 4 + width > kGanttWidth;
    const double from = goes_left ? x - 4 - width : x + 4;
    labels_ += box(from - 1, y - 9, from + width + 1, y + 2.5, {"none", 0, "#FFFFFF"}) +
               written(goes_left ? x - 4 : x + 4, y, words, {kSmallType, kInk, true, goes_left ? "end" : "start"});
  }

  [[nodiscard]] std::string root(double height) const {
    std::string id = "gantt-";
    for (const char byte : route_.id) id += (byte >= 'a' && byte <= 'z') || (byte >= '0' && byte <= '9') ? byte : '-';
    const std::string size = points(kGanttWidth) + " " + points(height);
    std::string out =
        "<svg xmlns=\"http://www.w3.org/2000/svg\" id=\"" + id + "-svg\" role=\"img\" lang=\"" + say("fr", "en") + "\" aria-labelledby=\"" +
        id + "-title " + id + "-desc\" viewBox=\"0 0 " + size + "\" width=\"100%\" style=\"max-width:" + points(kGanttWidth) +
        "pt\" preserveAspectRatio=\"xMidYMin meet\" font-family=\"'DejaVu Sans', Verdana, 'Liberation Sans', Arial, sans-serif\">\n";
    out += "<title id=\"" + id + "-title\">" + xml_escaped(one_line(title())) + "</title>\n";
    out += "<desc id=\"" + id + "-desc\">" + xml_escaped(one_line(description())) + "</desc>\n";
    return out + box(0, 0, kGanttWidth, height, {"none", 0, "#FFFFFF"});
  }

  const Calendar& calendar_;
  const LegalRoute& route_;
  Language language_;
  std::vector<Phase> phases_;
  TimeScale scale_;
  double y_ = 0;        ///< how far down it has come
  std::string labels_;  ///< of the marked lines
};

}  // namespace

std::string draw_gantt(const Calendar& calendar, const LegalRoute& route, const Options& options) {
  return Gantt(calendar, route, options.language).draw();
}

}  // namespace reprise::chart
