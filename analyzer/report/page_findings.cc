#include <algorithm>

#include "report/page.h"
#include "report/parts.h"
#include "report/rule_view.h"

namespace reprise::report {
namespace {

using assessment::Finding;
using assessment::OutcomeKind;
using scalar::Decimal;

View row_view(const Page& page, const Finding& finding, const assessment::ScaleRow& row) {
  const bool several = finding.outcome != OutcomeKind::known;
  View view;
  view.set("row_when", inert(row.when)).set("row_risk", page.locale().number(row.risk, 1));
  view.set_text("row_label", page.locale().text(row.label));
  view.set("row_hit", row.hit).set("row_reachable", row.reachable && several && !row.hit);
  return view;
}

View counterfactual_view(const Page& page, const assessment::Counterfactual& one) {
  const Locale& locale = page.locale();
  View view;
  view.set("change_label", page.label_of(one.path)).set("change_who", locale.text(words(one.who)));
  view.set("change_from", locale.value(one.from, one.unit, Locale::Precision::exact, one.path));
  view.set("change_to", locale.value(one.to, one.unit, Locale::Precision::exact, one.path));
  view.set("change_before", locale.number(one.risk_before, 1)).set("change_after", locale.number(one.risk_after, 1));
  view.set_text("change_sentence", locale.text(one.sentence));
  return view;
}

View missing_view(const Page& page, const std::string& path) {
  View view;
  view.set("missing_label", page.label_of(path)).set("missing_path", inert(path));
  Views documents;
  for (const std::string& title : documents_giving(page, path)) documents.emplace_back(View().set("document_title", title));
  view.set_list("missing_documents", std::move(documents));
  return view;
}

/// Shares of the heaviest bar a family can have, so that bars of one family compare.
void add_contribution(const Page& page, View& view, const Finding& finding, const Decimal& heaviest_possible) {
  const Contribution weight = contribution_of(finding);
  const auto on_bar = [&](const Decimal& points) {
    return heaviest_possible.is_zero() ? std::string("0") : (points * Decimal(100) / heaviest_possible).rounded(2, Decimal::Rounding::half_up).to_string();
  };
  const bool counts = finding.outcome != OutcomeKind::not_applicable;
  view.set("bar_low", counts ? on_bar(weight.low) : "0").set("bar_reach", counts ? on_bar(weight.high - weight.low) : "0");
  view.set("weight", page.locale().number(finding.weight, 2));
  const std::string low = page.locale().number(finding.risk.low, 1);
  const std::string high = page.locale().number(finding.risk.high, 1);
  view.set("risk_words", !counts ? page.locale().text(words(finding.outcome))
                                 : (low == high ? low : page.locale().word("range_short", {{"low", low}, {"high", high}})));
}

/// Class of the style sheet.
std::string_view mark_of(Standing standing) {
  switch (standing) {
    case Standing::failed: return "failed";
    case Standing::open: return "open";
    case Standing::fine: return "fine";
    case Standing::not_concerned: break;
  }
  return "not-concerned";
}

/// The row of a rule that could not be judged, for paper: what is missing, at most `kNamed` of it, and who would answer.
View unjudged_view(const Page& page, const Finding& finding) {
  constexpr std::size_t kNamed = 3;  // facts of a rule, and places of a fact
  View view;
  view.set("finding_title", page.locale().text(finding.title));
  set_obstacle(page, view, finding);
  std::vector<std::string> missing = grouped_labels(page, finding.missing, kNamed);
  const std::size_t unnamed = missing.size() > kNamed + 1 ? missing.size() - kNamed : 0;
  missing.resize(missing.size() - unnamed);
  if (unnamed > 0) missing.push_back(page.locale().counted("count_more", Decimal(static_cast<std::int64_t>(unnamed))));
  view.set_list("missing", item_views("missing_label", missing));
  Views documents;
  for (const auto* document : documents_giving_some(page, finding.missing)) {
    documents.emplace_back(View().set("document_title", page.locale().text(document->title)));
  }
  view.set_list("missing_documents", std::move(documents));
  return view;
}

View finding_view(const Page& page, const Finding& finding, const Decimal& heaviest_possible) {
  const Locale& locale = page.locale();
  const Standing standing = standing_of(page, finding);
  View view;
  view.set("standing", mark_of(standing)).set("finding_rule", inert(finding.rule)).set("finding_title", locale.text(finding.title));
  view.set("levels", level_views(levels_of(page, finding))).set("rates_risk", rates_risk(page, finding));
  view.set("open", standing == Standing::failed || standing == Standing::open);
  view.set_text("finding_value", value_words(page, finding, Locale::Precision::reading));
  view.set_text("finding_sentence", locale.text(finding.sentence)).set_text("finding_why", locale.text(finding.why));
  view.set_text("remedy", locale.text(finding.remedy));
  view.set_text("remedy_who", finding.remedy_by ? locale.text(words(*finding.remedy_by)) : "");
  view.set("finding_basis", locale.text(words(finding.basis)));
  view.set_text("lifecycle", finding.lifecycle == assessment::Lifecycle::stable ? ""
                             : locale.word(finding.lifecycle == assessment::Lifecycle::experimental ? "lifecycle_experimental" : "lifecycle_deprecated"));
  view.set("todays_yardstick", finding.todays_yardstick).set("decides_level", finding.level_changes_without_rule);
  view.set("near_threshold", finding.level_changes_with_thresholds);
  view.set("decides_order", finding.order_changes_without_rule).set("order_near_threshold", finding.order_changes_with_thresholds);
  set_obstacle(page, view, finding);
  set_waiver(page, view, finding.rule);
  view.set_text("expression", inert(finding.expression)).set_text("applies", inert(finding.applies));
  view.set_text("rule_location", location_words(finding.location));
  add_contribution(page, view, finding, heaviest_possible);
  Views rows;
  for (const auto& row : finding.scale) rows.push_back(row_view(page, finding, row));
  view.set_list("rows", std::move(rows));
  set_facts(page, view, finding.facts);
  Views missing;
  for (const std::string& path : finding.missing) missing.push_back(missing_view(page, path));
  view.set_list("missing", std::move(missing));
  Views changes;
  for (const auto& one : finding.counterfactuals) changes.push_back(counterfactual_view(page, one));
  view.set_list("changes", std::move(changes));
  view.set_list("references", source_links(page, finding.references));
  const bool from_memory = std::any_of(page.assessment().rule_sources.begin(), page.assessment().rule_sources.end(), [&](const auto& source) {
    return source.seen == "memory" && std::find(finding.references.begin(), finding.references.end(), source.id) != finding.references.end();
  });
  view.set("basis_to_verify", from_memory);
  view.set_text("rule_link", page.rule_link(finding.rule));
  const assessment::RulePage* whole = page.rule_page(finding.rule);
  view.set("rule_in_full", whole != nullptr);
  if (whole != nullptr) set_rule(locale, Notation(Notation::Kind::html), *whole, 4, view);
  return view;
}

}  // namespace

Views finding_group_views(const Page& page) {
  Views groups;
  for (const auto& family : page.assessment().families) {
    const auto findings = in_reading_order(page, family.family);
    if (findings.empty()) continue;
    Decimal heaviest_possible;
    for (const Finding* finding : findings) heaviest_possible = std::max(heaviest_possible, finding->weight * Decimal(100));
    View group;
    group.set("family_id", inert(family.family)).set("family_title", page.title_of_family(family.family)).set("family_scored", family.scored);
    Views views;
    Views unjudged;
    std::vector<std::string> not_concerned;
    std::size_t open = 0;
    std::size_t failed = 0;
    for (const Finding* finding : findings) {
      views.push_back(finding_view(page, *finding, heaviest_possible));
      const Standing standing = standing_of(page, *finding);
      if (standing == Standing::open) unjudged.push_back(unjudged_view(page, *finding));
      if (standing == Standing::not_concerned) not_concerned.push_back(page.locale().text(finding->title));
      open += standing == Standing::open ? 1 : 0;
      failed += standing == Standing::failed ? 1 : 0;
    }
    const auto counted = [&](const char* key, std::size_t count) { return page.locale().counted(key, Decimal(static_cast<std::int64_t>(count))); };
    group.set("finding_counts", counted("count_rules", findings.size()) + ", " + counted("count_failed", failed) + ", " + counted("count_open", open));
    group.set("single_on_paper", findings.size() - open - not_concerned.size() == 1);
    group.set("findings", std::move(views)).set_list("unjudged", std::move(unjudged));
    group.set_list("not_concerned", item_views("finding_title", not_concerned));
    groups.push_back(std::move(group));
  }
  return groups;
}

}  // namespace reprise::report
