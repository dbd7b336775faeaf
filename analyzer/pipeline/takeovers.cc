// Several takeovers of one group: every file read, each association once, then one after the other.
#include <algorithm>
#include <future>
#include <set>

#include "engine/comparison.h"
#include "engine/engine.h"
#include "law/calendar.h"
#include "pipeline/inputs.h"

namespace reprise::pipeline {
namespace {

struct Read {
  std::vector<dossier::Dossier> dossiers;
  base::Diagnostics diagnostics;
};

/// Every error of every file; the same association twice is one too.
Read read_dossiers(const base::Files& files, const Folders& folders, const std::vector<std::string>& paths, const dossier::ReadingOptions& options, Log& log) {
  Read read;
  std::set<std::string> known;
  for (const std::string& path : paths) {
    auto dossier = read_dossier(files, folders, path, options, log);
    read.diagnostics.add(std::move(dossier.diagnostics));
    if (!dossier.value) continue;
    if (!known.insert(dossier.value->id).second) {
      read.diagnostics.add(base::diagnose("chart-association-twice", dossier.value->section("association").place, {{"id", dossier.value->id}}));
    }
    read.dossiers.push_back(std::move(*dossier.value));
  }
  return read;
}

/// The day of the latest of them.
scalar::Date day_of(const std::vector<dossier::Dossier>& dossiers) { return std::ranges::max_element(dossiers, {}, &dossier::Dossier::as_of)->as_of; }

/// Read once, for the first that asks.
base::Checked<takeover::Communes> communes_for(const base::Files& files, const Folders& folders, const std::vector<dossier::Dossier>& dossiers, const dossier::Group& group,
                                               Log& log) {
  for (const dossier::Dossier& dossier : dossiers) {
    auto communes = read_communes(files, folders, dossier, group, log);
    if (communes.value || communes.diagnostics.has_errors()) return communes;
  }
  return {};
}

}  // namespace

base::Checked<Takeovers> read_takeovers(const base::Files& files, const Folders& folders, const std::vector<std::string>& dossier_paths, const std::string& group_path,
                                         const dossier::ReadingOptions& options, Log& log) {
  base::Checked<Takeovers> result;
  auto reading = std::async([&] { return read_rules(files, folders, log); });
  auto group = read_group(files, folders, group_path, options, log);
  auto charts = read_charts_of_accounts(files, folders, log);
  dossier::ReadingOptions with_charts = options;
  with_charts.charts = &*charts.value;
  Read read = read_dossiers(files, folders, dossier_paths, with_charts, log);
  auto rules = reading.get();
  for (base::Diagnostics* problems : {&read.diagnostics, &group.diagnostics, &rules.diagnostics, &charts.diagnostics}) result.diagnostics.add(std::move(*problems));
  if (rules.value) {
    for (const dossier::Dossier& dossier : read.dossiers) {
      result.diagnostics.add(engine::check_waivers(dossier, *rules.value));
      result.diagnostics.add(law::check_procedure(dossier, *rules.value));
    }
    result.diagnostics.add(unknown_sources(*charts.value, *rules.value));
  }
  if (result.diagnostics.has_errors() || !group.value || !rules.value) return result;
  auto communes = communes_for(files, folders, read.dossiers, *group.value, log);
  result.diagnostics.add(std::move(communes.diagnostics));
  if (result.diagnostics.has_errors()) return result;
  const auto step = log.step("take over");
  auto succession = takeover::take_over_all(read.dossiers, *group.value, reach_of(*rules.value), day_of(read.dossiers), communes.value ? &*communes.value : nullptr);
  result.diagnostics.add(std::move(succession.diagnostics));
  if (succession.value) result.value = Takeovers{std::move(*group.value), std::move(*succession.value)};
  return result;
}

assessment::Comparison comparison_of(const Takeovers& read) { return engine::comparison(read.succession.before, read.succession.after, read.group, {}); }

}  // namespace reprise::pipeline
