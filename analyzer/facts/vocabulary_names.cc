#include <algorithm>

#include "facts/facts.h"
#include "facts/layout.h"

namespace reprise::facts {
namespace {

std::vector<std::string> split(std::string_view path) {
  std::vector<std::string> parts(1);
  for (const char character : path) {
    if (character == '.') {
      parts.emplace_back();
    } else {
      parts.back() += character;
    }
  }
  return parts;
}

void add_below(feel::Names& names, std::vector<std::string> path, std::string_view key) {
  path.emplace_back(key);
  names.add(path);
}

/// What rules see of a word; see to_value in unwrapping.cc.
feel::Kind kind_of(dossier::ValueKind kind) {
  switch (kind) {
    case dossier::ValueKind::number:
    case dossier::ValueKind::count:
    case dossier::ValueKind::amount:
    case dossier::ValueKind::share: return feel::Kind::number;
    case dossier::ValueKind::text:
    case dossier::ValueKind::enumeration: return feel::Kind::string;
    case dossier::ValueKind::flag: return feel::Kind::boolean;
    case dossier::ValueKind::date: return feel::Kind::date;
    case dossier::ValueKind::text_list: break;
  }
  return feel::Kind::list;
}

std::vector<std::string> choices_of(std::string_view choices) {
  std::vector<std::string> words;
  while (!choices.empty()) {
    const std::size_t bar = std::min(choices.find('|'), choices.size());
    words.emplace_back(choices.substr(0, bar));
    choices.remove_prefix(std::min(bar + 1, choices.size()));
  }
  return words;
}

void add_word(feel::Names& names, std::vector<std::string> path, const dossier::Word& word) {
  path.emplace_back(word.key);
  if (word.kind == dossier::ValueKind::text_list) {
    names.add_list(path);
  } else {
    names.add_kind(path, kind_of(word.kind), choices_of(word.choices));
  }
}

void add_section(feel::Names& names, const SectionLayout& section) {
  const std::vector<std::string> path = split(section.path);
  if (section.is_list()) {
    names.add_list(path);
    add_below(names, path, section.identity);
  }
  for (const dossier::Word& word : dossier::words_of(section.words)) add_word(names, path, word);
}

}  // namespace

feel::Names vocabulary_names() {
  feel::Names names;
  names.set_strict(true);
  names.add_kind({"as_of"}, feel::Kind::date);
  for (const SectionLayout& section : dossier_layout()) add_section(names, section);
  for (const SectionLayout& section : group_layout()) add_section(names, section);
  const std::vector<std::string> overlaps = split(kTakeoverServices);
  names.add_list(overlaps);
  add_below(names, overlaps, "id");
  for (const OverlapWord& word : overlap_words()) add_below(names, overlaps, word.key);
  return names;
}

}  // namespace reprise::facts
