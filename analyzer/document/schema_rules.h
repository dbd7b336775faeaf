// A schema ready for use: one flat record for each subschema, references resolved to indices.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "base/text.h"
#include "document/json_tree.h"
#include "document/pattern.h"
#include "scalar/decimal.h"

namespace reprise::document {

using RuleIndex = std::uint32_t;

/// A set of JSON types, one bit each; 0 is "any".
using Types = std::uint8_t;
inline constexpr Types kString = 1;
inline constexpr Types kNumber = 2;
inline constexpr Types kInteger = 4;
inline constexpr Types kBoolean = 8;
inline constexpr Types kArray = 16;
inline constexpr Types kObject = 32;
inline constexpr Types kNull = 64;
inline constexpr Types kScalars = kString | kNumber | kInteger | kBoolean | kNull;

enum class Format : std::uint8_t { none, date, uri };

/// A scalar of `enum` or `const`.
struct Literal {
  JsonValue::Kind kind = JsonValue::Kind::string;
  std::string text;
  std::optional<scalar::Decimal> number;
};

struct Property {
  std::string name;
  RuleIndex rule = 0;
};

struct PatternProperty {
  Pattern pattern;
  RuleIndex rule = 0;
};

struct Rule {
  Types types = 0;
  bool refuses = false;  ///< the schema `false`
  bool unique_items = false;
  bool closed = false;   ///< additionalProperties: false
  Format format = Format::none;
  std::optional<RuleIndex> reference;

  std::vector<Property> properties;      ///< as the schema lists them, for messages
  std::vector<std::uint32_t> by_name;    ///< indices into properties, ordered by name
  std::vector<PatternProperty> pattern_properties;
  std::optional<RuleIndex> additional;
  std::optional<RuleIndex> property_names;
  std::vector<std::string> required;
  std::optional<std::size_t> least_members;
  std::optional<std::size_t> most_members;

  std::optional<RuleIndex> items;
  std::optional<std::size_t> least_items;
  std::optional<std::size_t> most_items;

  std::optional<std::vector<Literal>> choices;  ///< enum; a const is an enum of one
  bool is_const = false;
  std::optional<Pattern> pattern;
  std::optional<std::size_t> least_length;  ///< code points
  std::optional<std::size_t> most_length;
  std::optional<scalar::Decimal> minimum;
  std::optional<scalar::Decimal> maximum;
  std::optional<scalar::Decimal> above;
  std::optional<scalar::Decimal> below;

  std::optional<RuleIndex> condition;
  std::optional<RuleIndex> then_rule;
  std::optional<RuleIndex> else_rule;
  std::vector<RuleIndex> all_of;
  std::vector<RuleIndex> any_of;
  std::vector<RuleIndex> one_of;

  base::Text expected;  ///< x-expected
  base::Text hint;      ///< x-hint

  [[nodiscard]] std::optional<RuleIndex> property(std::string_view name) const;
};

struct SchemaRules {
  std::vector<Rule> rules;
  RuleIndex root = 0;
  std::string identity;

  /// The rule itself, references followed.
  [[nodiscard]] const Rule& rule(RuleIndex index) const;
};

/// Errors: schema-json, schema-keyword, schema-keyword-value, schema-reference, schema-reference-loop, schema-pattern.
[[nodiscard]] base::Result<SchemaRules> load_schema(const base::SourcePointer& source);

}  // namespace reprise::document
