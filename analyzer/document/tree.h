// The memory of a Document: nodes as flat records, children as runs of indices, texts that point into the
// source wherever the scalar stands there verbatim.
#pragma once

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "document/document.h"

namespace reprise::document {

struct Record {
  base::Span span;
  std::uint32_t first = 0;     ///< collections: where the children start in Tree::children
  std::uint32_t size = 0;      ///< scalars: bytes of text; collections: items or members
  const char* text = nullptr;  ///< scalars only
  Kind kind = Kind::scalar;
  Style style = Style::plain;
};

/// Mappings above this size are found by binary search.
inline constexpr std::uint32_t kLinearMembers = 24;

struct Tree {
  base::SourcePointer source;
  std::vector<Record> records;
  std::vector<std::uint32_t> children;  ///< items of a sequence; key, value, key, value… of a mapping
  std::deque<std::string> texts;        ///< scalars that the source does not hold verbatim
  /// For large mappings: members ordered by key, first of equals first.
  std::unordered_map<std::uint32_t, std::vector<std::uint32_t>> ordered_members;
  std::uint32_t root = 0;

  [[nodiscard]] std::string_view text(std::uint32_t node) const { return {records[node].text, records[node].size}; }
  [[nodiscard]] std::uint32_t key(const Record& mapping, std::uint32_t member) const { return children[mapping.first + 2 * member]; }
};

}  // namespace reprise::document
