// The way back from a scalar's decoded characters to the bytes of the file: through quotes, escapes, folded
// lines and the indentation of block scalars.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "document/document.h"

namespace reprise::document {

/// Bytes of the text that stand together in the file. Equal lengths: byte for byte; else one escape.
struct Run {
  std::uint32_t text = 0;
  std::uint32_t text_length = 0;
  std::uint32_t file = 0;
  std::uint32_t file_length = 0;
};

struct Alignment {
  std::vector<Run> runs;   ///< ascending; what lies between them was folded
  std::uint32_t end = 0;   ///< offset after the scalar's last byte, closing quote included
  bool closed = true;      ///< false: a quote that never ends

  /// File offsets of the bytes [begin, end) of the text.
  [[nodiscard]] base::Span span(std::uint32_t begin, std::uint32_t end_of_text) const;
};

/// `begin` is the offset of the scalar's first byte: its quote, `|`, `>` or first character.
[[nodiscard]] Alignment align_scalar(std::string_view source, std::uint32_t begin, Style style, std::string_view text);

}  // namespace reprise::document
