#include "rulepack/folder.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>

#include "document/schema.h"

namespace reprise::rulepack {
namespace {

constexpr std::string_view kYaml = ".yaml";

/// Folders beside the packs that other steps read.
constexpr std::array kOtherFolders = {std::string_view("stress"), std::string_view("charts-of-accounts")};

std::string_view schema_name(FileKind kind) {
  switch (kind) {
    case FileKind::pack: return "pack";
    case FileKind::rule: return "rule";
    case FileKind::definition: return "definition";
    case FileKind::reference: return "reference";
    case FileKind::sources: return "sources";
    case FileKind::documents: return "documents";
    case FileKind::verdict: return "verdict";
  }
  return {};
}

class FolderReading {
 public:
  FolderReading(const base::Files& files, std::string rules, std::string schemas)
      : files_(files), rules_(std::move(rules)), schemas_(std::move(schemas)) {}

  RuleFolder run() {
    const auto names = list(rules_);
    if (!names) return std::move(result_);
    for (const std::string& name : *names) {
      if (is_hidden(name)) continue;
      if (is_yaml(name)) {
        top_file(name);
      } else if (name.ends_with(".yml")) {
        wrong_ending(rules_ + "/" + name);
      } else if (std::find(kOtherFolders.begin(), kOtherFolders.end(), name) == kOtherFolders.end()) {
        if (const auto inside = files_.list(rules_ + "/" + name)) folder(name, inside.value());
      }
    }
    return std::move(result_);
  }

 private:
  static bool is_hidden(std::string_view name) { return name.starts_with("."); }
  static bool is_yaml(std::string_view name) { return name.ends_with(kYaml); }

  std::optional<std::vector<std::string>> list(const std::string& folder) {
    auto names = files_.list(folder);
    if (names) return std::move(names.value());
    result_.diagnostics.add(names.error());
    return std::nullopt;
  }

  void wrong_ending(const std::string& path) { result_.diagnostics.add(base::diagnose("rule-file-ending", {}, {{"path", path}})); }

  void top_file(const std::string& name) {
    if (name == "documents.yaml") return read(FileKind::documents, "", name);
    if (name == "verdict.yaml") return read(FileKind::verdict, "", name);
    result_.diagnostics.add(base::diagnose("rule-unknown-file", {}, {{"path", rules_ + "/" + name}}));
  }

  void folder(const std::string& folder, const std::vector<std::string>& names) {
    const bool has_pack = std::find(names.begin(), names.end(), "pack.yaml") != names.end();
    const bool has_rules = std::any_of(names.begin(), names.end(), [](const std::string& name) { return !is_hidden(name) && is_yaml(name); });
    const bool is_pack = folder != "definitions" && folder != "references";
    if (is_pack && !has_pack && has_rules) result_.diagnostics.add(base::diagnose("rule-pack-missing", {}, {{"path", rules_ + "/" + folder}}));
    for (const std::string& name : names) {
      if (is_hidden(name)) continue;
      if (name.ends_with(".yml")) wrong_ending(rules_ + "/" + folder + "/" + name);
      if (is_yaml(name)) read(kind_in(folder, name), folder, name);
    }
  }

  static FileKind kind_in(std::string_view folder, std::string_view name) {
    if (folder == "definitions") return FileKind::definition;
    if (folder == "references") return name == "sources.yaml" ? FileKind::sources : FileKind::reference;
    return name == "pack.yaml" ? FileKind::pack : FileKind::rule;
  }

  void read(FileKind kind, const std::string& folder, const std::string& name) {
    const std::string path = rules_ + "/" + (folder.empty() ? "" : folder + "/") + name;
    auto source = files_.read(path);
    if (!source) return result_.diagnostics.add(source.error());
    RuleFile& file = result_.files.emplace_back();
    file.kind = kind;
    file.folder = folder;
    file.stem = name.substr(0, name.size() - kYaml.size());
    file.source = source.value();
    auto parsed = document::Document::parse(file.source);
    file.keeps_schema = parsed.ok();
    result_.diagnostics.add(std::move(parsed.diagnostics));
    if (!parsed.value) return;
    file.document = std::make_unique<const document::Document>(std::move(*parsed.value));
    if (const document::Schema* schema = schema_of(kind)) {
      base::Diagnostics problems = schema->check(*file.document);
      file.keeps_schema = file.keeps_schema && !problems.has_errors();
      result_.diagnostics.add(std::move(problems));
    }
  }

  /// Read once; a schema that cannot be read is reported once.
  const document::Schema* schema_of(FileKind kind) {
    if (const auto found = read_schemas_.find(kind); found != read_schemas_.end()) return found->second ? &*found->second : nullptr;
    std::optional<document::Schema>& schema = read_schemas_[kind];
    auto source = files_.read(schemas_ + "/" + std::string(schema_name(kind)) + ".schema.json");
    if (!source) {
      result_.diagnostics.add(source.error());
      return nullptr;
    }
    auto parsed = document::Schema::parse(source.value());
    if (!parsed) {
      result_.diagnostics.add(parsed.error());
      return nullptr;
    }
    schema.emplace(std::move(parsed.value()));
    return &*schema;
  }

  const base::Files& files_;
  std::string rules_;
  std::string schemas_;
  std::map<FileKind, std::optional<document::Schema>> read_schemas_;
  RuleFolder result_;
};

std::string without_slash(std::string path) {
  while (path.size() > 1 && path.ends_with('/')) path.pop_back();
  return path;
}

}  // namespace

std::vector<const RuleFile*> RuleFolder::of(FileKind kind) const {
  std::vector<const RuleFile*> found;
  for (const RuleFile& file : files) {
    if (file.kind == kind && file.document != nullptr) found.push_back(&file);
  }
  return found;
}

std::vector<std::string> RuleFolder::unread(FileKind kind) const {
  std::vector<std::string> found;
  for (const RuleFile& file : files) {
    if (file.kind == kind && file.document == nullptr) found.push_back(file.stem);
  }
  return found;
}

RuleFolder read_folder(const base::Files& files, const std::string& rules_folder, const std::string& schemas_folder) {
  return FolderReading(files, without_slash(rules_folder), without_slash(schemas_folder)).run();
}

}  // namespace reprise::rulepack
