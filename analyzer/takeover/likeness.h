// How much the group's services around one service do the same for the same people, and what they add to it. Private to
// this module.
#pragma once

#include "takeover/neighbours.h"
#include "takeover/takeover.h"

namespace reprise::takeover {

/// The most that the publics of two services can have in common (Jaccard's index), and what would have to be known to tell.
struct PublicsInCommon {
  scalar::Decimal most = scalar::Decimal(1);
  std::vector<std::string> missing;
};
[[nodiscard]] PublicsInCommon publics_in_common(const Offer& own, const Offer& other);

/// Fills publics_overlap, overlap_index and completed_within_reach. Needs the reach.
void fill_likeness(ServiceOverlap& overlap, const Offer& own, const GroupOffers& group);

}  // namespace reprise::takeover
