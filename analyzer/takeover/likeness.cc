#include "takeover/likeness.h"

#include <algorithm>
#include <iterator>

namespace reprise::takeover {
namespace {

using scalar::Decimal;
using Words = std::vector<std::string>;

constexpr int kDigits = 6;
/// From 16 reaches on the index is exp(−15) at most, which rounds to nothing at six digits.
constexpr std::int64_t kReachesThatCount = 16;

std::int64_t shared(const Words& left, const Words& right) {
  Words both;
  std::set_intersection(left.begin(), left.end(), right.begin(), right.end(), std::back_inserter(both));
  return static_cast<std::int64_t>(both.size());
}

/// Jaccard's index of two sets; of two empty ones 0: nobody is served twice.
Decimal jaccard(const Words& left, const Words& right) {
  const std::int64_t both = shared(left, right);
  const std::int64_t either = static_cast<std::int64_t>(left.size() + right.size()) - both;
  return either == 0 ? Decimal(0) : Decimal(both) / Decimal(either);
}

/// What another source says of the publics would have changed what was found.
void append_doubtful(std::vector<std::string>& from, const Offer& offer, std::string_view key) {
  if (offer.section != nullptr && is_uncertain(*offer.section, key)) append(from, {offer.path + "." + std::string(key)});
}

struct Candidate {
  const Neighbour* neighbour = nullptr;
  PublicsInCommon publics;

  [[nodiscard]] bool is_sure() const { return takeover::is_sure(*neighbour) && publics.missing.empty(); }
  [[nodiscard]] std::vector<std::string> missing() const {
    std::vector<std::string> all = doubts(*neighbour);
    append(all, publics.missing);
    return all;
  }
};

/// The most alike first, of equals the nearest; an unknown place may be next door, but it cannot be what is found.
std::vector<Candidate> candidates(const Offer& own, const std::vector<Neighbour>& near) {
  std::vector<Candidate> all;
  for (const Neighbour& one : near) all.push_back({&one, publics_in_common(own, *one.offer)});
  std::stable_sort(all.begin(), all.end(), [](const Candidate& left, const Candidate& right) {
    if (left.publics.most != right.publics.most) return left.publics.most > right.publics.most;
    return is_nearer(*left.neighbour, *right.neighbour);
  });
  return all;
}

/// The greatest product of the publics in common with what remains of it at a distance, from 1 at 0 km on falling.
template <typename Remains>  // std::optional<Decimal>(const Distance& distance); none: the rules have no reach
class Greatest {
 public:
  Greatest(const Offer& own, const GroupOffers& group, Remains remains) : own_(own), group_(group), remains_(remains) {}

  Derived of(const std::vector<Neighbour>& near) {
    for (const Candidate& one : candidates(own_, near)) weigh(one);
    return finish(near);
  }

 private:
  void weigh(const Candidate& one) {
    const Distance& distance = one.neighbour->distance;
    const bool placed = distance.kilometres.has_value();
    // Whatever is no more alike and no nearer than one already weighed cannot exceed it.
    if (one.publics.most <= found_ || (placed && nearest_ && distance.exact >= *nearest_)) return;
    const std::optional<Decimal> remains = placed ? remains_(distance) : Decimal(1);
    if (!remains) {
      without_reach_ = true;
    } else if (one.is_sure()) {
      nearest_ = distance.exact;
      const Decimal product = one.publics.most * *remains;
      if (product <= found_) return;
      found_ = product;
      best_ = one.neighbour;
    } else {
      doubtful_.push_back({one.publics.most * *remains, one.missing()});
    }
  }

  Derived finish(const std::vector<Neighbour>& near) const {
    Derived derived;
    for (const auto& [most, missing] : doubtful_) {
      if (most > found_) append(derived.missing, missing);
    }
    if (!group_.complete() && found_ < Decimal(1)) append(derived.missing, {"group.services"});
    if (!derived.missing.empty() || without_reach_) return derived;
    derived.value = found_.rounded(kDigits, Decimal::Rounding::half_even);
    append(derived.from, {best_ != nullptr ? best_->offer->type_path() : "group.services"});
    if (own_.publics && !near.empty()) append(derived.from, {own_.publics_path()});
    if (best_ != nullptr) {
      append(derived.from, {best_->offer->publics_path()});
      append(derived.from, best_->distance.from);
    }
    for (const Neighbour& one : near) append_doubtful(derived.from, *one.offer, "publics");
    return derived;
  }

