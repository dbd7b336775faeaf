#include <algorithm>

#include "rulepack/functions.h"
#include "rulepack/reading.h"

namespace reprise::rulepack {
namespace {

/// A folder that holds no question or no verdict is not a folder of rules.
void check_complete(Reading& reading, const RuleFolder& folder, const std::string& path) {
  const auto has = [&](FileKind kind) { return std::ranges::any_of(folder.files, [&](const RuleFile& file) { return file.kind == kind; }); };
  if (!has(FileKind::pack)) reading.report("rule-no-pack", {}, {{"path", path}});
  if (!has(FileKind::verdict)) reading.report("rule-no-verdict", {}, {{"path", path}});
}

}  // namespace

base::Checked<RuleBook> load(const base::Files& files, const std::string& rules_folder, const std::string& schemas_folder, const feel::Names& names) {
  RuleFolder folder = read_folder(files, rules_folder, schemas_folder);
  Reading reading(names);
  const bool has_folder = !folder.files.empty() || !folder.diagnostics.has_errors();
  reading.diagnostics.add(std::move(folder.diagnostics));
  if (has_folder) check_complete(reading, folder, rules_folder);
  reading.book.folder = rules_folder;
  for (const RuleFile& file : folder.files) reading.book.files.push_back(file.source);
  std::ranges::sort(reading.book.files, {}, [](const base::SourcePointer& file) { return file->name(); });
  read_sources(reading, folder);
  read_references(reading, folder);
  read_definitions(reading, folder);
  read_packs(reading, folder);
  note_needed_definitions(reading);
  check_gates(reading);
  read_documents(reading, folder);
  read_verdict(reading, folder);
  read_stress(reading, folder);
  read_law(reading, folder);
  reading.book.functions = functions_of(reading.book);
  reading.diagnostics.sort();
  return {std::move(reading.book), std::move(reading.diagnostics)};
}

}  // namespace reprise::rulepack
