#include "facts/layout.h"

#include <algorithm>
#include <array>

namespace reprise::facts {
namespace {

SectionLayout layout_of(std::string_view words, std::span<const dossier::ListSection> lists) {
  SectionLayout layout{words, std::string(words), {}, dossier::words_of(words), {}};
  const auto list = std::find_if(lists.begin(), lists.end(), [&](const dossier::ListSection& one) { return one.section == words; });
  std::vector<std::string> names;
  if (list != lists.end()) {
    layout.path = words.substr(0, words.size() - std::string_view("[]").size());
    layout.identity = list->identity;
    names.emplace_back(list->identity);
  }
  for (const dossier::Word& word : layout.leaves) names.emplace_back(word.key);
  layout.names = feel::Context::Layout(std::move(names));
  return layout;
}

/// Sections in the order of their words; a list that has the words of another (forecasts, those of accounts) follows it.
std::vector<SectionLayout> layouts(std::span<const dossier::Word> words, std::span<const dossier::ListSection> lists) {
  std::vector<SectionLayout> all;
  const auto has = [&](std::string_view section) {
    return std::any_of(all.begin(), all.end(), [&](const SectionLayout& one) { return one.words == section; });
  };
  for (const dossier::Word& word : words) {
    if (!has(word.section)) all.push_back(layout_of(word.section, lists));
  }
  for (std::size_t at = 0; at < lists.size(); ++at) {
    if (has(lists[at].section)) continue;
    auto before = std::find_if(all.begin(), all.end(), [&](const SectionLayout& one) { return at > 0 && one.words == lists[at - 1].section; });
    if (before != all.end()) ++before;
    all.insert(before, layout_of(lists[at].section, lists));
  }
  return all;
}

}  // namespace

const std::vector<SectionLayout>& dossier_layout() {
  static const std::vector<SectionLayout> kLayouts = layouts(dossier::dossier_words(), dossier::dossier_lists());
  return kLayouts;
}

const std::vector<SectionLayout>& group_layout() {
  static const std::vector<SectionLayout> kLayouts = layouts(dossier::group_words(), dossier::group_lists());
  return kLayouts;
}

std::span<const OverlapWord> overlap_words() {
  using takeover::ServiceOverlap;
  static constexpr std::array kWords = {
      OverlapWord{"type"},
      OverlapWord{"capacity", &ServiceOverlap::capacity},
      OverlapWord{"reach_km", &ServiceOverlap::reach_km},
      OverlapWord{"same_type_in_group", &ServiceOverlap::same_type_in_group},
      OverlapWord{"nearest_km", &ServiceOverlap::nearest_km},
      OverlapWord{"within_reach", &ServiceOverlap::within_reach, true},
      OverlapWord{"group_places_within", &ServiceOverlap::group_places_within},
      OverlapWord{"group_vacancies_within", &ServiceOverlap::group_vacancies_within},
      OverlapWord{"publics_overlap", &ServiceOverlap::publics_overlap},
      OverlapWord{"overlap_index", &ServiceOverlap::overlap_index},
      OverlapWord{"completed_within_reach", &ServiceOverlap::completed_within_reach, true},
      OverlapWord{"same_type_within_association", &ServiceOverlap::same_type_within_association},
  };
  return kWords;
}

const feel::Context::Layout& overlap_names() {
  static const feel::Context::Layout kNames = [] {
    std::vector<std::string> names = {"id"};
    for (const OverlapWord& word : overlap_words()) names.emplace_back(word.key);
    return feel::Context::Layout(std::move(names));
  }();
  return kNames;
}

}  // namespace reprise::facts
