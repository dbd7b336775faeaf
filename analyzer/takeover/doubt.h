// What is derived rests on the value written first of each fact: where sources disagree about a type or a place, it says so. Private
// to this module.
#pragma once

#include <vector>

#include "takeover/neighbours.h"
#include "takeover/takeover.h"

namespace reprise::takeover {

/// Adds to what the overlap is made from every fact whose other value could change it, of services that were passed over as well.
void add_doubts(ServiceOverlap& overlap, const Offer& own, const std::vector<Offer>& all, const GroupOffers& group);

}  // namespace reprise::takeover
