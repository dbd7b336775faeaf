// Who would lose a place, were the association to close: the official's question. Its own other services close with it.
#include <algorithm>

#include "takeover/landscape_parts.h"
#include "takeover/likeness.h"
#include "takeover/overlap.h"

namespace reprise::takeover {
namespace {

using scalar::Decimal;

bool has_no_places(const Offer& offer) {
  const Derived places = capacity_of(*offer.section);
  return places.value && places.value->is_zero();
}

void look_for_others(Loss& loss, const Offer& own, const Sides& sides) {
  Derived& without = loss.without_group;
  if (own.type.empty()) return append(without.missing, {own.type_path()});
  if (!sides.group.known()) return append(without.missing, {"group.services"});
  const std::optional<Decimal> reach = sides.reach_of(own.type);
  for (const Neighbour& one : neighbours_within(own, sides.group, reach)) {
    const PublicsInCommon publics = publics_in_common(own, *one.offer);
    const bool too_far = one.distance.kilometres && !in_reach(reach, one.distance);
    if (too_far || publics.most.is_zero() || has_no_places(*one.offer)) continue;
    if (is_sure(one) && publics.missing.empty()) {
      loss.instead.push_back(one.offer->id);
      append(without.from, {one.offer->type_path(), one.offer->publics_path()});
      append(without.from, one.distance.from);
    } else {
      append(without.missing, doubts(one));
      append(without.missing, publics.missing);
    }
  }
  if (!sides.group.complete()) append(without.missing, {"group.services"});
  if (!loss.instead.empty()) {
    without.missing.clear();
    without.value = Decimal(0);
  } else if (without.missing.empty() && reach) {
    without.value = Decimal(1);
    append(without.from, {own.type_path(), "group.services"});
  }
}

/// Places that the authorisation allows, as the zone counts them.
Derived authorised_places(const Offer& offer) {
  const std::string path = offer.path + ".authorised";
  if (is_not_applicable(*offer.section, "authorised")) return {Decimal(0), {path}, {}};
  const auto places = quantity_in(*offer.section, "authorised");
  return places ? Derived{places, {path}, {}} : Derived{std::nullopt, {}, {path}};
}

/// The association's own places of the type in the territory count in the zone too.
Derived others_in_zone(const Offer& own, const Sides& sides) {
  const std::string path = own.path + ".zone_places";
  if (is_not_applicable(*own.section, "zone_places")) return {};
  const auto zone = quantity_in(*own.section, "zone_places");
  if (!zone) return {std::nullopt, {}, {path}};
  Derived others{*zone, {path}, {}};
  for (const Offer& one : sides.own) {
    if (one.type != own.type) continue;
    const bool placed = &one == &own || (!one.territory().empty() && !own.territory().empty());
    if (!placed) append(others.missing, {(one.territory().empty() ? one : own).path + ".commune"});
    if (!placed || (&one != &own && one.territory() != own.territory())) continue;
    const Derived places = authorised_places(one);
    append(others.from, places.from);
    append(others.missing, places.missing);
    if (places.value) others.value = *others.value - *places.value;
  }
  if (!others.missing.empty()) return {std::nullopt, {}, others.missing};
  others.value = std::max(Decimal(0), *others.value);
  return others;
}

Derived irreplaceable(const Loss& loss, const Offer& own) {
  const Derived& group = loss.without_group;
  const Derived& others = loss.others_in_zone;
  if (group.value && group.value->is_zero()) return {Decimal(0), group.from, {}};
  if (others.value && !others.value->is_zero()) return {Decimal(0), others.from, {}};
  Derived open;
  append(open.missing, group.missing);
  append(open.missing, others.missing);
  if (!others.value && others.missing.empty()) append(open.missing, {own.path + ".zone_places"});
  if (!open.missing.empty() || !group.value) return open;
  open.value = Decimal(1);
  append(open.from, group.from);
  append(open.from, others.from);
  return open;
}

/// The places of a service where `flag` holds; where that is open, what it hangs on.
void add_where(PartialSum& sum, const Derived& flag, const Derived& places) {
  if (!flag.value) return append(sum.missing, flag.missing);
  append(sum.from, flag.from);
  if (!flag.value->is_zero()) add(sum, places);
}

}  // namespace

Closure closure_of(const Sides& sides) {
  Closure closure;
  for (const Offer& own : sides.own) {
    Loss loss;
    loss.service = own.id;
    loss.type = own.type;
    loss.territory = own.territory();
    loss.places = capacity_of(*own.section);
    look_for_others(loss, own, sides);
    loss.others_in_zone = others_in_zone(own, sides);
    loss.irreplaceable = irreplaceable(loss, own);
    add(closure.places, loss.places);
    add_where(closure.without_group, loss.without_group, loss.places);
    add_where(closure.irreplaceable, loss.irreplaceable, loss.places);
    closure.services.push_back(std::move(loss));
  }
  if (!sides.own_known || !sides.own_complete) {
    for (PartialSum* sum : {&closure.places, &closure.without_group, &closure.irreplaceable}) append(sum->missing, {"services"});
  }
  return closure;
}

}  // namespace reprise::takeover
