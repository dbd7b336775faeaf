#include "takeover/landscape.h"

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

#include "takeover/landscape_parts.h"
#include "takeover/overlap.h"

namespace reprise::takeover {
namespace {

void add_placed(std::vector<Placed>& placed, const Offer& offer, Role role) {
  if (offer.at_centre || offer.homonyms > 0) placed.push_back({offer.id, role, offer.commune.empty() ? offer.insee : offer.commune, offer.homonyms});
}

void add(PartialSum& sum, const PartialSum& other) {
  sum.known += other.known;
  append(sum.from, other.from);
  append(sum.missing, other.missing);
}

/// A service of unknown type or territory stands in a row of its own, and may belong to this one.
bool may_belong(const Offer& offer, const MatrixCell& cell) {
  const std::string territory = offer.territory();
  return (territory.empty() || offer.type.empty()) && (territory.empty() || territory == cell.territory) && (offer.type.empty() || offer.type == cell.type);
}

/// The list is what misses: its entries that are known are told, and need not be all there are.
void add_doubt(PartialSum& places, const MatrixCell& cell, const std::vector<const Offer*>& doubtful, bool whole, const std::string& list) {
  const bool more = !whole || std::any_of(doubtful.begin(), doubtful.end(), [&cell](const Offer* offer) { return may_belong(*offer, cell); });
  if (more) append(places.missing, {list});
}

std::vector<const Offer*> doubtful_of(const std::vector<Offer>& offers) {
  std::vector<const Offer*> doubtful;
  for (const Offer& offer : offers) {
    if (offer.type.empty() || offer.territory().empty()) doubtful.push_back(&offer);
  }
  return doubtful;
}

}  // namespace

std::optional<scalar::Decimal> Sides::reach_of(const std::string& type) const {
  const auto row = reach.kilometres.find(type);
  return row == reach.kilometres.end() ? reach.otherwise : std::optional(row->second);
}

void add(PartialSum& sum, const Derived& number) {
  if (number.value) sum.known += *number.value;
  append(number.value ? sum.from : sum.missing, number.value ? number.from : number.missing);
}

std::vector<MatrixCell> matrix_of(const Sides& sides) {
  // Unknown names come last, whatever they sort as.
  const auto key = [](const Offer& offer) {
    const std::string territory = offer.territory();
    return std::tuple(territory.empty(), territory, offer.type.empty(), offer.type);
  };
  std::map<std::tuple<bool, std::string, bool, std::string>, MatrixCell> cells;
  for (const Offer& offer : sides.group.all()) {
    MatrixCell& cell = cells[key(offer)];
    ++cell.group_services;
    add(cell.group, capacity_of(*offer.section));
  }
  for (const Offer& offer : sides.own) {
    MatrixCell& cell = cells[key(offer)];
    ++cell.association_services;
    add(cell.association, capacity_of(*offer.section));
  }
  std::vector<MatrixCell> matrix;
  const std::vector<const Offer*> doubtful_own = doubtful_of(sides.own);
  const std::vector<const Offer*> doubtful_others = doubtful_of(sides.group.all());
  for (auto& [name, cell] : cells) {
    cell.territory = std::get<1>(name);
    cell.type = std::get<3>(name);
    const bool named = !cell.territory.empty() && !cell.type.empty();
    add_doubt(cell.association, cell, named ? doubtful_own : std::vector<const Offer*>(), sides.own_known && sides.own_complete, "services");
    add_doubt(cell.group, cell, named ? doubtful_others : std::vector<const Offer*>(), sides.group.known() && sides.group.complete(), "group.services");
    add(cell.together, cell.group);
    add(cell.together, cell.association);
    matrix.push_back(std::move(cell));
  }
  return matrix;
}

Landscape landscape(const dossier::Dossier& dossier, const dossier::Group& group, const Reach& reach, const Communes* communes) {
  const dossier::EntryList& services = dossier.list("services");
  const Sides sides{offers_of(services, dossier.list("establishments"), communes), services.given, services.complete,
                    GroupOffers(group.list("services"), group.list("establishments"), communes), reach};
  Landscape told;
  told.services_known = services.given;
  told.group_services_known = sides.group.known();
  told.closure = closure_of(sides);
  told.pathways = pathways_of(sides);
  told.duplicates = duplicates_of(sides);
  told.head_offices = head_offices_of(dossier, group);
  told.concentrations = concentrations_of(sides);
  told.matrix = matrix_of(sides);
  for (const Offer& offer : sides.own) add_placed(told.placed, offer, Role::target);
  for (const Offer& offer : sides.group.all()) add_placed(told.placed, offer, Role::group);
  return told;
}

}  // namespace reprise::takeover
