#include "document/syntax_problem.h"

#include <algorithm>
#include <string>

#include "document/document.h"

namespace reprise::document {
namespace {

using Offset = std::uint32_t;

bool is_blank(char character) { return character == ' ' || character == '\t'; }

/// A line of the file without its end; `begin` is its first byte, `content` its first that is not blank.
struct Line {
  Offset begin = 0;
  Offset content = 0;
  Offset end = 0;
};

class Explainer {
 public:
  Explainer(std::string_view text, const Layout& layout, const Complaint& complaint, Problems& problems)
      : text_(text), layout_(layout), complaint_(complaint), offset_(std::min<Offset>(complaint.offset, static_cast<Offset>(text.size()))), problems_(problems) {}

  void explain();

 private:
  [[nodiscard]] bool says(std::string_view words) const { return complaint_.message.find(words) != std::string_view::npos; }
  [[nodiscard]] Line line_at(Offset offset) const;
  [[nodiscard]] std::optional<Line> line_above(Line line) const;
  [[nodiscard]] std::size_t line_number(Offset offset) const {
    return static_cast<std::size_t>(std::count(text_.begin(), text_.begin() + offset, '\n')) + 1;
  }
  [[nodiscard]] std::string_view content(Line line) const { return text_.substr(line.content, line.end - line.content); }
  [[nodiscard]] Offset word_end(Offset begin) const;
  [[nodiscard]] std::string character_at(Offset offset) const;
  void add(std::string_view code, Offset begin, Offset end, std::initializer_list<base::Argument> arguments = {}) {
    problems_.add(code, {begin, std::max(begin, end)}, arguments);
  }

  bool forgotten_quote();
  void stray_colon();
  void missing_colon(Line line);
  void wrong_place();
  void escape();

