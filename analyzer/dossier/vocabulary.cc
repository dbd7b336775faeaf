#include "dossier/vocabulary.h"

#include <algorithm>
#include <unordered_map>

namespace reprise::dossier {
namespace {

constexpr std::string_view kForecasts = "forecasts";
constexpr std::string_view kEntries = "[]";

/// A canonical path taken apart: "accounts[2011].cash" → list "accounts", identity "2011", key "cash".
struct PathParts {
  std::string_view section;
  bool is_list = false;
  std::string_view identity;
  std::string_view key;
};

PathParts take_apart(std::string_view path) {
  const std::size_t open = path.find('[');
  const std::size_t close = path.find(']', open == std::string_view::npos ? path.size() : open);
  if (open == std::string_view::npos || close == std::string_view::npos) {
    const std::size_t dot = path.rfind('.');
    if (dot == std::string_view::npos) return {{}, false, {}, path};
    return {path.substr(0, dot), false, {}, path.substr(dot + 1)};
  }
  PathParts parts{path.substr(0, open), true, path.substr(open + 1, close - open - 1), {}};
  if (close + 1 < path.size() && path[close + 1] == '.') parts.key = path.substr(close + 2);
  return parts;
}

/// What goes by one name: a section, a list, or both.
struct Named {
  std::span<const Word> words;
  std::span<const Word> words_of_entries;
  const ListSection* list = nullptr;
};

std::string_view without_brackets(std::string_view section) {
  return section.ends_with(kEntries) ? section.substr(0, section.size() - kEntries.size()) : section;
}

using Index = std::unordered_map<std::string_view, Named>;

Index make_index() {
  Index index;
  for (const std::span<const Word> table : {dossier_words(), group_words()}) {
    for (auto first = table.begin(); first != table.end();) {
      const auto end = std::find_if(first, table.end(), [&](const Word& word) { return word.section != first->section; });
      Named& named = index[without_brackets(first->section)];
      auto& words = first->section.ends_with(kEntries) ? named.words_of_entries : named.words;
      if (words.empty()) words = {first, end};
      first = end;
    }
  }
  for (const std::span<const ListSection> lists : {dossier_lists(), group_lists()}) {
    for (const ListSection& list : lists) index[without_brackets(list.section)].list = &list;
  }
  index[kForecasts].words_of_entries = index["accounts"].words_of_entries;
  return index;
}

const Named& find_named(std::string_view name) {
  static const Index kIndex = make_index();
  static const Named kNone;
  const auto found = kIndex.find(name);
  return found == kIndex.end() ? kNone : found->second;
}

const Word* find_in_section(const PathParts& parts) {
  const Named& named = find_named(parts.section);
  const std::span<const Word> words = parts.is_list ? named.words_of_entries : named.words;
  const auto found = std::find_if(words.begin(), words.end(), [&](const Word& word) { return word.key == parts.key; });
  return found == words.end() ? nullptr : &*found;
}

/// Adds which entry is meant: a year reads as part of the name, an id as a remark.
base::Text with_identity(base::Text label, const ListSection& list, std::string_view identity) {
  if (identity.empty()) return label;
  const bool is_year = list.identity == "year";
  for (std::string* text : {&label.fr, &label.en}) {
    text->append(is_year ? " " : " (").append(identity);
    if (!is_year) *text += ')';
  }
  if (without_brackets(list.section) == kForecasts) {
    label.fr += " (prévision)";
    label.en += " (forecast)";
  }
  return label;
}

}  // namespace

std::span<const Word> words_of(std::string_view section) {
  const Named& named = find_named(without_brackets(section));
  return section.ends_with(kEntries) ? named.words_of_entries : named.words;
}

const Word* find_word(std::string_view canonical_path) { return find_in_section(take_apart(canonical_path)); }

base::Text label_of(std::string_view canonical_path) {
  const PathParts parts = take_apart(canonical_path);
  const ListSection* list = parts.identity.empty() ? find_named(canonical_path).list : find_named(parts.section).list;
  if (const Word* word = find_in_section(parts)) {
    base::Text label{std::string(word->fr), std::string(word->en)};
    return list == nullptr ? label : with_identity(std::move(label), *list, parts.identity);
  }
  if (list != nullptr && parts.identity.empty()) return {std::string(list->fr), std::string(list->en)};
  if (list != nullptr && parts.key.empty()) return with_identity({std::string(list->fr), std::string(list->en)}, *list, parts.identity);
  return base::Text::same(canonical_path);
}

}  // namespace reprise::dossier
