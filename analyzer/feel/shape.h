// What is known of a value before it is computed: the names of its entries. The parser needs it to cut names with
// spaces and operators, the checker to tell an unknown name.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "feel/feel.h"

namespace reprise::feel {

struct Shape;
using ShapePointer = std::shared_ptr<Shape>;

/// What is known of a value: whether it is one or a list, of which kind it is unless it is null, and which words it may be.
struct Known {
  enum class Count : std::uint8_t { unknown, one, list };
  Count count = Count::unknown;
  Kind kind = Kind::null;  ///< null: nothing is known; of a list, that of its items
  std::shared_ptr<const std::vector<std::string>> choices = nullptr;

  [[nodiscard]] Kind single() const { return count == Count::one ? kind : Kind::null; }
  [[nodiscard]] static Known one(Kind kind) { return {Count::one, kind}; }
};

/// The entries of a context, of the items of a list, or the names of a scope. A null pointer: nothing is known.
struct Shape {
  struct Entry {
    std::string name;
    std::vector<std::string> parts;
    ShapePointer shape;
    bool is_function = false;
    bool is_list = false;
    Known known;  ///< of the entry in one context
    std::shared_ptr<const Signature> signature = nullptr;
  };
  std::vector<Entry> entries;
  std::unordered_multimap<std::string, std::size_t> by_first_part;

  /// Adds the name or returns the entry it has already.
  Entry& declare(std::string_view name);
  [[nodiscard]] const Entry* find(std::string_view name) const;
  /// The entry whose name is the longest text from `at` on; `match_end` is moved behind it.
  [[nodiscard]] const Entry* longest_at(const char* at, const char* end, const char*& match_end) const;
  /// A copy that shares nothing.
  [[nodiscard]] ShapePointer cloned() const;
  /// Both shapes' entries: what an item of a mixed list may have.
  [[nodiscard]] static ShapePointer united(const ShapePointer& left, const ShapePointer& right);
};

struct Names::Tree {
  ShapePointer top = std::make_shared<Shape>();
  ShapePointer anywhere = std::make_shared<Shape>();       ///< the names of all entries at any depth
  std::vector<std::pair<std::string, std::string>> types;  ///< declared ones, by their name
  bool strict = false;
  Known input = {};  ///< what `?` is
};

}  // namespace reprise::feel
