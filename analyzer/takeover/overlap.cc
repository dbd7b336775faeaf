#include "takeover/overlap.h"

#include <algorithm>
#include <cmath>
#include <functional>

#include "takeover/offer.h"

namespace reprise::takeover {
namespace {

using scalar::Decimal;

/// To a tenth of a kilometre: what the reader sees is what is compared with the reach.
Decimal tenths(double kilometres) { return Decimal(std::llround(kilometres * 10)) / Decimal(10); }

void append(std::vector<std::string>& paths, const std::vector<std::string>& more) {
  for (const std::string& path : more) {
    if (std::find(paths.begin(), paths.end(), path) == paths.end()) paths.push_back(path);
  }
}

/// The group's services, sorted so that one question about a type and a place is answered without reading them all.
class GroupOffers {
 public:
  GroupOffers(const dossier::EntryList& services, const dossier::EntryList& establishments)
      : known_(services.given), complete_(services.complete), offers_(offers_of(services, establishments)) {
    std::map<std::string, std::vector<Point>, std::less<>> points;
    for (std::size_t index = 0; index < offers_.size(); ++index) {
      const Offer& offer = offers_[index];
      if (offer.type.empty()) {
        untyped_.push_back(index);
        continue;
      }
      OfType& same = by_type_[offer.type];
      same.all.push_back(index);
      if (!offer.point) {
        same.unplaced.push_back(index);
        continue;
      }
      same.placed.push_back(index);
      points[offer.type].push_back(*offer.point);
    }
    for (const auto& [type, places] : points) by_type_.at(type).index.emplace(places);
  }

  struct OfType {
    std::vector<std::size_t> all;
    std::vector<std::size_t> placed;  ///< order of `index`
    std::vector<std::size_t> unplaced;
    std::optional<PlaceIndex> index;
  };

  [[nodiscard]] bool known() const { return known_; }
  [[nodiscard]] bool complete() const { return complete_; }
  [[nodiscard]] const Offer& at(std::size_t index) const { return offers_[index]; }
  [[nodiscard]] const std::vector<std::size_t>& untyped() const { return untyped_; }
  [[nodiscard]] const OfType& of_type(std::string_view type) const {
    static const OfType kNone;
    const auto found = by_type_.find(type);
    return found == by_type_.end() ? kNone : found->second;
  }

