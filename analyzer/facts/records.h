// The facts of many dossiers in columns, in the shape that expressions see: what a batch reads. A value whose fact misses, or that
// comes of one, carries the columns' mark.
#pragma once

#include <cstddef>
#include <functional>
#include <memory>

#include "facts/facts.h"
#include "feel/columns.h"

namespace reprise::facts {

class Records {
 public:
  Records();
  Records(Records&&) noexcept;
  Records& operator=(Records&&) noexcept;
  ~Records();

  /// False, and nothing is added, when a fact is uncertain: a range or a contradiction has no place in a column.
  bool add(const Facts& facts);
  /// A context of the same shape, whatever its marks stand for.
  using Misses = std::function<bool(const feel::Marks&)>;
  void add(const feel::Context& context, const Misses& misses);

  [[nodiscard]] feel::Columns take();

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

/// One of those dossiers once more, with a mark for every fact. What was derived keeps its values, not what they come from.
[[nodiscard]] Facts facts_of(const feel::Columns& records, std::size_t row);

}  // namespace reprise::facts
