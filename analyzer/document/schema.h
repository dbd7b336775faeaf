// JSON Schema (draft-07) over our own YAML tree: every error at its line, in both languages, with what was
// expected, what came and the nearest known word. The schema's type decides what a plain scalar means.
// Beside draft-07: `x-expected` and `x-hint` ({"fr": …, "en": …}) say in words what a subschema wants. A Schema may check from several threads.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "document/document.h"

namespace reprise::document {

struct SchemaRules;

class Schema {
 public:
  /// Reads a schema file (JSON). Refuses keywords it would not check and references it cannot follow, so that
  /// a schema never promises more than it does. Codes: schema-*.
  [[nodiscard]] static base::Result<Schema> parse(base::SourcePointer source);

  Schema(Schema&&) noexcept;
  Schema& operator=(Schema&&) noexcept;
  ~Schema();

  /// The word that `schema:` must hold in a document of this kind (`reprise/dossier/1`); empty when any will do.
  [[nodiscard]] const std::string& identity() const;

  /// All violations, in file order, without cascades (the parent of a wrong child is not reported again).
  [[nodiscard]] base::Diagnostics check(const Document& document) const;

 private:
  explicit Schema(std::unique_ptr<SchemaRules> rules);
  std::unique_ptr<SchemaRules> rules_;
};

}  // namespace reprise::document
