// The charts of a folder: read, put on top of the charts they extend, checked.
#include <algorithm>
#include <map>

#include "document/document.h"
#include "document/schema.h"
#include "dossier/chart_reading.h"
#include "dossier/reading.h"

namespace reprise::dossier {
namespace {

using charts::WrittenChart;

constexpr std::string_view kYaml = ".yaml";

class ChartFolder {
 public:
  ChartFolder(const base::Files& files, std::string folder, std::string schemas, LineNames names)
      : files_(files), folder_(std::move(folder)), schemas_(std::move(schemas)), names_(names) {}

  base::Checked<ChartsOfAccounts> run() {
    base::Checked<ChartsOfAccounts> result;
    read_files();
    for (const auto& [id, written] : written_) finish(id);
    for (auto& [id, chart] : finished_) {
      if (chart) result_.charts.push_back(std::move(*chart));
    }
    check_defaults();
    problems_.sort();
    result.value = std::move(result_);
    result.diagnostics = std::move(problems_);
    return result;
  }

 private:
  void read_files() {
    const auto names = files_.list(folder_);
    if (!names) return;
    for (const std::string& name : names.value()) {
      if (name.starts_with(".")) continue;
      if (name.ends_with(".yml")) problems_.add(base::diagnose("rule-file-ending", {}, {{"path", folder_ + "/" + name}}));
      if (name.ends_with(kYaml)) read_file(name);
    }
  }

  void read_file(const std::string& name) {
    auto source = files_.read(folder_ + "/" + name);
    if (!source) return problems_.add(source.error());
    result_.files.push_back(source.value());
    auto parsed = document::Document::parse(source.value());
    base::Diagnostics problems = std::move(parsed.diagnostics);
    if (parsed.value) {
      if (const document::Schema* schema = schema_of_charts()) problems.add(schema->check(*parsed.value));
      WrittenChart written = charts::read_chart(*parsed.value, problems);
      add(std::move(written), name.substr(0, name.size() - kYaml.size()), problems);
    }
    problems_.add(std::move(problems));
  }

  void add(WrittenChart written, const std::string& stem, base::Diagnostics& problems) {
    const std::string id = written.own.id;
    if (id.empty()) return;  // the schema asks for it
    if (id != stem) problems.add(base::diagnose("account-chart-file-name", written.own.place, {{"id", id}, {"file", stem}}));
    is_broken_[id] = problems.has_errors();
    written_.emplace(id, std::move(written));
  }

  const document::Schema* schema_of_charts() {
    if (schema_ || schema_failed_) return schema_ ? &*schema_ : nullptr;
    auto source = files_.read(schemas_ + "/chart-of-accounts.schema.json");
    auto schema = source ? document::Schema::parse(source.value()) : base::Result<document::Schema>(source.error());
    schema_failed_ = !schema;
    if (!schema) {
      problems_.add(schema.error());
      return nullptr;
    }
    schema_ = std::move(schema.value());
    return &*schema_;
  }

  /// The chart with all it extends; nullptr when it or one of those has errors.
  const ChartOfAccounts* finish(const std::string& id) {
    const auto [place, is_new] = finished_.emplace(id, std::nullopt);
    if (!is_new) return place->second ? &*place->second : nullptr;
    const WrittenChart& written = written_.at(id);
    base::Diagnostics problems;
    auto chart = put_on_parent(written, problems);
    if (chart && !is_broken_[id]) {
      charts::resolve_lines(*chart, names_, problems);
      charts::check_chart(*chart, problems);
    }
    const bool stands = chart && !is_broken_[id] && !problems.has_errors();
    problems_.add(std::move(problems));
    if (stands) finished_[id] = std::move(chart);
    return stands ? &*finished_[id] : nullptr;
  }

  std::optional<ChartOfAccounts> put_on_parent(const WrittenChart& written, base::Diagnostics& problems) {
    const std::string& parent = written.own.extends;
    if (parent.empty()) return written.own;
    if (!written_.contains(parent)) {
      const base::Text hint = reading::nearest_hint(parent, ids(), {"les plans du dossier\u202F: " + joined(ids()), "the charts of the folder: " + joined(ids())});
      problems.add(base::diagnose("account-chart-unknown-parent", written.extends_place, {{"got", parent}, {"hint", hint}}));
      return std::nullopt;
    }
    if (goes_round(written.own.id)) {
      problems.add(base::diagnose("account-chart-circle", written.extends_place, {{"chart", written.own.id}, {"parent", parent}}));
      return std::nullopt;
    }
    const ChartOfAccounts* above = finish(parent);
    if (above == nullptr) return std::nullopt;  // its own errors are told
    return charts::extended(*above, written, problems);
  }

  bool goes_round(const std::string& id) const {
    std::string at = id;
    for (std::size_t steps = 0; steps <= written_.size(); ++steps) {
      const auto written = written_.find(at);
      if (written == written_.end() || written->second.own.extends.empty()) return false;
      at = written->second.own.extends;
    }
    return true;
  }

  void check_defaults() {
    for (std::size_t at = 0; at < result_.charts.size(); ++at) {
      for (std::size_t before = 0; before < at; ++before) check_apart(result_.charts[before], result_.charts[at]);
    }
  }

  void check_apart(const ChartOfAccounts& one, const ChartOfAccounts& other) {
    if (!one.by_default || !other.by_default) return;
    const int first = std::max(one.from.value_or(0), other.from.value_or(0));
    const int last = std::min(one.until.value_or(9999), other.until.value_or(9999));
    if (first <= last) {
      problems_.add(base::diagnose("account-chart-defaults", other.place, {{"chart", other.id}, {"other", one.id}, {"year", std::to_string(std::max(first, one.from.value_or(first)))}}));
    }
  }

  std::vector<std::string> ids() const {
    std::vector<std::string> all;
    for (const auto& [id, written] : written_) all.push_back(id);
    return all;
  }

  static std::string joined(const std::vector<std::string>& words) {
    std::string all;
    for (const std::string& word : words) all += (all.empty() ? "" : ", ") + word;
    return all;
  }

  const base::Files& files_;
  std::string folder_;
  std::string schemas_;
  LineNames names_;
  std::optional<document::Schema> schema_;
  bool schema_failed_ = false;
  std::map<std::string, WrittenChart> written_;
  std::map<std::string, bool> is_broken_;
  std::map<std::string, std::optional<ChartOfAccounts>> finished_;
  ChartsOfAccounts result_;
  base::Diagnostics problems_;
};

}  // namespace

base::Checked<ChartsOfAccounts> load_charts_of_accounts(const base::Files& files, const std::string& folder, const std::string& schemas_folder, LineNames names) {
  return ChartFolder(files, folder, schemas_folder, names).run();
}

}  // namespace reprise::dossier
