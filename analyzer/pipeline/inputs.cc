#include "pipeline/inputs.h"

#include <future>

#include "engine/comparison.h"
#include "engine/engine.h"
#include "facts/facts.h"
#include "law/calendar.h"

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

base::Checked<law::Tracking> read_tracking(const base::Files& files, const Folders& folders, const std::string& path, Log& log) {
  return read_typed<law::Tracking>(files, folders, path, "tracking.schema.json", log, law::tracking_from_document);
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

base::Checked<Inputs> read_inputs(const base::Files& files, const Folders& folders, const std::string& dossier_path, const std::string& group_path,
                                  const dossier::ReadingOptions& options, Log& log) {
  base::Checked<Inputs> inputs;
  auto reading = std::async([&] { return read_rules(files, folders, log); });
  auto group = read_group(files, folders, group_path, options, log);
  auto charts = read_charts_of_accounts(files, folders, log);
  dossier::ReadingOptions with_charts = options;
  with_charts.charts = &*charts.value;
  auto dossier = read_dossier(files, folders, dossier_path, with_charts, log);
  auto rules = reading.get();
  inputs.diagnostics.add(std::move(dossier.diagnostics));
  inputs.diagnostics.add(std::move(group.diagnostics));
  inputs.diagnostics.add(std::move(rules.diagnostics));
  if (dossier.value && rules.value) {
    inputs.diagnostics.add(engine::check_waivers(*dossier.value, *rules.value));
    inputs.diagnostics.add(law::check_procedure(*dossier.value, *rules.value));
  }
  inputs.diagnostics.add(std::move(charts.diagnostics));
  if (rules.value) inputs.diagnostics.add(unknown_sources(*charts.value, *rules.value));
  if (inputs.diagnostics.has_errors() || !dossier.value || !group.value || !rules.value) return inputs;
  auto communes = read_communes(files, folders, *dossier.value, *group.value, log);
  inputs.diagnostics.add(std::move(communes.diagnostics));
  if (inputs.diagnostics.has_errors()) return inputs;
  const auto step = log.step("take over");
  auto takeover = takeover::take_over(*dossier.value, *group.value, reach_of(*rules.value), communes.value ? &*communes.value : nullptr);
  inputs.diagnostics.add(std::move(takeover.diagnostics));
  if (inputs.diagnostics.has_errors() || !takeover.value) return inputs;
  std::vector<base::SourcePointer> rule_files = rules.value->files;
  rule_files.insert(rule_files.end(), charts.value->files.begin(), charts.value->files.end());
  if (communes.value) rule_files.push_back(communes.value->source());
  inputs.value = Inputs{std::move(dossier.value), std::move(group.value), std::move(rules.value), std::move(rule_files), std::move(communes.value),
                        std::move(takeover.value)};
  return inputs;
}

assessment::Comparison comparison_of(const Inputs& read) {
  return engine::comparison(read.takeover->before, read.takeover->after, *read.group, base::Text::same(engine::name_of(*read.dossier)));
}

}  // namespace reprise::pipeline
