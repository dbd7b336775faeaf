#include "engine/overview.h"

#include <algorithm>
#include <array>
#include <set>
#include <utility>

#include "engine/trace_facts.h"

namespace reprise::engine {

using assessment::Contradiction;
using assessment::FactUse;
using base::Text;

std::vector<Contradiction> contradictions(const facts::Facts& facts) {
  std::vector<Contradiction> found;
  for (const facts::MarkedFact& marked : facts.all()) {
    if (marked.fact == nullptr || marked.fact->contradictions().empty()) continue;
    Contradiction contradiction{marked.path, label_of_path(marked.path), {}};
    FactUse written_first = fact_use(*marked.fact);
    for (const dossier::Alternative* other : marked.fact->contradictions()) {
      FactUse use = written_first;
      use.value = dossier::to_string(other->value);
      use.period = other->evidence.period.empty() ? use.period : other->evidence.period;
      use.basis = other->evidence.basis.empty() ? use.basis : other->evidence.basis;
      use.quality = other->evidence.quality;
      use.sources = other->evidence.sources;
      use.page = other->evidence.page;
      use.note = dossier::remark_of(other->evidence);
      use.alternatives.clear();
      use.location = location_of(other->place);
      contradiction.values.push_back(std::move(use));
    }
    written_first.alternatives.clear();
    contradiction.values.insert(contradiction.values.begin(), std::move(written_first));
    found.push_back(std::move(contradiction));
  }
  return found;
}

std::vector<FactUse> unknown_facts(const facts::Facts& facts, const std::vector<std::string>& missing) {
  std::set<feel::Mark> unknown;
  std::vector<FactUse> uses;
  for (const std::string& path : missing) {
    if (const auto mark = facts.find(path)) unknown.insert(*mark);
  }
  feel::Mark mark = 0;
  for (const facts::MarkedFact& marked : facts.all()) {
    if (marked.fact != nullptr && marked.fact->declared && marked.fact->state == dossier::FactState::unknown) unknown.insert(mark);
    ++mark;
  }
  for (const feel::Mark one : unknown) {
    uses.push_back(fact_use(facts, one));
    uses.back().state = assessment::FactState::unknown;
  }
  return uses;
}

std::vector<FactUse> left_out_facts(const facts::Facts& facts) {
  std::vector<FactUse> uses;
  for (const facts::MarkedFact& marked : facts.all()) {
    if (marked.fact != nullptr && marked.fact->left_out) uses.push_back(fact_use(*marked.fact));
  }
  return uses;
}

std::vector<assessment::TimelineEntry> timeline(const dossier::Dossier& dossier) {
  std::vector<assessment::TimelineEntry> entries;
  for (const dossier::TimelineRecord& record : dossier.timeline) {
    entries.push_back({record.date, record.approximate, record.event, record.sources, location_of(record.place)});
  }
  return entries;
}

std::vector<assessment::SourceReference> sources(const dossier::Dossier& dossier, const dossier::Group& group) {
  std::vector<assessment::SourceReference> references;
  for (const auto* records : {&dossier.sources, &group.sources}) {
    for (const auto& [id, record] : *records) {
      assessment::SourceReference reference{record.id, record.title, record.publisher, record.url, record.date, record.seen, location_of(record.place)};
      const auto same = std::ranges::find_if(references, [&](const assessment::SourceReference& known) { return known.id == record.id && known.title == record.title; });
      if (same == references.end()) references.push_back(std::move(reference));
    }
  }
  return references;
}

std::vector<assessment::SourceReference> rule_sources(const rulepack::RuleBook& rules) {
  std::vector<assessment::SourceReference> references;
  for (const auto& [id, source] : rules.sources) {
    assessment::SourceReference reference;
    reference.id = source.id;
    reference.title = source.year.empty() ? source.title : source.title + " (" + source.year + ")";
    reference.publisher = source.publisher;
    reference.url = source.url;
    reference.seen = source.seen;
    reference.location = location_of(source.place);
    references.push_back(std::move(reference));
  }
  return references;
}

Text route_words(std::string_view route) {
  constexpr std::array<std::array<std::string_view, 3>, 7> kRoutes = {{
      {"affiliation", "rejoint", "joins"},
      {"merger", "fusionne avec", "merges with"},
      {"partial_contribution", "apporte une activité à", "contributes an activity to"},
      {"mandate", "confie sa gestion à", "places its management with"},
      {"court_sale", "est cédée par le tribunal à", "is sold by the court to"},
      {"grouping", "coopère avec", "co-operates with"},
      {"devolution", "transmet son patrimoine à", "passes its assets to"},
  }};
  for (const auto& [id, fr, en] : kRoutes) {
    if (id == route) return {std::string(fr), std::string(en)};
  }
  return {"envisage de rejoindre", "considers joining"};
}

}  // namespace reprise::engine
