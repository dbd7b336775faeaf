// A JSON file as a tree in which every value knows its place. Stands between the bytes and the assessment's reader:
// duplicate keys, depth and syntax are judged here, meaning there.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "base/result.h"
#include "base/source.h"

namespace reprise::assessment {

struct JsonNode {
  enum class Kind : std::uint8_t { null, boolean, number, string, array, object };
  Kind kind = Kind::null;
  std::uint32_t offset = 0;  ///< of the value's first byte
  bool truth = false;
  std::string text;  ///< of a string; of a number as written
  std::vector<JsonNode> items;
  std::vector<std::pair<std::string, JsonNode>> members;  ///< in the order of the file

  [[nodiscard]] const JsonNode* find(std::string_view key) const;
};

inline constexpr std::size_t kDeepestJson = 64;

/// Errors: assessment-json (syntax, a key given twice, deeper than kDeepestJson).
[[nodiscard]] base::Result<JsonNode> read_json_tree(const base::SourcePointer& source);

/// What stands in a file, for "got …".
[[nodiscard]] base::Text describe(const JsonNode& node);

}  // namespace reprise::assessment
