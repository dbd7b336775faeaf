// What went wrong, where, what was expected and the way out, in both languages. The texts stand in one
// catalogue (base/texts_*.cc); a module names a code and the words that fill it.
#pragma once

#include <initializer_list>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/source.h"
#include "base/text.h"

namespace reprise::base {

enum class Severity { error, warning, note };

struct Diagnostic {
  std::string code;
  Severity severity = Severity::error;
  Text message;
  Text hint;  ///< empty: nothing better to say than the message
  Place place;
};

/// One entry of the catalogue. `{name}` in a text is filled with the argument of that name.
struct DiagnosticText {
  std::string_view code;
  Severity severity;
  std::string_view en;
  std::string_view fr;
  std::string_view hint_en;
  std::string_view hint_fr;
};

/// A word that fills a diagnostic's text; a plain string reads the same in both languages.
struct Argument {
  std::string_view name;
  Text words;

  Argument(std::string_view argument_name, Text text) : name(argument_name), words(std::move(text)) {}
  Argument(std::string_view argument_name, std::string_view text) : name(argument_name), words(Text::same(text)) {}
  Argument(std::string_view argument_name, const std::string& text) : name(argument_name), words(Text::same(text)) {}
  Argument(std::string_view argument_name, const char* text) : name(argument_name), words(Text::same(text)) {}
};

/// Every entry of the catalogue, ordered by code. Used by tests and by the documentation.
[[nodiscard]] std::vector<DiagnosticText> diagnostic_catalogue();

/// Fills the catalogue's text of `code`. An unknown code is a programming error and aborts.
[[nodiscard]] Diagnostic diagnose(std::string_view code, Place place, std::initializer_list<Argument> arguments = {});
[[nodiscard]] Diagnostic diagnose(std::string_view code, Place place, std::span<const Argument> arguments);

/// `file:line:column: error: message [code]`, the source line, a caret under the span, the hint.
/// Ends with a line end. Without a place: `error: message [code]`.
[[nodiscard]] std::string render(const Diagnostic& diagnostic, Language language);

/// Many problems, in the order they were met.
class Diagnostics {
 public:
  void add(Diagnostic diagnostic) { items_.push_back(std::move(diagnostic)); }
  void add(Diagnostics other);
  [[nodiscard]] bool has_errors() const;
  [[nodiscard]] bool empty() const { return items_.empty(); }
  [[nodiscard]] const std::vector<Diagnostic>& items() const { return items_; }
  /// Orders by file in order of first appearance, then by offset; keeps the order of equals; drops exact repeats.
  void sort();

 private:
  std::vector<Diagnostic> items_;
};

[[nodiscard]] std::string render(const Diagnostics& diagnostics, Language language);

/// A value beside the problems met on the way. The value is missing only when nothing usable came out.
template <typename T>
struct Checked {
  std::optional<T> value;
  Diagnostics diagnostics;

  [[nodiscard]] bool ok() const { return value.has_value() && !diagnostics.has_errors(); }
};

/// The closest of `known` to `word` by edits, of which a swap of two neighbours is one (at most a third of its length), for "did you mean".
[[nodiscard]] std::optional<std::string> nearest(std::string_view word, std::span<const std::string> known);

}  // namespace reprise::base
