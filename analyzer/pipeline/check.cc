#include <array>
#include <map>

#include "law/tracking.h"
#include "pipeline/inputs.h"

namespace reprise::pipeline {
namespace {

struct KnownSchema {
  std::string_view identity;  ///< what the file's `schema` key says
  std::string_view file;
};

constexpr std::array kKnownSchemas = {
    KnownSchema{"reprise/dossier/1", "dossier.schema.json"},       KnownSchema{"reprise/group/1", "group.schema.json"},
    KnownSchema{"reprise/rule/1", "rule.schema.json"},             KnownSchema{"reprise/pack/1", "pack.schema.json"},
    KnownSchema{"reprise/definition/1", "definition.schema.json"}, KnownSchema{"reprise/reference/1", "reference.schema.json"},
    KnownSchema{"reprise/sources/1", "sources.schema.json"},       KnownSchema{"reprise/documents/1", "documents.schema.json"},
    KnownSchema{"reprise/verdict/1", "verdict.schema.json"},       KnownSchema{"reprise/chart-of-accounts/1", "chart-of-accounts.schema.json"},
    KnownSchema{"reprise/stress/1", "stress.schema.json"},         KnownSchema{"reprise/watch/1", "watch.schema.json"},
    KnownSchema{"reprise/tracking/1", "tracking.schema.json"},
};

/// Checks files one after the other; a schema is read once.
class Checker {
 public:
  Checker(const base::Files& files, const Folders& folders) : files_(files), folders_(folders) {}

  base::Diagnostics check(const std::string& path) {
    base::Diagnostics problems;
    auto source = files_.read(path);
    if (!source) {
      problems.add(source.error());
      return problems;
    }
    source_ = source.value();
    auto parsed = document::Document::parse(source_);
    problems.add(std::move(parsed.diagnostics));
    if (parsed.value) check_document(*parsed.value, problems);
    problems.sort();
    return problems;
  }

 private:
  void check_document(const document::Document& document, base::Diagnostics& problems) {
    const std::string identity = dossier::schema_of(document);
    const KnownSchema* known = nullptr;
    std::vector<std::string> identities;
    for (const KnownSchema& schema : kKnownSchemas) {
      identities.emplace_back(schema.identity);
      if (schema.identity == identity) known = &schema;
    }
    if (known == nullptr) {
      problems.add(unknown_identity(document, identity, identities));
      return;
    }
    auto [entry, is_new] = schemas_.try_emplace(std::string(known->file), std::nullopt);
    if (is_new) {
      auto schema = read_schema(files_, folders_, std::string(known->file));
      if (!schema) {
        problems.add(schema.error());
        return;
      }
      entry->second = std::move(schema.value());
    }
    if (!entry->second) return;  // its own error was reported with the first file
    problems.add(entry->second->check(document));
    if (identity == "reprise/dossier/1") problems.add(dossier::dossier_from_document(document, {{}, false, &charts()}).diagnostics);
    if (identity == "reprise/chart-of-accounts/1") check_chart(document.source()->name(), problems);
    if (identity == "reprise/tracking/1") problems.add(law::tracking_from_document(document).diagnostics);
    if (identity == "reprise/group/1") problems.add(dossier::group_from_document(document, {}).diagnostics);
  }

  /// A chart is judged with the charts beside it that it extends; only its own problems are told.
  void check_chart(const std::string& path, base::Diagnostics& problems) const {
    const std::size_t slash = path.rfind('/');
    const std::string folder = slash == std::string::npos ? "." : path.substr(0, slash);
    const std::string name = slash == std::string::npos ? path : path.substr(slash + 1);
    auto beside = dossier::load_charts_of_accounts(files_, folder, folders_.schemas);
    for (const base::Diagnostic& problem : beside.diagnostics.items()) {
      if (problem.place.source == nullptr || problem.place.source->name() != folder + "/" + name) continue;
      base::Diagnostic own = problem;
      own.place.source = source_;
      problems.add(std::move(own));
    }
  }

  const dossier::ChartsOfAccounts& charts() {
    if (!charts_) charts_ = std::move(*dossier::load_charts_of_accounts(files_, folders_.rules + "/charts-of-accounts", folders_.schemas).value);
    return *charts_;
  }

  static base::Diagnostic unknown_identity(const document::Document& document, const std::string& identity, const std::vector<std::string>& known) {
    const document::Node root = document.root();
    const auto node = root.is_mapping() ? root.find("schema") : std::nullopt;
    if (!node) return base::diagnose("check-no-schema", root.place());
    const auto near = base::nearest(identity, known);
    return base::diagnose("check-unknown-schema", node->place(), {{"got", identity}, {"expected", near.value_or("reprise/dossier/1")}});
  }

  const base::Files& files_;
  const Folders& folders_;
  std::map<std::string, std::optional<document::Schema>> schemas_;
  std::optional<dossier::ChartsOfAccounts> charts_;
  base::SourcePointer source_;  ///< of the file being checked
};

}  // namespace

CheckReport check(const base::Files& files, const Folders& folders, const std::vector<std::string>& paths, Log& log) {
  const auto step = log.step("check " + std::to_string(paths.size()) + " files");
  CheckReport report;
  Checker checker(files, folders);
  for (const std::string& path : paths) {
    base::Diagnostics problems = checker.check(path);
    ++report.files;
    if (problems.has_errors()) ++report.refused;
    report.diagnostics.add(std::move(problems));
  }
  return report;
}

}  // namespace reprise::pipeline
