// Sets of numbers as intervals with open or closed ends: what the rows of a scale or a table cover. Exact. Days and
// durations are such sets too, counted from their zero.
#pragma once

#include <compare>
#include <functional>
#include <string>
#include <vector>

#include "scalar/decimal.h"

namespace reprise::rulepack {

/// A place between numbers: just before or just behind one, or beyond them all.
struct Cut {
  enum class Where : std::uint8_t { below_all, at_number, above_all };
  Where where = Where::below_all;
  scalar::Decimal number;
  bool behind = false;

  static Cut below_all() { return {}; }
  static Cut above_all() { return {Where::above_all, {}, false}; }
  static Cut before(const scalar::Decimal& number) { return {Where::at_number, number, false}; }
  static Cut after(const scalar::Decimal& number) { return {Where::at_number, number, true}; }

  friend std::strong_ordering operator<=>(const Cut& left, const Cut& right);
  friend bool operator==(const Cut& left, const Cut& right) { return (left <=> right) == std::strong_ordering::equal; }
};

struct Interval {
  Cut low;
  Cut high;
  bool operator==(const Interval&) const = default;
};

class NumberSet {
 public:
  [[nodiscard]] static NumberSet all();
  void add(const Interval& interval);
  void add(const NumberSet& other);
  [[nodiscard]] NumberSet without(const NumberSet& other) const;
  [[nodiscard]] NumberSet common(const NumberSet& other) const { return without(all().without(other)); }
  /// Its whole numbers alone, each interval from one of them to just before another: two sets of the same whole numbers are
  /// then the same intervals.
  [[nodiscard]] NumberSet whole() const;
  [[nodiscard]] bool empty() const { return intervals_.empty(); }
  [[nodiscard]] const std::vector<Interval>& intervals() const { return intervals_; }
  /// FEEL notation, such as `< 0, [30..40), 5`.
  [[nodiscard]] std::string to_string() const;
  /// One of its intervals; of whole ones the last number is named, `[30..39]`. `print` writes an end.
  using Print = std::function<std::string(const scalar::Decimal&)>;
  [[nodiscard]] static std::string text_of(const Interval& interval, bool is_whole, const Print& print);
  bool operator==(const NumberSet& other) const { return intervals_ == other.intervals_; }

 private:
  std::vector<Interval> intervals_;  ///< ascending, not touching
};

}  // namespace reprise::rulepack
