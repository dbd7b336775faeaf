// The group's services as one service of the association sees them: which may count, and how far they are. Private to
// this module.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "dossier/dossier.h"
#include "scalar/decimal.h"
#include "takeover/earth.h"
#include "takeover/offer.h"

namespace reprise::takeover {

/// Adds the paths that are not there yet.
void append(std::vector<std::string>& paths, const std::vector<std::string>& more);

/// The distance of two services, or what would have to be known to tell it.
struct Distance {
  std::optional<scalar::Decimal> kilometres;  ///< to 0.1 km, rounded up: what is shown as within a reach of whole tenths is within it
  double exact = 0;                           ///< as measured: decides what is within reach and what is nearer
  std::vector<std::string> from;
  std::vector<std::string> missing;
};
[[nodiscard]] Distance distance_between(const Offer& own, const Offer& other);

/// Without a reach only what stands in the same place is within it.
[[nodiscard]] bool in_reach(const std::optional<scalar::Decimal>& reach, const Distance& distance);

/// The group's services, sorted so that one question about a type and a place is answered without reading them all.
class GroupOffers {
 public:
  /// Some of the services, those with coordinates searchable by place.
  struct Shelf {
    std::vector<std::size_t> all;
    std::vector<std::size_t> placed;  ///< order of `index`
    std::vector<std::size_t> unplaced;
    std::optional<PlaceIndex> index;
  };

  GroupOffers(const dossier::EntryList& services, const dossier::EntryList& establishments, const Communes* communes);

  [[nodiscard]] bool known() const { return known_; }
  [[nodiscard]] bool complete() const { return complete_; }
  [[nodiscard]] const std::vector<Offer>& all() const { return offers_; }
  [[nodiscard]] const Offer& at(std::size_t index) const { return offers_[index]; }
  [[nodiscard]] const std::vector<std::size_t>& untyped() const { return untyped_; }
  /// Those about whose type or place sources disagree.
  [[nodiscard]] const std::vector<std::size_t>& doubtful() const { return doubtful_; }
  [[nodiscard]] const Shelf& of_any_type() const { return any_; }
  [[nodiscard]] const Shelf& of_type(std::string_view type) const;

 private:
  bool known_;
  bool complete_;
  std::vector<Offer> offers_;
  std::map<std::string, Shelf, std::less<>> by_type_;
  Shelf any_;
  std::vector<std::size_t> untyped_;
  std::vector<std::size_t> doubtful_;
};

/// A service of the group that is of the type or may be, and how far it is.
struct Neighbour {
  const Offer* offer = nullptr;
  bool of_type = false;
  Distance distance;
};

/// Those of the type whose distance decides something: every one within reach and the nearest, every one without a place,
/// and every one whose type is not known.
[[nodiscard]] std::vector<Neighbour> neighbours(const Offer& own, const GroupOffers& group, const std::optional<scalar::Decimal>& reach);
/// Those of the type at most so far away, and every one that may be; without a distance, all.
[[nodiscard]] std::vector<Neighbour> neighbours_within(const Offer& own, const GroupOffers& group,
                                                       const std::optional<scalar::Decimal>& kilometres);
/// Those of any type, likewise; `of_type` says nothing.
[[nodiscard]] std::vector<Neighbour> anyone_within(const Offer& own, const GroupOffers& group,
                                                   const std::optional<scalar::Decimal>& kilometres);

/// What keeps a neighbour from counting: its type, its place, or nothing.
[[nodiscard]] std::vector<std::string> doubts(const Neighbour& neighbour);
[[nodiscard]] bool is_sure(const Neighbour& neighbour);
/// The nearer first, of equals by id; those without a distance last: no answer hangs on the order of a file.
[[nodiscard]] bool is_nearer(const Neighbour& left, const Neighbour& right);

}  // namespace reprise::takeover
