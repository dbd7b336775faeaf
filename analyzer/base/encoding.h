// Bytes that claim to be UTF-8: checked, counted, shown.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace reprise::base {

/// Offset of the first byte that is not part of well-formed UTF-8 (RFC 3629: no surrogates, no overlong forms).
[[nodiscard]] std::optional<std::size_t> first_invalid_utf8(std::string_view bytes);

[[nodiscard]] std::size_t count_code_points(std::string_view text);

void append_utf8(std::string& text, char32_t code_point);

/// Control characters and invalid bytes made visible as `\x1B`, so that a hostile file cannot drive a terminal.
/// Tabs become one space.
[[nodiscard]] std::string printable(std::string_view text);

}  // namespace reprise::base
