// The reasons a FEEL result is null: stable codes with words in both languages. What an evaluation gives instead of
// failing.
#pragma once

#include <string_view>

#include "base/source.h"
#include "base/text.h"
#include "feel/value.h"

namespace reprise::feel::reasons {

/// The words of a code; `{detail}` in them is filled with `detail`.
[[nodiscard]] base::Text words(std::string_view code, std::string_view detail = {});

/// A null for that reason at that place.
[[nodiscard]] Value null(std::string_view code, base::Span span, std::string_view detail = {});

}  // namespace reprise::feel::reasons
