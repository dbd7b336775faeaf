// From today's result to break-even: a row a year and a row a measure, each with its bar on one scale, and the same as tables. What is sure is
// solid, what is possible hatched; the bars of measures stand one behind the other on the prudent side.
#include <algorithm>

#include "report/page.h"
#include "report/parts.h"
#include "report/section_table.h"

namespace reprise::report {
namespace {

using assessment::Bridge;
using assessment::BridgeChange;
using assessment::BridgeMeasure;
using assessment::BridgeYear;
using assessment::ProForma;
using assessment::Quantity;
using assessment::Unit;
using scalar::Decimal;
using End = std::optional<Decimal>;

/// Euros as percent of the figure's width, 0 among them.
class Scale {
 public:
  explicit Scale(const Bridge& bridge) {
    const auto reach = [&](const End& end) {
      if (!end) return;
      least_ = std::min(least_, *end);
      most_ = std::max(most_, *end);
    };
    reach(bridge.start.low), reach(bridge.start.high);
    for (const BridgeYear& year : bridge.years) {
      reach(year.result.low), reach(year.result.high);
      for (const BridgeChange& change : year.changes) reach(change.low), reach(change.high);
      if (year.forecast) reach(year.forecast->low), reach(year.forecast->high);
    }
    if (least_ == most_) most_ = most_ + Decimal(1);
  }

  /// An open end lies at the figure's edge.
  [[nodiscard]] Decimal low(const End& end) const { return end ? at(*end) : Decimal(0); }
  [[nodiscard]] Decimal high(const End& end) const { return end ? at(*end) : Decimal(100); }
  [[nodiscard]] Decimal at(const Decimal& euros) const { return Decimal(2) + (euros - least_) * Decimal(96) / (most_ - least_); }
  [[nodiscard]] const Decimal& least() const { return least_; }
  [[nodiscard]] const Decimal& most() const { return most_; }

