#include "takeover/structure.h"

#include <algorithm>
#include <set>

#include "takeover/offer.h"

namespace reprise::takeover {
namespace {

bool in_force(const dossier::Relation& relation, const scalar::Date& on) {
  return (!relation.since || *relation.since <= on) && (!relation.until || on <= *relation.until);
}

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

Structure::Site site_of(const dossier::Entry& entry, std::string_view kind, std::string_view capacity, Role role) {
  Structure::Site site;
  site.id = entry.identity;
  site.name = name_of(entry.section, entry.identity);
  site.kind = words_in(entry.section, kind);
  site.legal_person = words_in(entry.section, "legal_person");
  site.capacity = number_in(entry.section, capacity);
  site.role = role;
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

Doubled doubled_sites(const Takeover& takeover, const dossier::Dossier& dossier, const dossier::Group& group) {
  Doubled doubled;
  for (const ServiceOverlap& overlap : takeover.services) {
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

void mark_doubled(Structure& structure, const Doubled& doubled) {
  for (Structure::Site& site : structure.sites) {
    const std::set<std::string>& ids = site.role == Role::target ? doubled.own : doubled.group;
    site.doubled = ids.contains(site.id);
  }
}

bool ends_the_association(std::string_view route) { return route == "merger" || route == "devolution" || route == "court_sale"; }

Structure::Person& association_of(Structure& structure) {
  return *std::find_if(structure.persons.begin(), structure.persons.end(), [](const Structure::Person& one) { return one.role == Role::target; });
}

/// Where it comes to stand: the sector the dossier names, else that of the legal person it joins.
std::string sector_joined(const Takeover& takeover, const dossier::Dossier& dossier, const dossier::Group& group) {
  const std::string named = words_in(dossier.section("transaction"), "sector");
  if (!named.empty()) return named;
  const auto person = std::find_if(group.legal_persons.begin(), group.legal_persons.end(),
                                   [&](const dossier::LegalPerson& one) { return one.id == takeover.joins; });
  return person == group.legal_persons.end() ? std::string() : person->sector;
}

}  // namespace

Structure group_structure(const dossier::Group& group, const scalar::Date& on) {
  Structure structure;
  for (const dossier::LegalPerson& person : group.legal_persons) {
    Structure::Person& added = structure.persons.emplace_back();
    added.id = person.id;
    added.name = person.name.empty() ? person.id : person.name;
    added.form = person.form;
    added.sector = person.sector;
  }
  structure.sites = sites_of(group.list("establishments"), group.list("services"), Role::group);
  for (const dossier::Relation& relation : group.relations) {
    if (!in_force(relation, on)) continue;
    Structure::Link& link = structure.links.emplace_back();
    link.from = relation.from;
    link.to = relation.to;
    link.kind = relation.kind;
    if (const auto* share = std::get_if<scalar::Decimal>(&relation.share.value)) link.share = *share;
  }
  return structure;
}

void add_association(Structure& structure, const dossier::Dossier& dossier) {
  const std::string id = unused(structure, dossier.id);
  const dossier::Section& association = dossier.section("association");
  Structure::Person& person = structure.persons.emplace_back();
  person.id = id;
  person.name = name_of(association, dossier.id);
  person.form = words_in(association, "legal_form");
  person.role = Role::target;
  for (Structure::Site site : sites_of(dossier.list("establishments"), dossier.list("services"), Role::target)) {
    site.legal_person = id;
    structure.sites.push_back(std::move(site));
  }
}

void look_ahead(Takeover& takeover, const dossier::Dossier& dossier, const dossier::Group& group) {
  mark_doubled(takeover.before, doubled_sites(takeover, dossier, group));
  association_of(takeover.before).sector = sector_joined(takeover, dossier, group);
}

Structure structure_after(const Takeover& takeover) {
  Structure after = takeover.before;
  Structure::Person& association = association_of(after);
  const bool affiliation = takeover.route == "affiliation";
  if (ends_the_association(takeover.route)) {
    association.leaves_name = true;
    association.uncertain = takeover.joins.empty() && association.sector.empty();
    for (Structure::Site& site : after.sites) {
      if (site.role != Role::target) continue;
      site.moves = true;
      if (!takeover.joins.empty()) site.legal_person = takeover.joins;
    }
    return after;
  }
  association.joins = affiliation;
  association.uncertain = takeover.route.empty() || (takeover.joins.empty() && association.sector.empty());
  if (!takeover.joins.empty()) {
    Structure::Link& link = after.links.emplace_back();
    link.from = takeover.joins;
    link.to = association.id;
    link.added = true;
    link.planned = !affiliation;
    link.route = takeover.route;
  }
  return after;
}

}  // namespace reprise::takeover
