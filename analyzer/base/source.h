// A file's bytes under the name the user gave it, and the way from a byte offset back to the line and
// column a person can go to. Every later value that has a place in a file points here.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace reprise::base {

/// Half-open range of byte offsets in a Source.
struct Span {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  bool operator==(const Span&) const = default;
};

/// Both 1-based; the column counts Unicode code points, as editors do.
struct LineColumn {
  std::uint32_t line = 1;
  std::uint32_t column = 1;
  bool operator==(const LineColumn&) const = default;
};

class Source {
 public:
  Source(std::string name, std::string text);

  [[nodiscard]] const std::string& name() const { return name_; }
  [[nodiscard]] std::string_view text() const { return text_; }
  [[nodiscard]] LineColumn line_column(std::uint32_t offset) const;
  /// The text of a 1-based line without its line end; empty past the last line.
  [[nodiscard]] std::string_view line(std::uint32_t number) const;
  /// Byte offset where a 1-based line starts; the text's size past the last line.
  [[nodiscard]] std::uint32_t line_start(std::uint32_t number) const;

 private:
  std::string name_;
  std::string text_;
  std::vector<std::uint32_t> line_starts_;
};

using SourcePointer = std::shared_ptr<const Source>;

/// Where something stands. Without a source the thing has no place in a file (a command-line word).
struct Place {
  SourcePointer source;
  Span span;

  [[nodiscard]] LineColumn line_column() const { return source ? source->line_column(span.begin) : LineColumn{}; }
  /// "file:line:column", or empty without a source.
  [[nodiscard]] std::string to_string() const;
};

}  // namespace reprise::base
