// The text that the YAML library is given to read first. It spends a thousand instructions on each character of a text, so
// every text that stands whole on one line, where nothing inside can be structure, is shown to it as `""` and put back from the
// file. What comes of it counts only when every such text came back; else the file itself is read.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace reprise::document {

/// A scalar on one line, as the file shows it: offsets in the source, quotes included.
struct OneLiner {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  bool quoted = false;
  bool in_flow = false;  ///< inside `[…]` or `{…}`

  [[nodiscard]] std::string_view text(std::string_view source) const {
    return quoted ? source.substr(begin + 1, end - begin - 2) : source.substr(begin, end - begin);
  }
};

class Condensed {
 public:
  /// `one_liners` in file order; `start` skips a byte order mark.
  Condensed(std::string_view source, std::size_t start, const std::vector<OneLiner>& one_liners);

  [[nodiscard]] std::string_view text() const { return text_; }
  /// The source's offset of an offset in text().
  [[nodiscard]] std::uint32_t offset(std::size_t position) const;

 private:
  struct Stretch {
    std::size_t position = 0;   // in text_
    std::uint32_t offset = 0;   // in the source
  };
  std::string text_;
  std::vector<Stretch> stretches_;  // each runs to where the next begins
};

}  // namespace reprise::document
