// A set of possible values, as small as can be said simply and never too small: what an expression may be worth when
// facts are only known to lie between bounds. The arithmetic of the interval evaluation.
#pragma once

#include <optional>
#include <vector>

#include "feel/syntax.h"
#include "feel/value.h"
#include "scalar/decimal.h"

namespace reprise::engine {

/// A subset of {true, false, null}.
struct Truths {
  bool can_true = false;
  bool can_false = false;
  bool can_null = false;

  [[nodiscard]] static Truths of(const feel::Value& value);  ///< what is no boolean counts as null
  [[nodiscard]] static Truths all() { return {true, true, true}; }
  [[nodiscard]] bool only_true() const { return can_true && !can_false && !can_null; }
  [[nodiscard]] bool only_false() const { return can_false && !can_true && !can_null; }
  bool operator==(const Truths&) const = default;
};

[[nodiscard]] Truths operator|(Truths left, Truths right);  ///< either set
[[nodiscard]] Truths conjunction(Truths left, Truths right);
[[nodiscard]] Truths disjunction(Truths left, Truths right);

struct AbstractItem;

struct AbstractValue {
  enum class Kind { settled, number, truth, items, any };

  Kind kind = Kind::any;
  feel::Value value;                     ///< settled: this one and no other
  std::optional<scalar::Decimal> low;    ///< number; missing = open end
  std::optional<scalar::Decimal> high;
  Truths truths;                         ///< truth
  std::vector<AbstractItem> items;       ///< items of a list, in order

  [[nodiscard]] static AbstractValue any() { return {}; }
  [[nodiscard]] static AbstractValue settled(feel::Value value);
  [[nodiscard]] static AbstractValue number(std::optional<scalar::Decimal> low, std::optional<scalar::Decimal> high);
  [[nodiscard]] static AbstractValue truth(Truths truths);
  [[nodiscard]] static AbstractValue list(std::vector<AbstractItem> items);

  [[nodiscard]] bool is_settled() const { return kind == Kind::settled; }
  [[nodiscard]] bool is_any() const { return kind == Kind::any; }
  /// A number for certain (never null), though perhaps not which.
  [[nodiscard]] bool is_number() const;
  /// The value as an interval of numbers; requires is_number().
  [[nodiscard]] AbstractValue as_interval() const;
  /// What it can be as a condition.
  [[nodiscard]] Truths as_truths() const;
};

struct AbstractItem {
  AbstractValue value;
  bool certain = true;  ///< false: the list may lack it
};

/// The smallest that holds both.
[[nodiscard]] AbstractValue hull(const AbstractValue& left, const AbstractValue& right);
[[nodiscard]] AbstractValue negated(const AbstractValue& operand);
/// add, subtract, multiply or divide on two values that are numbers for certain; a divisor that may be zero gives any.
[[nodiscard]] AbstractValue arithmetic(feel::NodeKind operation, const AbstractValue& left, const AbstractValue& right);
/// equal … greater_equal on two values that are numbers for certain.
[[nodiscard]] Truths comparison(feel::NodeKind operation, const AbstractValue& left, const AbstractValue& right);
[[nodiscard]] AbstractValue absolute(const AbstractValue& operand);
[[nodiscard]] AbstractValue smaller(const AbstractValue& left, const AbstractValue& right);
[[nodiscard]] AbstractValue larger(const AbstractValue& left, const AbstractValue& right);

}  // namespace reprise::engine
