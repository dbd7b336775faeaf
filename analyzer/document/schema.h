// JSON Schema (draft-07) over our own YAML tree: every error at its line, in both languages, with what was
// expected, what came and the nearest known word. The schema's type decides what a plain scalar means.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "document/document.h"

namespace reprise::document {

class Schema {
 public:
  /// Reads a schema file (JSON). Refuses keywords it would not check and references it cannot follow, so that
  /// a schema never promises more than it does. Codes: schema-*.
  [[nodiscard]] static base::Result<Schema> parse(base::SourcePointer source);

  Schema(Schema&&) noexcept;
  Schema& operator=(Schema&&) noexcept;
  ~Schema();

  /// All violations, in file order, without cascades (the parent of a wrong child is not reported again).
  [[nodiscard]] base::Diagnostics check(const Document& document) const;

 private:
  struct Rules;
  explicit Schema(std::unique_ptr<Rules> rules);
  std::unique_ptr<Rules> rules_;
};

}  // namespace reprise::document
