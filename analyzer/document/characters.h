// The first gate of a YAML file: is it text at all? Encodings other than UTF-8, control characters and lone
// carriage returns are refused by name, before any parser sees them.
#pragma once

#include <cstddef>
#include <string_view>

#include "document/problems.h"

namespace reprise::document {

/// Length of a UTF-8 byte order mark at the start: 3 or 0.
[[nodiscard]] std::size_t byte_order_mark(std::string_view bytes);

/// Adds yaml-encoding, yaml-utf8, yaml-control-character, yaml-line-end. True when the bytes are good text.
[[nodiscard]] bool check_characters(std::string_view bytes, Problems& problems);

}  // namespace reprise::document
