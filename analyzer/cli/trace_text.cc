#include "cli/trace_text.h"

#include <algorithm>

#include "base/encoding.h"

namespace reprise::cli {
namespace {

constexpr std::size_t kNarrowestLine = 40;
constexpr std::size_t kNarrowestValue = 12;
constexpr std::string_view kArrow = " → ";

/// On one line, blanks run together, control characters made visible.
std::string one_line(std::string_view text) {
  std::string out;
  for (const char character : text) {
    const bool blank = character == ' ' || character == '\n' || character == '\r' || character == '\t';
    if (!blank) {
      out += character;
    } else if (!out.empty() && out.back() != ' ') {
      out += ' ';
    }
  }
  return base::printable(out);
}

/// At most `width` characters, the last of them `…` when some are missing.
std::string shortened(const std::string& text, std::size_t width) {
  if (base::count_code_points(text) <= width) return text;
  std::size_t end = 0;
  for (std::size_t kept = 0; kept + 1 < width; ++kept) {
    do {
      ++end;
    } while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U);
  }
  return text.substr(0, end) + "…";
}

class Tree {
 public:
  Tree(base::Language language, std::size_t width) : french_(language == base::Language::french), width_(width) {}

  void add(const pipeline::FeelStep& step, std::size_t level) {
    const std::size_t indent = std::min(2 * level, width_ / 2);
    const std::size_t room = std::max(width_ - indent, kNarrowestLine);
    std::string line = binding(step, room / 3);
    // The text leaves the value its half of the line, or what it needs of it.
    const std::size_t value_room = std::min(base::count_code_points(step.value), room / 2) + kArrow.size();
    const std::size_t bound_room = base::count_code_points(line);
    line += shortened(text_of(step), std::max(room / 3, room - std::min(room, bound_room + value_room))) + std::string(kArrow);
    const std::size_t used = base::count_code_points(line);
    line += shortened(base::printable(step.value), std::max(room - std::min(room, used), kNarrowestValue));
    if (!step.reason.empty()) line += (french_ ? "\u202F: " : ": ") + base::printable(step.reason) + " (" + step.place + ")";
    out_ += std::string(indent, ' ') + line + "\n";
    for (const pipeline::FeelStep& child : step.children) {
      if (!is_constant(child)) add(child, level + 1);
    }
    if (step.left_out == 0) return;
    const std::string count = std::to_string(step.left_out);
    const bool one = step.left_out == 1;
    out_ += std::string(std::min(indent + 2, width_ / 2), ' ') + "… " +
            (french_ ? count + (one ? " autre non montrée" : " autres non montrées") : count + " more not shown") + "\n";
  }

  [[nodiscard]] std::string take() { return std::move(out_); }

 private:
  static std::string text_of(const pipeline::FeelStep& step) {
    const base::Span span = step.span.span;
    return one_line(step.span.source->text().substr(span.begin, span.end - span.begin));
  }

  static bool is_constant(const pipeline::FeelStep& step) { return step.bound.empty() && step.left_out == 0 && text_of(step) == step.value; }

  [[nodiscard]] std::string binding(const pipeline::FeelStep& step, std::size_t room) const {
    if (step.bound.empty()) return {};
    std::string text;
    for (const auto& [name, value] : step.bound) text += (text.empty() ? "" : ", ") + name + " = " + base::printable(value);
    return (french_ ? "avec " : "with ") + shortened(text, room) + (french_ ? "\u202F: " : ": ");
  }

  bool french_;
  std::size_t width_;
  std::string out_;
};

}  // namespace

std::string trace_text(const pipeline::FeelStep& step, base::Language language, int width) {
  Tree tree(language, static_cast<std::size_t>(std::max(width, static_cast<int>(kNarrowestLine))));
  tree.add(step, 0);
  return tree.take();
}

}  // namespace reprise::cli
