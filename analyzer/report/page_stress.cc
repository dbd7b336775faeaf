#include <algorithm>

#include "report/page.h"
#include "report/parts.h"

namespace reprise::report {
namespace {

using assessment::FactState;
using assessment::OutcomeKind;
using assessment::Stress;
using assessment::StressFigure;
using assessment::StressLevel;
using assessment::StressRule;
using assessment::StressValue;

bool has_result(const Stress& stress) { return stress.state == OutcomeKind::known || stress.state == OutcomeKind::uncertain; }

std::string words_of(const Page& page, const StressValue& value, assessment::Unit unit) {
  const Locale& locale = page.locale();
  if (value.state == FactState::known) return locale.value(value.value, unit, Locale::Precision::reading);
  if (value.state != FactState::uncertain) return locale.text(words(value.state));
  const std::string range = locale.range(value.low, value.high, unit, Locale::Precision::reading);
  return range.empty() ? locale.word("stress_unbounded") : range;
}

/// The family as its own view shows it, under other circumstances.
std::vector<Level> levels_under(const Page& page, const std::string& id, const StressLevel& level) {
  const assessment::FamilyScore* family = page.family(id);
  if (family == nullptr) return {};
  assessment::FamilyScore other = *family;
  other.score = level.score;
  other.applicable = level.score.has_value();
  other.level_low = level.level_low;
  other.level_high = level.level_high;
  return levels_of(page, other);
}

std::string score_words(const Page& page, const StressLevel& level) {
  if (!level.score) return "";
  const std::string low = page.locale().number(level.score->low, 0);
  const std::string high = page.locale().number(level.score->high, 0);
  return low == high ? low : page.locale().word("range_short", {{"low", low}, {"high", high}});
}

View figure_view(const Page& page, const StressFigure& figure) {
  View view;
  view.set("stress_name", page.locale().text(figure.title)).set("stress_path", inert(figure.id));
  view.set("value_before", words_of(page, figure.before, figure.unit)).set("value_after", words_of(page, figure.after, figure.unit));
  view.set("is_moved", figure.before != figure.after);
  return view;
}

View level_view(const Page& page, const std::string& family, const StressLevel& level) {
  View view;
  view.set("levels", level_views(levels_under(page, family, level))).set_text("stress_score", score_words(page, level));
  return view;
}

View family_view(const Page& page, const assessment::StressFamily& family) {
  View view;
  view.set("stress_name", page.locale().text(family.title)).set("is_moved", family.before != family.after);
  view.set("level_before", level_view(page, family.family, family.before)).set("level_after", level_view(page, family.family, family.after));
  return view;
}

std::string risk_words(const Page& page, const assessment::Interval& risk) {
  const std::string low = page.locale().number(risk.low, 0);
  const std::string high = page.locale().number(risk.high, 0);
  return low == high ? low : page.locale().word("range_short", {{"low", low}, {"high", high}});
}

View rule_view(const Page& page, const StressRule& rule) {
  const Locale& locale = page.locale();
  const bool by_gate = rule.gate_before != rule.gate_after && rule.gate_after;
  View view;
  view.set("stress_name", locale.text(rule.title)).set("stress_path", inert(rule.rule));
  view.set_text("risk_moves", rule.risk_before == rule.risk_after ? "" : locale.word("risk") + " " + risk_words(page, rule.risk_before) + " → " + risk_words(page, rule.risk_after));
  view.set_text("gate_moves", by_gate ? locale.word("gate") + " " + locale.text(words(*rule.gate_after)) : "");
  return view;
}

/// Nothing of it for a stress without a result: not even what it would leave alone.
View stress_view(const Page& page, const Stress& stress) {
  const Locale& locale = page.locale();
  View view;
  view.set("stress_id", inert(stress.id)).set("stress_words", locale.text(stress.title)).set("stress_why", locale.text(stress.why));
  view.set("stress_basis", locale.text(words(stress.basis))).set_text("stress_location", location_words(stress.location));
  view.set("has_result", has_result(stress)).set("does_not_apply", stress.state == OutcomeKind::not_applicable);
  view.set("not_applicable_words", locale.text(words(FactState::not_applicable))).set_text("stress_problem", locale.text(stress.problem));
  view.set_list("stress_missing", item_views("missing_label", grouped_labels(page, stress.missing, 3)));
  view.set("amount_title", locale.text(stress.amount.title)).set("amount_words", words_of(page, stress.amount.after, stress.amount.unit));
  view.set_list("references", source_links(page, stress.references));
  Views figures;
  for (const StressFigure& figure : stress.figures) figures.push_back(figure_view(page, figure));
  Views families;
  for (const auto& family : stress.families) families.push_back(family_view(page, family));
  Views rules;
  for (const StressRule& rule : stress.rules) rules.push_back(rule_view(page, rule));
  Views changes;
  for (const StressFigure& change : stress.changes) changes.push_back(figure_view(page, change));
  view.set_list("figures", std::move(figures)).set_list("stressed_families", std::move(families));
  view.set_list("stressed_rules", std::move(rules)).set_list("changed_facts", std::move(changes));
  view.set("verdict_before", locale.text(stress.verdict_before.headline)).set("verdict_after", locale.text(stress.verdict_after.headline));
  view.set("verdict_moves", stress.verdict_before != stress.verdict_after);
  return view;
}

}  // namespace

std::string stress_line(const Page& page, const Stress& stress) {
  const Locale& locale = page.locale();
  if (stress.state == OutcomeKind::not_applicable) return locale.text(words(FactState::not_applicable));
  if (!has_result(stress)) {
    std::string missing;
    for (const std::string& label : grouped_labels(page, stress.missing, 3)) missing += (missing.empty() ? "" : ", ") + label;
    return missing.empty() ? locale.text(stress.problem) : locale.word("stress_lacks") + locale.word("colon") + missing;
  }
  std::string line;
  for (const StressFigure& figure : stress.figures) {
    line += (line.empty() ? "" : " · ") + locale.text(figure.title) + " " + words_of(page, figure.before, figure.unit);
    if (figure.before != figure.after) line += " → " + words_of(page, figure.after, figure.unit);
  }
  return line + (line.empty() ? "" : " · ") + locale.word("verdict") + locale.word("colon") + locale.text(stress.verdict_after.headline);
}

View stress_section_view(const Page& page) {
  View view;
  Views stresses;
  const Stress* first = nullptr;
  for (const Stress& stress : page.assessment().stress) {
    stresses.push_back(stress_view(page, stress));
    if (first == nullptr && has_result(stress)) first = &stress;
  }
  view.set_list("stresses", std::move(stresses));
  Views columns;
  for (const StressFigure& figure : first == nullptr ? std::vector<StressFigure>() : first->figures) columns.push_back(figure_view(page, figure));
  view.set_list("stress_columns", std::move(columns));
  view.set_text("verdict_as_it_is", first == nullptr ? "" : page.locale().text(first->verdict_before.headline));
  return view;
}

}  // namespace reprise::report
