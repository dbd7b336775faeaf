#include "takeover/neighbours.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace reprise::takeover {
namespace {

using scalar::Decimal;

Decimal tenths(double kilometres) { return Decimal(std::llround(std::ceil(kilometres * 10))) / Decimal(10); }

void put(GroupOffers::Shelf& shelf, std::size_t index, const Offer& offer) {
  shelf.all.push_back(index);
  (offer.point ? shelf.placed : shelf.unplaced).push_back(index);
}

void index_places(GroupOffers::Shelf& shelf, const std::vector<Offer>& offers) {
  std::vector<Point> points;
  for (const std::size_t index : shelf.placed) points.push_back(*offers[index].point);
  if (!points.empty()) shelf.index.emplace(points);
}

void add_within(std::vector<std::size_t>& found, const GroupOffers::Shelf& shelf, const Point& from, double kilometres) {
  for (const std::size_t place : shelf.index->within(from, kilometres)) found.push_back(shelf.placed[place]);
}

std::vector<std::size_t> within(const GroupOffers::Shelf& shelf, const Offer& own, const std::optional<Decimal>& kilometres) {
  if (!own.point || !shelf.index || !kilometres) return shelf.all;
  std::vector<std::size_t> found = shelf.unplaced;
  add_within(found, shelf, *own.point, kilometres->to_double());
  return found;
}

std::vector<Neighbour> measured(const Offer& own, const GroupOffers& group, std::vector<std::size_t> asked, bool of_type) {
  std::sort(asked.begin(), asked.end());
  asked.erase(std::unique(asked.begin(), asked.end()), asked.end());
  std::vector<Neighbour> found;
  for (const std::size_t index : asked) found.push_back({&group.at(index), of_type, distance_between(own, group.at(index))});
  return found;
}

std::vector<Neighbour> with_untyped(std::vector<Neighbour> found, const Offer& own, const GroupOffers& group) {
  for (const std::size_t index : group.untyped()) found.push_back({&group.at(index), false, distance_between(own, group.at(index))});
  return found;
}

}  // namespace

void append(std::vector<std::string>& paths, const std::vector<std::string>& more) {
  for (const std::string& path : more) {
    if (std::find(paths.begin(), paths.end(), path) == paths.end()) paths.push_back(path);
  }
}

GroupOffers::GroupOffers(const dossier::EntryList& services, const dossier::EntryList& establishments, const Communes* communes)
    : known_(services.given), complete_(services.complete), offers_(offers_of(services, establishments, communes)) {
  for (std::size_t index = 0; index < offers_.size(); ++index) {
    const Offer& offer = offers_[index];
    put(any_, index, offer);
    if (!offer.other_types.empty() || !offer.place_doubts.empty()) doubtful_.push_back(index);
    if (offer.type.empty()) {
      untyped_.push_back(index);
    } else {
      put(by_type_[offer.type], index, offer);
    }
  }
  index_places(any_, offers_);
  for (auto& [type, shelf] : by_type_) index_places(shelf, offers_);
}

const GroupOffers::Shelf& GroupOffers::of_type(std::string_view type) const {
  static const Shelf kNone;
  const auto found = by_type_.find(type);
  return found == by_type_.end() ? kNone : found->second;
}

Distance distance_between(const Offer& own, const Offer& other) {
  Distance distance;
  if (own.point && other.point) {
    distance.exact = great_circle_kilometres(*own.point, *other.point);
    distance.kilometres = tenths(distance.exact);
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

bool in_reach(const std::optional<Decimal>& reach, const Distance& distance) {
  return distance.kilometres->is_zero() || (reach && distance.exact <= reach->to_double());
}

std::vector<Neighbour> neighbours(const Offer& own, const GroupOffers& group, const std::optional<Decimal>& reach) {
  const GroupOffers::Shelf& same = group.of_type(own.type);
  std::vector<std::size_t> asked = same.unplaced;
  if (own.point && same.index) {
    if (const auto nearest = same.index->nearest(*own.point)) {
      add_within(asked, same, *own.point, great_circle_kilometres(*own.point, *group.at(same.placed[*nearest]).point));
    }
    if (reach) add_within(asked, same, *own.point, reach->to_double());
  } else {
    asked = same.all;
  }
  return with_untyped(measured(own, group, std::move(asked), true), own, group);
}

std::vector<Neighbour> neighbours_within(const Offer& own, const GroupOffers& group, const std::optional<Decimal>& kilometres) {
  return with_untyped(measured(own, group, within(group.of_type(own.type), own, kilometres), true), own, group);
}

std::vector<Neighbour> anyone_within(const Offer& own, const GroupOffers& group, const std::optional<Decimal>& kilometres) {
  return measured(own, group, within(group.of_any_type(), own, kilometres), false);
}

std::vector<std::string> doubts(const Neighbour& neighbour) {
  std::vector<std::string> missing = neighbour.distance.missing;
  if (!neighbour.of_type) missing.push_back(neighbour.offer->type_path());
  return missing;
}

bool is_sure(const Neighbour& neighbour) { return neighbour.of_type && neighbour.distance.kilometres.has_value(); }

bool is_nearer(const Neighbour& left, const Neighbour& right) {
  const auto kilometres = [](const Neighbour& one) { return one.distance.kilometres ? one.distance.exact : std::numeric_limits<double>::infinity(); };
  if (kilometres(left) != kilometres(right)) return kilometres(left) < kilometres(right);
  return left.offer->id < right.offer->id;
}

}  // namespace reprise::takeover