 private:
  Decimal least_;
  Decimal most_;
};

std::string on_figure(const Decimal& percent) { return percent.rounded(2, Decimal::Rounding::half_up).to_string(); }

constexpr std::string_view kGain = "gain";
constexpr std::string_view kLoss = "loss";
constexpr std::string_view kEither = "either";

void add_bar(Views& bars, const Decimal& one, const Decimal& other, bool sure, std::string_view sign) {
  if (one == other) return;
  View bar;
  bar.set("bar_x", on_figure(std::min(one, other))).set("bar_width", on_figure((one - other).absolute()));
  bar.set("bar_sure", sure).set("bar_sign", sign);
  bars.push_back(std::move(bar));
}

bool at_most_zero(const Decimal& number) { return number.is_negative() || number.is_zero(); }

/// From zero: solid up to the end that is nearer to it, hatched on to the other.
Views result_bars(const Scale& scale, const Quantity& result) {
  Views bars;
  if (!result.low && !result.high) return bars;
  const Decimal zero = scale.at(Decimal(0));
  const bool is_loss = result.high && at_most_zero(*result.high);
  const bool is_gain = result.low && !result.low->is_negative();
  const Decimal low = scale.low(result.low);
  const Decimal high = scale.high(result.high);
  if (is_loss) add_bar(bars, high, zero, true, kLoss);
  if (is_gain) add_bar(bars, zero, low, true, kGain);
  add_bar(bars, low, high, false, is_loss ? kLoss : is_gain ? kGain : kEither);
  return bars;
}

/// From the result before on the prudent side: solid as far as it surely goes, hatched on as far as it may.
Views change_bars(const Scale& scale, const Quantity& before, const BridgeChange& change) {
  Views bars;
  if (!before.low || !change.low) return bars;
  const Decimal by_low = *change.low - *before.low;
  const bool has_high = before.high && change.high;
  const Decimal by_high = has_high ? *change.high - *before.high : by_low;
  const Decimal from = *before.low;
  const bool goes_on = !has_high && !by_low.is_negative();
  const bool is_gain = !by_low.is_negative() && !by_high.is_negative();
  const bool is_loss = at_most_zero(by_low) && at_most_zero(by_high);
  const Decimal nearer = by_low.absolute() < by_high.absolute() ? by_low : by_high;
  const Decimal farther = by_low.absolute() < by_high.absolute() ? by_high : by_low;
  if (!is_gain && !is_loss) {
    add_bar(bars, scale.at(from + by_low), scale.at(from + by_high), false, kEither);
    return bars;
  }
  const std::string_view sign = is_gain ? kGain : kLoss;
  add_bar(bars, scale.at(from), scale.at(from + nearer), true, sign);
  if (is_loss && by_high < by_low) {
    // What was only possible before goes: it stood beyond the prudent side, which loses nothing by it.
    add_bar(bars, scale.at(from), scale.at(from + by_low - by_high), false, sign);
  } else {
    add_bar(bars, scale.at(from + nearer), goes_on ? Decimal(100) : scale.at(from + farther), false, sign);
  }
  return bars;
}

View row_view(const Scale& scale, const std::string& name, const std::string& note, const std::string& value, Views bars) {
  View row;
  row.set("bridge_name", name).set_text("bridge_note", note).set("bridge_value", value).set("bridge_zero", on_figure(scale.at(Decimal(0))));
  row.set("is_result", false).set("has_whisker", false).set("has_mark", false).set_list("bars", std::move(bars));
  return row;
}

View result_row(const Page& page, const Scale& scale, const std::string& name, const Quantity& result, const std::optional<Quantity>& forecast) {
  const Locale& locale = page.locale();
  const std::string note = forecast ? locale.word("bridge_forecast", {{"amount", quantity_words(page, *forecast, Unit::euro)}}) : "";
  View row = row_view(scale, name, note, quantity_words(page, result, Unit::euro), result_bars(scale, result));
  row.set("is_result", true);
  if (result.low && result.high && *result.low != *result.high) {
    row.set("has_whisker", true).set("whisker_low", on_figure(scale.at(*result.low))).set("whisker_high", on_figure(scale.at(*result.high)));
  }
  if (forecast && forecast->low && forecast->low == forecast->high) row.set("has_mark", true).set("mark_x", on_figure(scale.at(*forecast->low)));
  return row;
}

std::string measure_name(const BridgeMeasure& measure) { return inert(measure.title.empty() ? measure.id : measure.title); }

std::string kind_words(const Locale& locale, const std::string& kind) {
  return kind == "saving" ? locale.word("bridge_saving") : kind == "income" ? locale.word("bridge_income") : kind == "cost" ? locale.word("bridge_cost") : locale.word("bridge_no_kind");
}

/// Without its sign, which the word of the kind says.
std::string size_words(const Page& page, const BridgeMeasure& measure) {
  if (measure.kind != "cost") return quantity_words(page, measure.amount, Unit::euro);
  const auto opposite = [](const End& end) { return end ? End(-*end) : End(); };
  return quantity_words(page, {opposite(measure.amount.high), opposite(measure.amount.low), {}, measure.amount.missing}, Unit::euro);
}

std::string turn_words(const Locale& locale, const std::string& turn) {
  return turn == "may_begin"   ? locale.word("bridge_may_begin")
         : turn == "has_begun" ? locale.word("bridge_has_begun")
         : turn == "may_end"   ? locale.word("bridge_may_end")
         : turn == "ends"      ? locale.word("bridge_ends")
                               : "";
}

const BridgeMeasure* find(const Bridge& bridge, const std::string& id) {
  const auto found = std::ranges::find(bridge.measures, id, &BridgeMeasure::id);
  return found == bridge.measures.end() ? nullptr : &*found;
}

View change_row(const Page& page, const Scale& scale, const Bridge& bridge, const Quantity& before, const BridgeChange& change) {
  const Locale& locale = page.locale();
  const BridgeMeasure* measure = find(bridge, change.measure);
  if (measure == nullptr) return row_view(scale, inert(change.measure), "", "", {});
  const std::string value = kind_words(locale, measure->kind) + locale.word("colon") + size_words(page, *measure);
  return row_view(scale, measure_name(*measure), turn_words(locale, change.turn), value, change_bars(scale, before, change));
}

Views rows_of(const Page& page, const Bridge& bridge) {
  const Locale& locale = page.locale();
  const Scale scale(bridge);
  Views rows;
  const std::string year = std::to_string(bridge.start_year);
  rows.push_back(result_row(page, scale, locale.word(bridge.start_is_forecast ? "bridge_start_forecast" : "bridge_result", {{"year", year}}), bridge.start, std::nullopt));
  Quantity running = bridge.start;
  for (const BridgeYear& one : bridge.years) {
    for (const BridgeChange& change : one.changes) {
      rows.push_back(change_row(page, scale, bridge, running, change));
      running.low = change.low;
      running.high = change.high;
    }
    const bool says_something = !one.changes.empty() || one.forecast || one.year == bridge.aimed || &one == &bridge.years.back();
    if (says_something) rows.push_back(result_row(page, scale, locale.word("bridge_result", {{"year", std::to_string(one.year)}}), one.result, one.forecast));
  }
  return rows;
}

std::string missing_words(const Page& page, const End& result) { return page.locale().amount(result->absolute(), Locale::Precision::reading); }

/// What to see, in one sentence or two.
std::string sentence(const Page& page, const Bridge& bridge) {
  const Locale& locale = page.locale();
  if (!bridge.start.low && !bridge.start.high) return locale.word("bridge_no_start");
  const std::string start = quantity_words(page, bridge.start, Unit::euro);
  const std::string year = std::to_string(bridge.start_year);
  const auto told = [&](std::string_view key, const std::string& since) { return locale.word(key, {{"start", start}, {"year", year}, {"since", since}}); };
  if (bridge.surely == bridge.start_year) return told("bridge_already", year);
  if (!bridge.measures_given) return told("bridge_no_measures", "");
  if (bridge.surely) return told("bridge_surely", std::to_string(*bridge.surely));
  const Quantity& last = bridge.years.empty() ? bridge.start : bridge.years.back().result;
  const std::string last_year = std::to_string(bridge.years.empty() ? bridge.start_year : bridge.years.back().year);
  if (!bridge.perhaps) {
    return last.high && last.high->is_negative() ? told("bridge_never", "") + " " + locale.word("bridge_still_best", {{"amount", missing_words(page, last.high)}, {"year", last_year}}) : told("bridge_open", "");
  }
  const std::string perhaps = told("bridge_perhaps", std::to_string(*bridge.perhaps));
  return last.low && last.low->is_negative() ? perhaps + " " + locale.word("bridge_still_worst", {{"amount", missing_words(page, last.low)}, {"year", last_year}}) : perhaps;
}

std::string asides(const Page& page, const Bridge& bridge) {
  const Locale& locale = page.locale();
  std::string words;
  if (bridge.measures_given && !bridge.measures_complete) words += " " + locale.word("bridge_more_measures");
  if (bridge.aimed) words += " " + locale.word("bridge_aimed", {{"year", std::to_string(*bridge.aimed)}});
  return words;
}

std::string year_words(const Page& page, const Quantity& year) {
  if (!year.low && !year.high) return page.locale().text(words(assessment::FactState::unknown));
  const auto written = [](const End& end) { return end ? end->to_string() : std::string("…"); };
  return year.low == year.high ? written(year.low) : page.locale().word("range_short", {{"low", written(year.low)}, {"high", written(year.high)}});
}

std::vector<assessment::FactUse> facts_of(const ProForma& told, const std::string& measure) {
  std::vector<assessment::FactUse> facts;
  std::ranges::copy_if(told.facts, std::back_inserter(facts), [&](const auto& fact) { return fact.path.starts_with("measures[" + measure + "]."); });
  return facts;
}

Views measure_rows(const Page& page, const ProForma& told) {
  const Locale& locale = page.locale();
  Views rows;
  for (const BridgeMeasure& measure : told.bridge.measures) {
    const bool stays = !measure.last_year.low && !measure.last_year.high && measure.last_year.missing.empty();
    View row;
    row.set("measure_name", measure_name(measure)).set("measure_kind", kind_words(locale, measure.kind)).set("measure_amount", size_words(page, measure));
    row.set("measure_from", year_words(page, measure.first_year)).set("measure_until", stays ? locale.word("bridge_stays") : year_words(page, measure.last_year));
    row.set_list("measure_sources", source_links(page, facts_of(told, measure.id)));
    rows.push_back(std::move(row));
  }
  return rows;
}

View year_table(const Page& page, const Bridge& bridge) {
  const Locale& locale = page.locale();
  SectionTable table(page, locale.word("bridge_years"), "", SectionTable::Cells::numbers);
  table.headings({locale.word("bridge_year"), locale.word("bridge_result_of_year"), locale.word("bridge_forecast_of_file")});
  table.row({std::to_string(bridge.start_year), quantity_words(page, bridge.start, Unit::euro), ""});
  table.lacks(bridge.start.missing);
  for (const BridgeYear& year : bridge.years) {
    table.row({std::to_string(year.year), quantity_words(page, year.result, Unit::euro), year.forecast ? quantity_words(page, *year.forecast, Unit::euro) : ""});
    table.lacks(year.result.missing);
  }
  return table.finish();
}

}  // namespace

View bridge_view(const Page& page, const ProForma& told) {
  const Bridge& bridge = told.bridge;
  const bool is_drawn = (bridge.start.low || bridge.start.high) && !bridge.years.empty();
  View view;
  view.set("bridge_sentence", sentence(page, bridge) + asides(page, bridge)).set("is_drawn", is_drawn);
  if (!is_drawn) return view;
  const Scale scale(bridge);
  const auto words = [&](const Decimal& end) { return page.locale().amount(end, Locale::Precision::reading); };
  view.set_list("bridge_rows", rows_of(page, bridge)).set_list("measure_rows", measure_rows(page, told)).set("year_table", year_table(page, bridge));
  view.set("bridge_scale", page.locale().word("bridge_scale", {{"least", words(scale.least())}, {"most", words(scale.most())}}));
  return view;
}

}  // namespace reprise::report
