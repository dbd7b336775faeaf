#include "rulepack/folder.h"

#include <algorithm>
#include <array>
#include <future>
#include <map>
#include <optional>
#include <set>

#include "document/schema.h"

namespace reprise::rulepack {
namespace {

constexpr std::string_view kYaml = ".yaml";
constexpr std::string_view kLaw = "law";

/// Folders beside the packs that other steps read.
constexpr std::array kOtherFolders = {std::string_view("charts-of-accounts")};

std::string_view schema_name(FileKind kind) {
  switch (kind) {
    case FileKind::pack: return "pack";
    case FileKind::rule: return "rule";
    case FileKind::definition: return "definition";
    case FileKind::reference: return "reference";
    case FileKind::sources: return "sources";
    case FileKind::documents: return "documents";
    case FileKind::verdict: return "verdict";
    case FileKind::stress: return "stress";
    case FileKind::watch: return "watch";
    case FileKind::law: return "law";
  }
  return {};
}

/// Does independent work by number, half of it on a second thread.
template <typename Work>
void share_out(std::size_t count, const Work& work) {
  const auto every_second = [&](std::size_t first) {
    for (std::size_t number = first; number < count; number += 2) work(number);
  };
  const auto other = std::async([&] { every_second(1); });
  every_second(0);
  other.wait();
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
      } else if (name == kLaw) {
        laws();
      } else if (std::find(kOtherFolders.begin(), kOtherFolders.end(), name) == kOtherFolders.end()) {
        if (const auto inside = files_.list(rules_ + "/" + name)) folder(name, inside.value());
      }
    }
    read_schemas();
    std::vector<base::Diagnostics> problems(result_.files.size());
    share_out(result_.files.size(), [&](std::size_t number) { problems[number] = parse(result_.files[number]); });
    for (base::Diagnostics& of_file : problems) result_.diagnostics.add(std::move(of_file));
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
    const bool is_pack = folder != "definitions" && folder != "references" && folder != "stress";
    if (is_pack && !has_pack && has_rules) result_.diagnostics.add(base::diagnose("rule-pack-missing", {}, {{"path", rules_ + "/" + folder}}));
    for (const std::string& name : names) {
      if (is_hidden(name)) continue;
      if (name.ends_with(".yml")) wrong_ending(rules_ + "/" + folder + "/" + name);
      if (is_yaml(name)) read(kind_in(folder, name), folder, name);
    }
  }

  /// A folder a country, of files with any name: each holds some of the law's lists.
  void laws() {
    const std::string below(kLaw);
    const auto countries = list(rules_ + "/" + below);
    for (const std::string& country : countries ? *countries : std::vector<std::string>()) {
      if (is_hidden(country)) continue;
      const std::string path = below + "/" + country;
      const auto inside = files_.list(rules_ + "/" + path);
      if (!inside) {
        result_.diagnostics.add(base::diagnose("rule-unknown-file", {}, {{"path", rules_ + "/" + path}}));
        continue;
      }
      for (const std::string& name : inside.value()) {
        if (is_hidden(name)) continue;
        if (name.ends_with(".yml")) wrong_ending(rules_ + "/" + path + "/" + name);
        if (is_yaml(name)) read(FileKind::law, path, name);
      }
    }
  }

  static FileKind kind_in(std::string_view folder, std::string_view name) {
    if (folder == "definitions") return FileKind::definition;
    if (folder == "stress") return name == "watch.yaml" ? FileKind::watch : FileKind::stress;
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
  }

  base::Diagnostics parse(RuleFile& file) const {
    auto parsed = document::Document::parse(file.source);
    file.keeps_schema = parsed.ok();
    base::Diagnostics problems = std::move(parsed.diagnostics);
    if (!parsed.value) return problems;
    file.document = std::make_unique<const document::Document>(std::move(*parsed.value));
    const auto schema = schemas_by_kind_.find(file.kind);
    if (schema == schemas_by_kind_.end()) return problems;
    base::Diagnostics broken = schema->second.check(*file.document);
    file.keeps_schema = file.keeps_schema && !broken.has_errors();
    problems.add(std::move(broken));
    return problems;
  }

  /// Those the folder's files need, each once; one that cannot be read is reported once.
  void read_schemas() {
    std::set<FileKind> needed;
    for (const RuleFile& file : result_.files) needed.insert(file.kind);
    const std::vector<FileKind> kinds(needed.begin(), needed.end());
    std::vector<std::optional<base::Result<document::Schema>>> read(kinds.size());
    share_out(kinds.size(), [&](std::size_t number) { read[number] = read_schema(kinds[number]); });
    for (std::size_t number = 0; number < kinds.size(); ++number) {
      auto& schema = *read[number];
      if (schema) {
        schemas_by_kind_.emplace(kinds[number], std::move(schema.value()));
      } else {
        result_.diagnostics.add(schema.error());
      }
    }
  }

  base::Result<document::Schema> read_schema(FileKind kind) const {
    auto source = files_.read(schemas_ + "/" + std::string(schema_name(kind)) + ".schema.json");
    if (!source) return source.error();
    return document::Schema::parse(source.value());
  }

  const base::Files& files_;
  std::string rules_;
  std::string schemas_;
  std::map<FileKind, document::Schema> schemas_by_kind_;
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
