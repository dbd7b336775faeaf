#include <algorithm>
#include <functional>

#include "dossier/reading.h"

namespace reprise::dossier {
namespace {

using namespace reading;
using document::Node;

using ReadItem = std::function<void(const Node&)>;

void for_each_item(const Node& root, std::string_view key, const ReadItem& read) {
  const auto list = member(root, key);
  if (!list || !list->is_sequence()) return;
  for (std::size_t index = 0; index < list->size(); ++index) {
    if (list->item(index).is_mapping()) read(list->item(index));
  }
}

/// Adds an item that has an id of its own to those already there.
template <typename Item>
void add_named(Reading& reading, std::vector<Item>& items, Item item, const Node& node) {
  const auto key = member(node, "id");
  item.place = key ? key->place() : node.place();
  const auto first = std::find_if(items.begin(), items.end(), [&](const Item& one) { return one.id == item.id; });
  if (first != items.end()) {
    report_duplicate(reading, item.id, item.place, first->place);
    return;
  }
  if (!item.id.empty()) items.push_back(std::move(item));
}

void read_sectors(Reading& reading, const Node& root, Group& group) {
  for_each_item(root, "sectors", [&](const Node& node) {
    Sector sector;
    sector.id = text_of(node, "id");
    if (const auto name = member(node, "name")) sector.name = words_of_both(*name);
    sector.life = read_lifetime(reading, node);
    add_named(reading, group.sectors, std::move(sector), node);
  });
}

/// The sector it is in on the file's day: an id, or a list of them with their times.
std::string sector_of(Reading& reading, const Node& person) {
  const auto sector = member(person, "sector");
  if (!sector || says_unknown(*sector)) return {};
  std::string found = text_of(person, "sector");
  for (std::size_t index = 0; sector->is_sequence() && index < sector->size(); ++index) {
    const Lifetime life = read_lifetime(reading, sector->item(index));
    if (found.empty() && reading.as_of && life.covers(*reading.as_of)) found = text_of(sector->item(index), "id");
  }
  return found;
}

void read_legal_persons(Reading& reading, const Node& root, Group& group) {
  for_each_item(root, "legal_persons", [&](const Node& node) {
    LegalPerson person;
    person.id = text_of(node, "id");
    person.name = text_of(node, "name");
    person.form = text_of(node, "form");
    person.sector = sector_of(reading, node);
    person.life = read_lifetime(reading, node);
    person.merged_into = text_of(node, "merged_into");
    person.outside = flag_of(node, "outside", false);
    const SectionName name{"group.legal_persons[]", "group.legal_persons[" + person.id + "]"};
    const auto key = member(node, "id");
    person.section = read_section(reading, name, node, {}, key ? key->place() : node.place());
    add_named(reading, group.legal_persons, std::move(person), node);
  });
}

RelationKind kind_of(const Node& node) {
  const std::string kind = text_of(node, "kind");
  if (kind == "services") return RelationKind::services;
  return kind == "property" ? RelationKind::property : RelationKind::control;
}

void read_relations(Reading& reading, const Node& root, Group& group) {
  static constexpr Word kShare{"group.relations[]", "share", ValueKind::share, Unit::share, "Part", "Share", ""};
  for_each_item(root, "relations", [&](const Node& node) {
    Relation relation;
    relation.from = text_of(node, "from");
    relation.to = text_of(node, "to");
    relation.kind = kind_of(node);
    const Surroundings around{read_source_ids(reading, node), {}, {}};
    const std::string path = "group.relations[" + relation.from + " > " + relation.to + "].share";
    relation.share = read_fact(reading, kShare, member(node, "share"), around, path, node.place());
    relation.by = text_of(node, "by");
    relation.life = read_lifetime(reading, node);
    relation.place = node.place();
    group.relations.push_back(std::move(relation));
  });
}

template <typename Item>
std::vector<std::string> ids(const std::vector<Item>& items) {
  std::vector<std::string> all;
  for (const Item& item : items) all.push_back(item.id);
  return all;
}

void check_known(Reading& reading, const std::string& named, const std::vector<std::string>& known, std::string_view code, const base::Place& place) {
  if (named.empty() || std::find(known.begin(), known.end(), named) != known.end()) return;
  const base::Text hint = nearest_hint(named, known, {"ajoutez-le ou corrigez le nom", "add it, or correct the name"});
  reading.report(code, place, {{"got", named}, {"hint", hint}});
}

void check_relations(Reading& reading, const Node& root, const std::vector<std::string>& persons) {
  for_each_item(root, "relations", [&](const Node& node) {
    for (const std::string_view end : {"from", "to"}) {
      const auto named = member(node, end);
      if (named && named->is_scalar()) check_known(reading, std::string(named->text()), persons, "dossier-unknown-legal-person", named->place());
    }
    const std::string from = text_of(node, "from");
    if (!from.empty() && from == text_of(node, "to")) reading.report("dossier-self-relation", member(node, "to")->place(), {{"got", from}});
  });
}

void check_legal_persons(Reading& reading, const Node& root, const std::vector<std::string>& sectors, const std::vector<std::string>& persons) {
  for_each_item(root, "legal_persons", [&](const Node& node) {
    const auto check_sector = [&](const Node& named) {
      if (named.is_scalar() && !says_unknown(named)) check_known(reading, std::string(named.text()), sectors, "dossier-unknown-sector", named.place());
    };
    const auto sector = member(node, "sector");
    if (sector) check_sector(*sector);
    for (std::size_t index = 0; sector && sector->is_sequence() && index < sector->size(); ++index) {
      if (const auto id = member(sector->item(index), "id")) check_sector(*id);
    }
    const auto into = member(node, "merged_into");
    if (!into || !into->is_scalar()) return;
    check_known(reading, std::string(into->text()), persons, "dossier-unknown-legal-person", into->place());
    if (into->text() == text_of(node, "id")) reading.report("dossier-self-relation", into->place(), {{"got", into->text()}});
  });
}

void check_transfers(Reading& reading, const Node& root, const std::vector<std::string>& persons) {
  for_each_item(root, "transfers", [&](const Node& node) {
    const auto to = member(node, "to");
    if (to && to->is_scalar()) check_known(reading, std::string(to->text()), persons, "dossier-unknown-legal-person", to->place());
  });
}

void check(Reading& reading, const Node& root, const Group& group) {
  const std::vector<std::string> persons = ids(group.legal_persons);
  const std::vector<std::string> sectors = ids(group.sectors);
  check_relations(reading, root, persons);
  check_legal_persons(reading, root, sectors, persons);
  check_transfers(reading, root, persons);
  check_references(reading, group.list("establishments"), "legal_person", persons, "dossier-unknown-legal-person");
  check_references(reading, group.list("establishments"), "sector", sectors, "dossier-unknown-sector");
  check_references(reading, group.list("services"), "legal_person", persons, "dossier-unknown-legal-person");
  check_services(reading, group.list("services"), group.list("establishments"));
  check_accounts(reading, group.list("accounts"), true);
  check_structure(reading, group);
}

/// What there is on the file's day, run by whom it is run then.
void settle_sites(Reading& reading, Group& group) {
  const Sites sites{group.lists.find("establishments")->second, group.lists.find("services")->second};
  check_lives(reading, sites);
  pass_on(reading, group.transfers, sites);
  keep_those_of_the_day(reading, sites);
}

void read_sections(Reading& reading, const Node& root, Group& group) {
  const Located itself = locate(root, "group");
  group.sections.emplace("group", read_section(reading, {"group", "group"}, itself.node, {}, itself.place));
  const Located policy = locate(root, "policy");
  group.sections.emplace("policy", read_section(reading, {"group.policy", "group.policy"}, policy.node, {}, policy.place));
  for (const ListSection& kind : group_lists()) {
    if (kind.section == "group.legal_persons[]") continue;
    EntryList list = read_list(reading, kind, root);
    const std::string name = list.path.substr(std::string_view("group.").size());
    group.lists.emplace(name, std::move(list));
  }
  group.id = text_of(itself.node.value_or(root), "id");
  group.name = text_of(itself.node.value_or(root), "name");
}

}  // namespace

base::Checked<Group> group_from_document(const document::Document& document, const ReadingOptions& options) {
  const Node root = document.root();
  Reading reading = begin(root, options);
  Group group;
  group.file = document.source();
  group.fictional = flag_of(root, "fictional", false);
  read_sections(reading, root, group);
  read_sectors(reading, root, group);
  read_legal_persons(reading, root, group);
  read_relations(reading, root, group);
  group.transfers = read_transfers(reading, root, {group.lists.find("establishments")->second, group.lists.find("services")->second});
  check(reading, root, group);
  settle_sites(reading, group);
  reading.diagnostics.sort();
  base::Checked<Group> checked;
  checked.diagnostics = std::move(reading.diagnostics);
  if (!reading.as_of || !root.is_mapping()) return checked;
  group.as_of = *reading.as_of;
  group.sources = std::move(reading.sources);
  checked.value = std::move(group);
  return checked;
}

}  // namespace reprise::dossier
