#include "document/alignment.h"

#include <algorithm>

namespace reprise::document {
namespace {

bool is_blank(char character) { return character == ' ' || character == '\t'; }
bool is_break(char character) { return character == '\n' || character == '\r'; }
bool is_white(char character) { return is_blank(character) || is_break(character); }

/// Bytes that an escape of a double-quoted scalar stands for, and its own length.
struct Escape {
  std::uint32_t text_length = 1;
  std::uint32_t file_length = 2;
};

Escape read_escape(std::string_view source, std::size_t at) {
  const char kind = at + 1 < source.size() ? source[at + 1] : '\0';
  std::uint32_t digits = kind == 'x' ? 2 : kind == 'u' ? 4 : kind == 'U' ? 8 : 0;
  if (digits == 0) return {kind == 'N' || kind == '_' ? 2U : kind == 'L' || kind == 'P' ? 3U : 1U, 2};
  std::uint32_t point = 0;
  for (std::size_t index = at + 2; index < at + 2 + digits && index < source.size(); ++index) {
    const char digit = source[index];
    const int value = digit >= 'a' ? digit - 'a' + 10 : digit >= 'A' ? digit - 'A' + 10 : digit - '0';
    point = (point << 4) | static_cast<std::uint32_t>(value & 0xF);
  }
  return {point < 0x80 ? 1U : point < 0x800 ? 2U : point < 0x10000 ? 3U : 4U, digits + 2};
}

class Aligner {
 public:
  Aligner(std::string_view source, std::uint32_t begin, std::string_view text) : source_(source), text_(text), at_(begin) {}

  Alignment flow(Style style);
  Alignment block();

 private:
  void verbatim(std::size_t length);
  void escape(Escape escape);
  bool fold();
  [[nodiscard]] bool more() const { return at_ < source_.size(); }
  [[nodiscard]] bool text_left() const { return done_ < text_.size(); }

