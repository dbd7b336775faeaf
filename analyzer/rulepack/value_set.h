// Unary tests read as the set of values they hit: numbers, texts, true and false, days, durations, null. Exact, so that gaps
// and overlaps of scales and tables can be told, and interval evaluation can ask whether some row surely hits.
#pragma once

#include <optional>
#include <set>
#include <string>

#include "base/text.h"
#include "feel/feel.h"
#include "rulepack/number_set.h"

namespace reprise::rulepack {

/// Some words, or all but some.
struct WordSet {
  bool all_but = false;
  std::set<std::string> words;

  [[nodiscard]] static WordSet all() { return {true, {}}; }
  [[nodiscard]] bool empty() const { return !all_but && words.empty(); }
  [[nodiscard]] bool contains(const WordSet& other) const;
  [[nodiscard]] WordSet without(const WordSet& other) const;
  void add(const WordSet& other);
};

struct ValueSet {
  bool readable = true;  ///< false: the test computes or looks at facts, and nothing below means anything
  NumberSet numbers;
  WordSet words;
  bool holds_true = false;
  bool holds_false = false;
  bool holds_null = false;
  NumberSet days;     ///< dates, since 1970-01-01, whole
  NumberSet months;   ///< years and months durations, whole
  NumberSet seconds;  ///< days and time durations
  bool others = false;  ///< every value of any other kind

  [[nodiscard]] static ValueSet everything();
  [[nodiscard]] static ValueSet unreadable();
  /// The one value; unreadable when it is of a kind this set does not order.
  [[nodiscard]] static ValueSet of(const feel::Value& value);

  [[nodiscard]] bool empty() const;
  [[nodiscard]] bool is_everything() const;
  [[nodiscard]] bool has_truths() const { return holds_true || holds_false; }
  [[nodiscard]] bool contains(const ValueSet& other) const { return other.without(*this).empty(); }
  [[nodiscard]] ValueSet without(const ValueSet& other) const;
  [[nodiscard]] ValueSet common(const ValueSet& other) const { return without(everything().without(other)); }
  void add(const ValueSet& other);
  /// All values of the kinds it has some of, null left out.
  [[nodiscard]] ValueSet of_same_kinds() const;

  /// FEEL notation; with `counts`, of numbers that are whole.
  [[nodiscard]] std::string to_string(bool counts = false) const;
  /// `headcount < 50`, `vacancy in [0.05..0.08)`, `level = "low"`, `level other than "low"`.
  [[nodiscard]] base::Text said_of(const std::string& name, bool counts = false) const;
};

[[nodiscard]] ValueSet values_of(const feel::UnaryTests& tests);

/// The value of an expression that is written out: a literal, `-3`, `30 * 12`, `date("2024-01-01")`.
[[nodiscard]] std::optional<feel::Value> constant_of(const feel::Syntax& syntax);

/// Whether the tests are the one word `null`.
[[nodiscard]] bool is_null_test(const feel::UnaryTests& tests);
/// Whether the word `null` stands in them.
[[nodiscard]] bool mentions_null(const feel::UnaryTests& tests);

}  // namespace reprise::rulepack
