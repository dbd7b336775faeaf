#include "pipeline/rule_examples.h"

#include <algorithm>
#include <filesystem>

namespace reprise::pipeline {
namespace {

using GroupPointer = std::shared_ptr<const dossier::Group>;

std::string folder_of(const std::string& path) { return std::filesystem::path(path).parent_path().string(); }

std::string examples_beside(const std::string& rules) {
  const std::filesystem::path folder(rules.ends_with('/') ? rules.substr(0, rules.size() - 1) : rules);
  return (folder.parent_path() / "examples").string();
}

struct Named {
  std::string path;
  bool by_user = false;  ///< not only found in a folder
};

/// The YAML files of a folder and of the folders in it.
void add_files_of(const base::Files& files, const std::string& folder, int deeper, std::vector<Named>& found) {
  const auto names = files.list(folder);
  if (!names) return;
  for (const std::string& name : names.value()) {
    const std::string path = folder + "/" + name;
    if (name.ends_with(".yaml") || name.ends_with(".yml")) {
      found.push_back({path, false});
    } else if (deeper > 0) {
      add_files_of(files, path, deeper - 1, found);
    }
  }
}

std::vector<Named> files_of(const base::Files& files, const std::vector<std::string>& paths, const std::string& rules) {
  std::vector<Named> found;
  for (const std::string& path : paths) {
    if (files.list(path)) {
      add_files_of(files, path, 1, found);
    } else {
      found.push_back({path, true});
    }
  }
  if (paths.empty()) add_files_of(files, examples_beside(rules), 1, found);
  return found;
}

/// Reads whatever the files are, groups apart from dossiers.
class Reader {
 public:
  Reader(const base::Files& files, const Folders& folders, const dossier::ChartsOfAccounts& charts, Log& log)
       : files_(files), folders_(folders), charts_(charts), log_(log) {}

  void read(const Named& file) {
    auto source = files_.read(file.path);
    if (!source) return diagnostics.add(source.error());
    const auto parsed = document::Document::parse(source.value());
    const std::string schema = parsed.value ? dossier::schema_of(*parsed.value) : std::string();
    // Facts of a case that were published later are no less an example of what a rule may meet.
    const dossier::ReadingOptions options{std::nullopt, true, &charts_};
    if (schema == "reprise/dossier/1") {
      auto dossier = read_dossier(files_, folders_, file.path, options, log_);
      diagnostics.add(std::move(dossier.diagnostics));
      if (dossier.value) dossiers.emplace_back(file.path, std::move(*dossier.value));
    } else if (schema == "reprise/group/1") {
      auto group = read_group(files_, folders_, file.path, options, log_);
      diagnostics.add(std::move(group.diagnostics));
      if (group.value) groups.emplace_back(file.path, std::make_shared<const dossier::Group>(std::move(*group.value)));
    } else if (file.by_user) {
      diagnostics.add(base::diagnose("lint-example-kind", {source.value(), {0, 0}}, {{"path", file.path}}));
    }
  }

  /// The group in the dossier's own folder, else the nearest in time of those that have no dossier beside them.
  [[nodiscard]] GroupPointer group_of(const std::string& path, const dossier::Dossier& dossier) const {
    GroupPointer nearest;
    const auto distance = [&](const dossier::Group& group) { return std::abs(group.as_of.to_days() - dossier.as_of.to_days()); };
    for (const auto& [group_path, group] : groups) {
      const std::string folder = folder_of(group_path);
      if (folder == folder_of(path)) return group;
      const bool is_taken = std::ranges::any_of(dossiers, [&](const auto& one) { return folder_of(one.first) == folder; });
      if (!is_taken && (!nearest || distance(*group) < distance(*nearest))) nearest = group;
    }
    return nearest;
  }

  std::vector<std::pair<std::string, dossier::Dossier>> dossiers;
  std::vector<std::pair<std::string, GroupPointer>> groups;
  base::Diagnostics diagnostics;

 private:
  const base::Files& files_;
  const Folders& folders_;
  const dossier::ChartsOfAccounts& charts_;
  Log& log_;
};

}  // namespace

base::Checked<std::vector<Example>> read_examples(const base::Files& files, const Folders& folders, const rulepack::RuleBook& rules,
                                                  const std::vector<std::string>& paths, Log& log) {
  const auto charts = read_charts_of_accounts(files, folders, log);
  Reader reader(files, folders, *charts.value, log);
  for (const Named& file : files_of(files, paths, folders.rules)) reader.read(file);
  base::Checked<std::vector<Example>> examples;
  examples.diagnostics = std::move(reader.diagnostics);
  std::vector<Example> made;
  for (auto& [path, dossier] : reader.dossiers) {
    const GroupPointer group = reader.group_of(path, dossier);
    if (!group) {
      examples.diagnostics.add(base::diagnose("lint-example-group", {dossier.file, {0, 0}}, {{"path", path}}));
      continue;
    }
    const auto communes = read_communes(files, folders, dossier, *group, log);
    examples.diagnostics.add(communes.diagnostics);
    auto takeover = takeover::take_over(dossier, *group, reach_of(rules), communes.value ? &*communes.value : nullptr);
    examples.diagnostics.add(std::move(takeover.diagnostics));
    if (takeover.value) made.push_back({std::move(dossier), group, std::move(*takeover.value)});
  }
  if (!examples.diagnostics.has_errors()) examples.value = std::move(made);
  return examples;
}

}  // namespace reprise::pipeline
