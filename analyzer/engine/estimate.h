// What one expression is worth in a world: a value, a range, or the facts that are missing to tell it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "assessment/assessment.h"
#include "engine/abstract_value.h"
#include "engine/world.h"

namespace reprise::engine {

struct Estimate {
  AbstractValue value;  ///< settled, a number between ends, or any: nothing can be said
  std::vector<feel::Mark> lacks;  ///< unknown facts it needs; then the value is null
  std::vector<feel::Mark> doubts; ///< uncertain facts it depends on
  feel::Marks marks;              ///< every fact it was read from

  [[nodiscard]] bool is_known() const { return lacks.empty() && value.is_settled() && !value.value.is_null(); }
};

[[nodiscard]] Estimate estimate(const feel::Expression& expression, const World& world);
/// Of a fact as it stands.
[[nodiscard]] Estimate estimate(feel::Mark mark, const feel::Value& value, const facts::Facts& facts);

[[nodiscard]] assessment::StressValue shown(const Estimate& estimate, const facts::Facts& facts);

}  // namespace reprise::engine
