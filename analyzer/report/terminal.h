// Text for a terminal: wrapped to its width, coloured only when asked, bars of block characters.
#pragma once

#include <string>
#include <string_view>

#include "assessment/assessment.h"

namespace reprise::report {

struct Ink {
  bool colour = false;
  int width = 100;
};

/// Lines of a text for people. Every text put in is already inert or is made so here.
class Terminal {
 public:
  explicit Terminal(Ink ink) : ink_(ink) {}

  void line(std::string_view text = {});
  void heading(std::string_view text);
  /// Wrapped at spaces; the first line starts with `lead`, the others are indented as far as it reaches.
  void paragraph(std::string_view lead, std::string_view text);
  /// The text in the colour of a level ("low" … "unknown"), with its shape before it.
  [[nodiscard]] std::string level(const std::string& mark, std::string_view words) const;
  [[nodiscard]] std::string strong(std::string_view text) const;
  [[nodiscard]] std::string muted(std::string_view text) const;
  /// The 0–100 track in `cells` characters: █ up to what is sure, ▒ where the score may lie, ░ beyond.
  [[nodiscard]] static std::string bar(const assessment::Interval& score, int cells);
  /// The text filled with spaces to `columns`.
  [[nodiscard]] static std::string padded(std::string text, int columns);

  [[nodiscard]] const std::string& text() const { return text_; }

 private:
  Ink ink_;
  std::string text_;
};

/// Columns a text takes on a terminal, colour escapes left out.
[[nodiscard]] int columns_of(std::string_view text);
/// ● ▲ ■ ◆ ○ – for the marks of levels.
[[nodiscard]] std::string_view shape_of(std::string_view mark);

}  // namespace reprise::report
