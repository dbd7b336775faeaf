// A small folder of rules in memory, as it lies on disk or with some of its files broken.
#pragma once

#include <filesystem>
#include <string>

#include "base/files.h"
#include "facts/facts.h"
#include "golden/golden.h"
#include "rulepack/rulepack.h"

namespace reprise::rulepack::testing {

/// Copies the files below a folder of the checkout under `as`; an empty file takes away the one it replaces.
inline void copy_below(base::MemoryFiles& files, const std::string& folder, const std::string& as) {
  const std::filesystem::path root = golden::checkout_path(folder);
  for (const auto& entry : std::filesystem::recursive_directory_iterator(root)) {
    if (!entry.is_regular_file()) continue;
    const std::string inside = std::filesystem::relative(entry.path(), root).string();
    std::string text = golden::read(folder + "/" + inside);
    if (text.empty()) {
      files.contents.erase(as + "/" + inside);
    } else {
      files.contents[as + "/" + inside] = std::move(text);
    }
  }
}

inline base::MemoryFiles small_rules() {
  base::MemoryFiles files;
  copy_below(files, "schemas", "schemas");
  copy_below(files, "tests/rulepack/small", "rules");
  return files;
}

inline base::Checked<RuleBook> loaded(const base::MemoryFiles& files) { return load(files, "rules", "schemas", facts::vocabulary_names()); }

}  // namespace reprise::rulepack::testing
