// The steps of an expression as an indented tree for a terminal.
#pragma once

#include <string>

#include "base/text.h"
#include "pipeline/pipeline.h"

namespace reprise::cli {

/// A line a step: what it binds, its text and its value, both shortened to the width; a null is followed by its reason and place.
/// A constant, whose value is what is written, has no line of its own within another step.
[[nodiscard]] std::string trace_text(const pipeline::FeelStep& step, base::Language language, int width);

}  // namespace reprise::cli
