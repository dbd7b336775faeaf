#include "engine/abstract_value.h"

#include <algorithm>
#include <array>
#include <utility>

namespace reprise::engine {

using feel::NodeKind;
using feel::Value;
using scalar::Decimal;

Truths Truths::of(const Value& value) {
  if (value.is_true()) return {true, false, false};
  if (value.is_false()) return {false, true, false};
  return {false, false, true};
}

Truths operator|(Truths left, Truths right) {
  return {left.can_true || right.can_true, left.can_false || right.can_false, left.can_null || right.can_null};
}

Truths conjunction(Truths left, Truths right) {
  return {left.can_true && right.can_true, left.can_false || right.can_false,
          (left.can_null && (right.can_null || right.can_true)) || (right.can_null && left.can_true)};
}

Truths disjunction(Truths left, Truths right) {
  return {left.can_true || right.can_true, left.can_false && right.can_false,
          (left.can_null && (right.can_null || right.can_false)) || (right.can_null && left.can_false)};
}

AbstractValue AbstractValue::settled(Value value) {
  AbstractValue result;
  result.kind = Kind::settled;
  result.value = std::move(value);
  return result;
}

AbstractValue AbstractValue::number(std::optional<Decimal> low, std::optional<Decimal> high) {
  AbstractValue result;
  result.kind = Kind::number;
  result.low = low;
  result.high = high;
  return result;
}

AbstractValue AbstractValue::truth(Truths truths) {
  AbstractValue result;
  result.kind = Kind::truth;
  result.truths = truths;
  return result;
}

AbstractValue AbstractValue::list(std::vector<AbstractItem> items) {
  if (std::ranges::all_of(items, [](const AbstractItem& item) { return item.certain && item.value.is_settled(); })) {
    feel::List settled_items;
    for (AbstractItem& item : items) settled_items.push_back(std::move(item.value.value));
    return settled(Value::list(std::move(settled_items)));
  }
  AbstractValue result;
  result.kind = Kind::items;
  result.items = std::move(items);
  return result;
}

bool AbstractValue::is_number() const { return kind == Kind::number || (kind == Kind::settled && value.kind() == feel::Kind::number); }

AbstractValue AbstractValue::as_interval() const {
  if (kind == Kind::number) return *this;
  return number(value.as_number(), value.as_number());
}

Truths AbstractValue::as_truths() const {
  switch (kind) {
    case Kind::settled: return Truths::of(value);
    case Kind::truth: return truths;
    case Kind::any: return Truths::all();
    case Kind::number:
    case Kind::items: return {false, false, true};
  }
  return Truths::all();
}

AbstractValue hull(const AbstractValue& left, const AbstractValue& right) {
  if (left.is_settled() && right.is_settled() && left.value.kind() == right.value.kind() && left.value.to_string() == right.value.to_string()) {
    return AbstractValue::settled(left.value.marked(right.value.marks()));
  }
  if (left.is_number() && right.is_number()) {
    const AbstractValue a = left.as_interval();
    const AbstractValue b = right.as_interval();
    std::optional<Decimal> low;
    std::optional<Decimal> high;
    if (a.low && b.low) low = std::min(*a.low, *b.low);
    if (a.high && b.high) high = std::max(*a.high, *b.high);
    return AbstractValue::number(low, high);
  }
  const auto is_truth = [](const AbstractValue& value) {
    return value.kind == AbstractValue::Kind::truth || (value.is_settled() && value.value.kind() == feel::Kind::boolean);
  };
  if (is_truth(left) && is_truth(right)) return AbstractValue::truth(left.as_truths() | right.as_truths());
  return AbstractValue::any();
}

AbstractValue negated(const AbstractValue& operand) {
  if (!operand.is_number()) return AbstractValue::any();
  const AbstractValue interval = operand.as_interval();
  const auto minus = [](const std::optional<Decimal>& end) { return end ? std::optional<Decimal>(-*end) : std::nullopt; };
  return AbstractValue::number(minus(interval.high), minus(interval.low));
}

namespace {

/// An end of an interval: a number, or beyond all numbers on one side.
struct End {
  int infinite = 0;  // -1, 0, +1
  Decimal number;
};

End low_end(const AbstractValue& value) { return value.low ? End{0, *value.low} : End{-1, {}}; }
End high_end(const AbstractValue& value) { return value.high ? End{0, *value.high} : End{1, {}}; }

bool less(const End& left, const End& right) {
  if (left.infinite != 0 || right.infinite != 0) return left.infinite < right.infinite;
  return left.number < right.number;
}

int sign(const End& end) {
  if (end.infinite != 0) return end.infinite;
  return end.number.is_zero() ? 0 : (end.number.is_negative() ? -1 : 1);
}

End product(const End& left, const End& right) {
  // 0 × ∞ is 0 here: every member of the interval is finite.
  if (sign(left) == 0 || sign(right) == 0) return {0, Decimal(0)};
  if (left.infinite != 0 || right.infinite != 0) return {sign(left) * sign(right), {}};
  const Decimal result = left.number * right.number;
  return result.is_finite() ? End{0, result} : End{sign(left) * sign(right), {}};
}


AbstractValue between(const End& low, const End& high) {
  return AbstractValue::number(low.infinite == 0 ? std::optional(low.number) : std::nullopt, high.infinite == 0 ? std::optional(high.number) : std::nullopt);
}

AbstractValue span_of(const std::array<End, 4>& ends) {
  const auto [low, high] = std::minmax_element(ends.begin(), ends.end(), less);
  return between(*low, *high);
}

AbstractValue product(const AbstractValue& left, const AbstractValue& right) {
  const End a = low_end(left);
  const End b = high_end(left);
  const End c = low_end(right);
  const End d = high_end(right);
  return span_of({product(a, c), product(a, d), product(b, c), product(b, d)});
}

/// By division of the ends themselves: multiplying by a rounded inverse could cut off the true quotient.
End quotient(const End& left, const End& right) {
  if (right.infinite != 0) return {0, Decimal(0)};
  if (left.infinite != 0) return {left.infinite * sign(right), {}};
  const Decimal result = left.number / right.number;
  return result.is_finite() ? End{0, result} : End{sign(left) * sign(right), {}};
}

AbstractValue quotient(const AbstractValue& left, const AbstractValue& right) {
  const End c = low_end(right);
  const End d = high_end(right);
  if (sign(c) <= 0 && sign(d) >= 0) return AbstractValue::any();
  const End a = low_end(left);
  const End b = high_end(left);
  return span_of({quotient(a, c), quotient(a, d), quotient(b, c), quotient(b, d)});
}

AbstractValue sum(const AbstractValue& left, const AbstractValue& right) {
  const auto plus = [](const std::optional<Decimal>& a, const std::optional<Decimal>& b) -> std::optional<Decimal> {
    if (!a || !b) return std::nullopt;
    const Decimal result = *a + *b;
    return result.is_finite() ? std::optional(result) : std::nullopt;
  };
  return AbstractValue::number(plus(left.low, right.low), plus(left.high, right.high));
}

}  // namespace

AbstractValue arithmetic(NodeKind operation, const AbstractValue& left, const AbstractValue& right) {
  if (!left.is_number() || !right.is_number()) return AbstractValue::any();
  const AbstractValue a = left.as_interval();
  const AbstractValue b = right.as_interval();
  switch (operation) {
    case NodeKind::add: return sum(a, b);
    case NodeKind::subtract: return sum(a, negated(b));
    case NodeKind::multiply: return product(a, b);
    case NodeKind::divide: return quotient(a, b);
    default: return AbstractValue::any();
  }
}

namespace {

Truths less_than(const AbstractValue& left, const AbstractValue& right, bool or_equal) {
  const bool can_true = or_equal ? !less(high_end(right), low_end(left)) : less(low_end(left), high_end(right));
  const bool can_false = or_equal ? less(low_end(right), high_end(left)) : !less(high_end(left), low_end(right));
  return {can_true, can_false, false};
}

}  // namespace

Truths comparison(NodeKind operation, const AbstractValue& left, const AbstractValue& right) {
  if (!left.is_number() || !right.is_number()) return Truths::all();
  const AbstractValue a = left.as_interval();
  const AbstractValue b = right.as_interval();
  switch (operation) {
    case NodeKind::less: return less_than(a, b, false);
    case NodeKind::less_equal: return less_than(a, b, true);
    case NodeKind::greater: return less_than(b, a, false);
    case NodeKind::greater_equal: return less_than(b, a, true);
    case NodeKind::equal:
    case NodeKind::not_equal: {
      const bool meet = !less(high_end(a), low_end(b)) && !less(high_end(b), low_end(a));
      const bool one_number = a.low && a.high && b.low && b.high && *a.low == *a.high && *b.low == *b.high && *a.low == *b.low;
      const Truths same{meet, !one_number, false};
      return operation == NodeKind::equal ? same : Truths{same.can_false, same.can_true, false};
    }
    default: return Truths::all();
  }
}

AbstractValue absolute(const AbstractValue& operand) {
  if (!operand.is_number()) return AbstractValue::any();
  const AbstractValue interval = operand.as_interval();
  if (sign(low_end(interval)) >= 0) return interval;
  const AbstractValue mirrored = negated(interval);
  if (sign(high_end(interval)) <= 0) return mirrored;
  return between({0, Decimal(0)}, std::max(high_end(interval), high_end(mirrored), less));
}

AbstractValue smaller(const AbstractValue& left, const AbstractValue& right) {
  if (!left.is_number() || !right.is_number()) return AbstractValue::any();
  const AbstractValue a = left.as_interval();
  const AbstractValue b = right.as_interval();
  return between(std::min(low_end(a), low_end(b), less), std::min(high_end(a), high_end(b), less));
}

AbstractValue larger(const AbstractValue& left, const AbstractValue& right) { return negated(smaller(negated(left), negated(right))); }

}  // namespace reprise::engine
