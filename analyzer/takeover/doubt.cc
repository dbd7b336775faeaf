#include "takeover/doubt.h"

#include <algorithm>
#include <array>

namespace reprise::takeover {
namespace {

/// By one source of its type or the other; an unknown type misses already.
bool may_be_alike(const Offer& own, const Offer& other) {
  const auto is_named = [](const Offer& offer, const std::string& type) {
    return offer.type == type || std::find(offer.other_types.begin(), offer.other_types.end(), type) != offer.other_types.end();
  };
  return is_named(other, own.type) || std::any_of(own.other_types.begin(), own.other_types.end(), [&](const std::string& type) { return is_named(other, type); });
}

void add(Derived& derived, const std::vector<std::string>& doubts) {
  if (derived.missing.empty()) append(derived.from, doubts);
}

}  // namespace

void add_doubts(ServiceOverlap& overlap, const Offer& own, const std::vector<Offer>& all, const GroupOffers& group) {
  const std::array<Derived*, 5> by_place = {&overlap.nearest_km, &overlap.within_reach, &overlap.group_places_within, &overlap.group_vacancies_within,
                                            &overlap.publics_overlap};
  for (const Offer& other : all) {
    if (&other != &own && !other.other_types.empty() && may_be_alike(own, other)) add(overlap.same_type_within_association, {other.type_path()});
  }
  for (Derived* derived : by_place) add(*derived, own.place_doubts);
  add(overlap.overlap_index, own.place_doubts);
  add(overlap.completed_within_reach, own.place_doubts);
  for (const std::size_t index : group.doubtful()) {
    const Offer& other = group.at(index);
    add(overlap.completed_within_reach, other.place_doubts);
    if (!may_be_alike(own, other) && !other.type.empty()) continue;
    std::vector<std::string> doubts = other.place_doubts;
    if (!other.other_types.empty()) {
      add(overlap.same_type_in_group, {other.type_path()});
      doubts.push_back(other.type_path());
    }
    for (Derived* derived : by_place) add(*derived, doubts);
    add(overlap.overlap_index, doubts);
  }
}

}  // namespace reprise::takeover
