// How much the group's services around one service do the same for the same people, and what they add to it. Private to
// this module.
#pragma once

#include "takeover/neighbours.h"
#include "takeover/takeover.h"

namespace reprise::takeover {

/// Fills publics_overlap, overlap_index and completed_within_reach. Needs the reach.
void fill_likeness(ServiceOverlap& overlap, const Offer& own, const GroupOffers& group);

}  // namespace reprise::takeover
