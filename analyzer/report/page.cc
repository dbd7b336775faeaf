#include "report/page.h"

#include <algorithm>

#include "report/parts.h"

namespace reprise::report {
namespace {

using assessment::SourceReference;

std::string shortened(const std::string& digest) { return inert(digest.substr(0, 16)); }

View source_view(const Page& page, const SourceReference& source) {
  const Locale& locale = page.locale();
  View view;
  view.set("source_id", inert(source.id)).set("source_anchor", page.anchor_of_source(source.id, source.location.file));
  view.set("source_title", source.title.empty() ? inert(source.id) : inert(source.title));
  view.set_text("source_publisher", inert(source.publisher));
  const bool linkable = source.url.starts_with("https://") || source.url.starts_with("http://");
  view.set_text("source_url", linkable ? inert(source.url) : "");
  view.set_text("source_url_text", linkable ? "" : inert(source.url));
  view.set_text("source_date", source.date ? locale.date(*source.date) : "");
  view.set("source_seen", source.seen.empty() ? locale.word("seen_not_said") : locale.word_of("seen", source.seen));
  view.set("source_to_verify", source.seen == "memory");
  view.set_text("source_location", location_words(source.location));
  return view;
}

Views source_views(const Page& page, const std::vector<SourceReference>& sources) {
  Views views;
  for (const SourceReference& source : sources) views.push_back(source_view(page, source));
  return views;
}

View input_view(const std::string& name, const std::string& file, const std::string& digest) {
  View view;
  view.set("input_name", name).set("input_file", inert(file)).set_text("input_digest", shortened(digest));
  return view;
}

}  // namespace

Page::Page(const assessment::Assessment& assessment, const Locale& locale, const RuleReferences* rules) : assessment_(assessment), locale_(locale), rules_(rules) {
  if (rules != nullptr) {
    for (const assessment::RulePage& page : rules->pages) rule_pages_.emplace(page.id, &page);
  }
  for (const auto& finding : assessment.findings) remember(finding.facts);
  for (const auto& gate : assessment.gates) remember(gate.facts);
  for (const auto& figure : assessment.key_figures) remember({figure.fact});
  for (const auto& amount : assessment.materiality) remember({amount.amount, amount.group_amount});
  remember(assessment.declared_unknown);
  if (assessment.pro_forma) {
    remember(assessment.pro_forma->facts);
    for (const auto& one : assessment.pro_forma->labels) labels_.emplace(one.path, locale.text(one.label));
  }
  if (assessment.territories) {
    for (const auto& one : assessment.territories->labels) labels_.emplace(one.path, locale.text(one.label));
  }
  for (const auto& stress : assessment.stress) {
    for (const auto& change : stress.changes) labels_.emplace(change.id, locale.text(change.title));
  }
  for (const auto& family : assessment.families) {
    for (const auto& share : family.ignorance) {
      if (!share.label.empty()) labels_.emplace(share.path, locale.text(share.label));
    }
  }
  std::size_t number = 0;
  for (const auto* list : {&assessment.sources, &assessment.rule_sources}) {
    for (const SourceReference& source : *list) {
      const std::string anchor = "source-" + std::to_string(++number);
      anchors_.emplace(std::pair(source.location.file, source.id), anchor);
      anchors_.emplace(std::pair(std::string(), source.id), anchor);
    }
  }
}

void Page::remember(const std::vector<assessment::FactUse>& facts) {
  for (const auto& fact : facts) {
    if (!fact.label.empty()) labels_.emplace(fact.path, locale_.text(fact.label));
  }
}

std::string Page::rule_link(const std::string& rule) const {
  if (rules_ == nullptr || rules_->base.empty()) return {};
  return inert(rules_->base) + (rules_->base.ends_with('/') ? "" : "/") + inert(rule) + ".html";
}

const assessment::RulePage* Page::rule_page(const std::string& rule) const {
  const auto found = rule_pages_.find(rule);
  return found == rule_pages_.end() ? nullptr : found->second;
}

const assessment::FamilyScore* Page::family(const std::string& id) const {
  const auto found = std::find_if(assessment_.families.begin(), assessment_.families.end(), [&](const auto& one) { return one.family == id; });
  return found == assessment_.families.end() ? nullptr : &*found;
}

std::string Page::label_of(const std::string& path) const {
  const auto found = labels_.find(path);
  return found == labels_.end() ? inert(path) : found->second;
}

std::string Page::title_of_family(const std::string& id) const {
  const assessment::FamilyScore* found = family(id);
  return found == nullptr || found->title.empty() ? inert(id) : locale_.text(found->title);
}

std::string Page::anchor_of_source(const std::string& id, const std::string& file) const {
  auto found = anchors_.find(std::pair(file, id));
  if (found == anchors_.end()) found = anchors_.find(std::pair(std::string(), id));
  return found == anchors_.end() ? "" : found->second;
}

View header_view(const Page& page) {
  const assessment::Assessment& made = page.assessment();
  View view;
  view.set("association", inert(made.association_name)).set("group", inert(made.group_name));
  view.set("route", made.route_words.empty() ? page.locale().word("route_unknown") : page.locale().text(made.route_words));
  view.set("as_of", page.locale().date(made.as_of));
  view.set("fictional", made.fictional);
  view.set("provisional", std::any_of(made.families.begin(), made.families.end(), [](const auto& one) { return one.scored && one.provisional; }));
  return view;
}

Views timeline_views(const Page& page) {
  Views views;
  for (const auto& entry : page.assessment().timeline) {
    View view;
    view.set("entry_date", page.locale().period(entry.date)).set("entry_approximate", entry.approximate);
    view.set("entry_words", page.locale().text(entry.event));
    view.set_list("entry_sources", source_links(page, entry.sources, entry.location.file));
    view.set_text("entry_location", location_words(entry.location));
    views.push_back(std::move(view));
  }
  return views;
}

View sources_view(const Page& page) {
  View view;
  view.set_list("dossier_sources", source_views(page, page.assessment().sources));
  view.set_list("rule_sources", source_views(page, page.assessment().rule_sources));
  return view;
}

View footer_view(const Page& page) {
  const assessment::Assessment& made = page.assessment();
  const Locale& locale = page.locale();
  View view;
  view.set("tool_version", inert(made.tool_version)).set("command", inert(made.command));
  view.set("rule_count", locale.counted("count_rules", scalar::Decimal(static_cast<std::int64_t>(made.rule_set.rules))));
  Views inputs;
  inputs.push_back(input_view(locale.word("input_dossier"), made.dossier_file, made.dossier_digest));
  inputs.push_back(input_view(locale.word("input_group"), made.group_file, made.group_digest));
  inputs.push_back(input_view(locale.word("input_rules"), made.rule_set.folder, made.rule_set.digest));
  view.set("inputs", std::move(inputs));
  view.set("rules_digest", shortened(made.rule_set.digest));
  return view;
}

}  // namespace reprise::report
