// The marks of many values, put together once at the end. A few take no memory. Private to this module.
#pragma once

#include <cstddef>
#include <utility>
#include <vector>

#include "feel/value.h"

namespace reprise::feel {

class GatheredMarks {
 public:
  void add(const Marks& marks) {
    if (ids_.empty() && few_.covers(marks)) return;
    if (ids_.empty() && few_.ids().size() + marks.ids().size() <= kFew) {
      few_.unite(marks);
      return;
    }
    if (ids_.empty()) insert(few_);
    insert(marks);
  }
  [[nodiscard]] Marks take() { return ids_.empty() ? std::move(few_) : Marks::of(std::move(ids_)); }

 private:
  static constexpr std::size_t kFew = 3;

  void insert(const Marks& marks) { ids_.insert(ids_.end(), marks.ids().begin(), marks.ids().end()); }

  Marks few_;
  std::vector<Mark> ids_;  ///< all of them, once there are more
};

}  // namespace reprise::feel
