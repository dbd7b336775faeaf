#include "rulepack/number_set.h"

#include <algorithm>

namespace reprise::rulepack {
namespace {

using scalar::Decimal;

std::string text_of(const Interval& interval) {
  const bool open_below = interval.low.where == Cut::Where::below_all;
  const bool open_above = interval.high.where == Cut::Where::above_all;
  if (open_below && open_above) return "-";
  if (open_below) return (interval.high.behind ? "<= " : "< ") + interval.high.number.to_string();
  if (open_above) return (interval.low.behind ? "> " : ">= ") + interval.low.number.to_string();
  if (interval.low.number == interval.high.number) return interval.low.number.to_string();
  return (interval.low.behind ? "(" : "[") + interval.low.number.to_string() + ".." + interval.high.number.to_string() + (interval.high.behind ? "]" : ")");
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

std::string NumberSet::to_string() const {
  std::string text;
  for (const Interval& interval : intervals_) text += (text.empty() ? "" : ", ") + text_of(interval);
  return text;
}

bool holds_integer(const Interval& interval) {
  if (interval.low.where != Cut::Where::at_number || interval.high.where != Cut::Where::at_number) return true;
  Decimal first = interval.low.number.rounded(0, Decimal::Rounding::ceiling);
  if (interval.low.behind && first == interval.low.number) first += Decimal(1);
  return interval.high.behind ? first <= interval.high.number : first < interval.high.number;
}

}  // namespace reprise::rulepack
