#include "takeover/bounds.h"

#include <algorithm>
#include <optional>

#include "takeover/neighbours.h"

namespace reprise::takeover {
namespace {

using scalar::Decimal;
using End = std::optional<Decimal>;

constexpr int kDigits = 6;

/// A number too large to be written bounds nothing.
End finite(const Decimal& number) { return number.is_finite() ? End(number) : End(); }

End added(const End& left, const End& right) { return left && right ? finite(*left + *right) : End(); }
End opposite(const End& end) { return end ? End(-*end) : End(); }
End rounded(const End& end) { return end ? End(end->rounded(kDigits, Decimal::Rounding::half_even)) : End(); }

void remember(Bounded& number, const Bounded& other) {
  append(number.from, other.from);
  append(number.missing, other.missing);
}

struct Ends {
  End low;
  End high;
};

Ends ends_of(const dossier::FactValue& value, bool is_range, const End& low, const End& high) {
  if (is_range) return {low, high};
  const auto* number = std::get_if<Decimal>(&value);
  return number == nullptr ? Ends{} : Ends{finite(*number), finite(*number)};
}

/// Of the fact and of every source that contradicts it: none is more right than another.
Ends ends_of(const dossier::Fact& fact) {
  Ends ends = ends_of(fact.value, fact.is_range, fact.low, fact.high);
  for (const dossier::Alternative* other : fact.contradictions()) {
    const Ends said = ends_of(other->value, other->is_range, other->low, other->high);
    ends.low = ends.low && said.low ? End(std::min(*ends.low, *said.low)) : End();
    ends.high = ends.high && said.high ? End(std::max(*ends.high, *said.high)) : End();
  }
  return ends;
}

/// Over a divisor above 0: the end that makes the quotient lowest; without a greatest divisor a positive number may be any part of it.
End lowest(const End& number, const Ends& divisor) {
  if (!number) return {};
  if (number->is_negative()) return finite(*number / *divisor.low);
  return divisor.high ? finite(*number / *divisor.high) : End(Decimal(0));
}

End highest(const End& number, const Ends& divisor) { return opposite(lowest(opposite(number), divisor)); }

/// A quotient without a value: its divisor is 0 or less, or may be.
Bounded without_quotient(const Bounded& number, const Bounded& divisor, bool is_never_positive) {
  Bounded none;
  if (is_never_positive) return none;
  append(none.missing, number.missing);
  append(none.missing, divisor.missing);
  // Known within bounds on both sides of 0: what would settle it is the divisor itself.
  if (none.missing.empty()) none.missing = divisor.from;
  return none;
}

}  // namespace

Bounded exactly(const Decimal& number, const std::string& from) {
  Bounded made{number, number, {}, {}};
  if (!from.empty()) made.from = {from};
  return made;
}

Bounded unknown(const std::string& path, Sign sign) { return {sign == Sign::never_negative ? End(Decimal(0)) : End(), {}, {}, {path}}; }

Bounded bounds_in(const dossier::Section& section, std::string_view key, Sign sign) {
  const dossier::Fact* fact = section.find(key);
  const std::string path = section.path + "." + std::string(key);
  if (fact == nullptr || fact->left_out) return unknown(path, sign);
  if (fact->state == dossier::FactState::not_applicable) return exactly(Decimal(0), path);
  const Ends ends = ends_of(*fact);
  if (!ends.low && !ends.high) return unknown(path, sign);
  const bool reaches_down = !ends.low && sign == Sign::never_negative;
  return {reaches_down ? End(Decimal(0)) : ends.low, ends.high, {path}, {}};
}

Bounded plus(const Bounded& left, const Bounded& right) {
  Bounded sum{added(left.low, right.low), added(left.high, right.high), left.from, left.missing};
  remember(sum, right);
  // Open on both sides though every fact is there: what would settle it are those facts.
  if (!sum.low && !sum.high && sum.missing.empty()) sum.missing = sum.from;
  return sum;
}

Bounded negated(const Bounded& number) { return {opposite(number.high), opposite(number.low), number.from, number.missing}; }

Bounded minus(const Bounded& left, const Bounded& right) { return plus(left, negated(right)); }

Bounded some_of(const Bounded& whole) {
  const Decimal nothing(0);
  return {whole.low ? End(std::min(*whole.low, nothing)) : End(), whole.high ? End(std::max(*whole.high, nothing)) : End(), whole.from, whole.missing};
}

Bounded within(const Bounded& left, const Bounded& right) {
  const End low = left.low && right.low ? End(std::max(*left.low, *right.low)) : left.low ? left.low : right.low;
  const End high = left.high && right.high ? End(std::min(*left.high, *right.high)) : left.high ? left.high : right.high;
  if (low && high && *low > *high) return left;
  Bounded narrowed{low, high, left.from, left.missing};
  remember(narrowed, right);
  if (low && low == high) narrowed.missing.clear();
  return narrowed;
}

Bounded divided(const Bounded& number, const Bounded& divisor, const Decimal& times) {
  const bool is_never_positive = divisor.high && (divisor.high->is_negative() || divisor.high->is_zero());
  const bool is_positive = divisor.low && !divisor.low->is_negative() && !divisor.low->is_zero();
  if (!is_positive) return without_quotient(number, divisor, is_never_positive);
  const Ends by{divisor.low, divisor.high};
  const auto scaled = [&](const End& end) { return end ? finite(*end * times) : End(); };
  Bounded quotient{rounded(lowest(scaled(number.low), by)), rounded(highest(scaled(number.high), by)), number.from, number.missing};
  remember(quotient, divisor);
  return quotient;
}

Bounded part_in(const Bounded& part, const Bounded& rest) {
  const Bounded whole = plus(part, rest);
  const bool is_bounded = part.low && part.high && rest.low && rest.high && !part.low->is_negative() && !rest.low->is_negative();
  if (!is_bounded || (part.low->is_zero() && rest.low->is_zero())) return divided(part, whole, Decimal(1));
  // The share grows with the part and shrinks with the rest: nothing is lost by taking both at their ends.
  return {rounded(finite(*part.low / (*part.low + *rest.high))), rounded(finite(*part.high / (*part.high + *rest.low))), whole.from, whole.missing};
}

}  // namespace reprise::takeover
