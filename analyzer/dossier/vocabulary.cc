#include "dossier/vocabulary.h"

#include <algorithm>
#include <unordered_map>

namespace reprise::dossier {
namespace {

constexpr std::string_view kForecasts = "forecasts[]";
constexpr std::string_view kAccounts = "accounts[]";

/// A canonical path taken apart: "accounts[2011].cash" → section "accounts[]", identity "2011", key "cash".
struct PathParts {
  std::string section;
  std::string identity;
  std::string key;
};

PathParts take_apart(std::string_view path) {
  PathParts parts;
  const std::size_t open = path.find('[');
  const std::size_t close = path.find(']', open == std::string_view::npos ? path.size() : open);
  if (open == std::string_view::npos || close == std::string_view::npos) {
    const std::size_t dot = path.rfind('.');
    parts.section = dot == std::string_view::npos ? "" : path.substr(0, dot);
    parts.key = dot == std::string_view::npos ? path : path.substr(dot + 1);
    return parts;
  }
  parts.section = std::string(path.substr(0, open)) + "[]";
  parts.identity = path.substr(open + 1, close - open - 1);
  if (close + 1 < path.size() && path[close + 1] == '.') parts.key = path.substr(close + 2);
  return parts;
}

const Word* find_in_section(std::string_view section, std::string_view key) {
  const std::span<const Word> words = words_of(section);
  const auto found = std::find_if(words.begin(), words.end(), [&](const Word& word) { return word.key == key; });
  return found == words.end() ? nullptr : &*found;
}

const ListSection* find_list(std::string_view section) {
  for (const std::span<const ListSection> lists : {dossier_lists(), group_lists()}) {
    const auto found = std::find_if(lists.begin(), lists.end(), [&](const ListSection& list) { return list.section == section; });
    if (found != lists.end()) return &*found;
  }
  return nullptr;
}

/// Adds which entry is meant: a year reads as part of the name, an id as a remark.
base::Text with_identity(base::Text label, const ListSection& list, const std::string& identity) {
  if (identity.empty()) return label;
  const bool is_year = list.identity == "year";
  const std::string suffix = is_year ? " " + identity : " (" + identity + ")";
  label.fr += suffix;
  label.en += suffix;
  if (list.section == kForecasts) {
    label.fr += " (prévision)";
    label.en += " (forecast)";
  }
  return label;
}

}  // namespace

std::span<const Word> words_of(std::string_view section) {
  // A section's words follow each other. Asked for once a fact and once a label: not searched for each time.
  static const auto kSections = [] {
    std::unordered_map<std::string_view, std::span<const Word>> sections;
    for (const std::span<const Word> table : {dossier_words(), group_words()}) {
      for (auto first = table.begin(); first != table.end();) {
        const auto last = std::find_if_not(first, table.end(), [&](const Word& word) { return word.section == first->section; });
        sections.emplace(first->section, std::span<const Word>(first, last));
        first = last;
      }
    }
    return sections;
  }();
  const auto found = kSections.find(section == kForecasts ? kAccounts : section);
  return found == kSections.end() ? std::span<const Word>() : found->second;
}

const Word* find_word(std::string_view canonical_path) {
  const PathParts parts = take_apart(canonical_path);
  return find_in_section(parts.section, parts.key);
}

base::Text label_of(std::string_view canonical_path) {
  const PathParts parts = take_apart(canonical_path);
  const std::string list_section = parts.identity.empty() ? std::string(canonical_path) + "[]" : parts.section;
  const ListSection* list = find_list(list_section);
  if (const Word* word = find_in_section(parts.section, parts.key)) {
    base::Text label{std::string(word->fr), std::string(word->en)};
    return list == nullptr ? label : with_identity(std::move(label), *list, parts.identity);
  }
  if (list != nullptr && parts.identity.empty()) return {std::string(list->fr), std::string(list->en)};
  if (list != nullptr && parts.key.empty()) return with_identity({std::string(list->fr), std::string(list->en)}, *list, parts.identity);
  return base::Text::same(canonical_path);
}

}  // namespace reprise::dossier
