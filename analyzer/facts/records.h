// The facts of many dossiers in columns, in the shape that expressions see: what a batch reads. A value whose fact misses, or that
// comes of one, carries the columns' mark.
#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <set>
#include <string>

#include "facts/facts.h"
#include "feel/columns.h"

namespace reprise::facts {

class Records {
 public:
  Records();
  /// With no more than stands at those paths, as rulepack::Requirements write them.
  explicit Records(const std::set<std::string>& paths);
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

/// Of one of those dossiers what stands at some paths, as rulepack::Requirements write them: a mark for every list and for every
/// fact that misses; the paths of entries are written `[*]`, and what was derived does not tell where from.
[[nodiscard]] Facts facts_of(const feel::Columns& records, std::size_t row, const std::set<std::string>& paths);

}  // namespace reprise::facts
