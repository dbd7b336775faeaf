#include "document/layout.h"

#include <string>
#include <utility>

#include "document/document.h"

namespace reprise::document {
namespace {

// A key must end within 1,024 characters on its line: only on shorter lines is a text's length without meaning.
constexpr std::size_t kLongestCondensedLine = 1000;

bool is_blank(char character) { return character == ' ' || character == '\t'; }

bool is_letter_or_digit(char character) {
  return (character >= 'a' && character <= 'z') || (character >= 'A' && character <= 'Z') || (character >= '0' && character <= '9') ||
         static_cast<unsigned char>(character) >= 0x80;
}

/// A plain text that is never a mark of structure, and never nothing.
bool is_ordinary(std::string_view plain) {
  if (plain.starts_with('-')) plain.remove_prefix(1);
  return !plain.empty() && is_letter_or_digit(plain.front()) && plain != "null" && plain != "Null" && plain != "NULL";
}

class LayoutScanner {
 public:
  LayoutScanner(std::string_view text, std::size_t start, Problems& problems) : text_(text), at_(start), problems_(problems) {}

  Layout scan();

 private:
  [[nodiscard]] char peek(std::size_t ahead = 0) const { return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\n'; }
  [[nodiscard]] bool at_line_end(std::size_t ahead = 0) const {
    const char character = peek(ahead);
    return character == '\n' || (character == '\r' && peek(ahead + 1) == '\n');
  }
  [[nodiscard]] bool ends_word(std::size_t ahead) const { return at_line_end(ahead) || is_blank(peek(ahead)); }
  [[nodiscard]] int column() const { return static_cast<int>(at_ - line_); }
  [[nodiscard]] bool at_marker(std::string_view marker) const { return text_.substr(at_, 3) == marker && ends_word(3); }
  void add(std::string_view code, std::size_t begin, std::size_t end) {
    problems_.add(code, {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)});
    layout_.may_be_parsed = false;
  }

  bool marker_line();
  bool indentation();
  void tokens();
  bool token();
  void plain();
  void quoted();
  bool count_value();
  void open_bracket();
  void property();
  void skip_line();
  bool note_plain(std::size_t begin);

  std::string_view text_;
  std::size_t at_;
  Problems& problems_;
  Layout layout_;