  std::string_view source_;
  std::string_view text_;
  std::size_t at_;
  std::size_t done_ = 0;
  Alignment result_;
};

/// Takes up to `length` bytes that are the same on both sides.
void Aligner::verbatim(std::size_t length) {
  length = std::min({length, source_.size() - at_, text_.size() - done_});
  if (length == 0) return;
  auto& runs = result_.runs;
  const bool joins = !runs.empty() && runs.back().text_length == runs.back().file_length &&
                     runs.back().text + runs.back().text_length == done_ && runs.back().file + runs.back().file_length == at_;
  if (joins) {
    runs.back().text_length += static_cast<std::uint32_t>(length);
    runs.back().file_length += static_cast<std::uint32_t>(length);
  } else {
    runs.push_back({static_cast<std::uint32_t>(done_), static_cast<std::uint32_t>(length), static_cast<std::uint32_t>(at_),
                    static_cast<std::uint32_t>(length)});
  }
  at_ += length;
  done_ += length;
}

void Aligner::escape(Escape escape) {
  const std::size_t length = std::min<std::size_t>(escape.file_length, source_.size() - at_);
  const std::size_t decoded = std::min<std::size_t>(escape.text_length, text_.size() - done_);
  result_.runs.push_back({static_cast<std::uint32_t>(done_), static_cast<std::uint32_t>(decoded), static_cast<std::uint32_t>(at_),
                          static_cast<std::uint32_t>(length)});
  at_ += length;
  done_ += decoded;
}

/// Blanks at `at_`: folded away with their line end (true), or taken as they are.
bool Aligner::fold() {
  std::size_t stop = at_;
  while (stop < source_.size() && is_blank(source_[stop])) ++stop;
  if (stop < source_.size() && !is_break(source_[stop])) {
    const std::size_t blanks = stop - at_;
    verbatim(blanks);
    at_ = stop;
    return false;
  }
  std::size_t breaks = 0;
  while (stop < source_.size() && is_white(source_[stop])) {
    if (source_[stop] == '\n') ++breaks;
    ++stop;
  }
  at_ = stop;
  done_ = std::min(text_.size(), done_ + (breaks > 1 ? breaks - 1 : 1));
  return true;
}

Alignment Aligner::flow(Style style) {
  const char quote = style == Style::single_quoted ? '\'' : style == Style::double_quoted ? '"' : '\0';
  if (quote != '\0') ++at_;
  std::size_t end = at_;
  while (true) {
    if (quote == '\0' && !text_left()) break;
    if (!more()) {
      result_.closed = quote == '\0';
      end = at_;
      break;
    }
    const char character = source_[at_];
    if (quote != '\0' && character == quote) {
      const bool doubled = quote == '\'' && at_ + 1 < source_.size() && source_[at_ + 1] == '\'';
      if (!doubled) {
        end = at_ + 1;
        break;
      }
      escape({1, 2});
    } else if (is_white(character)) {
      fold();
    } else if (quote == '"' && character == '\\') {
      if (at_ + 1 < source_.size() && is_break(source_[at_ + 1])) {
        ++at_;
        while (more() && is_white(source_[at_])) ++at_;  // an escaped line end joins without a blank
      } else {
        escape(read_escape(source_, at_));
      }
    } else if (text_left() && text_[done_] == character) {
      verbatim(1);
    } else if (quote == '\0') {
      break;
    } else {
      ++at_;  // out of step: the closing quote is still to be found
    }
    end = at_;
  }
  result_.end = static_cast<std::uint32_t>(end);
  return std::move(result_);
}

Alignment Aligner::block() {
  while (more() && !is_break(source_[at_])) ++at_;
  std::size_t end = at_;
  std::size_t indent = 0;
  bool first = true;
  while (true) {
    // White space differs between file and text; the characters between do not.
    std::size_t next = done_;
    while (next < text_.size() && is_white(text_[next])) ++next;
    if (next == text_.size()) break;
    std::size_t line = at_;
    std::size_t found = at_;
    while (found < source_.size() && is_white(source_[found])) {
      if (source_[found] == '\n') line = found + 1;
      ++found;
    }
    if (found == source_.size() || source_[found] != text_[next]) break;
    if (first) {
      std::size_t lead = 0;
      while (next - lead > done_ && is_blank(text_[next - lead - 1])) ++lead;
      indent = found - line > lead ? found - line - lead : 0;
      first = false;
    }
    while (found > line + indent && next > done_ && is_blank(text_[next - 1]) && source_[found - 1] == text_[next - 1]) {
      --found;
      --next;
    }
    at_ = found;
    done_ = next;
    std::size_t length = 0;
    while (at_ + length < source_.size() && done_ + length < text_.size() && !is_break(source_[at_ + length]) &&
           source_[at_ + length] == text_[done_ + length]) {
      ++length;
    }
    verbatim(length);
    while (more() && !is_break(source_[at_])) ++at_;
    end = at_;
  }
  result_.end = static_cast<std::uint32_t>(end);
  return std::move(result_);
}

}  // namespace

base::Span Alignment::span(std::uint32_t begin, std::uint32_t end_of_text) const {
  if (runs.empty()) return {end, end};
  const auto run_of = [&](std::uint32_t offset) {
    const auto after = std::upper_bound(runs.begin(), runs.end(), offset, [](std::uint32_t value, const Run& run) { return value < run.text; });
    return after == runs.begin() ? after : after - 1;
  };
  const auto position = [&](std::uint32_t offset, bool after_it) {
    const auto run = run_of(offset);
    if (offset < run->text) return run->file;
    const std::uint32_t into = offset - run->text;
    if (into >= run->text_length) return run->file + run->file_length;  // folded white space
    if (run->text_length != run->file_length) return run->file + (after_it ? run->file_length : 0);
    return run->file + into + (after_it ? 1 : 0);
  };
  const std::uint32_t from = position(begin, false);
  return {from, end_of_text > begin ? std::max(from, position(end_of_text - 1, true)) : from};
}

Alignment align_scalar(std::string_view source, std::uint32_t begin, Style style, std::string_view text) {
  Aligner aligner(source, begin, text);
  return style == Style::literal || style == Style::folded ? aligner.block() : aligner.flow(style);
}

}  // namespace reprise::document
