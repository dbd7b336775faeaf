#include <algorithm>
#include <set>

#include "report/page.h"
#include "report/parts.h"

namespace reprise::report {
namespace {

using assessment::GateState;
using base::Text;
using scalar::Decimal;

constexpr std::size_t kReasons = 3;
constexpr std::size_t kActions = 3;

View outcome_view(const Page& page, const assessment::VerdictOutcome& outcome) {
  View view;
  view.set("outcome_title", page.locale().text(outcome.title)).set_text("outcome_sentence", page.locale().text(outcome.sentence));
  Views leads;
  for (const Text& lead : outcome.led_by) leads.emplace_back(View().set("lead", page.locale().text(lead)));
  view.set_list("leads", std::move(leads));
  return view;
}

/// Rules that wait for one of the paths, findings and gates alike.
std::size_t rules_waiting_for(const Page& page, const std::vector<std::string>& paths) {
  std::set<std::string> rules;
  const auto add = [&](const std::string& rule, const std::vector<std::string>& missing) {
    if (std::find_first_of(missing.begin(), missing.end(), paths.begin(), paths.end()) != missing.end()) rules.insert(rule);
  };
  for (const auto& finding : page.assessment().findings) add(finding.rule, finding.missing);
  for (const auto& gate : page.assessment().gates) add(gate.rule, gate.missing);
  return rules.size();
}

View blocking_view(const Page& page, const assessment::DocumentRequest* document, const std::vector<std::string>& paths) {
  const Locale& locale = page.locale();
  View view;
  view.set_text("blocking_document", document == nullptr ? "" : locale.text(document->title));
  view.set_text("blocking_holder", document == nullptr ? "" : locale.text(document->holder));
  view.set_list("blocking_facts", item_views("blocking_fact", grouped_labels(page, paths)));
  const std::size_t rules = rules_waiting_for(page, document == nullptr ? paths : document->gives);
  view.set("blocking_rules", locale.counted("count_rules", Decimal(static_cast<std::int64_t>(rules))));
  return view;
}

/// Each blocking fact under the first document to ask for that gives it; facts that no document gives come last.
Views blocking_views(const Page& page) {
  std::vector<std::string> left = page.assessment().verdict.blocking_unknown;
  Views views;
  for (const auto& document : page.assessment().documents) {
    const auto answered = std::stable_partition(left.begin(), left.end(), [&](const std::string& path) {
      return std::find(document.gives.begin(), document.gives.end(), path) == document.gives.end();
    });
    if (answered != left.end()) views.push_back(blocking_view(page, &document, {answered, left.end()}));
    left.erase(answered, left.end());
  }
  if (!left.empty()) views.push_back(blocking_view(page, nullptr, left));
  return views;
}

View reason(const std::string& words, const std::vector<Level>& levels, const std::string& anchor) {
  View view;
  view.set("reason_words", words).set("levels", level_views(levels)).set("reason_anchor", anchor);
  return view;
}

/// Gates that fired speak first: they set a floor whatever the scores say.
Views reason_views(const Page& page) {
  Views reasons;
  for (const auto& gate : page.assessment().gates) {
    if (gate.state != GateState::fired || reasons.size() >= kReasons) continue;
    const std::string family = gate.families.empty() ? "" : gate.families.front();
    reasons.push_back(reason(page.locale().text(gate.sentence.empty() ? gate.title : gate.sentence), {level_of_band(page, family, gate.level)}, "gates"));
  }
  for (const auto* finding : heaviest(page, kReasons)) {
    if (reasons.size() < kReasons) reasons.push_back(reason(page.locale().text(finding->sentence), levels_of(page, *finding), "family-" + inert(finding->family)));
  }
  return reasons;
}

View action(const std::string& words, const std::string& who) {
  View view;
  view.set("action_words", words).set_text("action_who", who);
  return view;
}

/// What unblocks the decision first, then what lowers the heaviest risks.
Views action_views(const Page& page) {
  const Locale& locale = page.locale();
  Views actions;
  for (const auto& document : page.assessment().documents) {
    if (!actions.empty()) break;
    actions.push_back(action(locale.word("action_ask", {{"document", locale.text(document.title)}}), locale.text(document.holder)));
  }
  for (const auto* finding : heaviest(page, page.assessment().findings.size())) {
    if (actions.size() >= kActions || finding->remedy.empty()) continue;
    actions.push_back(action(locale.text(finding->remedy), finding->remedy_by ? locale.text(words(*finding->remedy_by)) : ""));
  }
  for (std::size_t next = 1; next < page.assessment().documents.size() && actions.size() < kActions; ++next) {
    const auto& document = page.assessment().documents[next];
    actions.push_back(action(locale.word("action_ask", {{"document", locale.text(document.title)}}), locale.text(document.holder)));
  }
  return actions;
}

View materiality_view(const Page& page, const assessment::Materiality& one) {
  const Locale& locale = page.locale();
  const std::string unknown = locale.text(words(assessment::FactState::unknown));
  View view;
  view.set("materiality_label", locale.text(one.label));
  view.set("materiality_amount", one.amount.empty() ? unknown : locale.value(one.amount, one.unit, Locale::Precision::exact));
  view.set("materiality_group", one.group_amount.empty() ? unknown : locale.value(one.group_amount, one.unit, Locale::Precision::exact));
  view.set("materiality_share", one.share ? locale.percent(*one.share, 1) : unknown);
  Views missing;
  for (const std::string& path : one.missing) missing.emplace_back(View().set("missing_label", page.label_of(path)));
  view.set_list("materiality_missing", std::move(missing));
  std::string computed;
  for (const auto& fact : one.facts) {
    computed += (computed.empty() ? "" : ", ") + (fact.label.empty() ? inert(fact.path) : locale.text(fact.label));
  }
  view.set_list("materiality_sources", source_links(page, one.facts));
  view.set_text("materiality_computed", computed.empty() ? "" : locale.word("computed_from", {{"facts", computed}}));
  return view;
}

}  // namespace

View decision_view(const Page& page) {
  const assessment::Verdict& verdict = page.assessment().verdict;
  View view;
  view.set("settled", verdict.settled).set("headline", page.locale().text(verdict.headline));
  Views outcomes;
  for (const auto& outcome : verdict.outcomes) outcomes.push_back(outcome_view(page, outcome));
  view.set_list("outcomes", std::move(outcomes));
  view.set_list("blocking", blocking_views(page));
  view.set_list("reasons", reason_views(page));
  view.set_list("actions", action_views(page));
  Views amounts;
  for (const auto& one : page.assessment().materiality) amounts.push_back(materiality_view(page, one));
  view.set_list("materiality", std::move(amounts));
  Views figures;
  for (const auto& figure : page.assessment().key_figures) {
    View one = fact_view(page, figure.fact);
    one.set("figure_label", page.locale().text(figure.label));
    figures.push_back(std::move(one));
  }
  view.set_list("key_figures", std::move(figures));
  return view;
}

}  // namespace reprise::report
