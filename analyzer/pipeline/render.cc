#include <algorithm>
#include <future>

#include "pipeline/pipeline.h"
#include "report/report.h"

namespace reprise::pipeline {

namespace {

/// The first problem of their folder where they cannot be read: later ones are as likely its consequences.
base::Result<report::Reports> load(const base::Files& files, const std::string& folder) {
  auto loaded = report::Reports::load(files, folder);
  for (const base::Diagnostic& problem : loaded.diagnostics.items()) {
    if (problem.severity == base::Severity::error) return problem;
  }
  return std::move(*loaded.value);
}

report::Drawing drawing_of(const DrawnPart& part) { return {part.name, part.part, part.title, part.svg, part.changes || part.part.empty()}; }

report::Chart chart_of(const DrawnChart& drawn) {
  report::Chart chart{drawn.title, drawn.description, {}, {drawn.headings, drawn.rows}};
  for (const DrawnPart& part : drawn.parts) chart.drawings.push_back(drawing_of(part));
  return chart;
}

report::Charts charts_of(const PageCharts& drawn) {
  return {{drawing_of(drawn.before)}, {drawing_of(drawn.after)}, {chart_of(drawn.difference), chart_of(drawn.control), chart_of(drawn.overlap)}};
}

}  // namespace

struct Reports::Parts {
  std::future<base::Result<report::Reports>> loading;
  std::optional<base::Result<report::Reports>> loaded;

  base::Result<report::Reports>& reports() {
    if (!loaded) loaded = loading.get();
    return *loaded;
  }
};

Reports::Reports(const base::Files& files, const Folders& folders)
    : parts_(new Parts{std::async([&files, folder = folders.reports] { return load(files, folder); }), std::nullopt}) {}
Reports::~Reports() = default;

base::Result<std::string> Reports::html(const Assessed& assessed, base::Language language, const std::string& rule_pages, Log& log) {
  const auto step = log.step("write HTML");
  auto& reports = parts_->reports();
  if (!reports) return reports.error();
  report::RuleReferences rules{rule_pages, {}};
  if (rule_pages.empty()) rules.pages = assessed.rule_pages;
  report::Charts charts;
  if (assessed.page_charts) charts = charts_of(*assessed.page_charts);
  return reports.value().html(assessed.assessment, language, charts, rules);
}

base::Result<std::string> Reports::summary(const assessment::Assessment& assessment, base::Language language, bool colour, int width) {
  auto& reports = parts_->reports();
  if (!reports) return reports.error();
  return reports.value().summary(assessment, language, colour, width);
}

base::Result<std::string> Reports::routes(const assessment::Calendar& calendar, base::Language language, bool colour, int width) {
  auto& reports = parts_->reports();
  if (!reports) return reports.error();
  return reports.value().routes(calendar, language, colour, width);
}

base::Result<std::string> Reports::calendar(const assessment::Calendar& calendar, base::Language language, bool colour, int width) {
  auto& reports = parts_->reports();
  if (!reports) return reports.error();
  return reports.value().calendar(calendar, language, colour, width);
}

base::Result<std::string> Reports::calendar_file(const assessment::Calendar& calendar, base::Language language) {
  auto& reports = parts_->reports();
  if (!reports) return reports.error();
  return reports.value().calendar_file(calendar, language);
}

base::Result<std::string> Reports::explain(const assessment::Assessment& assessment, const std::string& rule, base::Language language, bool colour) {
  std::vector<std::string> known;
  for (const assessment::Finding& finding : assessment.findings) known.push_back(finding.rule);
  for (const assessment::Gate& gate : assessment.gates) known.push_back(gate.rule);
  if (std::find(known.begin(), known.end(), rule) == known.end()) {
    const auto near = base::nearest(rule, known);
    return base::diagnose("explain-unknown-rule", {}, {{"rule", rule}, {"nearest", near.value_or("reprise rules list")}});
  }
  auto& reports = parts_->reports();
  if (!reports) return reports.error();
  return reports.value().explanation(assessment, rule, language, colour);
}

}  // namespace reprise::pipeline
