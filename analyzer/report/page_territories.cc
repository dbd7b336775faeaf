// "Services and territories": one table a question, each with what it lacks below it.
#include <algorithm>
#include <set>

#include "report/page.h"
#include "report/parts.h"
#include "report/section_table.h"

namespace reprise::report {
namespace {

using assessment::NamedService;
using assessment::Quantity;
using assessment::Territories;
using assessment::Unit;

std::string answer_words(const Page& page, const Quantity& quantity) {
  if (!quantity.low || quantity.low != quantity.high) return page.locale().text(words(assessment::FactState::unknown));
  return page.locale().word(quantity.low->is_zero() ? "value_false" : "value_true");
}

std::vector<std::string> names_of(const std::vector<NamedService>& services) {
  std::vector<std::string> names;
  for (const NamedService& service : services) names.push_back(service.name);
  return names;
}

std::string territory_words(const Page& page, const std::string& territory) {
  return territory.empty() ? page.locale().word("territories_nowhere") : inert(territory);
}

std::string type_words(const Page& page, const base::Text& type) { return type.fr.empty() ? page.locale().word("territories_untyped") : page.locale().text(type); }

std::string or_none(const Page& page, std::string text) { return text.empty() ? page.locale().word("territories_none") : std::move(text); }

View closing_table(const Page& page, const Territories& told) {
  const Locale& locale = page.locale();
  SectionTable table(page, locale.word("closing_title"), locale.word("closing_lede"));
  table.headings({locale.word("territories_service"), locale.word("territories_territory"), locale.word("territories_places"), locale.word("closing_instead"),
                  locale.word("closing_others"), locale.word("closing_irreplaceable")});
  for (const auto& one : told.closing) {
    const std::string instead = one.instead.empty() ? one.without_group.low ? locale.word("territories_none") : answer_words(page, one.without_group)
                                                    : listed(page, names_of(one.instead));
    table.row({inert(one.service.name), territory_words(page, one.territory), quantity_words(page, one.places, Unit::none), instead,
               quantity_words(page, one.others_in_zone, Unit::places), answer_words(page, one.irreplaceable)});
  }
  table.note(locale.word("closing_sum", {{"places", quantity_words(page, told.places, Unit::places)},
                                         {"without_group", quantity_words(page, told.without_group, Unit::places)},
                                         {"irreplaceable", quantity_words(page, told.irreplaceable, Unit::places)}}));
  table.lacks(told.places.missing);
  table.lacks(told.irreplaceable.missing);
  return table.finish();
}

View pathway_table(const Page& page, const Territories& told) {
  const Locale& locale = page.locale();
  SectionTable table(page, locale.word("pathways_title"), locale.word("pathways_lede"));
  table.headings({locale.word("pathways_people"), locale.word("territories_territory"), locale.word("pathways_brought"), locale.word("pathways_found"), locale.word("pathways_together")});
  for (const auto& one : told.pathways) {
    const bool together = !one.brought.empty() && !one.found.empty();
    const std::string answer = !one.missing.empty() ? locale.text(words(assessment::FactState::uncertain)) : locale.word(together ? "value_true" : "value_false");
    table.row({inert(one.people), territory_words(page, one.territory), or_none(page, listed(page, one.brought)), or_none(page, listed(page, one.found)), answer});
    table.lacks(one.missing);
  }
  if (table.empty()) table.note(locale.word("pathways_none"));
  return table.finish();
}

View duplicate_table(const Page& page, const Territories& told) {
  const Locale& locale = page.locale();
  SectionTable table(page, locale.word("duplicates_title"), locale.word("duplicates_lede"));
  table.headings({locale.word("duplicates_first"), locale.word("duplicates_second"), locale.word("duplicates_distance"), locale.word("pathways_people")});
  for (const auto& one : told.duplicates) {
    table.row({inert(one.first.name), inert(one.second.name), quantity_words(page, one.kilometres, Unit::kilometres), listed(page, one.people)});
  }
  if (table.empty()) table.note(locale.word(told.duplicates_missing.empty() ? "duplicates_none" : "duplicates_none_known"));
  table.lacks(told.duplicates_missing);
  return table.finish();
}

View head_office_table(const Page& page, const Territories& told) {
  const Locale& locale = page.locale();
  SectionTable table(page, locale.word("offices_title"), locale.word("offices_lede"));
  table.headings({locale.word("offices_office"), locale.word("offices_side"), locale.word("offices_headcount"), locale.word("offices_functions")});
  for (const auto& one : told.head_offices) {
    table.row({inert(one.office.name), locale.word(one.of_association ? "territories_association" : "territories_group"),
               quantity_words(page, one.headcount, Unit::people), one.functions.empty() ? locale.text(words(assessment::FactState::unknown)) : listed(page, one.functions)});
    table.lacks(one.headcount.missing);
  }
  if (!told.functions_doubled.empty()) table.note(locale.word("offices_doubled", {{"functions", listed(page, told.functions_doubled)}}));
  table.lacks(told.head_offices_missing);
  return table.finish();
}

View concentration_table(const Page& page, const Territories& told) {
  const Locale& locale = page.locale();
  SectionTable table(page, locale.word("concentration_title"), locale.word("concentration_lede"));
  table.headings({locale.word("territories_type"), locale.word("territories_territory"), locale.word("concentration_before"), locale.word("concentration_after"),
                  locale.word("concentration_change")});
  for (const auto& one : told.concentrations) {
    table.row({type_words(page, one.type), territory_words(page, one.territory), quantity_words(page, one.before, Unit::none),
               quantity_words(page, one.after, Unit::none), quantity_words(page, one.change, Unit::none)});
    if (one.contradicted) table.note(locale.word("concentration_contradicted", {{"type", type_words(page, one.type)}, {"territory", territory_words(page, one.territory)}}));
    table.lacks(one.contradicted ? std::vector<std::string>() : one.after.missing);
  }
  return table.finish();
}

/// Where the association stands; the rest of the group is folded.
View matrix_table(const Page& page, const Territories& told, bool with_association) {
  const Locale& locale = page.locale();
  SectionTable table(page, locale.word(with_association ? "matrix_title" : "matrix_rest"), with_association ? locale.word("matrix_lede") : "");
  table.headings({locale.word("territories_type"), locale.word("territories_territory"), locale.word("matrix_group"), locale.word("matrix_association"), locale.word("matrix_together")});
  const auto side = [&](std::size_t services, const Quantity& places) { return services == 0 && places.high ? std::string("–") : quantity_words(page, places, Unit::none); };
  for (const auto& one : told.matrix) {
    if ((one.association_services > 0) != with_association) continue;
    table.row({type_words(page, one.type), territory_words(page, one.territory), side(one.group_services, one.group), side(one.association_services, one.association),
               quantity_words(page, one.together, Unit::none)});
    table.lacks(one.together.missing);
  }
  return table.finish(!with_association);
}

std::vector<std::string> placed_words(const Page& page, const Territories& told) {
  const Locale& locale = page.locale();
  std::vector<std::string> centred;
  std::vector<std::string> notes;
  for (const auto& one : told.placed) {
    if (one.homonyms == 0) {
      centred.push_back(one.service.name + " (" + one.commune + ")");
    } else {
      notes.push_back(locale.word("placed_homonyms", {{"service", inert(one.service.name)}, {"commune", inert(one.commune)}, {"count", std::to_string(one.homonyms)}}));
    }
  }
  if (!centred.empty()) notes.insert(notes.begin(), locale.word("placed_centre", {{"services", listed(page, centred)}}));
  return notes;
}

}  // namespace

View territories_view(const Page& page) {
  View view;
  const auto& told = page.assessment().territories;
  view.set("has_territories", told.has_value());
  if (!told) return view;
  Views tables;
  tables.push_back(closing_table(page, *told));
  tables.push_back(pathway_table(page, *told));
  tables.push_back(matrix_table(page, *told, true));
  const bool more = std::ranges::any_of(told->matrix, [](const auto& one) { return one.association_services == 0; });
  if (more) tables.push_back(matrix_table(page, *told, false));
  if (!told->concentrations.empty()) tables.push_back(concentration_table(page, *told));
  tables.push_back(duplicate_table(page, *told));
  if (!told->head_offices.empty()) tables.push_back(head_office_table(page, *told));
  view.set_list("territory_tables", std::move(tables)).set_list("placed", item_views("placed_words", placed_words(page, *told)));
  return view;
}

}  // namespace reprise::report
