#include "report/notation.h"

#include <algorithm>

#include "report/locale.h"

namespace reprise::report {
namespace {

/// The longest run of backticks.
std::size_t longest_fence(std::string_view text) {
  std::size_t longest = 0;
  std::size_t run = 0;
  for (const char byte : text) {
    run = byte == '`' ? run + 1 : 0;
    longest = std::max(longest, run);
  }
  return longest;
}

std::string one_line(std::string_view text) {
  std::string line(text);
  std::ranges::replace(line, '\n', ' ');
  return line;
}

/// Marks that mean something anywhere in a line. `|` ends a cell, `$` opens a formula for some readers, `&` an entity.
bool is_mark(char byte) { return std::string_view("\\`*_[]<>|~$&").find(byte) != std::string_view::npos; }

/// What makes a list, a heading or a quotation of a line that starts so.
bool opens_block(std::string_view line) {
  if (line.empty()) return false;
  if (std::string_view("#+-=>").find(line.front()) != std::string_view::npos) return true;
  const std::size_t after = line.find_first_not_of("0123456789");
  return after != 0 && after != std::string_view::npos && (line[after] == '.' || line[after] == ')');
}

std::string escaped(std::string_view text) {
  std::string out;
  for (const char byte : text) {
    if (is_mark(byte)) out += '\\';
    out += byte;
  }
  return out;
}

std::string markdown(std::string_view text) {
  const std::string line = one_line(text);
  if (!opens_block(line)) return escaped(line);
  const std::size_t mark = line.find_first_not_of("0123456789");
  return line.substr(0, mark) + "\\" + line[mark] + escaped(std::string_view(line).substr(mark + 1));
}

}  // namespace

std::string Notation::text(std::string_view text) const {
  const std::string harmless = inert(text);
  return kind_ == Kind::html ? harmless : markdown(harmless);
}

std::string Notation::code(std::string_view text) const {
  const std::string harmless = inert(text);
  if (kind_ == Kind::html || harmless.empty()) return harmless;
  const std::string fence(longest_fence(harmless) + 1, '`');
  const std::string room = fence.size() > 1 || harmless.front() == ' ' ? " " : "";
  std::string inside;
  // A table splits its row at `|` before it looks for code.
  for (const char byte : one_line(harmless)) inside += byte == '|' ? std::string("\\|") : std::string(1, byte);
  return fence + room + inside + room + fence;
}

std::string Notation::block(std::string_view text) const {
  const std::string harmless = inert(text);
  if (kind_ == Kind::html || harmless.empty()) return harmless;
  const std::string fence(std::max<std::size_t>(longest_fence(harmless) + 1, 3), '`');
  return fence + "feel\n" + harmless + (harmless.ends_with('\n') ? "" : "\n") + fence;
}

std::string Notation::address(std::string_view url) const {
  const std::string harmless = inert(url);
  if (kind_ == Kind::html) return harmless;
  std::string out;
  for (const char byte : harmless) {
    if (byte == '<') out += "%3C";
    else if (byte == '>') out += "%3E";
    else if (byte == '|') out += "%7C";
    else if (byte == ' ' || byte == '\n') out += "%20";
    else out += byte;
  }
  return "<" + out + ">";
}

bool is_followed(std::string_view url) { return url.starts_with("https://") || url.starts_with("http://"); }

}  // namespace reprise::report
