#include <algorithm>

#include "report/page.h"
#include "report/parts.h"

namespace reprise::report {
namespace {

using assessment::Waiver;
using assessment::WaiverState;

View waiver_view(const Page& page, const Waiver& waiver) {
  const Locale& locale = page.locale();
  View view;
  view.set("waiver_rule", inert(waiver.rule)).set("waiver_title", locale.text(waiver.title));
  view.set("waived_because", locale.text(waiver.reason)).set("waived_by", locale.text(waiver.who));
  view.set("waived_until", locale.word("waiver_until", {{"date", locale.date(waiver.until)}}));
  view.set("waiver_state_words", locale.text(words(waiver.state))).set("waiver_in_force", waiver.state == WaiverState::active);
  view.set_list("waiver_sources", source_links(page, waiver.sources, waiver.location.file));
  view.set_text("waiver_location", location_words(waiver.location));
  return view;
}

}  // namespace

std::string waiver_words(const Page& page, const Waiver& waiver) {
  const Locale& locale = page.locale();
  const std::string until = locale.word("waiver_until", {{"date", locale.date(waiver.until)}});
  return locale.text(words(waiver.state)) + ", " + until + " – " + locale.text(waiver.who) + locale.word("colon") + locale.text(waiver.reason);
}

void set_waiver(const Page& page, View& view, const std::string& rule) {
  const auto& waivers = page.assessment().waivers;
  const auto found = std::ranges::find(waivers, rule, &Waiver::rule);
  view.set_text("waiver", found == waivers.end() ? "" : waiver_words(page, *found));
}

Views waiver_views(const Page& page) {
  Views views;
  for (const Waiver& waiver : page.assessment().waivers) views.push_back(waiver_view(page, waiver));
  return views;
}

}  // namespace reprise::report
