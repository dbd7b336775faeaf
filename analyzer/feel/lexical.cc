#include "feel/lexical.h"

#include <algorithm>
#include <array>
#include <cstdint>

#include "base/encoding.h"

namespace reprise::feel::lexical {
namespace {

constexpr char32_t kReplacement = 0xFFFD;

bool is_digit(char character) { return character >= '0' && character <= '9'; }

int hexadecimal(char character) {
  if (is_digit(character)) return character - '0';
  if (character >= 'a' && character <= 'f') return character - 'a' + 10;
  if (character >= 'A' && character <= 'F') return character - 'A' + 10;
  return -1;
}

std::optional<char32_t> hexadecimal(std::string_view text, std::size_t at, std::size_t count) {
  if (at + count > text.size()) return std::nullopt;
  char32_t value = 0;
  for (std::size_t index = at; index < at + count; ++index) {
    const int digit = hexadecimal(text[index]);
    if (digit < 0) return std::nullopt;
    value = value * 16 + static_cast<char32_t>(digit);
  }
  return value;
}

bool is_high_surrogate(char32_t value) { return value >= 0xD800 && value <= 0xDBFF; }
bool is_low_surrogate(char32_t value) { return value >= 0xDC00 && value <= 0xDFFF; }

/// Resolves `\uXXXX` (pairs of surrogates are one character) or `\UXXXXXX` whose letter stands at `at`.
bool unescape_code_point(std::string_view text, std::size_t& at, std::string& out) {
  const std::size_t digits = text[at] == 'u' ? 4 : 6;
  auto value = hexadecimal(text, at + 1, digits);
  if (!value) return false;
  at += digits;
  if (is_high_surrogate(*value) && text.substr(at + 1).starts_with("\\u")) {
    const auto low = hexadecimal(text, at + 3, 4);
    if (low && is_low_surrogate(*low)) {
      value = 0x10000 + ((*value - 0xD800) << 10) + (*low - 0xDC00);
      at += 6;
    }
  }
  if (*value > 0x10FFFF || is_high_surrogate(*value) || is_low_surrogate(*value)) return false;
  base::append_utf8(out, *value);
  return true;
}

}  // namespace

char32_t decode(const char*& at, const char* end) {
  const auto lead = static_cast<unsigned char>(*at++);
  if (lead < 0x80) return lead;
  const int more = lead >= 0xF0 ? 3 : lead >= 0xE0 ? 2 : lead >= 0xC0 ? 1 : 0;
  if (more == 0) return kReplacement;
  char32_t value = lead & (0x3Fu >> more);
  for (int count = 0; count < more; ++count) {
    if (at == end || (static_cast<unsigned char>(*at) & 0xC0u) != 0x80u) return kReplacement;
    value = (value << 6) | (static_cast<unsigned char>(*at++) & 0x3Fu);
  }
  return value;
}

bool is_blank(char32_t c) {
  return (c >= 0x09 && c <= 0x0D) || c == 0x20 || c == 0x85 || c == 0xA0 || c == 0x1680 || c == 0x180E || (c >= 0x2000 && c <= 0x200B) ||
         c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F || c == 0x3000 || c == 0xFEFF;
}

bool is_name_start(char32_t c) {
  if (c < 0x80) return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
  return c >= 0xC0 && c != 0xD7 && c != 0xF7 && c != kReplacement && !is_blank(c) && !(c >= 0x2010 && c <= 0x206F);
}

bool is_name_part(char32_t c) { return is_name_start(c) || (c >= '0' && c <= '9') || c == 0xB7 || c == 0x203F || c == 0x2040; }

const char* skip_blanks(const char* at, const char* end) {
  while (at != end) {
    const char* next = at;
    if (is_blank(decode(next, end))) {
      at = next;
      continue;
    }
    const std::string_view rest(at, static_cast<std::size_t>(end - at));
    std::size_t length = std::string_view::npos;
    if (rest.starts_with("//")) {
      length = std::min(rest.find('\n'), rest.size());
    } else if (rest.starts_with("/*")) {
      const std::size_t close = rest.find("*/", 2);
      if (close != std::string_view::npos) length = close + 2;
    }
    if (length == std::string_view::npos) break;
    at += length;
  }
  return at;
}

const char* end_of_word(const char* at, const char* end) {
  while (at != end) {
    const char* next = at;
    if (!is_name_part(decode(next, end))) break;
    at = next;
  }
  return at;
}

std::vector<std::string> name_parts(std::string_view name) {
  std::vector<std::string> parts;
  const char* at = name.data();
  const char* const end = at + name.size();
  while (at != end) {
    const char* next = at;
    if (is_blank(decode(next, end))) {
      at = next;
      continue;
    }
    const char* const word_end = end_of_word(at, end);
    if (word_end != at) next = word_end;
    parts.emplace_back(at, next);
    at = next;
  }
  return parts;
}

const char* match_parts(const char* at, const char* end, const std::vector<std::string>& parts) {
  bool first = true;
  for (const std::string& part : parts) {
    if (!first) at = skip_blanks(at, end);
    first = false;
    const std::string_view rest(at, static_cast<std::size_t>(end - at));
    if (!rest.starts_with(part)) return nullptr;
    const char* const word_end = end_of_word(at, end);
    if (word_end != at && word_end != at + part.size()) return nullptr;
    at += part.size();
  }
  return first ? nullptr : at;
}

std::string normalised_name(std::string_view name) {
  std::string out;
  const char* at = name.data();
  const char* const end = at + name.size();
  bool gap = false;
  while (at != end) {
    const char* const begin = at;
    if (is_blank(decode(at, end))) {
      gap = !out.empty();
      continue;
    }
    if (gap) out += ' ';
    gap = false;
    out.append(begin, at);
  }
  return out;
}

bool is_reserved(std::string_view word) {
  constexpr std::array<std::string_view, 16> kReserved = {"and",      "between", "else", "every", "false",     "for",  "function", "if",
                                                          "in",       "null",    "or",   "return", "satisfies", "some", "then",     "true"};
  return std::find(kReserved.begin(), kReserved.end(), word) != kReserved.end();
}

const char* end_of_number(const char* at, const char* end) {
  const auto digits = [end](const char* from) {
    while (from != end && is_digit(*from)) ++from;
    return from;
  };
  const char* whole = digits(at);
  const char* last = whole;
  if (whole != end && *whole == '.' && whole + 1 != end && is_digit(whole[1])) last = digits(whole + 1);
  if (last == at) return nullptr;
  if (last != end && (*last == 'e' || *last == 'E')) {
    const char* exponent = last + 1;
    if (exponent != end && (*exponent == '+' || *exponent == '-')) ++exponent;
    if (exponent != end && is_digit(*exponent)) last = digits(exponent);
  }
  return last;
}

std::optional<std::string> unescape(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] != '\\') {
      out += text[at];
      continue;
    }
    if (++at == text.size()) return std::nullopt;
    switch (text[at]) {
      case 'n': out += '\n'; break;
      case 't': out += '\t'; break;
      case 'r': out += '\r'; break;
      case '"':
      case '\'':
      case '\\': out += text[at]; break;
      case 'u':
      case 'U':
        if (!unescape_code_point(text, at, out)) return std::nullopt;
        break;
      default:  // Rule 35 names no others; what is written stays, as in `"\d+"` for a pattern.
        out += '\\';
        out += text[at];
    }
  }
  return out;
}

