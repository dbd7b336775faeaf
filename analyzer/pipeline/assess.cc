#include <algorithm>
#include <future>
#include <utility>

#include "chart/chart.h"
#include "engine/engine.h"
#include "pipeline/inputs.h"
#include "pipeline/rule_pages.h"
#include "report/report.h"

namespace reprise::pipeline {
namespace {

base::Result<std::string> drawn(chart::Drafter& drafter, const assessment::Comparison& both, chart::Moment moment, base::Language language) {
  chart::Options options;
  options.language = language;
  auto drawing = drafter.draw(both, moment, options);
  if (!drawing) return drawing.error();
  return std::move(drawing.value().svg);
}

base::Result<std::vector<DrawnPart>> drawn_for_page(chart::Drafter& drafter, const assessment::Comparison& both, chart::Moment moment, base::Language language) {
  chart::Options options;
  options.language = language;
  options.address_before = "#" + std::string(report::Drawing::kAnchor);
  options.address_after.clear();
  options.page_mark = moment == chart::Moment::before ? "A" : "B";  // pages of the report have numbers of their own
  options.structured = true;
  auto pages = drafter.draw_pages(both, moment, options);
  if (!pages) return pages.error();
  std::vector<DrawnPart> parts;
  for (chart::Page& page : pages.value()) {
    parts.push_back({std::move(page.name), std::move(page.part), std::move(page.title), std::move(page.drawing.svg)});
  }
  return parts;
}

/// What `draw` makes of the group before and after, as `Both`.
template <typename Both, typename Draw>
base::Result<Both> draw_both(const Inputs& read, base::Language language, const Draw& draw, Log& log) {
  const auto step = log.step("draw before and after");
  chart::Drafter drafter;
  const assessment::Comparison both = comparison_of(read);
  auto before = draw(drafter, both, chart::Moment::before, language);
  if (!before) return before.error();
  auto after = draw(drafter, both, chart::Moment::after, language);
  if (!after) return after.error();
  return Both{std::move(before.value()), std::move(after.value())};
}

/// Each kind when it was asked for. Errors: chart-layout.
std::optional<base::Diagnostic> draw_asked(const Inputs& read, const AssessRequest& request, Assessed& drawings, Log& log) {
  if (request.charts) {
    auto charts = draw_both<Charts>(read, *request.charts, drawn, log);
    if (!charts) return charts.error();
    drawings.charts = std::move(charts.value());
  }
  if (request.page_charts) {
    auto charts = draw_both<PageCharts>(read, *request.page_charts, drawn_for_page, log);
    if (!charts) return charts.error();
    drawings.page_charts = std::move(charts.value());
  }
  return std::nullopt;
}

Assessed score(const Inputs& read, const Folders& folders, const AssessRequest& request, Log& log) {
  const auto step = log.step("score");
  auto digest_of_rules = std::async([&] { return digest_of(read.rule_files); });
  Assessed assessed;
  const takeover::Landscape landscape =
      takeover::landscape(*read.dossier, *read.group, reach_of(*read.rules), read.communes ? &*read.communes : nullptr);
  assessed.assessment = engine::assess({*read.dossier, *read.group, *read.takeover, *read.rules, &landscape});
  assessment::Assessment& made = assessed.assessment;
  made.tool_version = request.version;
  made.command = request.command;
  made.dossier_file = request.dossier;
  made.group_file = request.group;
  made.rule_set.folder = folders.rules;
  made.rule_set.digest = digest_of_rules.get();
  made.dossier_digest = digest_of({read.dossier->file});
  made.group_digest = digest_of({read.group->file});
  assessed.rule_errors = static_cast<std::size_t>(
      std::count_if(made.findings.begin(), made.findings.end(),
                    [](const assessment::Finding& finding) { return finding.outcome == assessment::OutcomeKind::error; }));
  return assessed;
}

}  // namespace

base::Checked<Assessed> assess(const base::Files& files, const Folders& folders, const AssessRequest& request, Log& log) {
  base::Checked<Assessed> result;
  auto inputs = read_inputs(files, folders, request.dossier, request.group, {request.at, request.hindsight}, log);
  result.diagnostics = std::move(inputs.diagnostics);
  if (!inputs.value) return result;
  const Inputs& read = *inputs.value;
  Assessed drawings;
  auto drawing = std::async([&] { return draw_asked(read, request, drawings, log); });
  std::future<std::vector<assessment::RulePage>> describing;
  if (request.rule_pages) {
    describing = std::async([&] {
      const auto step = log.step("describe rules");
      return rule_pages(*read.rules);
    });
  }
  Assessed assessed = score(read, folders, request, log);
  if (request.rule_pages) assessed.rule_pages = describing.get();
  if (const auto problem = drawing.get()) {
    result.diagnostics.add(*problem);
    return result;
  }
  assessed.charts = std::move(drawings.charts);
  assessed.page_charts = std::move(drawings.page_charts);
  result.value = std::move(assessed);
  return result;
}

}  // namespace reprise::pipeline
