#include "assessment/calendar.h"

#include <algorithm>

namespace reprise::assessment {

namespace {

constexpr std::size_t kMostShown = 3;

int rank_of(const LegalRoute& route) { return route.open == "open" ? 0 : route.open == "unknown" ? 1 : 2; }

}  // namespace

std::vector<const LegalRoute*> routes_in_detail(const Calendar& calendar) {
  if (calendar.routes.size() == 1) return {&calendar.routes.front()};
  std::vector<const LegalRoute*> shown;
  for (const LegalRoute& route : calendar.routes) {
    if (route.chosen) return {&route};
    if (route.open != "closed") shown.push_back(&route);
  }
  std::ranges::stable_sort(shown, {}, [](const LegalRoute* route) { return std::pair(rank_of(*route), route->effect); });
  if (shown.size() > kMostShown) shown.resize(kMostShown);
  return shown;
}

}  // namespace reprise::assessment
