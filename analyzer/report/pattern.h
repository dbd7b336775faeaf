// The text of a template read into a tree of pieces, and that tree filled from a view. Inside the report module only:
// the page is several hundred kilobytes of small pieces, so a name is cut up once and nothing of the view is copied.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/text.h"
#include "report/view.h"

namespace reprise::report {

/// A piece of a template; its texts are views into the text it was read from.
struct Piece {
  enum class Kind { text, line_end, escaped, raw, section, inverted };
  Kind kind = Kind::text;
  std::string_view text;              ///< of a text
  std::vector<std::string_view> name;  ///< of the others: "w.colon" as its two steps
  std::vector<Piece> pieces;          ///< of a section
};

struct PatternFault {
  base::Text reason;
  std::size_t offset = 0;  ///< in bytes
};

/// Marks `{{> part}}` are passed over: whoever puts the parts in does so before.
[[nodiscard]] std::variant<std::vector<Piece>, PatternFault> read_pattern(std::string_view text);

[[nodiscard]] std::string filled(const std::vector<Piece>& pieces, const View& view);

}  // namespace reprise::report