  const Offer& own_;
  const GroupOffers& group_;
  Remains remains_;
  Decimal found_ = Decimal(0);
  const Neighbour* best_ = nullptr;
  std::optional<double> nearest_;  ///< of those that are sure, all at least as alike as what is still to come
  std::vector<std::pair<Decimal, std::vector<std::string>>> doubtful_;
  bool without_reach_ = false;
};

Derived publics_overlap(const Offer& own, const GroupOffers& group, const std::optional<Decimal>& reach) {
  const auto remains = [&reach](const Distance& distance) -> std::optional<Decimal> {
    if (!reach && !distance.kilometres->is_zero()) return std::nullopt;
    return Decimal(in_reach(reach, distance) ? 1 : 0);
  };
  return Greatest(own, group, remains).of(neighbours_within(own, group, reach));
}

Derived overlap_index(const Offer& own, const GroupOffers& group, const std::optional<Decimal>& reach) {
  const auto remains = [&reach](const Distance& distance) -> std::optional<Decimal> {
    if (in_reach(reach, distance)) return Decimal(1);
    if (!reach) return std::nullopt;
    return reach->is_zero() ? Decimal(0) : (-((*distance.kilometres - *reach) / *reach)).exponential();
  };
  const auto furthest = reach ? std::optional(*reach * Decimal(kReachesThatCount)) : std::nullopt;
  return Greatest(own, group, remains).of(neighbours_within(own, group, furthest));
}

/// Whether a neighbour adds something for the people we serve: false as soon as one thing is known to be missing, open
/// while something else is not known.
struct Complement {
  bool excluded = false;
  std::vector<std::string> missing;
};

void ask_for_publics(Complement& complement, const Offer& own, const Offer& other) {
  const PublicsInCommon publics = publics_in_common(own, other);
  complement.excluded = complement.excluded || publics.most.is_zero();
  append(complement.missing, publics.missing);
}

void ask_for_needs(Complement& complement, const Offer& own, const Offer& other) {
  if (other.needs && other.needs->empty()) {
    complement.excluded = true;
  } else if (own.needs && other.needs) {
    complement.excluded = complement.excluded || shared(*own.needs, *other.needs) == static_cast<std::int64_t>(other.needs->size());
  } else {
    if (!own.needs) append(complement.missing, {own.needs_path()});
    if (!other.needs) append(complement.missing, {other.needs_path()});
  }
}

Complement complement_of(const Offer& own, const Neighbour& one, const std::optional<Decimal>& reach) {
  Complement complement;
  complement.excluded = one.distance.kilometres && !in_reach(reach, one.distance);
  append(complement.missing, one.distance.missing);
  ask_for_publics(complement, own, *one.offer);
  ask_for_needs(complement, own, *one.offer);
  return complement;
}

Derived completed_within_reach(const Offer& own, const GroupOffers& group, const std::optional<Decimal>& reach) {
  Derived derived;
  bool without_reach = false;
  std::vector<std::string> doubtful;
  const std::vector<Neighbour> near = anyone_within(own, group, reach);
  const Neighbour* nearest = nullptr;
  for (const Neighbour& one : near) {
    append_doubtful(doubtful, *one.offer, "publics");
    append_doubtful(doubtful, *one.offer, "needs");
    without_reach = without_reach || (!reach && one.distance.kilometres && !one.distance.kilometres->is_zero());
    const Complement complement = complement_of(own, one, reach);
    if (complement.excluded) continue;
    if (complement.missing.empty() && (nearest == nullptr || is_nearer(one, *nearest))) nearest = &one;
    append(derived.missing, complement.missing);
  }
  if (nearest != nullptr) {
    derived = {Decimal(1), {own.publics_path(), own.needs_path(), nearest->offer->publics_path(), nearest->offer->needs_path()}, {}};
    append(derived.from, nearest->distance.from);
    return derived;
  }
  if (!group.complete()) append(derived.missing, {"group.services"});
  if (!derived.missing.empty() || without_reach) return derived;
  derived.value = Decimal(0);
  derived.from = {"group.services"};
  if (own.publics) derived.from.push_back(own.publics_path());
  if (own.needs) derived.from.push_back(own.needs_path());
  append(derived.from, doubtful);
  return derived;
}

}  // namespace

PublicsInCommon publics_in_common(const Offer& own, const Offer& other) {
  if (own.publics && other.publics) return {jaccard(*own.publics, *other.publics), {}};
  const bool nobody = (own.publics && own.publics->empty()) || (other.publics && other.publics->empty());
  if (nobody) return {Decimal(0), {}};
  PublicsInCommon unknown;
  if (!own.publics) unknown.missing.push_back(own.publics_path());
  if (!other.publics) unknown.missing.push_back(other.publics_path());
  return unknown;
}

void fill_likeness(ServiceOverlap& overlap, const Offer& own, const GroupOffers& group) {
  const std::optional<Decimal>& reach = overlap.reach_km.value;
  overlap.publics_overlap = publics_overlap(own, group, reach);
  overlap.overlap_index = overlap_index(own, group, reach);
  overlap.completed_within_reach = completed_within_reach(own, group, reach);
}

}  // namespace reprise::takeover