  std::string_view text_;
  const Layout& layout_;
  const Complaint& complaint_;
  Offset offset_;
  Problems& problems_;
};

Line Explainer::line_at(Offset offset) const {
  Line line;
  line.begin = offset;
  while (line.begin > 0 && text_[line.begin - 1] != '\n') --line.begin;
  const std::size_t end = text_.find('\n', offset);
  line.end = static_cast<Offset>(end == std::string_view::npos ? text_.size() : end);
  if (line.end > line.begin && text_[line.end - 1] == '\r') --line.end;
  line.content = line.begin;
  while (line.content < line.end && is_blank(text_[line.content])) ++line.content;
  return line;
}

/// The nearest line above that holds more than a comment.
std::optional<Line> Explainer::line_above(Line line) const {
  while (line.begin > 0) {
    line = line_at(line.begin - 1);
    if (line.content < line.end && text_[line.content] != '#') return line;
  }
  return std::nullopt;
}

Offset Explainer::word_end(Offset begin) const {
  Offset end = begin;
  while (end < text_.size() && std::string_view(" \t\r\n,[]{}").find(text_[end]) == std::string_view::npos) ++end;
  return std::max(end, std::min<Offset>(begin + 1, static_cast<Offset>(text_.size())));
}

std::string Explainer::character_at(Offset offset) const {
  Offset end = offset + 1;
  while (end < text_.size() && (static_cast<unsigned char>(text_[end]) & 0xC0u) == 0x80u) ++end;
  return std::string(text_.substr(offset, end - offset));
}

/// A quote that never closes, or that closes lines below where it was forgotten.
bool Explainer::forgotten_quote() {
  if (layout_.unclosed_quote) {
    const Offset begin = *layout_.unclosed_quote;
    add("yaml-unclosed-quote", begin, line_at(begin).end, {{"quote", std::string(1, text_[begin])}});
    return true;
  }
  const Line line = line_at(offset_);
  for (const base::Span& quote : layout_.long_quotes) {
    if (quote.end < line.begin || quote.end > line.end) continue;
    add("yaml-late-quote", quote.begin, line_at(quote.begin).end,
        {{"quote", std::string(1, text_[quote.begin])}, {"line", std::to_string(line_number(quote.end))}});
    return true;
  }
  return false;
}

void Explainer::missing_colon(Line line) {
  const std::string written(content(line).substr(0, 60));
  const std::size_t colon = written.find(':');
  const std::string example = colon == std::string::npos ? written + ": …" : written.substr(0, colon + 1) + " " + written.substr(colon + 1);
  add("yaml-no-colon", line.content, line.end, {{"key", written}, {"example", example}});
}

void Explainer::stray_colon() {
  const Line line = line_at(offset_);
  const std::string_view before = text_.substr(line.content, offset_ - line.content);
  if (const std::size_t tab = text_.substr(line.begin, offset_ - line.begin).find('\t'); tab != std::string_view::npos) {
    const std::string_view lead = text_.substr(line.begin, tab);
    if (lead.find_first_not_of(" -?:") == std::string_view::npos) {
      add("yaml-tab", line.begin + static_cast<Offset>(tab), line.begin + static_cast<Offset>(tab) + 1);
      return;
    }
  }
  if (before.find(": ") == std::string_view::npos) {
    const auto above = line_above(line);
    if (above && content(*above).find(": ") == std::string_view::npos && !content(*above).ends_with(":")) return missing_colon(*above);
    if (above && line.content - line.begin > above->content - above->begin) {
      add("yaml-indentation", line.content, line.end, {{"column", std::to_string(line.content - line.begin + 1)}});
      return;
    }
  }
  add("yaml-stray-colon", offset_, offset_ + 1);
}

/// Something that is no key where a key was due: on its line wrongly indented, or behind a finished value.
void Explainer::wrong_place() {
  const Line line = line_at(offset_);
  if (offset_ > line.content && offset_ < line.end && text_[offset_ - 1] == '\'') {
    add("yaml-apostrophe", offset_ - 1, offset_);
  } else if (offset_ > line.content && offset_ < line.end) {
    add("yaml-trailing-text", offset_, line.end, {{"text", std::string(text_.substr(offset_, std::min<std::size_t>(line.end - offset_, 40)))}});
  } else {
    add("yaml-indentation", line.content, line.end, {{"column", std::to_string(line.content - line.begin + 1)}});
  }
}

void Explainer::escape() {
  const std::size_t backslash = text_.substr(0, offset_).rfind('\\');
  const Offset begin = backslash == std::string_view::npos ? offset_ : static_cast<Offset>(backslash);
  const Offset end = std::min<Offset>(begin + 2, static_cast<Offset>(text_.size()));
  add("yaml-escape", begin, end, {{"escape", std::string(text_.substr(begin, end - begin))}});
}

void Explainer::explain() {
  if (says("referenced anchor")) {
    const Offset end = word_end(offset_);
    return add("yaml-alias-unknown", offset_, end, {{"name", std::string(text_.substr(offset_ + 1, end - offset_ - 1).substr(0, 60))}});
  }
  if (says("unknown escape") || says("scanning hex") || says("invalid unicode")) return escape();
  if (says("illegal tab")) return add("yaml-tab", offset_, offset_ + 1);
  if (says("bad file")) return add("yaml-depth", offset_, offset_ + 1, {{"deepest", std::to_string(kDeepest)}});
  if (says("directive") || says("YAML version") || says("YAML major")) return add("yaml-directive", offset_, line_at(offset_).end);
  if (says(" tag")) return add("yaml-tag", offset_, word_end(offset_), {{"tag", std::string(text_.substr(offset_, word_end(offset_) - offset_).substr(0, 60))}});
  if (says("alias") || says("anchor")) return add("yaml-anchor", offset_, word_end(offset_));
  if (says("block scalar")) return add("yaml-block-header", offset_, line_at(offset_).end);
  if (forgotten_quote()) return;
  if (says("flow not found")) {
    const Offset begin = complaint_.open_bracket.value_or(offset_);
    const bool list = says("sequence");
    return add("yaml-unclosed-bracket", begin, begin + 1, {{"open", list ? "[" : "{"}, {"close", list ? "]" : "}"}});
  }
  if (says("flow end")) return add("yaml-stray-bracket", offset_, offset_ + 1, {{"bracket", character_at(offset_)}});
  if (says("block entry")) return add("yaml-stray-dash", offset_, offset_ + 1);
  if (says("map value") || says("map key")) return stray_colon();
  if (says("not found")) return wrong_place();
  if (says("unknown token")) return add("yaml-reserved-character", offset_, offset_ + 1, {{"character", character_at(offset_)}});
  add("yaml-syntax", offset_, offset_ + 1);
}

}  // namespace

void explain_syntax_problem(std::string_view text, const Layout& layout, const Complaint& complaint, Problems& problems) {
  Explainer(text, layout, complaint, problems).explain();
}

}  // namespace reprise::document
