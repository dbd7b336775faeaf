// Which needs of the same people in the same territory are met by whom: what comes together, and what the group lacks there.
#include <algorithm>
#include <iterator>
#include <map>
#include <utility>

#include "takeover/landscape_parts.h"

namespace reprise::takeover {
namespace {

using Words = std::vector<std::string>;

void unite(Words& set, const Words& more) {
  Words both;
  std::set_union(set.begin(), set.end(), more.begin(), more.end(), std::back_inserter(both));
  set = std::move(both);
}

Words without(const Words& set, const Words& others) {
  Words rest;
  std::set_difference(set.begin(), set.end(), others.begin(), others.end(), std::back_inserter(rest));
  return rest;
}

bool serves(const Offer& offer, const std::string& people) { return offer.publics && std::binary_search(offer.publics->begin(), offer.publics->end(), people); }

/// What would have to be known of a service to tell whether, and for which needs, it belongs to the pathway.
Words doubts_of(const Offer& offer, const Pathway& pathway) {
  const std::string territory = offer.territory();
  const bool elsewhere = !territory.empty() && territory != pathway.territory;
  const bool for_others = offer.publics && !serves(offer, pathway.people);
  if (elsewhere || for_others || (offer.needs && offer.needs->empty())) return {};
  Words missing;
  if (territory.empty()) missing.push_back(offer.homonyms > 0 ? offer.point_missing.empty() ? offer.path + ".insee" : offer.point_missing.front() : offer.path + ".commune");
  if (!offer.publics) missing.push_back(offer.publics_path());
  if (!offer.needs) missing.push_back(offer.needs_path());
  return missing;
}

void add_needs(Pathway& pathway, Words& needs, const std::vector<Offer>& offers) {
  for (const Offer& offer : offers) {
    const Words doubts = doubts_of(offer, pathway);
    append(pathway.missing, doubts);
    if (doubts.empty() && offer.needs && serves(offer, pathway.people) && offer.territory() == pathway.territory) unite(needs, *offer.needs);
  }
}

}  // namespace

std::vector<Pathway> pathways_of(const Sides& sides) {
  std::map<std::pair<std::string, std::string>, Pathway> pathways;
  for (const Offer& own : sides.own) {
    const std::string territory = own.territory();
    if (territory.empty() || !own.publics) continue;
    for (const std::string& people : *own.publics) pathways[{territory, people}] = {territory, people, {}, {}, {}, {}, {}};
  }
  std::vector<Pathway> told;
  for (auto& [key, pathway] : pathways) {
    add_needs(pathway, pathway.association_needs, sides.own);
    add_needs(pathway, pathway.group_needs, sides.group.all());
    if (!sides.own_complete) append(pathway.missing, {"services"});
    if (!sides.group.known() || !sides.group.complete()) append(pathway.missing, {"group.services"});
    pathway.brought = without(pathway.association_needs, pathway.group_needs);
    pathway.found = without(pathway.group_needs, pathway.association_needs);
    told.push_back(std::move(pathway));
  }
  return told;
}

}  // namespace reprise::takeover
