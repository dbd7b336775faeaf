#include "report/parts.h"

#include <algorithm>
#include <array>
#include <set>

namespace reprise::report {
namespace {

constexpr std::size_t kNamedOnPaper = 3;

using assessment::FactState;
using assessment::FactUse;
using assessment::FamilyScore;
using assessment::Finding;
using assessment::OutcomeKind;
using scalar::Decimal;

constexpr std::array<std::string_view, 4> kMarks = {"low", "watch", "high", "critical"};

/// Packs may name their bands otherwise: the mark then goes by the band's place between lowest and highest.
std::string mark_of(const FamilyScore& family, const std::string& band) {
  if (std::find(kMarks.begin(), kMarks.end(), band) != kMarks.end()) return band;
  for (std::size_t place = 0; place < family.bands.size(); ++place) {
    if (family.bands[place].id == band) return std::string(kMarks[place * kMarks.size() / family.bands.size()]);
  }
  return "unknown";
}

View alternative_view(const Page& page, const FactUse& fact, const assessment::AlternativeValue& one) {
  const Locale& locale = page.locale();
  View view;
  view.set("alternative_value", alternative_words(page, fact, one));
  view.set_text("alternative_period", one.period.empty() ? "" : locale.period(one.period));
  view.set_text("alternative_basis", one.basis.empty() ? "" : locale.word_of("basis", one.basis));
  view.set_text("alternative_note", locale.text(one.note));
  view.set_text("alternative_location", location_words(one.location));
  view.set("contradicts", one.contradicts);
  view.set_list("alternative_sources", source_links(page, one.sources, one.location.file));
  return view;
}

std::string joined(const Page& page, const std::vector<std::string>& paths) {
  std::string out;
  for (const std::string& label : grouped_labels(page, paths)) out += (out.empty() ? "" : ", ") + label;
  return out;
}

bool gives_some(const assessment::DocumentRequest& document, const std::vector<std::string>& paths) {
  return std::any_of(paths.begin(), paths.end(), [&](const std::string& path) {
    return std::find(document.gives.begin(), document.gives.end(), path) != document.gives.end();
  });
}

/// "Places open (north)" of services[north].open is its name and its place; every other label is a name alone.
std::pair<std::string, std::string> name_and_place(const std::string& label, const std::string& path) {
  const std::size_t open = label.rfind(" (");
  if (open == std::string::npos || label.back() != ')') return {label, ""};
  const std::string place = label.substr(open + 2, label.size() - open - 3);
  if (path.find("[" + place + "]") == std::string::npos) return {label, ""};
  return {label.substr(0, open), place};
}

}  // namespace

Level level_of_band(const Page& page, const std::string& family_id, const std::string& band) {
  const FamilyScore* family = page.family(family_id);
  if (family == nullptr) return {"unknown", inert(band)};
  for (const assessment::Band& one : family->bands) {
    if (one.id == band) return {mark_of(*family, band), page.locale().text(one.title)};
  }
  return {mark_of(*family, band), inert(band)};
}

std::vector<Level> levels_of(const Page& page, const FamilyScore& family) {
  if (!family.applicable) return {{"none", page.locale().word("level_none")}};
  if (family.level_low.empty() && family.level_high.empty()) return {};
  if (family.level_low == family.level_high) return {level_of_band(page, family.family, family.level_low)};
  return {level_of_band(page, family.family, family.level_low), level_of_band(page, family.family, family.level_high)};
}

Level level_of_gate(const Page& page, assessment::GateState state) {
  using assessment::GateState;
  const char* mark = state == GateState::fired ? "critical" : (state == GateState::possible ? "unknown" : "low");
  return {mark, page.locale().text(words(state))};
}

namespace {

/// Of a rule that is nothing but a gate, the gate's state; of a comparison, that it is known.
Level level_outside_scores(const Page& page, const Finding& finding) {
  const auto& gates = page.assessment().gates;
  const auto gate = std::ranges::find(gates, finding.rule, &assessment::Gate::rule);
  return gate != gates.end() ? level_of_gate(page, gate->state) : Level{"none", page.locale().text(words(finding.outcome))};
}

}  // namespace

std::vector<Level> levels_of(const Page& page, const Finding& finding) {
  switch (finding.outcome) {
    case OutcomeKind::unknown:
    case OutcomeKind::error: return {{"unknown", page.locale().text(words(finding.outcome))}};
    case OutcomeKind::not_applicable: return {{"none", page.locale().text(words(finding.outcome))}};
    case OutcomeKind::known:
    case OutcomeKind::uncertain: break;
  }
  if (!rates_risk(page, finding)) return {level_outside_scores(page, finding)};
  if (!finding.band.empty()) return {level_of_band(page, finding.family, finding.band)};
  const FamilyScore* family = page.family(finding.family);
  const assessment::Band* low = family == nullptr ? nullptr : band_of(*family, finding.risk.low);
  const assessment::Band* high = family == nullptr ? nullptr : band_of(*family, finding.risk.high);
  if (low == nullptr || high == nullptr) return {{"unknown", page.locale().text(words(finding.outcome))}};
  if (low == high) return {level_of_band(page, finding.family, low->id)};
  return {level_of_band(page, finding.family, low->id), level_of_band(page, finding.family, high->id)};
}

Views level_views(const std::vector<Level>& levels) {
  Views views;
  for (const Level& level : levels) {
    View view;
    view.set("mark", level.mark).set("level_words", level.words).set("then", !views.empty());
    views.push_back(std::move(view));
  }
  return views;
}

std::string value_words(const Page& page, const FactUse& fact, Locale::Precision precision) {
  const Locale& locale = page.locale();
  if (fact.state == FactState::unknown || fact.state == FactState::not_applicable) return locale.text(words(fact.state));
  const std::string range = locale.range(fact.low, fact.high, fact.unit, precision);
  if (fact.state == FactState::uncertain && !range.empty()) return range;
  return fact.value.empty() ? locale.text(words(fact.state)) : locale.value(fact.value, fact.unit, precision, fact.path);
}

std::string value_words(const Page& page, const Finding& finding, Locale::Precision precision) {
  const std::string range = page.locale().range(finding.value_low, finding.value_high, finding.unit, precision);
  if (!range.empty()) return range;
  return finding.value.empty() ? "" : page.locale().value(finding.value, finding.unit, precision);
}

std::string location_words(const assessment::Location& location) {
  if (location.file.empty()) return {};
  return inert(location.file) + (location.line == 0 ? "" : ":" + std::to_string(location.line));
}

std::string alternative_words(const Page& page, const FactUse& fact, const assessment::AlternativeValue& one) {
  const std::string range = page.locale().range(one.low, one.high, fact.unit, Locale::Precision::exact);
  return range.empty() ? page.locale().value(one.value, fact.unit, Locale::Precision::exact, fact.path) : range;
}

Views source_links(const Page& page, const std::vector<std::string>& ids, const std::string& file) {
  Views links;
  for (const std::string& id : ids) {
    View link;
    link.set("source_id", inert(id)).set_text("source_anchor", page.anchor_of_source(id, file));
    links.push_back(std::move(link));
  }
  return links;
}

Views source_links(const Page& page, const std::vector<FactUse>& facts) {
  std::set<std::pair<std::string, std::string>> sources;  // by id, then by where the page has it
  for (const FactUse& fact : facts) {
    for (const std::string& id : fact.sources) sources.emplace(id, page.anchor_of_source(id, fact.location.file));
  }
  Views links;
  for (const auto& [id, anchor] : sources) links.emplace_back(View().set("source_id", inert(id)).set_text("source_anchor", anchor));
  return links;
}

View fact_view(const Page& page, const FactUse& fact) {
  const Locale& locale = page.locale();
  View view;
  view.set("fact_label", fact.label.empty() ? inert(fact.path) : locale.text(fact.label));
  view.set("fact_path", inert(fact.path));
  view.set("fact_value", value_words(page, fact, Locale::Precision::exact));
  view.set("fact_is_unknown", fact.state == FactState::unknown);
  view.set("fact_is_uncertain", fact.state == FactState::uncertain);
  view.set_text("fact_period", fact.period.empty() ? "" : locale.period(fact.period));
  view.set_text("fact_basis", fact.basis.empty() ? "" : locale.word_of("basis", fact.basis));
  view.set_text("fact_quality", fact.quality.empty() ? "" : locale.word_of("quality", fact.quality));
  view.set_text("fact_note", locale.text(fact.note));
  view.set_text("fact_location", location_words(fact.location));
  view.set_list("fact_sources", source_links(page, fact.sources, fact.location.file));
  view.set_text("fact_page", fact.page ? locale.word("page_of_source", {{"page", std::to_string(*fact.page)}}) : "");
  const bool computed = fact.computed && !fact.from.empty();
  view.set_text("fact_computed", computed ? locale.word("computed_from", {{"facts", joined(page, fact.from)}})
                                          : (fact.computed ? locale.word("computed") : ""));
  const bool counted_on_paper = computed && fact.from.size() > kNamedOnPaper;
  view.set_text("fact_computed_count", counted_on_paper ? locale.counted("count_computed_from", scalar::Decimal(static_cast<std::int64_t>(fact.from.size()))) : "");
  const bool silent = fact.sources.empty() && !fact.computed && (fact.state == FactState::known || fact.state == FactState::uncertain);
  view.set("fact_without_source", silent);
  Views documents;
  if (fact.state == FactState::unknown) {
    for (const std::string& title : documents_giving(page, fact.path)) documents.emplace_back(View().set("document_title", title));
  }
  view.set_list("fact_documents", std::move(documents));
  Views alternatives;
  for (const auto& one : fact.alternatives) alternatives.push_back(alternative_view(page, fact, one));
  view.set_list("fact_alternatives", std::move(alternatives));
  return view;
}

Views fact_views(const Page& page, const std::vector<FactUse>& facts) {
  Views views;
  for (const FactUse& fact : facts) views.push_back(fact_view(page, fact));
  return views;
}

void set_facts(const Page& page, View& view, const std::vector<FactUse>& facts) {
  constexpr std::size_t kOnPaper = 8;
  const std::size_t shown = facts.size() > kOnPaper + 1 ? kOnPaper : facts.size();
  Views views = fact_views(page, facts);
  for (std::size_t place = 0; place < views.size(); ++place) views[place].set("folded", place >= shown);
  view.set_list("facts", std::move(views));
  const auto rest = static_cast<std::int64_t>(facts.size() - shown);
  view.set_text("facts_rest", rest == 0 ? "" : page.locale().counted("count_more_facts", Decimal(rest)));
  view.set_list("rest_sources", source_links(page, std::vector<FactUse>(facts.end() - rest, facts.end())));
}

std::vector<std::string> documents_giving(const Page& page, const std::string& path) {
  std::vector<std::string> titles;
  for (const assessment::DocumentRequest& document : page.assessment().documents) {
    if (std::find(document.gives.begin(), document.gives.end(), path) != document.gives.end()) titles.push_back(page.locale().text(document.title));
  }
  return titles;
}

std::vector<const assessment::DocumentRequest*> documents_giving_some(const Page& page, const std::vector<std::string>& paths) {
  std::vector<const assessment::DocumentRequest*> found;
  for (const assessment::DocumentRequest& document : page.assessment().documents) {
    if (gives_some(document, paths)) found.push_back(&document);
  }
  return found;
}

std::vector<std::string> grouped_labels(const Page& page, const std::vector<std::string>& paths, std::size_t most) {
  std::vector<std::pair<std::string, std::vector<std::string>>> groups;  // a name, then its places
  for (const std::string& path : paths) {
    const std::string label = page.label_of(path);
    const auto [name, place] = name_and_place(label, path);
    auto group = std::find_if(groups.begin(), groups.end(), [&name = name](const auto& one) { return one.first == name; });
    if (group == groups.end()) group = groups.insert(groups.end(), {name, {}});
    if (!place.empty()) group->second.push_back(place);
  }
  std::vector<std::string> labels;
  for (const auto& [name, places] : groups) {
    const std::size_t named = places.size() > most + 1 ? most : places.size();
    std::string list;
    for (std::size_t place = 0; place < named; ++place) list += (list.empty() ? "" : ", ") + places[place];
    if (named < places.size()) list += " " + page.locale().counted("count_more", Decimal(static_cast<std::int64_t>(places.size() - named)));
    labels.push_back(list.empty() ? name : name + " (" + list + ")");
  }
  return labels;
}

Views item_views(std::string_view name, const std::vector<std::string>& texts) {
  Views views;
  for (const std::string& text : texts) views.emplace_back(View().set(name, text));
  return views;
}

Contribution contribution_of(const Finding& finding) { return {finding.weight * finding.risk.low, finding.weight * finding.risk.high}; }

Obstacle obstacle_of(const Page& page, const Finding& finding) {
  const Locale& locale = page.locale();
  if (finding.problem.empty()) return {};
  const std::string words = locale.text(finding.problem);
  if (finding.outcome == OutcomeKind::error) return {locale.word("problem"), words};
  // With facts missing too, or some values judged, the problem is that of the other cases only.
  const bool in_every_case = finding.outcome == OutcomeKind::unknown && finding.missing.empty();
  return {in_every_case ? locale.word("yardstick_missing") : locale.word("problem_of_some"), words};
}

void set_obstacle(const Page& page, View& view, const Finding& finding) {
  const Obstacle obstacle = obstacle_of(page, finding);
  view.set_text("problem", obstacle.words).set_text("problem_name", obstacle.name);
  view.set("is_fault", finding.outcome == OutcomeKind::error);
}

bool rates_risk(const Page& page, const Finding& finding) {
  const FamilyScore* family = page.family(finding.family);
  return family == nullptr || family->scored;
}

bool is_comparison(const Page& page, const Finding& finding) { return !rates_risk(page, finding) && !finding.scale.empty(); }

Standing standing_of(const Page& page, const Finding& finding) {
  if (finding.outcome == OutcomeKind::not_applicable) return Standing::not_concerned;
  if (finding.outcome == OutcomeKind::unknown || finding.outcome == OutcomeKind::error) return Standing::open;
  const FamilyScore* family = page.family(finding.family);
  if (is_comparison(page, finding)) return Standing::fine;
  const assessment::Band* worst = family == nullptr ? nullptr : band_of(*family, finding.risk.high);
  const bool lowest_band = worst != nullptr && worst == &family->bands.front();
  return lowest_band || (worst == nullptr && finding.risk.high.is_zero()) ? Standing::fine : Standing::failed;
}

std::vector<const Finding*> heaviest(const Page& page, std::size_t limit) {
  std::vector<const Finding*> found;
  for (const Finding& finding : page.assessment().findings) {
    const FamilyScore* family = page.family(finding.family);
    const bool scored = family == nullptr || family->scored;
    if (scored && standing_of(page, finding) == Standing::failed && !finding.sentence.empty()) found.push_back(&finding);
  }
  std::stable_sort(found.begin(), found.end(), [](const Finding* left, const Finding* right) {
    return contribution_of(*left).low > contribution_of(*right).low;
  });
  if (found.size() > limit) found.resize(limit);
  return found;
}

std::vector<const Finding*> in_reading_order(const Page& page, const std::string& family) {
  std::vector<const Finding*> found;
  for (const Finding& finding : page.assessment().findings) {
    if (finding.family == family) found.push_back(&finding);
  }
  std::stable_sort(found.begin(), found.end(), [&](const Finding* left, const Finding* right) { return standing_of(page, *left) < standing_of(page, *right); });
  return found;
}

}  // namespace reprise::report
