// The Herfindahl–Hirschman index of a territory, before and after, within what the declared places allow.
#include <algorithm>
#include <map>
#include <utility>

#include "takeover/landscape_parts.h"
#include "takeover/overlap.h"

namespace reprise::takeover {
namespace {

using scalar::Decimal;
using Words = std::vector<std::string>;

/// One type in one territory: its places, the association's, the group's, and the index where it is declared.
struct Market {
  std::vector<Decimal> totals;   ///< as declared by each service
  std::vector<Decimal> indexes;  ///< likewise
  Words total_paths;
  Words index_paths;
  Words undeclared;              ///< totals that miss
  PartialSum association;
  PartialSum group;
};

using Key = std::pair<std::string, std::string>;

void declare(std::vector<Decimal>& numbers, Words& paths, Words* missing, const Offer& own, const char* key) {
  const std::string path = own.path + "." + key;
  if (const auto number = number_in(*own.section, key); number && !is_uncertain(*own.section, key)) {
    if (std::find(numbers.begin(), numbers.end(), *number) == numbers.end()) numbers.push_back(*number);
    paths.push_back(path);
  } else if (missing != nullptr) {
    missing->push_back(path);
  }
}

std::map<Key, Market> markets_of(const Sides& sides) {
  std::map<Key, Market> markets;
  for (const Offer& own : sides.own) {
    if (own.type.empty() || own.territory().empty()) continue;
    Market& market = markets[{own.territory(), own.type}];
    declare(market.totals, market.total_paths, &market.undeclared, own, "zone_places");
    declare(market.indexes, market.index_paths, nullptr, own, "zone_index");
    add(market.association, capacity_of(*own.section));
  }
  return markets;
}

/// A service of which type or territory is not known may stand in any of the markets.
Words doubts_of(const Offer& offer) {
  Words missing;
  if (offer.type.empty()) missing.push_back(offer.type_path());
  if (offer.territory().empty()) missing.push_back(offer.path + (offer.commune.empty() ? ".commune" : ".insee"));
  return missing;
}

void add_services(PartialSum& places, const Key& key, const std::vector<Offer>& offers, bool only_doubtful) {
  for (const Offer& offer : offers) {
    const bool may_be = (offer.type.empty() || offer.type == key.second) && (offer.territory().empty() || offer.territory() == key.first);
    if (!may_be) continue;
    const Words missing = doubts_of(offer);
    if (missing.empty() && !only_doubtful) add(places, capacity_of(*offer.section));
    append(places.missing, missing);
  }
}

/// The places of one operator: what is known of them, and the most they can be.
struct Part {
  Decimal least;
  Decimal most;
};

Part part_of(const PartialSum& places, const Decimal& room) { return {places.known, places.is_whole() ? places.known : places.known + room}; }

Decimal square(const Decimal& number) { return number * number; }

/// Both operators at their least with the others as one; or either of them with all the room there is. A sum of squares is greatest
/// where one takes everything, so nothing in between exceeds these.
Decimal greatest(const Part& association, const Part& group, const Decimal& total, bool together) {
  const auto index = [&](const Decimal& own, const Decimal& other) {
    const Decimal rest = total - own - other;
    return (together ? square(own + other) : square(own) + square(other)) + square(rest);
  };
  return std::max({index(association.least, group.least), index(association.most, group.least), index(association.least, group.most)});
}

Bounded bounded(const Market& market) {
  Bounded told;
  append(told.from, market.total_paths);
  append(told.from, market.association.from);
  append(told.from, market.group.from);
  append(told.missing, market.association.missing);
  append(told.missing, market.group.missing);
  return told;
}

void close(Bounded& bounds, const Decimal& low, const Decimal& high) {
  bounds.low = low.rounded(1, Decimal::Rounding::half_even);
  bounds.high = high.rounded(1, Decimal::Rounding::half_even);
}

void measure(Concentration& told, const Market& market) {
  const Decimal total = market.totals.front();
  const Decimal room = total - market.association.known - market.group.known;
  const Part association = part_of(market.association, room);
  const Part group = part_of(market.group, room);
  const Decimal scale = Decimal(10000) / square(total);
  const Decimal two = Decimal(2);
  const Decimal least_change = two * association.least * group.least * scale;
  const Decimal most_change = two * std::max(association.most * group.least, association.least * group.most) * scale;
  // Where both are open they share the room: half each is where their product is greatest.
  const bool both_open = !market.association.is_whole() && !market.group.is_whole();
  close(told.change, least_change, both_open ? std::max(most_change, square(total / two) * two * scale) : most_change);
  if (market.indexes.size() == 1) {
    for (Bounded* bounds : {&told.before, &told.after}) append(bounds->from, market.index_paths);
    told.before.missing.clear();
    close(told.before, market.indexes.front(), market.indexes.front());
    close(told.after, market.indexes.front() + *told.change.low, std::min(Decimal(10000), market.indexes.front() + *told.change.high));
    return;
  }
  close(told.before, (square(association.least) + square(group.least)) * scale, greatest(association, group, total, false) * scale);
  close(told.after, square(association.least + group.least) * scale, greatest(association, group, total, true) * scale);
}

}  // namespace

std::vector<Concentration> concentrations_of(const Sides& sides) {
  std::vector<Concentration> told;
  for (auto& [key, market] : markets_of(sides)) {
    add_services(market.association, key, sides.own, true);
    add_services(market.group, key, sides.group.all(), false);
    if (!sides.own_complete) append(market.association.missing, {"services"});
    if (!sides.group.known() || !sides.group.complete()) append(market.group.missing, {"group.services"});
    Concentration one{key.first, key.second, bounded(market), bounded(market), bounded(market), false};
    // One total, and not below what two of its operators have: otherwise the zone is not this territory, or a figure is wrong.
    const bool fits = market.totals.size() == 1 && !market.totals.front().is_zero() &&
                      market.association.known + market.group.known <= market.totals.front();
    if (fits) {
      measure(one, market);
    } else {
      one.contradicted = !market.totals.empty();
      for (Bounded* bounds : {&one.before, &one.after, &one.change}) append(bounds->missing, market.totals.empty() ? market.undeclared : market.total_paths);
    }
    told.push_back(std::move(one));
  }
  return told;
}

}  // namespace reprise::takeover
