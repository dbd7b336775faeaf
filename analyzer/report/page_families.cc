#include "report/page.h"
#include "report/parts.h"

namespace reprise::report {
namespace {

using assessment::FamilyScore;
using assessment::GateState;
using scalar::Decimal;

/// A length on the 0–100 track, as CSS and SVG write it whatever the language.
std::string on_track(const Decimal& points) { return points.rounded(2, Decimal::Rounding::half_up).to_string(); }

Views tint_views(const Page& page, const FamilyScore& family) {
  Views tints;
  for (std::size_t place = 0; place < family.bands.size(); ++place) {
    const Decimal from = family.bands[place].from;
    const Decimal to = place + 1 < family.bands.size() ? family.bands[place + 1].from : Decimal(100);
    const Level level = level_of_band(page, family.family, family.bands[place].id);
    View tint;
    tint.set("tint_x", on_track(from)).set("tint_width", on_track(to - from)).set("tint_mark", level.mark).set("tint_words", level.words);
    tint.set("tint_from", page.locale().number(from, 0));
    tints.push_back(std::move(tint));
  }
  return tints;
}

std::string score_words(const Page& page, const assessment::Interval& score) {
  const Locale& locale = page.locale();
  if (score.low == score.high) return locale.word("score_point", {{"score", locale.number(score.low, 1)}});
  return locale.word("score_interval", {{"low", locale.number(score.low, 1)}, {"high", locale.number(score.high, 1)}});
}

View family_view(const Page& page, const FamilyScore& family) {
  const Locale& locale = page.locale();
  View view;
  view.set("family_id", inert(family.family)).set("family_title", page.title_of_family(family.family));
  view.set("levels", level_views(levels_of(page, family)));
  view.set("coverage", locale.percent(family.coverage, 0)).set("family_provisional", family.provisional && family.applicable);
  view.set("exact", family.exact).set("weights_matter", family.weights_matter);
  view.set("order_by_weights", family.weights_matter_for_order);
  view.set("has_score", family.score.has_value());
  view.set("score_words", family.score ? score_words(page, *family.score) : locale.word("level_none"));
  view.set("to_confirm", family.level_low != family.level_high);
  const bool point = !family.score || family.score->low == family.score->high;
  view.set("point", point);
  if (family.score) {
    view.set("x_low", on_track(family.score->low)).set("x_high", on_track(family.score->high));
    view.set("x_width", on_track(family.score->high - family.score->low));
  }
  view.set("tints", tint_views(page, family));
  return view;
}

View gate_view(const Page& page, const assessment::Gate& gate) {
  const Locale& locale = page.locale();
  View view;
  view.set("gate_title", locale.text(gate.title)).set_text("gate_sentence", gate.state == GateState::clear ? "" : locale.text(gate.sentence));
  view.set("gate_state", locale.text(words(gate.state)));
  view.set("gate_mark", gate.state == GateState::fired ? "fired" : (gate.state == GateState::possible ? "possible" : "clear"));
  view.set("gate_when", inert(gate.when)).set("gate_basis", locale.text(words(gate.basis)));
  view.set_text("gate_location", location_words(gate.location));
  set_waiver(page, view, gate.rule);
  view.set("gate_is_clear", gate.state == GateState::clear);
  std::string families;
  for (const std::string& id : gate.families) families += (families.empty() ? "" : ", ") + page.title_of_family(id);
  view.set("gate_families", families);
  view.set("levels", level_views({level_of_band(page, gate.families.empty() ? "" : gate.families.front(), gate.level)}));
  view.set_list("references", source_links(page, gate.references));
  set_facts(page, view, gate.facts);
  Views missing;
  for (const std::string& path : gate.missing) missing.emplace_back(View().set("missing_label", page.label_of(path)));
  view.set_list("missing", std::move(missing));
  return view;
}

}  // namespace

Views family_views(const Page& page) {
  Views views;
  for (const FamilyScore& family : page.assessment().families) {
    if (family.scored) views.push_back(family_view(page, family));
  }
  return views;
}

Views gate_views(const Page& page) {
  Views views;
  for (const GateState state : {GateState::fired, GateState::possible, GateState::clear}) {
    for (const auto& gate : page.assessment().gates) {
      if (gate.state == state) views.push_back(gate_view(page, gate));
    }
  }
  return views;
}

}  // namespace reprise::report
