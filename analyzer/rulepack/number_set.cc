#include "rulepack/number_set.h"

#include <algorithm>

namespace reprise::rulepack {
namespace {

using scalar::Decimal;

/// Before the first whole number behind it.
Cut whole(const Cut& cut) {
  if (cut.where != Cut::Where::at_number) return cut;
  if (!cut.behind) return Cut::before(cut.number.rounded(0, Decimal::Rounding::ceiling));
  const Decimal last = cut.number.rounded(0, Decimal::Rounding::floor);
  const Decimal next = last + Decimal(1);
  return next == last ? cut : Cut::before(next);  // past 34 digits there is no next one
}

}  // namespace

std::strong_ordering operator<=>(const Cut& left, const Cut& right) {
  if (left.where != right.where) return left.where <=> right.where;
  if (left.where != Cut::Where::at_number) return std::strong_ordering::equal;
  if (const auto order = left.number <=> right.number; order != std::strong_ordering::equal) return order;
  return left.behind <=> right.behind;
}

NumberSet NumberSet::all() {
  NumberSet set;
  set.add({Cut::below_all(), Cut::above_all()});
  return set;
}

void NumberSet::add(const Interval& interval) {
  if (interval.high <= interval.low) return;
  Interval joined = interval;
  std::vector<Interval> kept;
  for (const Interval& own : intervals_) {
    if (own.high < joined.low || joined.high < own.low) {
      kept.push_back(own);
    } else {
      joined = {std::min(own.low, joined.low), std::max(own.high, joined.high)};
    }
  }
  kept.push_back(joined);
  std::sort(kept.begin(), kept.end(), [](const Interval& left, const Interval& right) { return left.low < right.low; });
  intervals_ = std::move(kept);
}

void NumberSet::add(const NumberSet& other) {
  for (const Interval& interval : other.intervals_) add(interval);
}

NumberSet NumberSet::without(const NumberSet& other) const {
  NumberSet left;
  for (const Interval& own : intervals_) {
    Cut from = own.low;
    for (const Interval& hole : other.intervals_) {
      left.add({from, std::min(hole.low, own.high)});
      from = std::max(from, hole.high);
    }
    left.add({from, own.high});
  }
  return left;
}

NumberSet NumberSet::whole() const {
  NumberSet set;
  for (const Interval& own : intervals_) set.add({rulepack::whole(own.low), rulepack::whole(own.high)});
  return set;
}

std::string NumberSet::text_of(const Interval& interval, bool is_whole, const Print& print) {
  const bool open_below = interval.low.where == Cut::Where::below_all;
  const bool open_above = interval.high.where == Cut::Where::above_all;
  if (open_below && open_above) return "-";
  if (open_below) return (interval.high.behind ? "<= " : "< ") + print(interval.high.number);
  if (open_above) return (interval.low.behind ? "> " : ">= ") + print(interval.low.number);
  const Cut high = is_whole ? Cut::after(interval.high.number - Decimal(1)) : interval.high;
  if (interval.low.number == high.number) return print(interval.low.number);
  return (interval.low.behind ? "(" : "[") + print(interval.low.number) + ".." + print(high.number) + (high.behind ? "]" : ")");
}

std::string NumberSet::to_string() const {
  std::string text;
  const auto print = [](const Decimal& number) { return number.to_string(); };
  for (const Interval& interval : intervals_) text += (text.empty() ? "" : ", ") + text_of(interval, false, print);
  return text;
}

}  // namespace reprise::rulepack
