#include "engine/overlap_map.h"

#include <algorithm>
#include <cmath>
#include <set>

#include "engine/territories.h"
#include "engine/wording.h"
#include "takeover/earth.h"
#include "takeover/offer.h"

namespace reprise::engine {
namespace {

using assessment::MapPlace;
using assessment::NamedService;
using assessment::OverlapMap;
using base::Text;
using takeover::Offer;

scalar::Decimal tenths_up(double kilometres) {
  return scalar::Decimal(static_cast<std::int64_t>(std::ceil(kilometres * 10 - 1e-9))) / scalar::Decimal(10);
}

class Mapper {
 public:
  Mapper(const Input& input, const takeover::Communes* communes)
      : input_(input),
        own_(takeover::offers_of(input.dossier.list("services"), input.dossier.list("establishments"), communes)),
        group_(takeover::offers_of(input.group.list("services"), input.group.list("establishments"), communes)) {}

  OverlapMap mapped() {
    std::set<std::string> types;
    for (const Offer& offer : own_) types.insert(offer.type);
    for (const Offer& offer : own_) {
      if (!add(offer, true)) map_.nowhere.push_back(named_service(offer.id, input_.dossier.list("services"), input_.dossier.list("establishments")));
    }
    for (const Offer& offer : group_) {
      const bool counts = !offer.type.empty() && types.contains(offer.type);
      if (counts && !add(offer, false)) ++map_.group_nowhere;
    }
    for (const takeover::ServiceOverlap& overlap : input_.takeover.services) {
      for (const std::string& other : overlap.within) connect(overlap.service, other);
    }
    return std::move(map_);
  }

 private:
  /// Whether it has a place.
  bool add(const Offer& offer, bool is_own) {
    if (!offer.point) return false;
    const dossier::EntryList& services = is_own ? input_.dossier.list("services") : input_.group.list("services");
    const dossier::EntryList& establishments = is_own ? input_.dossier.list("establishments") : input_.group.list("establishments");
    map_.places.push_back({named_service(offer.id, services, establishments), service_type_words(offer.type), is_own, offer.point->latitude,
                           offer.point->longitude, offer.at_centre});
    return true;
  }

  [[nodiscard]] std::size_t index_of(const std::string& id, bool is_own) const {
    const auto found = std::ranges::find_if(map_.places, [&](const MapPlace& place) { return place.of_association == is_own && place.service.id == id; });
    return static_cast<std::size_t>(found - map_.places.begin());
  }

  void connect(const std::string& own, const std::string& other) {
    const std::size_t from = index_of(own, true);
    const std::size_t to = index_of(other, false);
    if (from == map_.places.size() || to == map_.places.size()) return;
    const MapPlace& a = map_.places[from];
    const MapPlace& b = map_.places[to];
    map_.reaches.push_back({from, to, tenths_up(takeover::great_circle_kilometres({a.latitude, a.longitude}, {b.latitude, b.longitude}))});
  }

  const Input& input_;
  std::vector<Offer> own_;
  std::vector<Offer> group_;
  OverlapMap map_;
};

Text count_words(std::size_t count, const Text& one, const Text& many) {
  const Text number = number_words(scalar::Decimal(static_cast<std::int64_t>(count)), 0);
  return {number.fr + "\u00A0" + (count < 2 ? one : many).fr, number.en + " " + (count == 1 ? one : many).en};
}

}  // namespace

OverlapMap overlap_map(const Input& input, const takeover::Landscape& landscape, const takeover::Communes* communes) {
  OverlapMap map = Mapper(input, communes).mapped();
  const std::string name = name_of(input.dossier);
  map.id = "overlap";
  map.title = {"Services de " + name + " et de " + input.group.name + "\u202F: recouvrements et territoires",
               "Services of " + name + " and " + input.group.name + ": overlaps and territories"};
  const auto own = static_cast<std::size_t>(std::ranges::count_if(map.places, &MapPlace::of_association));
  std::set<std::size_t> overlapped;
  for (const assessment::MapReach& reach : map.reaches) overlapped.insert(reach.from);
  const Text placed = count_words(own, {"service de l’association placé sur la carte", "service of the association on the map"},
                                  {"services de l’association placés sur la carte", "services of the association on the map"});
  Text doubled = count_words(overlapped.size(), {"a un service du groupe de même type à portée", "has a service of the group of its type within reach"},
                                   {"ont un service du groupe de même type à portée", "have a service of the group of their type within reach"});
  // What has no place may be near all the same.
  if (overlapped.empty()) doubled = {"aucun n’est établi à portée d’un service du groupe de même type", "none is established within reach of a service of the group of its type"};
  map.description = {placed.fr + "\u202F; " + doubled.fr + ".", placed.en + "; " + doubled.en + "."};
  map.matrix = territories(input, landscape).matrix;
  return map;
}

}  // namespace reprise::engine
