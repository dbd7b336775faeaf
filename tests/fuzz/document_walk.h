// What the fuzzer and the replay of its corpus do with any bytes: read them, visit every node and place, check
// them against a schema that uses every keyword. Whatever comes out must keep these promises.
#pragma once

#include <cstdlib>
#include <memory>
#include <string>
#include <string_view>

#include "document/document.h"
#include "document/scalar_reading.h"
#include "document/schema.h"

namespace reprise::fuzz {

inline void require(bool promise) {
  if (!promise) std::abort();
}

inline void walk(const document::Node& node, std::size_t depth, std::size_t& budget) {
  if (budget == 0) return;
  --budget;
  require(depth <= document::kDeepest + 1);
  const base::Place place = node.place();
  require(place.span.begin <= place.span.end && place.span.end <= place.source->text().size());
  if (node.is_scalar()) {
    const std::string_view text = node.text();
    for (std::size_t begin = 0; begin < text.size() && begin < 64; ++begin) {
      const base::Span part = node.place_in_text(begin, begin + 1).span;
      require(part.begin <= part.end && part.end <= place.source->text().size());
      require(place.span.begin <= part.begin && part.end <= place.span.end);
    }
    static_cast<void>(document::as_number(node));
    static_cast<void>(document::as_date(node));
    static_cast<void>(document::number_advice(node));
    static_cast<void>(document::boolean_advice(node));
    static_cast<void>(document::date_advice(node));
    return;
  }
  for (std::size_t index = 0; index < node.size(); ++index) {
    if (node.is_mapping()) {
      const document::Node key = node.key(index);
      require(key.is_scalar() && node.find(key.text()).has_value());
      walk(key, depth + 1, budget);
      walk(node.value(index), depth + 1, budget);
    } else {
      walk(node.item(index), depth + 1, budget);
    }
  }
}

inline const document::Schema& schema() {
  static const document::Schema kSchema = [] {
    auto parsed = document::Schema::parse(std::make_shared<const base::Source>("schema", R"({
      "definitions": {"any": {"anyOf": [
        {"type": "number", "minimum": 0, "exclusiveMaximum": 10}, {"const": "unknown"}, {"type": "boolean"},
        {"type": "array", "items": {"$ref": "#/definitions/any"}, "uniqueItems": true, "maxItems": 5},
        {"type": "object", "properties": {"a": {"$ref": "#/definitions/any"}, "b": {"oneOf": [{"type": "string"}, {"type": "integer"}]}},
         "propertyNames": {"pattern": "^[a-z]+$"}, "patternProperties": {"(^x.*y$)|z": {"type": "string", "format": "uri"}},
         "additionalProperties": {"$ref": "#/definitions/any"}, "required": ["a"]},
        {"if": {"type": "object"}, "then": {"minProperties": 2, "additionalProperties": {"$ref": "#/definitions/any"}},
         "else": {"type": "string", "format": "date", "minLength": 2}}]}},
      "type": "object", "additionalProperties": {"$ref": "#/definitions/any"}})"));
    require(parsed.ok());
    return std::move(parsed.value());
  }();
  return kSchema;
}

inline void read_and_check(std::string bytes) {
  const auto parsed = document::Document::parse(std::make_shared<const base::Source>("fuzz.yaml", std::move(bytes)));
  require(parsed.value.has_value() || parsed.diagnostics.has_errors());
  static_cast<void>(base::render(parsed.diagnostics, base::Language::french));
  if (!parsed.value) return;
  std::size_t budget = 100'000;
  walk(parsed.value->root(), 0, budget);
  static_cast<void>(base::render(schema().check(*parsed.value), base::Language::english));
}

}  // namespace reprise::fuzz