 private:
  bool known_;
  bool complete_;
  std::vector<Offer> offers_;
  std::map<std::string, OfType, std::less<>> by_type_;
  std::vector<std::size_t> untyped_;
};

/// The distance of two services, or what would have to be known to tell it.
struct Distance {
  std::optional<Decimal> kilometres;
  std::vector<std::string> from;
  std::vector<std::string> missing;
};

Distance distance_between(const Offer& own, const Offer& other) {
  Distance distance;
  if (own.point && other.point) {
    distance.kilometres = tenths(great_circle_kilometres(*own.point, *other.point));
    append(distance.from, own.point_from);
    append(distance.from, other.point_from);
  } else if (!own.commune.empty() && own.commune == other.commune) {
    // Two services of one commune stand next to each other at the scale of a reach.
    distance.kilometres = Decimal(0);
    append(distance.from, own.commune_from);
    append(distance.from, other.commune_from);
  } else {
    append(distance.missing, own.point_missing);
    append(distance.missing, other.point_missing);
  }
  return distance;
}

/// A service of the group that is of the type or may be, and how far it is.
struct Neighbour {
  const Offer* offer = nullptr;
  bool of_type = false;
  Distance distance;
};

/// Those of the type whose distance decides something: every one within reach and the nearest, every one without a place,
/// and every one whose type is not known.
std::vector<Neighbour> neighbours(const Offer& own, const GroupOffers& group, const std::optional<Decimal>& reach) {
  const GroupOffers::OfType& same = group.of_type(own.type);
  std::vector<std::size_t> asked = same.unplaced;
  if (own.point && same.index) {
    if (const auto nearest = same.index->nearest(*own.point)) asked.push_back(same.placed[*nearest]);
    if (reach) {
      for (const std::size_t place : same.index->within(*own.point, reach->to_double() + 0.1)) asked.push_back(same.placed[place]);
    }
  } else {
    asked = same.all;
  }
  std::sort(asked.begin(), asked.end());
  asked.erase(std::unique(asked.begin(), asked.end()), asked.end());
  std::vector<Neighbour> found;
  for (const std::size_t index : asked) found.push_back({&group.at(index), true, distance_between(own, group.at(index))});
  for (const std::size_t index : group.untyped()) found.push_back({&group.at(index), false, distance_between(own, group.at(index))});
  return found;
}

/// What keeps a neighbour from counting: its type, its place, or nothing.
std::vector<std::string> doubts(const Neighbour& neighbour) {
  std::vector<std::string> missing = neighbour.distance.missing;
  if (!neighbour.of_type) missing.push_back(neighbour.offer->type_path());
  return missing;
}

bool is_sure(const Neighbour& neighbour) { return neighbour.of_type && neighbour.distance.kilometres.has_value(); }

void fill_nearest(ServiceOverlap& overlap, const std::vector<Neighbour>& near, const GroupOffers& group) {
  const Neighbour* best = nullptr;
  for (const Neighbour& one : near) {
    if (is_sure(one) && (best == nullptr || *one.distance.kilometres < *best->distance.kilometres)) best = &one;
  }
  Derived& derived = overlap.nearest_km;
  const bool nothing_nearer = best != nullptr && best->distance.kilometres->is_zero();
  if (!nothing_nearer) {
    for (const Neighbour& one : near) {
      const bool further = best != nullptr && one.distance.kilometres && *one.distance.kilometres >= *best->distance.kilometres;
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

bool in_reach(const std::optional<Decimal>& reach, const Decimal& kilometres) {
  return kilometres.is_zero() || (reach && kilometres <= *reach);
}

void fill_within_reach(ServiceOverlap& overlap, const std::vector<Neighbour>& near, const GroupOffers& group) {
  Derived& derived = overlap.within_reach;
  const std::optional<Decimal>& reach = overlap.reach_km.value;
  for (const Neighbour& one : near) {
    if (!is_sure(one) || !in_reach(reach, *one.distance.kilometres)) continue;
    overlap.within.push_back(one.offer->id);
    append(derived.from, {one.offer->type_path()});
    append(derived.from, one.distance.from);
  }
  if (!overlap.within.empty()) {
    derived.value = Decimal(1);
    return;
  }
  for (const Neighbour& one : near) {
    const bool out_of_reach = one.distance.kilometres && reach && !in_reach(reach, *one.distance.kilometres);
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
    if (distance.kilometres && in_reach(reach, *distance.kilometres)) near.push_back(other.id);
  }
  return near;
}

Derived capacity_of(const dossier::Section& section) {
  Derived derived;
  for (const char* key : {"open", "authorised"}) {
    derived.value = number_in(section, key);
    if (derived.value) {
      derived.from.push_back(section.path + "." + key);
      return derived;
    }
  }
  derived.missing.push_back(section.path + ".open");
  return derived;
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
  const auto derived = {&overlap.reach_km, &overlap.same_type_in_group, &overlap.nearest_km, &overlap.within_reach, &overlap.same_type_within_association};
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
  } else {
    for (Derived* one : {&overlap.same_type_in_group, &overlap.nearest_km, &overlap.within_reach}) one->missing.push_back("group.services");
  }
  for (Derived* one : derived) {
    if (one->value && (one->from.empty() || one->from.front() != own.type_path())) one->from.insert(one->from.begin(), own.type_path());
  }
  return overlap;
}

}  // namespace

std::vector<ServiceOverlap> overlaps(const dossier::Dossier& dossier, const dossier::Group& group, const Reach& reach) {
  const dossier::EntryList& services = dossier.list("services");
  const std::vector<Offer> own = offers_of(services, dossier.list("establishments"));
  const GroupOffers others(group.list("services"), group.list("establishments"));
  std::vector<ServiceOverlap> found;
  found.reserve(own.size());
  for (std::size_t index = 0; index < own.size(); ++index) {
    found.push_back(overlap_of(own[index], services.entries[index].section, own, services.complete, others, reach));
  }
  return found;
}

}  // namespace reprise::takeover
