#include "chart/typeface.h"

#include <algorithm>
#include <cmath>

#include "chart/characters.h"
#include "chart/dejavu_sans.h"

namespace reprise::chart {
namespace {

constexpr double kPixelsPerPoint = 96.0 / 72;  // at which Graphviz has Pango hint

const Glyph* glyph_of(const Face& face, char32_t character) {
  const auto before = [](const Glyph& glyph, char32_t c) { return glyph.character < c; };
  const auto found = std::lower_bound(face.glyphs.begin(), face.glyphs.end(), character, before);
  return found != face.glyphs.end() && found->character == character ? &*found : nullptr;
}

/// The longest ligature the text begins with, and how many bytes it stands for.
std::pair<char32_t, std::size_t> ligature_of(std::string_view text) {
  constexpr std::string_view kLigatures[] = {"ff", "fi", "fl", "ffi", "ffl"};
  for (std::size_t at = std::size(kLigatures); at-- > 0;) {
    if (text.starts_with(kLigatures[at])) return {kFirstLigature + static_cast<char32_t>(at), kLigatures[at].size()};
  }
  return {0, 0};
}

/// Reads one glyph's worth of text and steps over it; null when it is not in the table.
const Glyph* next_glyph(const Face& face, std::string_view text, std::size_t& at) {
  const auto [ligature, bytes] = ligature_of(text.substr(at));
  at += bytes;
  if (bytes > 0) return glyph_of(face, ligature);
  const char32_t character = next_character(text, at);
  return character < kFirstLigature ? glyph_of(face, character) : nullptr;
}

}  // namespace

std::optional<TextExtent> extent_of(std::string_view text, double points, bool bold) {
  const Face face = bold ? dejavu_sans_bold() : dejavu_sans_regular();
  const double scale = points * kPixelsPerPoint / kUnitsPerEm;
  const auto pixels = [&](int units) { return std::floor(units * scale + 0.5); };
  double width = 0;
  std::size_t at = 0;
  const Glyph* glyph = text.empty() ? nullptr : next_glyph(face, text, at);
  while (glyph != nullptr) {
    if (at >= text.size()) {
      width += pixels(glyph->advance);
      return TextExtent{std::floor(width / kPixelsPerPoint + 1), std::floor(points * 1.1 + 0.5),
                        std::ceil(points * kPixelsPerPoint * kAscent / kUnitsPerEm) / kPixelsPerPoint, 0.2 * points};
    }
    const Glyph* behind = next_glyph(face, text, at);
    if (behind == nullptr) return std::nullopt;
    width += pixels(glyph->advance + face.kerning[glyph->left * face.right_classes + behind->right]);
    glyph = behind;
  }
  return std::nullopt;
}

std::vector<std::string> fitted(std::string_view text, std::size_t columns, std::size_t lines, double points, bool bold, double width) {
  constexpr std::size_t kFewest = 20;
  const auto too_wide = [&](const std::string& line) {
    const auto extent = line.empty() ? std::nullopt : extent_of(line, points, bold);
    return (extent ? extent->width : points * static_cast<double>(line.size()) / 2) > width;  // what the table does not know has two bytes a letter, or more
  };
  std::vector<std::string> out = wrapped(text, columns, lines);
  while (columns > kFewest && std::ranges::any_of(out, too_wide)) {
    columns = columns * 3 / 4;
    out = wrapped(text, columns, lines);
  }
  return out;
}

}  // namespace reprise::chart
