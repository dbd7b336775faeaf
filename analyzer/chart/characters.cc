#include "chart/characters.h"

#include <cstdint>

#include "base/encoding.h"

namespace reprise::chart {
namespace {

bool is_blank(char32_t c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == 0x85 || c == 0x2028 || c == 0x2029; }

/// Controls, private use, non-characters (XML refuses some), and marks that turn the direction of what follows.
bool is_dropped(char32_t c) {
  return c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0x200E || c == 0x200F || (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) ||
         c == 0xFEFF || (c >= 0xE000 && c <= 0xF8FF) || (c >= 0xFDD0 && c <= 0xFDEF) || (c & 0xFFFEu) == 0xFFFEu || c >= 0xF0000;
}

/// Columns of a fixed-pitch line: wide scripts and pictures take two.
std::size_t columns_of(char32_t c) {
  const bool wide = (c >= 0x1100 && c <= 0x115F) || (c >= 0x2E80 && c <= 0xA4CF) || (c >= 0xAC00 && c <= 0xD7A3) || (c >= 0xF900 && c <= 0xFAFF) ||
                    (c >= 0xFF00 && c <= 0xFF60) || (c >= 0x1F300 && c <= 0x1FAFF);
  return wide ? 2 : 1;
}

struct Measured {
  std::size_t bytes = 0;    ///< of the part that fits
  std::size_t columns = 0;  ///< of it
};

Measured fitting(std::string_view text, std::size_t columns) {
  Measured part;
  std::size_t at = 0;
  while (at < text.size()) {
    const std::size_t width = columns_of(next_character(text, at));
    if (part.columns + width > columns) break;
    part.columns += width;
    part.bytes = at;
  }
  return part;
}

std::string escaped(std::string_view text, bool label) {
  std::string out;
  for (const char c : text) {
    switch (c) {
      case '&': out += "&amp;"; break;
      case '<': out += "&lt;"; break;
      case '>': out += "&gt;"; break;
      case '"': out += "&quot;"; break;
      case '\'': out += label ? "'" : "&#39;"; break;
      case '\\': out += label ? "\\\\" : "\\"; break;
      default: out += c;
    }
  }
  return out;
}

}  // namespace

char32_t next_character(std::string_view text, std::size_t& at) {
  const auto byte = [&](std::size_t index) { return static_cast<std::uint32_t>(static_cast<unsigned char>(text[index])); };
  const std::uint32_t lead = byte(at);
  const std::size_t length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
  if (at + length > text.size()) {
    at = text.size();
    return 0xFFFD;
  }
  std::uint32_t code_point = length == 1 ? lead : lead & (0xFFu >> (length + 1));
  for (std::size_t index = 1; index < length; ++index) code_point = (code_point << 6) | (byte(at + index) & 0x3Fu);
  at += length;
  return code_point;
}

std::string one_line(std::string_view text) {
  std::string out;
  bool blank = false;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_character(text, at);
    if (is_blank(c)) {
      blank = !out.empty();
    } else if (!is_dropped(c)) {
      if (blank) out += ' ';
      blank = false;
      base::append_utf8(out, c);
    }
  }
  return out;
}

std::string label_escaped(std::string_view text) { return escaped(text, true); }
std::string xml_escaped(std::string_view text) { return escaped(text, false); }

std::string quoted(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    out += c;
  }
  return out + '"';
}

std::vector<std::string> wrapped(std::string_view text, std::size_t columns, std::size_t lines) {
  const std::string clean = one_line(text);
  std::string_view rest = clean;
  std::vector<std::string> out;
  while (!rest.empty() && out.size() < lines) {
    const bool last = out.size() + 1 == lines;
    Measured part = fitting(rest, columns);
    if (part.bytes == rest.size()) {
      out.emplace_back(rest);
      return out;
    }
    if (last) {
      part = fitting(rest, columns - 1);
      out.push_back(std::string(rest.substr(0, part.bytes)) + "…");
      return out;
    }
    const std::size_t blank = rest.substr(0, part.bytes + 1).rfind(' ');
    const std::size_t cut = blank == std::string_view::npos || blank == 0 ? part.bytes : blank;
    out.emplace_back(rest.substr(0, cut));
    rest.remove_prefix(cut);
    if (!rest.empty() && rest.front() == ' ') rest.remove_prefix(1);
  }
  if (out.empty()) out.emplace_back(" ");
  return out;
}

}  // namespace reprise::chart
