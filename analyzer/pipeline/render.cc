#include <algorithm>

#include "pipeline/pipeline.h"
#include "report/report.h"

namespace reprise::pipeline {
namespace {

/// The first problem of a folder of reports; later ones are as likely its consequences.
base::Result<report::Reports> load(const base::Files& files, const Folders& folders) {
  auto reports = report::Reports::load(files, folders.reports);
  for (const base::Diagnostic& problem : reports.diagnostics.items()) {
    if (problem.severity == base::Severity::error) return problem;
  }
  return std::move(*reports.value);
}

}  // namespace

base::Result<std::string> html(const base::Files& files, const Folders& folders, const assessment::Assessment& assessment, const Charts& drawn,
                               base::Language language, Log& log) {
  const auto step = log.step("write HTML");
  auto reports = load(files, folders);
  if (!reports) return reports.error();
  return reports.value().html(assessment, language, drawn.before, drawn.after);
}

base::Result<std::string> summary(const base::Files& files, const Folders& folders, const assessment::Assessment& assessment, base::Language language,
                                  bool colour, int width) {
  auto reports = load(files, folders);
  if (!reports) return reports.error();
  return reports.value().summary(assessment, language, colour, width);
}

base::Result<std::string> explain(const base::Files& files, const Folders& folders, const assessment::Assessment& assessment, const std::string& rule,
                                  base::Language language, bool colour) {
  std::vector<std::string> known;
  for (const assessment::Finding& finding : assessment.findings) known.push_back(finding.rule);
  for (const assessment::Gate& gate : assessment.gates) known.push_back(gate.rule);
  if (std::find(known.begin(), known.end(), rule) == known.end()) {
    const auto near = base::nearest(rule, known);
    return base::diagnose("explain-unknown-rule", {}, {{"rule", rule}, {"nearest", near.value_or("reprise rules list")}});
  }
  auto reports = load(files, folders);
  if (!reports) return reports.error();
  return reports.value().explanation(assessment, rule, language, colour);
}

}  // namespace reprise::pipeline
