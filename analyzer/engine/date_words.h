// Days, months and years as people write them. Private to this module.
#pragma once

#include <string_view>

#include "base/text.h"

namespace reprise::engine {

/// Of YYYY, YYYY-MM or YYYY-MM-DD: "2012", "août 2012" / "August 2012", "1er août 2012" / "1 August 2012". Anything else as it is.
[[nodiscard]] base::Text date_words(std::string_view written);
/// With its preposition: "en 2012", "en août 2012", "le 1er août 2012" / "in 2012", "in August 2012", "on 1 August 2012".
[[nodiscard]] base::Text when_words(std::string_view written);

}  // namespace reprise::engine
