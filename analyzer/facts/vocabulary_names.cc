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

void add_section(feel::Names& names, const SectionLayout& section) {
  const std::vector<std::string> path = split(section.path);
  if (section.is_list()) {
    names.add_list(path);
    add_below(names, path, section.identity);
  }
  for (const dossier::Word& word : dossier::words_of(section.words)) add_below(names, path, word.key);
}

}  // namespace

feel::Names vocabulary_names() {
  feel::Names names;
  names.set_strict(true);
  names.add({"as_of"});
  for (const SectionLayout& section : dossier_layout()) add_section(names, section);
  for (const SectionLayout& section : group_layout()) add_section(names, section);
  const std::vector<std::string> overlaps = split(kTakeoverServices);
  names.add_list(overlaps);
  add_below(names, overlaps, "id");
  for (const OverlapWord& word : overlap_words()) add_below(names, overlaps, word.key);
  return names;
}

}  // namespace reprise::facts
