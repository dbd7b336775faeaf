#include "feel/regular_expression.h"

#include <unicode/locid.h>
#include <unicode/regex.h>
#include <unicode/unistr.h>

#include <memory>

namespace reprise::feel::regular_expression {
namespace {

// ICU counts about a millisecond a unit: a catastrophic pattern stops there.
constexpr std::int32_t kLargestTime = 500;
constexpr std::int32_t kLargestStack = 8 * 1024 * 1024;

icu::UnicodeString unicode(std::string_view text) {
  return icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())));
}

std::string utf8(const icu::UnicodeString& text) {
  std::string out;
  text.toUTF8String(out);
  return out;
}

struct Flags {
  std::uint32_t icu = 0;
  bool strip_blanks = false;
};

std::optional<Flags> flags_of(std::string_view text) {
  Flags flags;
  for (const char flag : text) {
    switch (flag) {
      case 's': flags.icu |= UREGEX_DOTALL; break;
      case 'm': flags.icu |= UREGEX_MULTILINE; break;
      case 'i': flags.icu |= UREGEX_CASE_INSENSITIVE; break;
      case 'q': flags.icu |= UREGEX_LITERAL; break;
      case 'x': flags.strip_blanks = true; break;
      default: return std::nullopt;
    }
  }
  return flags;
}

/// Flag `x`: blanks outside classes go first, even between a backslash and its letter.
std::string without_blanks(std::string_view pattern) {
  std::string out;
  int class_depth = 0;
  for (const char character : pattern) {
    class_depth += character == '[' ? 1 : character == ']' && class_depth > 0 ? -1 : 0;
    const bool blank = character == ' ' || character == '\t' || character == '\n' || character == '\r';
    if (class_depth > 0 || !blank) out += character;
  }
  return out;
}

/// XPath's notation in ICU's: `[a-z-[aeiou]]` is `[a-z--[aeiou]]`,
/// `\p{IsBasicLatin}` is `\p{InBasicLatin}`. Empty for what XPath has not: a back-reference to a group not closed
/// before it, or one inside a class.
std::optional<std::string> translated(std::string_view pattern) {
  std::string out;
  int class_depth = 0;
  std::vector<std::size_t> open_groups;
  std::size_t groups = 0;
  std::vector<bool> closed(1, false);
  for (std::size_t at = 0; at < pattern.size(); ++at) {
    const char character = pattern[at];
    if (character == '\\' && at + 1 < pattern.size()) {
      const char escaped = pattern[at + 1];
      if ((escaped == 'p' || escaped == 'P') && pattern.substr(at + 2).starts_with("{Is")) {
        out += std::string("\\") + escaped + "{In";
        at += 4;
        continue;
      }
      if (escaped >= '1' && escaped <= '9') {
        const auto group = static_cast<std::size_t>(escaped - '0');
        if (class_depth > 0 || group > groups || !closed[group]) return std::nullopt;
      } else if (escaped == '0' || (escaped >= 'a' && escaped <= 'z' && std::string_view("ncdiprstw").find(escaped) == std::string_view::npos) ||
                 (escaped >= 'A' && escaped <= 'Z' && std::string_view("CDIPSW").find(escaped) == std::string_view::npos)) {
        return std::nullopt;
      }
      if (escaped == 'i' || escaped == 'c' || escaped == 'I' || escaped == 'C') {
        const bool inverse = escaped == 'I' || escaped == 'C';
        out += std::string(inverse ? "[^" : "[") + (escaped == 'i' || escaped == 'I' ? "\\p{L}_:]" : "\\p{L}\\p{N}_:.\\-\u00B7]");
      } else {
        out += {character, escaped};
      }
      ++at;
      continue;
    }
    if (character == '[') {
      if (class_depth > 0 && !out.empty() && out.back() == '-') out += '-';
      ++class_depth;
    } else if (character == ']' && class_depth > 0) {
      --class_depth;
    } else if (character == '(' && class_depth == 0) {
      const bool capturing = !(at + 1 < pattern.size() && pattern[at + 1] == '?');
      if (!capturing && !pattern.substr(at + 1).starts_with("?:")) return std::nullopt;
      if (capturing) {
        ++groups;
        closed.push_back(false);
      }
      open_groups.push_back(capturing ? groups : 0);
    } else if (character == ')' && class_depth == 0 && !open_groups.empty()) {
      if (open_groups.back() != 0) closed[open_groups.back()] = true;
      open_groups.pop_back();
    }
    out += character;
  }
  return out;
}

struct Compiled {
  icu::UnicodeString text;  ///< the matcher refers to it
  std::unique_ptr<icu::RegexMatcher> matcher;
};

