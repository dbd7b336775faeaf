// A JSON file as a tree that keeps the place of everything and the digits of every number. Schemas are read
// through it.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "base/result.h"
#include "base/source.h"

namespace reprise::document {

struct JsonMember;

struct JsonValue {
  enum class Kind : std::uint8_t { null, boolean, number, string, array, object };
  Kind kind = Kind::null;
  bool truth = false;
  std::string text;  ///< strings decoded; numbers as written
  std::vector<JsonValue> items;
  std::vector<JsonMember> members;  ///< in file order
  base::Span span;                  ///< of a string or number; of the opening bracket

  [[nodiscard]] const JsonMember* find(std::string_view key) const;
};

struct JsonMember {
  std::string key;
  base::Span key_span;
  JsonValue value;
};

/// Errors: schema-json (also for a key written twice and for more than kDeepest levels).
[[nodiscard]] base::Result<JsonValue> read_json(const base::SourcePointer& source);

}  // namespace reprise::document
