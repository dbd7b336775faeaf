#include "pipeline/inputs.h"

#include "facts/facts.h"

namespace reprise::pipeline {
namespace {

constexpr const char* kChartsFolder = "charts-of-accounts";

/// Reads a YAML file and checks it by `schema_name`; `make` turns the document into the typed value when the schema holds.
template <typename T, typename Make>
base::Checked<T> read_typed(const base::Files& files, const Folders& folders, const std::string& path, const std::string& schema_name, Log& log,
                            Make make) {
  const auto step = log.step("read " + path);
  base::Checked<T> read;
  auto source = files.read(path);
  if (!source) {
    read.diagnostics.add(source.error());
    return read;
  }
  auto schema = read_schema(files, folders, schema_name);
  if (!schema) {
    read.diagnostics.add(schema.error());
    return read;
  }
  auto parsed = document::Document::parse(source.value());
  read.diagnostics.add(std::move(parsed.diagnostics));
  if (!parsed.value) return read;
  // Reading is safe on a file that breaks its schema, and finds what a schema cannot say: every error in one run.
  read.diagnostics.add(schema.value().check(*parsed.value));
  base::Checked<T> typed = make(*parsed.value);
  read.diagnostics.add(std::move(typed.diagnostics));
  if (!read.diagnostics.has_errors()) read.value = std::move(typed.value);
  read.diagnostics.sort();
  return read;
}

}  // namespace

base::Result<document::Schema> read_schema(const base::Files& files, const Folders& folders, const std::string& name) {
  auto source = files.read(folders.schemas + "/" + name);
  if (!source) return source.error();
  return document::Schema::parse(source.value());
}

base::Checked<dossier::Dossier> read_dossier(const base::Files& files, const Folders& folders, const std::string& path,
                                             const dossier::ReadingOptions& options, Log& log) {
  return read_typed<dossier::Dossier>(files, folders, path, "dossier.schema.json", log,
                                      [&](const document::Document& document) { return dossier::dossier_from_document(document, options); });
}

base::Checked<dossier::Group> read_group(const base::Files& files, const Folders& folders, const std::string& path,
                                         const dossier::ReadingOptions& options, Log& log) {
  return read_typed<dossier::Group>(files, folders, path, "group.schema.json", log,
                                    [&](const document::Document& document) { return dossier::group_from_document(document, options); });
}

base::Checked<dossier::ChartsOfAccounts> read_charts_of_accounts(const base::Files& files, const Folders& folders, Log& log) {
  const auto step = log.step("read charts of accounts");
  return dossier::load_charts_of_accounts(files, folders.rules + "/" + kChartsFolder, folders.schemas);
}

base::Diagnostics unknown_sources(const dossier::ChartsOfAccounts& charts, const rulepack::RuleBook& rules) {
  std::vector<std::string> known;
  for (const auto& [id, source] : rules.sources) known.push_back(id);
  base::Diagnostics problems;
  for (const dossier::ChartOfAccounts& chart : charts.charts) {
    for (std::size_t at = 0; at < chart.references.size(); ++at) {
      const std::string& named = chart.references[at];
      if (rules.sources.contains(named)) continue;
      const auto near = base::nearest(named, known);
      const base::Text hint = near ? base::Text{"vouliez-vous dire `" + *near + "`\u202F?", "did you mean `" + *near + "`?"}
                                   : base::Text{"ajoutez-la à references/sources.yaml", "add it to references/sources.yaml"};
      problems.add(base::diagnose("rule-unknown-source", chart.reference_places[at], {{"source", named}, {"hint", hint}}));
    }
  }
  return problems;
}

base::Checked<rulepack::RuleBook> read_rules(const base::Files& files, const Folders& folders, Log& log) {
  const auto step = log.step("read rules " + folders.rules);
  return rulepack::load(files, folders.rules, folders.schemas, facts::vocabulary_names());
}

base::Checked<takeover::Communes> read_communes(const base::Files& files, const Folders& folders, const dossier::Dossier& dossier,
                                                const dossier::Group& group, Log& log) {
  const std::string path = folders.rules + "/references/communes.csv";
  if (!takeover::needs_communes(dossier, group) || !files.exists(path)) return {};
  const auto step = log.step("read " + path);
  auto source = files.read(path);
  if (source) return takeover::Communes::read(source.value());
  base::Checked<takeover::Communes> refused;
  refused.diagnostics.add(source.error());
  return refused;
}

takeover::Reach reach_of(const rulepack::RuleBook& rules) {
  takeover::Reach reach;
  const auto table = rules.references.find("reach");
  if (table == rules.references.end()) return reach;
  for (const auto& [type, kilometres] : table->second.rows) {
    if (type == "otherwise") {
      reach.otherwise = kilometres;
    } else {
      reach.kilometres.emplace(type, kilometres);
    }
  }
  return reach;
}

}  // namespace reprise::pipeline
