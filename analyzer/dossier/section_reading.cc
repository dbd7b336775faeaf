#include <algorithm>
#include <map>
#include <string>

#include "document/scalar_reading.h"
#include "dossier/reading.h"

namespace reprise::dossier::reading {
namespace {

using document::Node;

/// The items of `[…]` or `{complete, entries: […]}`; no node: left out or said to be unknown.
std::optional<Node> entries_of(const Located& located, EntryList& list) {
  if (!located.node) return std::nullopt;
  if (located.node->is_sequence()) return located.node;
  const auto entries = member(*located.node, "entries");
  if (!entries || !entries->is_sequence()) return std::nullopt;
  list.complete = flag_of(*located.node, "complete", true);
  return entries;
}

/// The text of the key that names an entry; a year keeps its digits whatever way it is written.
std::string identity_of(Reading& reading, const ListSection& list, const Node& key) {
  if (list.identity != "year") return key.is_scalar() ? std::string(key.text()) : std::string();
  const auto year = document::as_number(key);
  if (!year) return {};
  static constexpr Word kYear{"", "year", ValueKind::count, Unit::none, "", "", ""};
  check_number(reading, kYear, *year, key);
  return year->to_string();
}

Surroundings surroundings_of(const ListSection& list, const Node& entry, const std::string& identity) {
  Surroundings around;
  around.period = list.identity == "year" ? identity : text_of(entry, "period");
  if (list.identity != "year") return around;
  const auto basis = member(entry, "basis");
  if (basis && basis->is_scalar() && !says_unknown(*basis)) around.basis = basis->text();
  if (basis && basis->is_mapping()) around.basis = text_of(*basis, "value");
  return around;
}

bool is_list_of_sites(const ListSection& kind) { return kind.section.ends_with("establishments[]") || kind.section.ends_with("services[]"); }

void read_entry(Reading& reading, const ListSection& kind, const Node& node, EntryList& list, std::map<std::string, std::size_t>& known) {
  const auto key = member(node, kind.identity);
  if (!key) return;  // the schema asks for it
  const std::string identity = identity_of(reading, kind, *key);
  if (identity.empty()) return;
  const auto [first, is_new] = known.emplace(identity, list.entries.size());
  if (!is_new) {
    report_duplicate(reading, identity, key->place(), list.entries[first->second].section.place);
    return;
  }
  const SectionName name{kind.section, list.path + "[" + identity + "]"};
  const Surroundings around = surroundings_of(kind, node, identity);
  list.entries.push_back({identity, read_section(reading, name, node, around, key->place()), {}});
  // Elsewhere `until` is a fact, such as the last day of a grant.
  if (is_list_of_sites(kind)) list.entries.back().life = read_lifetime(reading, node);
  if (kind.identity == "year") add_trial_balance(reading, node, around, list.entries.back().section);
}

bool earlier(const Entry& left, const Entry& right) { return left.identity < right.identity; }

}  // namespace

void report_duplicate(Reading& reading, std::string_view identity, const base::Place& place, const base::Place& first) {
  const bool is_year = identity.find_first_not_of("0123456789") == std::string_view::npos;
  const base::Text hint = is_year ? base::Text{"une entrée par exercice\u202F: ce que dit une autre source va sous alternatives",
                                               "one entry a year: what another source says goes under alternatives"}
                                  : base::Text{"réunissez les deux, ou donnez à celle-ci son propre nom", "merge the two, or give this one a name of its own"};
  reading.report("dossier-duplicate", place, {{"got", identity}, {"line", std::to_string(first.line_column().line)}, {"hint", hint}});
}

Located locate(const Node& root, std::string_view key) {
  Located located{std::nullopt, root.place()};
  for (std::size_t index = 0; root.is_mapping() && index < root.size(); ++index) {
    if (root.key(index).text() != key) continue;
    located.node = root.value(index);
    located.place = root.key(index).place();
  }
  return located;
}

Section read_section(Reading& reading, const SectionName& name, const std::optional<Node>& node, Surroundings around, const base::Place& place) {
  Section section;
  section.path = name.path;
  section.place = place;
  if (node) {
    around.sources = read_source_ids(reading, *node);
    if (around.period.empty()) around.period = text_of(*node, "period");
  }
  for (const Word& word : words_of(name.words)) {
    const auto leaf = node ? member(*node, word.key) : std::nullopt;
    section.facts.push_back(read_fact(reading, word, leaf, around, name.path + "." + std::string(word.key), place));
  }
  return section;
}

EntryList read_list(Reading& reading, const ListSection& kind, const Node& root) {
  EntryList list;
  list.path = kind.section.substr(0, kind.section.size() - 2);
  const std::size_t dot = list.path.rfind('.');
  const Located located = locate(root, dot == std::string::npos ? std::string_view(list.path) : std::string_view(list.path).substr(dot + 1));
  list.place = located.place;
  const auto entries = entries_of(located, list);
  list.given = entries.has_value();
  std::map<std::string, std::size_t> known;
  for (std::size_t index = 0; entries && index < entries->size(); ++index) read_entry(reading, kind, entries->item(index), list, known);
  if (kind.identity == "year") std::stable_sort(list.entries.begin(), list.entries.end(), earlier);
  return list;
}

}  // namespace reprise::dossier::reading
