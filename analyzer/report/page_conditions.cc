#include <algorithm>

#include "report/page.h"
#include "report/parts.h"

namespace reprise::report {
namespace {

/// More than a board can vote one by one; the others stand folded below.
constexpr std::size_t kShown = 8;

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
  Views certain = condition_views(page, true);
  Views others;
  for (std::size_t at = kShown; at < certain.size(); ++at) others.push_back(std::move(certain[at]));
  if (certain.size() > kShown) certain.erase(certain.begin() + kShown, certain.end());
  view.set("has_any_condition", !page.assessment().verdict.conditions.empty());
  view.set("other_count", page.locale().counted("count_more", scalar::Decimal(static_cast<std::int64_t>(others.size()))));
  view.set("other_start", std::to_string(kShown + 1));
  view.set_list("conditions", std::move(certain)).set_list("other_conditions", std::move(others)).set_list("possible_conditions", condition_views(page, false));
  view.set("possible_count", page.locale().counted("count_conditions_possible", scalar::Decimal(static_cast<std::int64_t>(possible_conditions(page)))));
}

}  // namespace reprise::report
