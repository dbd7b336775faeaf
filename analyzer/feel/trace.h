// What an evaluation did, step by step: every sub-expression that was evaluated with its value and its place, as a tree.
// Made by Expression::trace beside the very same evaluation: a trace changes no value and no step of the budget, and an
// evaluation without one pays a comparison with null.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/source.h"
#include "feel/feel.h"
#include "feel/syntax.h"
#include "feel/value.h"

namespace reprise::feel {

/// One evaluation of one sub-expression. Operands that were spared (behind `false and`, the branch not taken) have no step;
/// the body of a loop, a filter's condition and the body of a function have one for each round. A built-in's name has none.
struct TraceStep {
  /// The expression the span is in: the traced one, or the one a called function was written in.
  std::shared_ptr<const Syntax> within;
  base::Span span;
  Value value;
  /// Of a round: the variables of the loop, `item` of a filter, the parameters of the function.
  std::vector<std::pair<std::string, Value>> bound;
  std::vector<TraceStep> children;  ///< in the order they were evaluated
  std::size_t left_out = 0;         ///< children beyond the limits, which come behind those that are kept

  /// The sub-expression as it was written.
  [[nodiscard]] std::string_view text() const { return std::string_view(within->text).substr(span.begin, span.end - span.begin); }
};

struct Trace {
  TraceStep root;  ///< its value is what evaluate gives
};

}  // namespace reprise::feel