  std::size_t line_ = 0;             // where the line starts
  std::optional<int> token_column_;  // of the first token since the last `-`, `?` or `:`
  int structure_column_ = -1;        // of the innermost key or dash: what a text must be indented past to go on
  std::size_t flow_depth_ = 0;
  std::size_t values_ = 0;
  bool plain_goes_on_ = false;
  std::size_t line_begin_ = 0;       // of its first token
  bool line_is_short_ = false;
  bool flow_text_goes_on_ = false;  // a plain text inside brackets may go on with the next token
  bool last_is_noted_ = false;      // the plain text that may go on is among the one-liners
  bool in_block_scalar_ = false;
  bool document_started_ = false;
  bool document_ended_ = false;
  bool stopped_ = false;
};

Layout LayoutScanner::scan() {
  while (at_ < text_.size() && !stopped_) {
    line_ = at_;
    line_is_short_ = text_.find('\n', line_) - line_ < kLongestCondensedLine;
    if (!marker_line() && !stopped_ && indentation()) tokens();
    if (!stopped_) skip_line();
  }
  return std::move(layout_);
}

void LayoutScanner::skip_line() {
  const std::size_t end = text_.find('\n', at_);
  at_ = end == std::string_view::npos ? text_.size() : end + 1;
}

/// `---`, `...` and directives, which stand at the start of a line whatever is open. True when the line is done.
bool LayoutScanner::marker_line() {
  if (at_marker("...")) {
    document_ended_ = document_ended_ || document_started_ || layout_.has_content;
    in_block_scalar_ = plain_goes_on_ = false;
    return true;
  }
  if (peek() == '%' && !document_started_ && !layout_.has_content) {
    layout_.is_regular = false;
    return true;
  }
  if (!at_marker("---")) return false;
  if (document_started_ || layout_.has_content || document_ended_) {
    add("yaml-documents", at_, at_ + 3);
    stopped_ = true;
    return true;
  }
  document_started_ = true;
  in_block_scalar_ = plain_goes_on_ = false;
  structure_column_ = -1;
  at_ += 3;
  tokens();
  return true;
}

/// Walks over the white space a line starts with. False when nothing is left to read on it.
bool LayoutScanner::indentation() {
  std::optional<std::size_t> tab;
  const std::size_t begin = at_;
  std::size_t spaces = 0;
  while (at_ < text_.size() && is_blank(text_[at_])) {
    if (text_[at_] == '\t' && !tab) tab = at_;
    if (!tab) ++spaces;
    ++at_;
  }
  if (tab) layout_.is_regular = false;  // the parser minds it behind some texts and not behind others
  if (at_line_end()) return false;
  if (in_block_scalar_) {
    if (static_cast<int>(spaces) > structure_column_) return false;
    in_block_scalar_ = false;
  }
  if (peek() == '#') {
    plain_goes_on_ = false;
    return false;
  }
  if (tab) {
    std::size_t end = *tab;
    while (text_[end] == '\t') ++end;
    add("yaml-tab", *tab, end);
  }
  if (document_ended_) {
    add("yaml-documents", at_, at_ + 1);
    stopped_ = true;
    return false;
  }
  layout_.has_content = true;
  const bool continues = plain_goes_on_ && flow_depth_ == 0 && static_cast<int>(at_ - begin) > structure_column_;
  plain_goes_on_ = false;
  token_column_.reset();
  line_begin_ = at_;
  if (continues) {
    if (last_is_noted_) layout_.one_liners.pop_back();
    plain();
    last_is_noted_ = false;
  }
  return true;
}

void LayoutScanner::tokens() {
  while (!stopped_ && !at_line_end()) {
    if (is_blank(peek())) {
      ++at_;
    } else if (peek() == '#' && (at_ == line_ || is_blank(text_[at_ - 1]))) {
      plain_goes_on_ = false;
      return;
    } else if (!token()) {
      return;
    }
  }
}

/// One token. False when the rest of the line belongs to a block scalar's header.
bool LayoutScanner::token() {
  layout_.has_content = true;
  const char character = peek();
  const bool in_flow = flow_depth_ > 0;
  const bool may_continue = std::exchange(flow_text_goes_on_, false);
  if (!in_flow && (character == '-' || character == '?') && ends_word(1)) {
    if (character == '?') layout_.is_regular = false;
    structure_column_ = column();
    token_column_.reset();
    ++at_;
    return true;
  }
  if (character == ':' && (in_flow || ends_word(1))) {
    if (!in_flow) structure_column_ = token_column_.value_or(column());
    token_column_.reset();
    ++at_;
    return true;
  }
  plain_goes_on_ = false;
  if (!in_flow && (character == '|' || character == '>')) {
    in_block_scalar_ = true;
    return false;
  }
  if (!token_column_) token_column_ = column();
  if (character != '&' && character != '!' && character != ',' && character != ']' && character != '}' && !count_value()) return true;
  switch (character) {
    case '[': case '{': open_bracket(); break;
    case ']': case '}':
      if (flow_depth_ > 0) --flow_depth_;
      ++at_;
      break;
    case ',': ++at_; break;
    case '\'': case '"': quoted(); break;
    case '&': case '*': case '!': property(); break;
    default: {
      const std::size_t begin = at_;
      plain();
      last_is_noted_ = !may_continue && note_plain(begin);
      break;
    }
  }
  return true;
}

/// The parser would take seconds and gigabytes to come to the same end.
bool LayoutScanner::count_value() {
  if (++values_ <= kMostNodes) return true;
  problems_.add("yaml-nodes", {static_cast<std::uint32_t>(at_), static_cast<std::uint32_t>(at_ + 1)}, {{"most", std::to_string(kMostNodes)}});
  layout_.may_be_parsed = false;
  stopped_ = true;
  return false;
}

void LayoutScanner::open_bracket() {
  if (++flow_depth_ > kDeepest) {
    problems_.add("yaml-depth", {static_cast<std::uint32_t>(at_), static_cast<std::uint32_t>(at_ + 1)}, {{"deepest", std::to_string(kDeepest)}});
    layout_.may_be_parsed = false;
    stopped_ = true;
  }
  ++at_;
}

void LayoutScanner::property() {
  layout_.is_regular = false;
  ++at_;
  while (!ends_word(0)) {
    const char character = peek();
    if (character == ',' || character == '[' || character == ']' || character == '{' || character == '}') return;
    ++at_;
  }
}

/// A text without quotes, up to what ends it on this line.
void LayoutScanner::plain() {
  const bool in_flow = flow_depth_ > 0;
  while (!at_line_end()) {
    const char character = peek();
    if (character == ':' && ends_word(1)) return;
    if (character == '#' && at_ > line_ && is_blank(text_[at_ - 1])) return;
    if (in_flow) {
      if (character == ',' || character == '[' || character == ']' || character == '{' || character == '}') return;
      if (character == ':' && (peek(1) == ',' || peek(1) == ']' || peek(1) == '}')) return;
    }
    ++at_;
  }
  plain_goes_on_ = !in_flow;
  flow_text_goes_on_ = in_flow;
}

/// The plain text from `begin` to here. True when it is a one-liner, unless the next line goes on with it.
bool LayoutScanner::note_plain(std::size_t begin) {
  std::size_t end = at_;
  while (end > begin && is_blank(text_[end - 1])) --end;
  const std::string_view plain = text_.substr(begin, end - begin);
  const bool in_flow = flow_depth_ > 0;
  if (!line_is_short_ || flow_text_goes_on_ || !is_ordinary(plain)) return false;
  // A value on a line of its own may lie where only the parser knows whether it may.
  if (!in_flow && begin == line_begin_ && peek() != ':') return false;
  if (in_flow && plain.find('?') != std::string_view::npos) return false;  // the parser ends a text inside brackets there too
  layout_.one_liners.push_back({static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end), false, in_flow});
  return true;
}

void LayoutScanner::quoted() {
  const std::size_t begin = at_;
  const char quote = peek();
  bool many_lines = false;
  bool verbatim = true;
  for (++at_; at_ < text_.size(); ++at_) {
    const char character = text_[at_];
    if (character == '\n') {
      many_lines = true;
      line_is_short_ = false;
      line_ = at_ + 1;
      const std::string_view start = text_.substr(line_, 3);
      if (start == "---" || start == "...") break;  // not allowed inside quotes at the start of a line
    } else if (character == '\\' && quote == '"') {
      verbatim = false;
      // An escaped line end is still a line end.
      if (at_ + 1 < text_.size() && text_[at_ + 1] != '\n' && text_[at_ + 1] != '\r') ++at_;
    } else if (character == quote) {
      if (quote == '\'' && peek(1) == '\'') {
        verbatim = false;
        ++at_;
        continue;
      }
      ++at_;
      if (verbatim && !many_lines && line_is_short_) {
        layout_.one_liners.push_back({static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(at_), true, flow_depth_ > 0});
      }
      if (many_lines) layout_.long_quotes.push_back({static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(at_)});
      return;
    }
  }
  layout_.unclosed_quote = static_cast<std::uint32_t>(begin);
  stopped_ = true;
}

}  // namespace

Layout scan_layout(std::string_view text, std::size_t start, Problems& problems) { return LayoutScanner(text, start, problems).scan(); }

}  // namespace reprise::document
