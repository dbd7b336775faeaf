// "The two together": the group before and after, sector by sector, its ratios, and what passes by the route.
#include <algorithm>
#include <array>
#include <set>

#include "report/page.h"
#include "report/parts.h"
#include "report/section_table.h"

namespace reprise::report {
namespace {

using assessment::ProForma;
using assessment::ProFormaLine;
using assessment::ProFormaSector;
using assessment::Quantity;
using assessment::Unit;

/// The facts that some numbers rest on, in the order of their paths.
class Behind {
 public:
  explicit Behind(const ProForma& told) : told_(told) {}
  void add(const Quantity& number) { paths_.insert(number.from.begin(), number.from.end()); }
  [[nodiscard]] std::vector<assessment::FactUse> facts() const {
    std::vector<assessment::FactUse> facts;
    std::ranges::copy_if(told_.facts, std::back_inserter(facts), [&](const auto& fact) { return paths_.contains(fact.path); });
    return facts;
  }

 private:
  const ProForma& told_;
  std::set<std::string> paths_;
};

/// Nothing at all is known of it, not even that it is at least something.
bool says_nothing(const Quantity& number) {
  const bool is_unbounded = !number.low && !number.high;
  return (is_unbounded && !number.missing.empty()) || (number.low && number.low->is_zero() && !number.high);
}

std::string flow_words(const Page& page, const Quantity& flows, Unit unit) {
  const bool is_nothing = flows.low && flows.low->is_zero() && flows.high == flows.low;
  if (is_nothing) return "–";
  if (says_nothing(flows)) return quantity_words(page, flows, unit);
  const Quantity taken{flows.high ? std::optional(-*flows.high) : std::nullopt, flows.low ? std::optional(-*flows.low) : std::nullopt, {}, flows.missing};
  return quantity_words(page, taken, unit);
}

std::string coming_words(const Locale& locale, const ProForma& told) {
  std::string words = told.comes == "whole"      ? locale.word("together_comes_whole")
                      : told.comes == "activity" ? locale.word("together_comes_activity")
                      : told.comes == "sites"    ? locale.word("together_comes_sites")
                      : told.comes == "nothing"  ? locale.word("together_comes_nothing")
                                                 : locale.word("together_comes_unknown");
  if (told.group_year == 0 || told.association_year == 0) return words;
  const std::string group = std::to_string(told.group_year);
  if (told.group_year == told.association_year) return words + " " + locale.word("together_year", {{"year", group}});
  return words + " " + locale.word("together_years", {{"group", group}, {"association", std::to_string(told.association_year)}});
}

View line_table(const Page& page, const ProForma& told) {
  const Locale& locale = page.locale();
  SectionTable table(page, locale.word("together_lines"), locale.word("together_lines_lede"), SectionTable::Cells::numbers);
  table.headings({locale.word("together_figure"), locale.word("together_before"), locale.word("together_association"), locale.word("together_flows"), locale.word("together_after")});
  Behind behind(told);
  for (const ProFormaLine& line : told.lines) {
    table.row({locale.text(line.label), quantity_words(page, line.before, line.unit), quantity_words(page, line.association, line.unit), flow_words(page, line.flows, line.unit),
               quantity_words(page, line.after, line.unit)});
    table.lacks(line.after.missing);
    behind.add(line.after);
  }
  table.rests_on(behind.facts());
  return table.finish();
}

View ratio_table(const Page& page, const ProForma& told) {
  const Locale& locale = page.locale();
  SectionTable table(page, locale.word("together_ratios"), "", SectionTable::Cells::numbers);
  table.headings({locale.word("together_ratio"), locale.word("together_before"), locale.word("together_after")});
  for (const auto& ratio : told.ratios) table.row({locale.text(ratio.label), quantity_words(page, ratio.before, ratio.unit), quantity_words(page, ratio.after, ratio.unit)});
  return table.finish();
}

bool is_known_of(const ProFormaSector& sector) {
  return std::ranges::any_of(sector.lines, [](const ProFormaLine& line) { return !says_nothing(line.before) || !says_nothing(line.after); });
}

std::string sector_name(const Locale& locale, const ProFormaSector& sector) {
  return sector.name.empty() ? locale.word("together_no_sector") : locale.text(sector.name);
}

View sector_table(const Page& page, const ProForma& told, const ProFormaSector& sector) {
  const Locale& locale = page.locale();
  const std::string_view key = sector.joined ? "together_sector_joined" : "together_sector";
  const std::string title = sector.name.empty() && !sector.joined ? locale.word("together_no_sector") : locale.word(key, {{"sector", sector_name(locale, sector)}});
  SectionTable table(page, title, sector.joined ? locale.word("together_sector_lede") : "", SectionTable::Cells::numbers);
  table.headings({locale.word("together_figure"), locale.word("together_before"), locale.word("together_association"), locale.word("together_after")});
  Behind behind(told);
  for (const ProFormaLine& line : sector.lines) {
    table.row({locale.text(line.label), quantity_words(page, line.before, line.unit), quantity_words(page, line.association, line.unit), quantity_words(page, line.after, line.unit)});
    table.lacks(line.after.missing);
    behind.add(line.after);
  }
  table.rests_on(behind.facts());
  return table.finish(!sector.joined);
}

/// The one that is joined first; of those of which nothing is known only the names.
Views sector_tables(const Page& page, const ProForma& told, std::vector<std::string>& unknown) {
  Views views;
  for (const bool joined : {true, false}) {
    for (const ProFormaSector& sector : told.sectors) {
      if (sector.joined != joined) continue;
      if (is_known_of(sector)) {
        views.push_back(sector_table(page, told, sector));
      } else {
        unknown.push_back(sector_name(page.locale(), sector));
      }
    }
  }
  return views;
}

/// Every answer of the law that has words.
constexpr std::array<std::string_view, 16> kAnswers = {
    "passes_legal_person_stays", "passes_legal_person_stays_without_what_passes", "passes_legal_person_ends",
    "passes_employer_stays", "passes_employer_changes_for_what_passes", "passes_employer_changes",
    "passes_debts_stay", "passes_debts_listed_pass", "passes_debts_all_pass",
    "passes_debts_paid_first", "passes_debts_left_behind", "passes_authorisations_stay",
    "passes_authorisations_must_be_agreed", "passes_reversible_yes", "passes_reversible_partly",
    "passes_reversible_no"};

std::string by_law(const Locale& locale, const std::string& about, const std::string& answer) {
  const std::string key = "passes_" + about + "_" + answer;
  return std::ranges::find(kAnswers, key) == kAnswers.end() ? locale.text(words(assessment::FactState::unknown)) : locale.word(key);
}

View passing_table(const Page& page, const ProForma& told) {
  const Locale& locale = page.locale();
  const assessment::RoutePassing& passing = told.passing;
  SectionTable table(page, locale.word("passes_title"), locale.word("passes_lede"));
  table.headings({locale.word("passes_what"), locale.word("passes_by_law"), locale.word("passes_how_much")});
  table.row({locale.word("passes_legal_person"), by_law(locale, "legal_person", passing.legal_person), ""});
  table.row({locale.word("passes_employer"), by_law(locale, "employer", passing.employer), quantity_words(page, passing.staff, Unit::people)});
  table.row({locale.word("passes_sites"), "", quantity_words(page, passing.sites, Unit::count)});
  table.row({locale.word("passes_places"), "", quantity_words(page, passing.places, Unit::places)});
  table.row({locale.word("passes_authorisations"), by_law(locale, "authorisations", passing.authorisations), quantity_words(page, passing.authorisations_count, Unit::count)});
  table.row({locale.word("passes_debts"), by_law(locale, "debts", passing.debts), quantity_words(page, passing.debts_amount, Unit::euro)});
  table.row({locale.word("passes_reversible"), by_law(locale, "reversible", passing.reversible), ""});
  Behind behind(told);
  for (const Quantity* number : {&passing.staff, &passing.sites, &passing.places, &passing.authorisations_count, &passing.debts_amount}) {
    table.lacks(number->missing);
    behind.add(*number);
  }
  table.rests_on(behind.facts());
  return table.finish();
}

}  // namespace

View pro_forma_view(const Page& page) {
  View view;
  const auto& told = page.assessment().pro_forma;
  view.set("has_pro_forma", told.has_value());
  if (!told) return view;
  std::vector<std::string> unknown;
  Views tables;
  tables.push_back(line_table(page, *told));
  tables.push_back(ratio_table(page, *told));
  for (View& one : sector_tables(page, *told, unknown)) tables.push_back(std::move(one));
  tables.push_back(passing_table(page, *told));
  view.set("coming_words", coming_words(page.locale(), *told)).set_list("pro_forma_tables", std::move(tables));
  view.set_text("sectors_unknown", unknown.empty() ? "" : page.locale().word("together_sectors_unknown", {{"sectors", listed(page, unknown)}}));
  view.set("bridge", bridge_view(page, *told));
  return view;
}

}  // namespace reprise::report
