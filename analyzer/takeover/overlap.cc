#include "takeover/overlap.h"

#include <algorithm>

#include "takeover/doubt.h"
#include "takeover/likeness.h"
#include "takeover/neighbours.h"
#include "takeover/offer.h"

namespace reprise::takeover {
namespace {

using scalar::Decimal;

void fill_nearest(ServiceOverlap& overlap, const std::vector<Neighbour>& near, const GroupOffers& group) {
  const Neighbour* best = nullptr;
  for (const Neighbour& one : near) {
    if (is_sure(one) && (best == nullptr || is_nearer(one, *best))) best = &one;
  }
  Derived& derived = overlap.nearest_km;
  const bool nothing_nearer = best != nullptr && best->distance.kilometres->is_zero();
  if (!nothing_nearer) {
    for (const Neighbour& one : near) {
      const bool further = best != nullptr && one.distance.kilometres && one.distance.exact >= best->distance.exact;
      if (!is_sure(one) && !further) append(derived.missing, doubts(one));
    }
    if (!group.complete()) append(derived.missing, {"group.services"});
  }
  if (best == nullptr || !derived.missing.empty()) return;
  derived.value = best->distance.kilometres;
  derived.from.push_back(best->offer->type_path());
  append(derived.from, best->distance.from);
  overlap.nearest = best->offer->id;
}

void fill_within_reach(ServiceOverlap& overlap, const std::vector<Neighbour>& near, const GroupOffers& group) {
  Derived& derived = overlap.within_reach;
  const std::optional<Decimal>& reach = overlap.reach_km.value;
  for (const Neighbour& one : near) {
    if (!is_sure(one) || !in_reach(reach, one.distance)) continue;
    overlap.within.push_back(one.offer->id);
    append(derived.from, {one.offer->type_path()});
    append(derived.from, one.distance.from);
  }
  if (!overlap.within.empty()) {
    derived.value = Decimal(1);
    return;
  }
  for (const Neighbour& one : near) {
    const bool out_of_reach = one.distance.kilometres && reach && !in_reach(reach, one.distance);
    if (!is_sure(one) && !out_of_reach) append(derived.missing, doubts(one));
  }
  if (!group.complete()) append(derived.missing, {"group.services"});
  const bool none_of_type = group.of_type(overlap.type).all.empty();
  // No reach for the type is a gap of the rules, not of the facts: no value, and nothing missing.
  if (derived.missing.empty() && (reach || none_of_type)) {
    derived.value = Decimal(0);
    append(derived.from, {"group.services"});
    for (const Neighbour& one : near) append(derived.from, one.distance.from);
  }
}

/// What of a neighbour is added up: its open places, or those of them that stand vacant.
struct Places {
  std::optional<Decimal> number;
  std::vector<std::string> from;
  std::vector<std::string> missing;
};

/// A service that has no places, or has closed them all, adds nothing wherever it stands.
bool has_no_places(const Offer& offer) {
  const auto open = quantity_in(*offer.section, "open");
  return is_not_applicable(*offer.section, "open") || (open && open->is_zero());
}

Places places_of(const Offer& offer, bool vacant) {
  Places places;
  std::vector<Decimal> numbers;
  for (const char* key : {"open", "occupied"}) {
    const auto number = quantity_in(*offer.section, key);
    if (number) numbers.push_back(*number);
    const bool used_up = std::string_view(key) == "occupied" && !vacant;
    if (!used_up) (number ? places.from : places.missing).push_back(offer.path + "." + key);
  }
  if (!places.missing.empty()) return places;
  places.number = vacant ? std::max(Decimal(0), numbers[0] - numbers[1]) : numbers[0];
  return places;
}

/// A sum over all within reach: whoever is not known to be near or far, or not listed, leaves it open.
Derived places_within(const ServiceOverlap& overlap, const std::vector<Neighbour>& near, const GroupOffers& group, bool vacant) {
  Derived derived;
  Decimal sum;
  bool without_reach = false;
  for (const Neighbour& one : near) {
    const auto& reach = overlap.reach_km.value;
    if (one.distance.kilometres && !in_reach(reach, one.distance)) {
      without_reach = without_reach || !reach;
      continue;
    }
    if (has_no_places(*one.offer)) {
      append(derived.from, {one.offer->path + ".open"});
      continue;
    }
    const Places places = places_of(*one.offer, vacant);
    append(derived.missing, doubts(one));
    append(derived.missing, places.missing);
    if (places.number) sum += *places.number;
    append(derived.from, {one.offer->type_path()});
    append(derived.from, one.distance.from);
    append(derived.from, places.from);
  }
  if (!group.complete()) append(derived.missing, {"group.services"});
  if (!derived.missing.empty() || without_reach) return {std::nullopt, {}, derived.missing};
  derived.value = sum;
  append(derived.from, {"group.services"});
  return derived;
}

/// A count of sure ones is a lower bound; zero says something only when nothing is left out.
Derived count(std::vector<std::string> sure, const std::vector<std::string>& unsure, bool complete, const std::string& list) {
  Derived derived;
  if (sure.empty() && (!unsure.empty() || !complete)) {
    derived.missing = unsure;
    if (!complete) derived.missing.push_back(list);
    return derived;
  }
  derived.value = Decimal(static_cast<std::int64_t>(sure.size()));
  derived.from = sure.empty() ? std::vector<std::string>{list} : std::move(sure);
  return derived;
}

Derived count_in_group(const Offer& own, const GroupOffers& group) {
  std::vector<std::string> sure;
  std::vector<std::string> unsure;
  for (const std::size_t index : group.of_type(own.type).all) sure.push_back(group.at(index).type_path());
  for (const std::size_t index : group.untyped()) unsure.push_back(group.at(index).type_path());
  return count(std::move(sure), unsure, group.complete(), "group.services");
}

Derived count_within(const Offer& own, const std::vector<Offer>& all, bool complete) {
  std::vector<std::string> sure;
  std::vector<std::string> unsure;
  for (const Offer& other : all) {
    if (&other == &own) continue;
    if (other.type.empty()) unsure.push_back(other.type_path());
    if (other.type == own.type) sure.push_back(other.type_path());
  }
  return count(std::move(sure), unsure, complete, "services");
}

std::vector<std::string> within_association(const Offer& own, const std::vector<Offer>& all, const std::optional<Decimal>& reach) {
  std::vector<std::string> near;
  for (const Offer& other : all) {
    if (&other == &own || other.type != own.type) continue;
    const Distance distance = distance_between(own, other);
    if (distance.kilometres && in_reach(reach, distance)) near.push_back(other.id);
  }
  return near;
}

Derived reach_of(const Offer& own, const Reach& reach) {
  Derived derived;
  derived.from.push_back(own.type_path());
  const auto row = reach.kilometres.find(own.type);
  derived.value = row == reach.kilometres.end() ? reach.otherwise : std::optional(row->second);
  return derived;
}

ServiceOverlap overlap_of(const Offer& own, const dossier::Section& section, const std::vector<Offer>& all, bool complete, const GroupOffers& group,
                          const Reach& reach) {
  ServiceOverlap overlap;
  overlap.service = own.id;
  overlap.type = own.type;
  overlap.capacity = capacity_of(section);
  const auto against_group = {&overlap.same_type_in_group,     &overlap.nearest_km,      &overlap.within_reach,  &overlap.group_places_within,
                              &overlap.group_vacancies_within, &overlap.publics_overlap, &overlap.overlap_index, &overlap.completed_within_reach};
  std::vector<Derived*> derived(against_group);
  derived.push_back(&overlap.reach_km);
  derived.push_back(&overlap.same_type_within_association);
  if (own.type.empty()) {
    for (Derived* one : derived) one->missing.push_back(own.type_path());
    return overlap;
  }
  overlap.reach_km = reach_of(own, reach);
  overlap.same_type_within_association = count_within(own, all, complete);
  overlap.within_association = within_association(own, all, overlap.reach_km.value);
  if (group.known()) {
    overlap.same_type_in_group = count_in_group(own, group);
    const std::vector<Neighbour> near = neighbours(own, group, overlap.reach_km.value);
    fill_nearest(overlap, near, group);
    fill_within_reach(overlap, near, group);
    overlap.group_places_within = places_within(overlap, near, group, false);
    overlap.group_vacancies_within = places_within(overlap, near, group, true);
    fill_likeness(overlap, own, group);
  } else {
    for (Derived* one : against_group) one->missing.push_back("group.services");
  }
  add_doubts(overlap, own, all, group);
  for (Derived* one : derived) {
    if (one->value && (one->from.empty() || one->from.front() != own.type_path())) one->from.insert(one->from.begin(), own.type_path());
  }
  return overlap;
}

}  // namespace

Derived capacity_of(const dossier::Section& section) {
  const std::string open = section.path + ".open";
  if (const auto places = quantity_in(section, "open")) return {places, {open}, {}};
  if (!is_not_applicable(section, "open")) return {std::nullopt, {}, {open}};
  if (const auto places = quantity_in(section, "authorised")) return {places, {section.path + ".authorised"}, {}};
  // Help at home has hours, not places: it weighs nothing where places are counted.
  return {Decimal(0), {open}, {}};
}

std::vector<ServiceOverlap> overlaps(const dossier::Dossier& dossier, const dossier::Group& group, const Reach& reach, const Communes* communes) {
  const dossier::EntryList& services = dossier.list("services");
  const std::vector<Offer> own = offers_of(services, dossier.list("establishments"), communes);
  const GroupOffers others(group.list("services"), group.list("establishments"), communes);
  std::vector<ServiceOverlap> found;
  found.reserve(own.size());
  for (std::size_t index = 0; index < own.size(); ++index) {
    found.push_back(overlap_of(own[index], services.entries[index].section, own, services.complete, others, reach));
  }
  return found;
}

}  // namespace reprise::takeover