const char* end_of_string(const char* at, const char* end) {
  for (++at; at != end; ++at) {
    if (*at == '\\' && at + 1 != end) {
      ++at;
    } else if (*at == '"') {
      return at + 1;
    }
  }
  return nullptr;
}

std::string quoted(std::string_view text) {
  std::string out = "\"";
  for (const char character : text) {
    switch (character) {
      case '"': out += "\\\""; break;
      case '\\': out += "\\\\"; break;
      case '\n': out += "\\n"; break;
      case '\t': out += "\\t"; break;
      case '\r': out += "\\r"; break;
      default:
        if (static_cast<unsigned char>(character) < 0x20 || character == 0x7F) {
          constexpr std::string_view kDigits = "0123456789ABCDEF";
          out += "\\u00";
          out += kDigits[static_cast<unsigned char>(character) / 16];
          out += kDigits[static_cast<unsigned char>(character) % 16];
        } else {
          out += character;
        }
    }
  }
  return out + '"';
}

bool is_plain_name(std::string_view name) {
  const auto parts = name_parts(name);
  if (parts.empty() || normalised_name(name) != name) return false;
  const bool words = std::all_of(parts.begin(), parts.end(), [](const std::string& part) {
    const char* at = part.data();
    const char* const end = at + part.size();
    return is_name_part(decode(at, end));
  });
  const char* at = parts.front().data();
  return words && is_name_start(decode(at, at + parts.front().size())) && !is_reserved(parts.front());
}

}  // namespace reprise::feel::lexical