std::unique_ptr<Compiled> compile(std::string_view text, std::string_view pattern, std::string_view flag_text) {
  const auto flags = flags_of(flag_text);
  if (!flags) return nullptr;
  const auto translation = (flags->icu & UREGEX_LITERAL) != 0 ? std::optional(std::string(pattern)) : translated(flags->strip_blanks ? without_blanks(pattern) : std::string(pattern));
  if (!translation) return nullptr;
  auto compiled = std::make_unique<Compiled>();
  compiled->text = unicode(text);
  UErrorCode status = U_ZERO_ERROR;
  compiled->matcher = std::make_unique<icu::RegexMatcher>(unicode(*translation), flags->icu, status);
  if (U_FAILURE(status)) return nullptr;
  compiled->matcher->setTimeLimit(kLargestTime, status);
  compiled->matcher->setStackLimit(kLargestStack, status);
  compiled->matcher->reset(compiled->text);
  if (U_FAILURE(status)) return nullptr;
  return compiled;
}

/// Whether the pattern matches the empty text, which XPath refuses where matches are taken out (FORX0003).
bool matches_nothing(Compiled& compiled) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::UnicodeString nothing;
  compiled.matcher->reset(nothing);
  const bool found = compiled.matcher->find(status) != 0;
  compiled.matcher->reset(compiled.text);
  return found || U_FAILURE(status);
}

/// XPath forbids a `$` that no digit follows and a `\` before anything but `$` and `\`.
std::optional<std::string> translated_replacement(std::string_view replacement, bool literal, std::int32_t groups) {
  std::string out;
  for (std::size_t at = 0; at < replacement.size(); ++at) {
    const char character = replacement[at];
    if (literal) {
      if (character == '$' || character == '\\') out += '\\';
      out += character;
    } else if (character == '\\') {
      if (at + 1 == replacement.size() || (replacement[at + 1] != '$' && replacement[at + 1] != '\\')) return std::nullopt;
      out += {character, replacement[++at]};
    } else if (character == '$') {
      if (at + 1 == replacement.size() || replacement[at + 1] < '0' || replacement[at + 1] > '9') return std::nullopt;
      // A group that the pattern does not have is empty (5.6.4).
      if (replacement[at + 1] - '0' > groups) {
        ++at;
      } else {
        out += character;
      }
    } else {
      out += character;
    }
  }
  return out;
}

}  // namespace

std::optional<bool> matches(std::string_view text, std::string_view pattern, std::string_view flags) {
  const auto compiled = compile(text, pattern, flags);
  if (compiled == nullptr) return std::nullopt;
  UErrorCode status = U_ZERO_ERROR;
  const bool found = compiled->matcher->find(status) != 0;
  if (U_FAILURE(status)) return std::nullopt;
  return found;
}

std::optional<std::string> replaced(std::string_view text, std::string_view pattern, std::string_view replacement, std::string_view flags) {
  const auto compiled = compile(text, pattern, flags);
  if (compiled == nullptr || matches_nothing(*compiled)) return std::nullopt;
  const bool literal = flags.find('q') != std::string_view::npos;
  const auto translation = translated_replacement(replacement, literal, compiled->matcher->groupCount());
  if (!translation) return std::nullopt;
  UErrorCode status = U_ZERO_ERROR;
  const icu::UnicodeString result = compiled->matcher->replaceAll(unicode(*translation), status);
  if (U_FAILURE(status)) return std::nullopt;
  return utf8(result);
}

std::optional<std::vector<std::string>> split(std::string_view text, std::string_view pattern) {
  const auto compiled = compile(text, pattern, {});
  if (compiled == nullptr || matches_nothing(*compiled)) return std::nullopt;
  UErrorCode status = U_ZERO_ERROR;
  std::vector<std::string> parts;
  std::int32_t from = 0;
  while (compiled->matcher->find(status) != 0 && U_SUCCESS(status)) {
    const std::int32_t begin = compiled->matcher->start(status);
    const std::int32_t end = compiled->matcher->end(status);
    if (begin == end) return std::nullopt;  // an empty place within the text, as `\b` finds it
    parts.push_back(utf8(compiled->text.tempSubStringBetween(from, begin)));
    from = end;
  }
  if (U_FAILURE(status)) return std::nullopt;
  parts.push_back(utf8(compiled->text.tempSubString(from)));
  return parts;
}

std::string upper_case(std::string_view text) { return utf8(unicode(text).toUpper(icu::Locale::getRoot())); }
std::string lower_case(std::string_view text) { return utf8(unicode(text).toLower(icu::Locale::getRoot())); }

}  // namespace reprise::feel::regular_expression
