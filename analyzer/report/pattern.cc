#include "report/pattern.h"

#include <algorithm>

namespace reprise::report {
namespace {

constexpr std::string_view kHas = "has_";

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
  return text;
}

std::vector<std::string_view> steps_of(std::string_view name) {
  std::vector<std::string_view> steps;
  for (std::size_t dot = name.find('.'); dot != std::string_view::npos; dot = name.find('.')) {
    steps.push_back(name.substr(0, dot));
    name.remove_prefix(dot + 1);
  }
  steps.push_back(name);
  return steps;
}

class Reading {
 public:
  explicit Reading(std::string_view text) : text_(text) { open_.push_back({{}, 0}); }

  std::variant<std::vector<Piece>, PatternFault> pieces() {
    while (at_ < text_.size() && !fault_) {
      const std::size_t mark = std::min(text_.find("{{", at_), text_.size());
      add_text(text_.substr(at_, mark - at_));
      at_ = mark;
      if (at_ < text_.size()) add_mark();
    }
    if (!fault_ && open_.size() > 1) {
      fault({"une section qui ne se ferme pas", "a section that is not closed"}, open_.back().offset);
    }
    if (fault_) return std::move(*fault_);
    return std::move(open_.front().piece.pieces);
  }

 private:
  struct Open {
    Piece piece;
    std::size_t offset;
  };

  void fault(base::Text reason, std::size_t offset) { fault_ = PatternFault{std::move(reason), offset}; }
  void add(Piece piece) { open_.back().piece.pieces.push_back(std::move(piece)); }

  void add_text(std::string_view text) {
    while (!text.empty()) {
      const std::size_t line = text.find('\n');
      if (line != 0) add({Piece::Kind::text, text.substr(0, line), {}, {}});
      if (line == std::string_view::npos) return;
      add({Piece::Kind::line_end, {}, {}, {}});
      text.remove_prefix(line + 1);
    }
  }

  void add_mark() {
    const std::size_t start = at_;
    const bool raw = text_.substr(start, 3) == "{{{";
    const std::string_view closing = raw ? "}}}" : "}}";
    const std::size_t inside = start + closing.size();
    const std::size_t end = text_.find(closing, inside);
    if (end == std::string_view::npos) return fault({"une balise qui ne se ferme pas", "a mark that is not closed"}, start);
    at_ = end + closing.size();
    const std::string_view mark = trimmed(text_.substr(inside, end - inside));
    if (mark.empty()) return fault({"une balise vide", "an empty mark"}, start);
    if (raw) return add({Piece::Kind::raw, {}, steps_of(mark), {}});
    const std::string_view name = trimmed(mark.substr(1));
    switch (mark.front()) {
      case '>': return;
      case '#': return open_.push_back({{Piece::Kind::section, {}, steps_of(name), {}}, start});
      case '^': return open_.push_back({{Piece::Kind::inverted, {}, steps_of(name), {}}, start});
      case '/': return close(name, start);
      case '!':
      case '=':
      case '&': return fault({"une balise d’un genre inconnu", "a mark of an unknown kind"}, start);
      default: return add({Piece::Kind::escaped, {}, steps_of(mark), {}});
    }
  }

  void close(std::string_view name, std::size_t start) {
    if (open_.size() == 1 || open_.back().piece.name != steps_of(name)) {
      return fault({"la fin d’une section qui n’est pas ouverte ici", "the end of a section that is not open here"}, start);
    }
    Piece piece = std::move(open_.back().piece);
    open_.pop_back();
    add(std::move(piece));
  }

  std::string_view text_;
  std::size_t at_ = 0;
  std::vector<Open> open_;  ///< the whole, then the sections one in the other
  std::optional<PatternFault> fault_;
};

class Filling {
 public:
  explicit Filling(const View& root) { scopes_.push_back(&root); }

  std::string of(const std::vector<Piece>& pieces) {
    add(pieces);
    end_line(false);
    return std::move(out_);
  }

 private:
  void add(const std::vector<Piece>& pieces) {
    for (const Piece& piece : pieces) add(piece);
  }

  void add(const Piece& piece) {
    switch (piece.kind) {
      case Piece::Kind::text: out_ += piece.text; return;
      case Piece::Kind::line_end: return end_line(true);
      case Piece::Kind::escaped:
        if (const std::string* text = text_of(piece)) add_escaped(*text);
        return;
      case Piece::Kind::raw:
        if (const std::string* text = text_of(piece)) out_ += *text;
        return;
      case Piece::Kind::section:
      case Piece::Kind::inverted: return add_section(piece);
    }
  }

  const std::string* text_of(const Piece& piece) const {
    const View* found = find(piece.name);
    return found == nullptr ? nullptr : found->text();
  }

  void add_section(const Piece& piece) {
    section_on_line_ = true;
    const auto [found, off] = switch_of(piece.name);
    if (off != (piece.kind == Piece::Kind::inverted)) return;
    const Views* items = found == nullptr || off ? nullptr : found->items();
    if (items == nullptr) return add_inside(piece, found);
    for (const View& item : *items) add_inside(piece, &item);
  }

  void add_inside(const Piece& piece, const View* scope) {
    if (scope != nullptr) scopes_.push_back(scope);
    add(piece.pieces);
    if (scope != nullptr) scopes_.pop_back();
    section_on_line_ = true;  // the end's mark may stand on a later line
  }

  struct Switch {
    const View* view;  ///< what the section's names are looked up in; null for a question
    bool off;
  };

  Switch switch_of(const std::vector<std::string_view>& name) const {
    const View* found = find(name);
    if (found != nullptr || !name.back().starts_with(kHas)) return {found, found == nullptr || found->is_off()};
    std::vector<std::string_view> list = name;
    list.back().remove_prefix(kHas.size());
    const View* asked = find(list);
    return {nullptr, asked == nullptr || asked->is_off()};
  }

  const View* find(const std::vector<std::string_view>& name) const {
    for (auto scope = scopes_.rbegin(); scope != scopes_.rend(); ++scope) {
      const View* found = *scope;
      for (std::size_t step = 0; step < name.size() && found != nullptr; ++step) found = found->find(name[step]);
      if (found != nullptr) return found;
    }
    return nullptr;
  }

  void add_escaped(const std::string& text) {
    std::size_t from = 0;
    for (std::size_t at = text.find_first_of("&<>\"'"); at != std::string::npos; at = text.find_first_of("&<>\"'", from)) {
      out_.append(text, from, at - from);
      switch (text[at]) {
        case '&': out_ += "&amp;"; break;
        case '<': out_ += "&lt;"; break;
        case '>': out_ += "&gt;"; break;
        case '"': out_ += "&quot;"; break;
        default: out_ += "&apos;"; break;
      }
      from = at + 1;
    }
    out_.append(text, from);
  }

  void end_line(bool shown) {
    const bool blank = section_on_line_ && out_.find_first_not_of(" \t", line_) == std::string::npos;
    if (blank) out_.resize(line_);
    if (!blank && shown) out_ += '\n';
    line_ = out_.size();
    section_on_line_ = false;
  }

  std::string out_;
  std::vector<const View*> scopes_;
  std::size_t line_ = 0;  ///< where the template's line starts in the text
  bool section_on_line_ = false;
};

}  // namespace

std::variant<std::vector<Piece>, PatternFault> read_pattern(std::string_view text) { return Reading(text).pieces(); }

std::string filled(const std::vector<Piece>& pieces, const View& view) { return Filling(view).of(pieces); }

}  // namespace reprise::report
