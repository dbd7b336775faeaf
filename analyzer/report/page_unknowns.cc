#include <algorithm>

#include "report/page.h"
#include "report/parts.h"

namespace reprise::report {
namespace {

using scalar::Decimal;

View document_view(const Page& page, const assessment::DocumentRequest& document, std::size_t number) {
  const Locale& locale = page.locale();
  View view;
  view.set("document_number", std::to_string(number)).set("document_title", locale.text(document.title));
  view.set_text("document_holder", locale.text(document.holder)).set("document_points", locale.number(document.points, 1));
  view.set("document_blocking", document.blocking);
  view.set_list("gives", item_views("given_label", grouped_labels(page, document.gives)));
  std::string families;
  for (const std::string& id : document.families) families += (families.empty() ? "" : ", ") + page.title_of_family(id);
  view.set("document_families", families);
  return view;
}

/// Shares that paper shows by name; the smaller ones stand there as one line, so that the sum stays the width.
constexpr std::size_t kSharesOnPaper = 8;

View ignorance_view(const Page& page, const assessment::FamilyScore& family) {
  const Locale& locale = page.locale();
  View view;
  view.set("family_title", page.title_of_family(family.family));
  Views shares;
  const bool folded = family.ignorance.size() > kSharesOnPaper + 1;
  Decimal rest;
  for (const auto& share : family.ignorance) {
    View one;
    const bool minor = folded && shares.size() >= kSharesOnPaper;
    if (minor) rest += share.points;
    one.set("minor", minor);
    one.set("share_label", share.label.empty() ? page.label_of(share.path) : locale.text(share.label));
    one.set_text("share_path", inert(share.path)).set("share_points", locale.number(share.points, 1));
    shares.push_back(std::move(one));
  }
  const auto count = static_cast<std::int64_t>(family.ignorance.size() - std::min(family.ignorance.size(), kSharesOnPaper));
  view.set("shares", std::move(shares)).set_text("rest_words", folded ? locale.counted("count_smaller_shares", Decimal(count)) : "");
  view.set("rest_points", locale.number(rest, 1));
  view.set("width", locale.number(family.score ? family.score->high - family.score->low : Decimal(), 1));
  return view;
}

}  // namespace

View unknowns_view(const Page& page) {
  View view;
  Views documents;
  for (const auto& document : page.assessment().documents) documents.push_back(document_view(page, document, documents.size() + 1));
  view.set_list("documents", std::move(documents));
  Views ignorance;
  for (const auto& family : page.assessment().families) {
    if (!family.ignorance.empty()) ignorance.push_back(ignorance_view(page, family));
  }
  view.set_list("ignorance", std::move(ignorance));
  view.set_list("declared_unknown", fact_views(page, page.assessment().declared_unknown));
  std::vector<std::string> unanswered;
  for (const auto& fact : page.assessment().declared_unknown) {
    if (documents_giving_some(page, {fact.path}).empty()) unanswered.push_back(fact.path);
  }
  const auto answered = static_cast<std::int64_t>(page.assessment().declared_unknown.size() - unanswered.size());
  view.set_list("unanswered", item_views("fact_label", grouped_labels(page, unanswered)));
  view.set_text("answered_words", answered == 0 ? "" : page.locale().counted("count_unknown_answered", Decimal(answered)));
  view.set_list("left_out", fact_views(page, page.assessment().left_out));
  return view;
}

Views contradiction_views(const Page& page) {
  Views views;
  for (const auto& one : page.assessment().contradictions) {
    View view;
    view.set("contradiction_label", one.label.empty() ? page.label_of(one.path) : page.locale().text(one.label));
    view.set("contradiction_path", inert(one.path)).set("values", fact_views(page, one.values));
    views.push_back(std::move(view));
  }
  return views;
}

}  // namespace reprise::report
