#include "report/terminal.h"

#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>

namespace reprise::report {
namespace {

constexpr std::string_view kReset = "\x1b[0m";

/// 256-colour codes near the paper colours of the style sheet that stay legible on light and dark.
std::string_view colour_of(std::string_view mark) {
  if (mark == "low") return "\x1b[38;5;35m";
  if (mark == "watch") return "\x1b[38;5;172m";
  if (mark == "high") return "\x1b[38;5;167m";
  if (mark == "critical") return "\x1b[1;38;5;162m";
  return "\x1b[38;5;245m";
}

int columns_of_code_point(UChar32 point) {
  const int category = u_charType(point);
  if (category == U_NON_SPACING_MARK || category == U_ENCLOSING_MARK || category == U_FORMAT_CHAR) return 0;
  const int width = u_getIntPropertyValue(point, UCHAR_EAST_ASIAN_WIDTH);
  return width == U_EA_WIDE || width == U_EA_FULLWIDTH ? 2 : 1;
}

}  // namespace

int columns_of(std::string_view text) {
  const icu::UnicodeString points = icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())));
  int columns = 0;
  bool in_escape = false;
  for (std::int32_t at = 0; at < points.length(); at = points.moveIndex32(at, 1)) {
    const UChar32 point = points.char32At(at);
    if (point == 0x1B) in_escape = true;
    if (!in_escape) columns += columns_of_code_point(point);
    if (point == 'm') in_escape = false;
  }
  return columns;
}

std::string_view shape_of(std::string_view mark) {
  if (mark == "low") return "●";
  if (mark == "watch") return "▲";
  if (mark == "high") return "■";
  if (mark == "critical") return "◆";
  if (mark == "none") return "–";
  return "○";
}

void Terminal::line(std::string_view text) {
  text_ += text;
  text_ += '\n';
}

void Terminal::heading(std::string_view text) {
  line();
  line(strong(text));
}

void Terminal::paragraph(std::string_view lead, std::string_view text) {
  const int indent = columns_of(lead);
  const int room = std::max(ink_.width, indent + 20);
  text_ += lead;
  int column = indent;
  bool first = true;
  for (std::size_t at = 0; at <= text.size();) {
    const std::size_t end = std::min(text.find_first_of(" \n\t", at), text.size());
    const std::string_view word = text.substr(at, end - at);
    at = end + 1;
    if (word.empty()) continue;
    const int columns = columns_of(word);
    if (!first && column + 1 + columns > room) {
      text_ += '\n' + std::string(static_cast<std::size_t>(indent), ' ');
      column = indent;
    } else if (!first) {
      text_ += ' ';
      ++column;
    }
    text_ += word;
    column += columns;
    first = false;
  }
  text_ += '\n';
}

std::string Terminal::level(const std::string& mark, std::string_view words) const {
  const std::string text = std::string(shape_of(mark)) + " " + std::string(words);
  return ink_.colour ? std::string(colour_of(mark)) + text + std::string(kReset) : text;
}

std::string Terminal::strong(std::string_view text) const { return ink_.colour ? "\x1b[1m" + std::string(text) + std::string(kReset) : std::string(text); }
std::string Terminal::muted(std::string_view text) const { return ink_.colour ? "\x1b[2m" + std::string(text) + std::string(kReset) : std::string(text); }

std::string Terminal::bar(const assessment::Interval& score, int cells) {
  const auto cell_of = [&](const scalar::Decimal& points) { return static_cast<int>(points.to_double() * cells / 100.0 + 0.5); };
  const int low = std::clamp(cell_of(score.low), 0, cells);
  const int high = std::clamp(cell_of(score.high), low, cells);
  std::string out;
  for (int cell = 0; cell < cells; ++cell) out += cell < low ? "█" : (cell < high ? "▒" : "░");
  return out;
}

std::string Terminal::padded(std::string text, int columns) {
  const int missing = columns - columns_of(text);
  return missing > 0 ? text + std::string(static_cast<std::size_t>(missing), ' ') : text;
}

}  // namespace reprise::report
