// The files of a rules folder: found by listing it, parsed, checked by the schema of their kind. Private to this module.
#pragma once

#include <cstdint>
#include <deque>
#include <memory>
#include <string>
#include <vector>

#include "base/files.h"
#include "document/document.h"

namespace reprise::rulepack {

enum class FileKind : std::uint8_t { pack, rule, definition, reference, sources, documents, verdict, stress, watch, law };

struct RuleFile {
  FileKind kind = FileKind::rule;
  std::string folder;  ///< of a pack, a rule or a law
  std::string stem;    ///< the name without .yaml
  base::SourcePointer source;
  std::unique_ptr<const document::Document> document;  ///< null: not YAML
  bool keeps_schema = false;

  [[nodiscard]] base::Place place() const { return {source, {}}; }
};

struct RuleFolder {
  std::deque<RuleFile> files;  ///< in the order of their paths within each kind of folder
  base::Diagnostics diagnostics;

  /// Those of a kind that are YAML.
  [[nodiscard]] std::vector<const RuleFile*> of(FileKind kind) const;
  /// The stems of those that are not: what they would have declared is not missed a second time.
  [[nodiscard]] std::vector<std::string> unread(FileKind kind) const;
};

[[nodiscard]] RuleFolder read_folder(const base::Files& files, const std::string& rules_folder, const std::string& schemas_folder);

}  // namespace reprise::rulepack
