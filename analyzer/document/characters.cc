#include "document/characters.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string>

#include "base/encoding.h"

namespace reprise::document {
namespace {

enum class Byte : std::uint8_t { good, control, carriage_return, lead_of_c1, lead_of_special };

constexpr std::array<Byte, 256> byte_classes() {
  std::array<Byte, 256> classes{};
  for (std::size_t byte = 0; byte < 0x20; ++byte) classes[byte] = Byte::control;
  classes['\t'] = classes['\n'] = Byte::good;
  classes['\r'] = Byte::carriage_return;
  classes[0x7F] = Byte::control;
  classes[0xC2] = Byte::lead_of_c1;
  classes[0xEF] = Byte::lead_of_special;
  return classes;
}

constexpr std::array<Byte, 256> kClasses = byte_classes();

std::uint8_t byte_at(std::string_view bytes, std::size_t at) { return at < bytes.size() ? static_cast<std::uint8_t>(bytes[at]) : std::uint8_t{0}; }

/// Name of the encoding that the first bytes give away, or empty.
std::string_view foreign_encoding(std::string_view bytes) {
  using namespace std::string_view_literals;
  if (bytes.starts_with("\xFF\xFE\0\0"sv)) return "UTF-32LE";
  if (bytes.starts_with("\0\0\xFE\xFF"sv)) return "UTF-32BE";
  if (bytes.starts_with("\xFF\xFE"sv)) return "UTF-16LE";
  if (bytes.starts_with("\xFE\xFF"sv)) return "UTF-16BE";
  if (bytes.size() < 4) return {};
  const bool zero[4] = {bytes[0] == 0, bytes[1] == 0, bytes[2] == 0, bytes[3] == 0};
  if (!zero[0] && zero[1] && zero[2] && zero[3]) return "UTF-32LE";
  if (zero[0] && zero[1] && zero[2] && !zero[3]) return "UTF-32BE";
  if (!zero[0] && zero[1] && !zero[2] && zero[3]) return "UTF-16LE";
  if (zero[0] && !zero[1] && zero[2] && !zero[3]) return "UTF-16BE";
  return {};
}

std::string in_hexadecimal(std::uint32_t value, std::size_t digits) {
  static constexpr char kDigits[] = "0123456789ABCDEF";
  std::string text(digits, '0');
  for (std::size_t at = digits; at-- > 0; value >>= 4) text[at] = kDigits[value & 0xF];
  return text;
}

base::Span span_of(std::size_t begin, std::size_t length) {
  return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(begin + length)};
}

std::size_t count_invalid(std::string_view bytes) {
  std::size_t count = 0;
  while (const auto invalid = base::first_invalid_utf8(bytes)) {
    ++count;
    bytes.remove_prefix(*invalid + 1);
  }
  return count;
}

struct Refused {
  std::string_view code;
  std::uint32_t code_point = 0;
  std::size_t length = 0;
};

/// What is wrong with the character at `at`, whose first byte is not of class good.
Refused refusal(std::string_view bytes, std::size_t at) {
  const std::uint8_t second = byte_at(bytes, at + 1);
  switch (kClasses[byte_at(bytes, at)]) {
    case Byte::good: break;
    case Byte::control: return {"yaml-control-character", byte_at(bytes, at), 1};
    case Byte::carriage_return:
      if (second != '\n') return {"yaml-line-end", '\r', 1};
      break;
    case Byte::lead_of_c1:
      if (second < 0xA0 && second != 0x85) return {"yaml-control-character", second, 2};
      break;
    case Byte::lead_of_special: {
      const std::uint8_t third = byte_at(bytes, at + 2);
      if (second == 0xBB && third == 0xBF) return {"yaml-control-character", 0xFEFF, 3};
      if (second == 0xBF && third >= 0xBE) return {"yaml-control-character", 0xFF00U | third | 0x40U, 3};
      break;
    }
  }
  return {};
}

}  // namespace

std::size_t byte_order_mark(std::string_view bytes) { return bytes.starts_with("\xEF\xBB\xBF") ? 3 : 0; }

bool check_characters(std::string_view bytes, Problems& problems) {
  if (const std::string_view encoding = foreign_encoding(bytes); !encoding.empty()) {
    problems.add("yaml-encoding", span_of(0, 1), {{"encoding", encoding}});
    return false;
  }
  if (const auto invalid = base::first_invalid_utf8(bytes)) {
    problems.add("yaml-utf8", span_of(*invalid, 1),
                 {{"byte", in_hexadecimal(byte_at(bytes, *invalid), 2)}, {"count", std::to_string(count_invalid(bytes))}});
    return false;
  }
  bool good = true;
  for (std::size_t at = byte_order_mark(bytes); at < bytes.size(); ++at) {
    if (kClasses[static_cast<std::uint8_t>(bytes[at])] == Byte::good) continue;
    const Refused refused = refusal(bytes, at);
    if (refused.length == 0) continue;
    good = false;
    problems.add(refused.code, span_of(at, refused.length), {{"character", "U+" + in_hexadecimal(refused.code_point, 4)}});
  }
  return good;
}

}  // namespace reprise::document
