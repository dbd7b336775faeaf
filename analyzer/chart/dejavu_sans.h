// DejaVu Sans 2.37 as measurements: how wide its characters are and which pairs stand closer, in font units. Latin text
// of western Europe and the signs of the charts; nothing else.
#pragma once

#include <cstdint>
#include <span>

namespace reprise::chart {

inline constexpr int kUnitsPerEm = 2048;
inline constexpr int kAscent = 1901;
inline constexpr char32_t kFirstLigature = 0xE000;  ///< ff, fi, fl, ffi, ffl

struct Glyph {
  std::uint16_t character;
  std::int16_t advance;
  std::uint8_t left;   ///< class before another character
  std::uint8_t right;  ///< class behind one
};

struct Face {
  std::span<const Glyph> glyphs;          ///< by character, ascending
  std::span<const std::int16_t> kerning;  ///< a row for each left class
  std::size_t right_classes;
};

[[nodiscard]] Face dejavu_sans_regular();
[[nodiscard]] Face dejavu_sans_bold();

}  // namespace reprise::chart
