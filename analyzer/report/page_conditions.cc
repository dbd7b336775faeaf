#include <algorithm>

#include "report/page.h"
#include "report/parts.h"

namespace reprise::report {
namespace {

View condition_view(const Page& page, const assessment::Condition& condition) {
  const Locale& locale = page.locale();
  View view;
  view.set_text("condition_gate", locale.text(condition.gate)).set("condition_text", locale.text(condition.text));
  view.set_text("condition_who", condition.who ? locale.text(words(*condition.who)) : "");
  view.set("condition_title", locale.text(condition.title)).set("condition_family", page.title_of_family(condition.family));
  view.set("condition_anchor", "family-" + inert(condition.family));
  return view;
}

Views condition_views(const Page& page, bool certain) {
  Views views;
  for (const auto& condition : page.assessment().verdict.conditions) {
    if (condition.certain == certain) views.push_back(condition_view(page, condition));
  }
  return views;
}

}  // namespace

std::size_t possible_conditions(const Page& page) {
  const auto& conditions = page.assessment().verdict.conditions;
  return static_cast<std::size_t>(std::ranges::count(conditions, false, &assessment::Condition::certain));
}

void set_conditions(const Page& page, View& view) {
  view.set("has_any_condition", !page.assessment().verdict.conditions.empty());
  view.set_list("conditions", condition_views(page, true)).set_list("possible_conditions", condition_views(page, false));
  view.set("possible_count", page.locale().counted("count_conditions_possible", scalar::Decimal(static_cast<std::int64_t>(possible_conditions(page)))));
}

}  // namespace reprise::report
