#include "takeover/structure.h"

#include <algorithm>
#include <set>

#include "takeover/offer.h"

namespace reprise::takeover {
namespace {

std::string name_of(const dossier::Section& section, const std::string& id) {
  const std::string name = words_in(section, "name");
  return name.empty() ? id : name;
}

/// `id`, or the first of id-2, id-3, … that no legal person bears: two files may use the same word.
std::string unused(const Structure& structure, const std::string& id) {
  std::set<std::string> taken;
  for (const Structure::Person& person : structure.persons) taken.insert(person.id);
  std::string candidate = id;
  for (int number = 2; taken.contains(candidate); ++number) candidate = id + "-" + std::to_string(number);
  return candidate;
}

std::string territory_of(const dossier::Section& section) {
  std::string territory = words_in(section, "zone");
  if (territory.empty()) territory = department_name(department_code(words_in(section, "insee")));
  return territory.empty() ? words_in(section, "commune") : territory;
}

Structure::Site site_of(const dossier::Entry& entry, std::string_view kind, std::string_view capacity, Role role) {
  Structure::Site site;
  site.id = entry.identity;
  site.name = name_of(entry.section, entry.identity);
  site.kind = words_in(entry.section, kind);
  site.legal_person = words_in(entry.section, "legal_person");
  site.sector = words_in(entry.section, "sector");
  site.capacity = number_in(entry.section, capacity);
  site.territory = territory_of(entry.section);
  site.role = role;
  site.origin = site.legal_person;
  return site;
}

/// The sites of one file: its establishments, and every service that stands in none of them.
std::vector<Structure::Site> sites_of(const dossier::EntryList& establishments, const dossier::EntryList& services, Role role) {
  std::vector<Structure::Site> sites;
  for (const dossier::Entry& entry : establishments.entries) sites.push_back(site_of(entry, "kind", "capacity", role));
  for (const dossier::Entry& entry : services.entries) {
    if (establishments.find(words_in(entry.section, "establishment")) == nullptr) sites.push_back(site_of(entry, "type", "open", role));
  }
  return sites;
}

/// Ids of the sites where two services of one type stand within reach of each other, one of them the association's.
struct Doubled {
  std::set<std::string> own;
  std::set<std::string> group;
};

std::string where(const dossier::EntryList& services, const dossier::EntryList& establishments, const std::string& service) {
  const dossier::Entry* entry = services.find(service);
  if (entry == nullptr) return service;
  const std::string establishment = words_in(entry->section, "establishment");
  return establishments.find(establishment) != nullptr ? establishment : service;
}

Doubled doubled_sites(const std::vector<ServiceOverlap>& services, const dossier::Dossier& dossier, const dossier::Group& group) {
  Doubled doubled;
  for (const ServiceOverlap& overlap : services) {
    const auto own_site = [&](const std::string& service) { return where(dossier.list("services"), dossier.list("establishments"), service); };
    if (!overlap.within.empty()) doubled.own.insert(own_site(overlap.service));
    for (const std::string& other : overlap.within_association) {
      if (own_site(other) != own_site(overlap.service)) doubled.own.insert(own_site(overlap.service));
    }
    for (const std::string& service : overlap.within) {
      doubled.group.insert(where(group.list("services"), group.list("establishments"), service));
    }
  }
  return doubled;
}

std::string name_within(const std::string& association, const std::string& site) { return association + "/" + site; }

Structure::Person* person_named(Structure& structure, std::string_view id) {
  const auto found = std::ranges::find(structure.persons, id, &Structure::Person::id);
  return found == structure.persons.end() ? nullptr : &*found;
}

bool is_linked(const Structure& structure, const std::string& id) {
  return std::ranges::any_of(structure.links, [&](const Structure::Link& link) { return link.from == id || link.to == id; }) ||
         std::ranges::any_of(structure.sites, [&](const Structure::Site& site) { return site.legal_person == id; });
}

void add_persons(Structure& structure, const dossier::Group& group, const scalar::Date& on) {
  for (const dossier::LegalPerson& person : group.legal_persons) {
    if (!person.life.covers(on)) continue;
    Structure::Person& added = structure.persons.emplace_back();
    added.id = person.id;
    added.name = person.name.empty() ? person.id : person.name;
    added.form = person.form;
    added.sector = person.sector;
    added.outside = person.outside;
  }
}

void add_links(Structure& structure, const dossier::Group& group, const scalar::Date& on) {
  for (const dossier::Relation& relation : group.relations) {
    const bool has_both_ends = person_named(structure, relation.from) != nullptr && person_named(structure, relation.to) != nullptr;
    if (!relation.life.covers(on) || !has_both_ends) continue;
    Structure::Link& link = structure.links.emplace_back();
    link.from = relation.from;
    link.to = relation.to;
    link.kind = relation.kind;
    link.by = relation.by;
    if (const auto* share = std::get_if<scalar::Decimal>(&relation.share.value)) link.share = *share;
  }
}

/// The one of the group that bears that id, else an outside one, added where it is not there yet.
Structure::Person& receiver(Structure& structure, const dossier::TransferRecord& transfer) {
  if (Structure::Person* known = person_named(structure, transfer.to)) return *known;
  Structure::Person& added = structure.persons.emplace_back();
  added.id = transfer.to;
  added.name = transfer.name.empty() ? transfer.to : transfer.name;
  added.form = transfer.form;
  added.outside = true;
  return added;
}

void announce(std::vector<Structure::Site>& sites, const dossier::TransferRecord& transfer, Role role, const std::string& name) {
  for (Structure::Site& site : sites) {
    if (site.role != role || site.id != transfer.site) continue;
    site.goes_to = name;
    site.goes_on = transfer.on_written;
  }
}

void pass_on(Structure& structure, const Joining& joining, const scalar::Date& on) {
  for (const dossier::TransferRecord& transfer : joining.dossier->transfers) {
    if (transfer.on > on) {
      const Structure::Person* known = person_named(structure, transfer.to);
      announce(structure.sites, transfer, Role::target, known != nullptr ? known->name : transfer.name);
      continue;
    }
    const std::string to = receiver(structure, transfer).id;
    for (Structure::Site& site : structure.sites) {
      if (site.role != Role::target || site.origin != joining.id || site.id != transfer.site) continue;
      site.moves = true;
      site.legal_person = to;
    }
  }
}

/// Sites of the association that the route hands over. Of a contribution whose list nobody gave none is known to.
void move_sites(Structure& structure, const Joining& joining) {
  for (Structure::Site& site : structure.sites) {
    if (site.role != Role::target || site.origin != joining.id || !passes(*joining.dossier, site.id).value_or(false)) continue;
    site.moves = true;
    if (!joining.joins.empty()) site.legal_person = joining.joins;
  }
}

}  // namespace

Structure group_structure(const dossier::Group& group, const scalar::Date& on) {
  Structure structure;
  add_persons(structure, group, on);
  structure.sites = sites_of(group.list("establishments"), group.list("services"), Role::group);
  add_links(structure, group, on);
  std::erase_if(structure.persons, [&](const Structure::Person& person) { return person.outside && !is_linked(structure, person.id); });
  for (const dossier::TransferRecord& transfer : group.transfers) {
    const auto to = std::ranges::find(group.legal_persons, transfer.to, &dossier::LegalPerson::id);
    if (transfer.on > on && to != group.legal_persons.end()) announce(structure.sites, transfer, Role::group, to->name);
  }
  return structure;
}

std::string add_association(Structure& structure, const dossier::Dossier& dossier) {
  const std::string id = unused(structure, dossier.id);
  const dossier::Section& association = dossier.section("association");
  Structure::Person& person = structure.persons.emplace_back();
  person.id = id;
  person.name = name_of(association, dossier.id);
  person.form = words_in(association, "legal_form");
  person.role = Role::target;
  const auto add = [&](const dossier::EntryList& establishments, const dossier::EntryList& services) {
    for (Structure::Site& site : sites_of(establishments, services, Role::target)) {
      site.legal_person = site.origin = id;
      structure.sites.push_back(std::move(site));
    }
  };
  add(dossier.list("establishments"), dossier.list("services"));
  const auto establishments = dossier.former.find("establishments");
  const auto services = dossier.former.find("services");
  if (establishments != dossier.former.end() && services != dossier.former.end()) add(establishments->second, services->second);
  return id;
}

Joining joining_of(const dossier::Dossier& dossier, const std::string& id, const dossier::Group& group, const std::vector<Joining>& earlier) {
  Joining joining{&dossier, id, words_in(dossier.section("transaction"), "joins"), words_in(dossier.section("transaction"), "sector")};
  const auto person = std::ranges::find(group.legal_persons, joining.joins, &dossier::LegalPerson::id);
  if (person != group.legal_persons.end()) {
    if (joining.sector.empty()) joining.sector = person->sector;
    return joining;
  }
  for (const Joining& other : earlier) {
    if (other.dossier->id != joining.joins) continue;
    joining.joins = other.id;
    if (joining.sector.empty()) joining.sector = other.sector;
    break;
  }
  return joining;
}

dossier::Group with_services_of(const dossier::Group& group, const Joining& joining) {
  dossier::Group with = group;
  for (const char* kind : {"establishments", "services"}) {
    dossier::EntryList& list = with.lists.find(kind)->second;
    const dossier::EntryList& own = joining.dossier->list(kind);
    list.complete = list.complete && own.complete;
    list.given = list.given || !own.entries.empty();
    for (dossier::Entry entry : own.entries) {
      entry.identity = name_within(joining.id, entry.identity);
      for (dossier::Fact& fact : entry.section.facts) {
        auto* named = fact.path.ends_with(".establishment") ? std::get_if<std::string>(&fact.value) : nullptr;
        if (named != nullptr) *named = name_within(joining.id, *named);
      }
      list.entries.push_back(std::move(entry));
    }
  }
  return with;
}

void look_ahead(Structure& before, const Joining& joining, const std::vector<ServiceOverlap>& services, const dossier::Group& group) {
  const Doubled doubled = doubled_sites(services, *joining.dossier, group);
  for (Structure::Site& site : before.sites) {
    const bool is_own = site.role == Role::target && site.origin == joining.id;
    const std::string name = site.role == Role::group ? site.id : name_within(site.origin, site.id);
    site.doubled = site.doubled || doubled.group.contains(name) || (is_own && doubled.own.contains(site.id));
  }
  if (Structure::Person* association = person_named(before, joining.id)) association->sector = joining.sector;
}

void take_over(Structure& structure, const Joining& joining, const scalar::Date& on) {
  const std::string route = words_in(joining.dossier->section("transaction"), "route");
  const RouteEffect* effect = effect_of(route);
  Structure::Person& association = *person_named(structure, joining.id);
  const bool nobody_says_where = joining.joins.empty() && joining.sector.empty();
  const bool nobody_says_what = effect != nullptr && effect->legal_person == LegalPersonFate::stays_without_what_passes &&
                                std::ranges::any_of(structure.sites, [&](const Structure::Site& site) {
                                  return site.origin == joining.id && site.role == Role::target && !passes(*joining.dossier, site.id);
                                });
  association.uncertain = effect == nullptr || nobody_says_where || nobody_says_what;
  association.joins = route == "affiliation";
  association.leaves_name = effect != nullptr && effect->ends_name();
  association.splits = effect != nullptr && effect->legal_person == LegalPersonFate::stays_without_what_passes;
  if (effect != nullptr && effect->moves_sites()) {
    move_sites(structure, joining);
  } else if (!joining.joins.empty()) {
    Structure::Link& link = structure.links.emplace_back();
    link.from = joining.joins;
    link.to = joining.id;
    link.added = true;
    link.planned = !association.joins;
    link.route = route;
  }
  pass_on(structure, joining, on);
}

}  // namespace reprise::takeover
