#include "dossier/dossier.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>

namespace reprise::dossier {
namespace {

/// Asking for a word outside the vocabulary is a mistake in the program, never in a file.
[[noreturn]] void no_such_word(std::string_view where, std::string_view name) {
  std::fprintf(stderr, "%.*s has no %.*s\n", static_cast<int>(where.size()), where.data(), static_cast<int>(name.size()), name.data());
  std::abort();
}

template <typename Map>
const typename Map::mapped_type& must_find(const Map& map, std::string_view where, std::string_view name) {
  const auto found = map.find(name);
  if (found == map.end()) no_such_word(where, name);
  return found->second;
}

}  // namespace

const Fact* Section::find(std::string_view key) const {
  const auto found = std::find_if(facts.begin(), facts.end(), [&](const Fact& fact) {
    const std::string_view own = fact.path;
    return own.size() > key.size() && own.ends_with(key) && own[own.size() - key.size() - 1] == '.';
  });
  return found == facts.end() ? nullptr : &*found;
}

const Fact& Section::at(std::string_view key) const {
  const Fact* fact = find(key);
  if (fact == nullptr) no_such_word(path, key);
  return *fact;
}

const Entry* EntryList::find(std::string_view identity) const {
  const auto found = std::find_if(entries.begin(), entries.end(), [&](const Entry& entry) { return entry.identity == identity; });
  return found == entries.end() ? nullptr : &*found;
}

const Section& Dossier::section(std::string_view name) const { return must_find(sections, "a dossier", name); }
const EntryList& Dossier::list(std::string_view name) const { return must_find(lists, "a dossier", name); }
const Section& Group::section(std::string_view key) const { return must_find(sections, "a group", key); }
const EntryList& Group::list(std::string_view key) const { return must_find(lists, "a group", key); }

std::string schema_of(const document::Document& document) {
  const document::Node root = document.root();
  if (!root.is_mapping()) return {};
  const auto schema = root.find("schema");
  return schema && schema->is_scalar() ? std::string(schema->text()) : std::string();
}

}  // namespace reprise::dossier
