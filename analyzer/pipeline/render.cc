#include <algorithm>

#include "pipeline/pipeline.h"
#include "report/report.h"

namespace reprise::pipeline {

struct Reports::Parts {
  const base::Files& files;
  const Folders& folders;
  std::optional<report::Reports> read;

  /// Nothing when they are read, else the first problem of their folder: later ones are as likely its consequences.
  std::optional<base::Diagnostic> load() {
    if (read) return std::nullopt;
    auto loaded = report::Reports::load(files, folders.reports);
    for (const base::Diagnostic& problem : loaded.diagnostics.items()) {
      if (problem.severity == base::Severity::error) return problem;
    }
    read = std::move(loaded.value);
    return std::nullopt;
  }
};

Reports::Reports(const base::Files& files, const Folders& folders) : parts_(new Parts{files, folders, std::nullopt}) {}
Reports::~Reports() = default;

base::Result<std::string> Reports::html(const assessment::Assessment& assessment, const Charts& drawn, base::Language language, Log& log) {
  const auto step = log.step("write HTML");
  if (auto problem = parts_->load()) return *problem;
  return parts_->read->html(assessment, language, drawn.before, drawn.after);
}

base::Result<std::string> Reports::summary(const assessment::Assessment& assessment, base::Language language, bool colour, int width) {
  if (auto problem = parts_->load()) return *problem;
  return parts_->read->summary(assessment, language, colour, width);
}

base::Result<std::string> Reports::explain(const assessment::Assessment& assessment, const std::string& rule, base::Language language, bool colour) {
  std::vector<std::string> known;
  for (const assessment::Finding& finding : assessment.findings) known.push_back(finding.rule);
  for (const assessment::Gate& gate : assessment.gates) known.push_back(gate.rule);
  if (std::find(known.begin(), known.end(), rule) == known.end()) {
    const auto near = base::nearest(rule, known);
    return base::diagnose("explain-unknown-rule", {}, {{"rule", rule}, {"nearest", near.value_or("reprise rules list")}});
  }
  if (auto problem = parts_->load()) return *problem;
  return parts_->read->explanation(assessment, rule, language, colour);
}

}  // namespace reprise::pipeline
