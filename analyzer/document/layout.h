// A first walk over the lines of a YAML file, for what its parser would not name or not survive: tabs as
// indentation, several documents, brackets nested without end, quotes that never close. On the way it notes the texts that its
// parser need not read.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "document/condensed.h"
#include "document/problems.h"

namespace reprise::document {

struct Layout {
  bool has_content = false;
  bool may_be_parsed = true;                   ///< false: a problem was added that the parser must not meet
  std::optional<std::uint32_t> unclosed_quote;  ///< where a quote opens that does not close
  bool is_regular = true;                      ///< false: tags, anchors, directives, `?` keys or tabs at the start of a line, which the walk does not follow in full
  std::vector<OneLiner> one_liners;            ///< texts on one line in which nothing can be structure, as far as the walk can tell
  std::vector<base::Span> long_quotes;          ///< quoted texts over several lines: a forgotten quote hides here
};

/// `start` skips a byte order mark. Adds yaml-tab, yaml-documents, yaml-depth, yaml-nodes.
[[nodiscard]] Layout scan_layout(std::string_view text, std::size_t start, Problems& problems);

}  // namespace reprise::document
