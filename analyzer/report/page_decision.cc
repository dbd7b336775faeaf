#include <algorithm>
#include <iterator>
#include <set>

#include "report/page.h"
#include "report/parts.h"

namespace reprise::report {
namespace {

using assessment::FactState;
using assessment::GateState;
using base::Text;
using scalar::Decimal;

constexpr std::size_t kReasons = 3;
constexpr std::size_t kActions = 3;

/// The headline of a settled verdict says already which outcome it is.
View outcome_view(const Page& page, const assessment::VerdictOutcome& outcome) {
  View view;
  const bool is_headline = outcome.title == page.assessment().verdict.headline;
  view.set_text("outcome_title", is_headline ? std::string() : page.locale().text(outcome.title)).set_text("outcome_sentence", page.locale().text(outcome.sentence));
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

/// "21.1% to 22.1%", one number when both ends read the same, or why there is none.
std::string share_words(const Locale& locale, const assessment::Materiality& one) {
  if (one.share) {
    const std::string low = one.share->low ? locale.percent(*one.share->low, 1) : "";
    const std::string high = one.share->high ? locale.percent(*one.share->high, 1) : "";
    if (low.empty()) return locale.word("range_at_most", {{"high", high}});
    if (high.empty()) return locale.word("range_at_least", {{"low", low}});
    return low == high ? low : locale.word("range_short", {{"low", low}, {"high", high}});
  }
  for (const FactState state : {FactState::unknown, FactState::not_applicable}) {
    if (one.amount.state == state || one.group_amount.state == state) return locale.text(words(state));
  }
  return locale.word("share_unbounded");
}

/// The sources of both amounts; where some contradict each other each source stands with its value.
void set_proof(const Page& page, View& view, const std::vector<assessment::FactUse>& amounts) {
  const bool disputed = std::ranges::any_of(amounts, [&](const auto& amount) { return !claims_of(page, amount).empty(); });
  Views claims;
  for (const auto& amount : amounts) {
    Views said = claim_views(page, amount);
    const bool has_value = amount.state == FactState::known || amount.state == FactState::uncertain;
    if (disputed && said.empty() && has_value) said.push_back(claim_view(page, {every_value(page, amount), {amount}}));
    std::ranges::move(said, std::back_inserter(claims));
  }
  view.set_list("claims", std::move(claims));
  view.set_list("materiality_sources", disputed ? Views() : source_links(page, amounts));
}

View materiality_view(const Page& page, const assessment::Materiality& one) {
  const Locale& locale = page.locale();
  View view;
  view.set("materiality_label", locale.text(one.label));
  view.set("materiality_amount", every_value(page, one.amount));
  view.set("materiality_group", every_value(page, one.group_amount));
  view.set("materiality_share", share_words(locale, one));
  view.set_list("materiality_missing", item_views("missing_label", grouped_labels(page, one.missing)));
  std::string computed;
  for (const auto* fact : {&one.amount, &one.group_amount}) {
    computed += (computed.empty() ? "" : ", ") + (fact->label.empty() ? inert(fact->path) : locale.text(fact->label));
  }
  set_proof(page, view, {one.amount, one.group_amount});
  view.set_text("materiality_computed", one.share ? locale.word("computed_from", {{"facts", computed}}) : "");
  return view;
}

/// A figure of the overview shows every value that sources give; a table of facts has lines of their own for them.
View figure_view(const Page& page, const assessment::KeyFigure& figure) {
  View view = fact_view(page, figure.fact);
  Views claims = claim_views(page, figure.fact);
  if (!claims.empty()) view.set("fact_value", every_value(page, figure.fact)).set_list("fact_sources", {}).set("fact_without_source", false);
  view.set("figure_label", page.locale().text(figure.label)).set_list("claims", std::move(claims));
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
  set_conditions(page, view);
  Views amounts;
  for (const auto& one : page.assessment().materiality) amounts.push_back(materiality_view(page, one));
  view.set_list("materiality", std::move(amounts));
  Views figures;
  for (const auto& figure : page.assessment().key_figures) figures.push_back(figure_view(page, figure));
  view.set_list("key_figures", std::move(figures));
  return view;
}

}  // namespace reprise::report
