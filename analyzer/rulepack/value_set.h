// Unary tests read as the set of values they hit: numbers, texts, true and false. Private to this module.
#pragma once

#include <set>
#include <string>

#include "feel/feel.h"
#include "rulepack/number_set.h"

namespace reprise::rulepack {

/// Some words, or all but some.
struct WordSet {
  bool all_but = false;
  std::set<std::string> words;

  [[nodiscard]] bool empty() const { return !all_but && words.empty(); }
  [[nodiscard]] bool contains(const WordSet& other) const;
  void add(const WordSet& other);
};

struct ValueSet {
  bool readable = true;    ///< false: the test computes or looks at facts
  bool everything = false; ///< `-`
  NumberSet numbers;
  WordSet words;
  bool holds_true = false;
  bool holds_false = false;

  [[nodiscard]] bool empty() const { return !everything && numbers.empty() && words.empty() && !holds_true && !holds_false; }
  [[nodiscard]] bool has_truths() const { return holds_true || holds_false; }
  [[nodiscard]] bool contains(const ValueSet& other) const;
  void add(const ValueSet& other);
};

[[nodiscard]] ValueSet values_of(const feel::UnaryTests& tests);

/// Whether the tests are the one word `null`.
[[nodiscard]] bool is_null_test(const feel::UnaryTests& tests);

}  // namespace reprise::rulepack
