#include <algorithm>
#include <future>
#include <utility>

#include "chart/chart.h"
#include "chart/control.h"
#include "chart/overlap.h"
#include "engine/control_diagram.h"
#include "engine/engine.h"
#include "engine/overlap_map.h"
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

chart::Options page_options(base::Language language) {
  chart::Options options;
  options.language = language;
  options.address_before = "#" + std::string(report::Drawing::kAnchor);
  options.address_after.clear();
  options.page_mark = "A";  // pages of the report have numbers of their own
  options.structured = true;
  return options;
}

base::Result<std::vector<DrawnPart>> drawn_for_page(chart::Drafter& drafter, const assessment::Comparison& both, chart::Moment moment, base::Language language) {
  chart::Options options = page_options(language);
  if (moment != chart::Moment::difference) options.parts_of = both.whole.id;
  auto pages = drafter.draw_pages(both, moment, options);
  if (!pages) return pages.error();
  std::vector<DrawnPart> parts;
  for (chart::Page& page : pages.value()) {
    parts.push_back({std::move(page.name), std::move(page.part), std::move(page.title), std::move(page.drawing.svg), page.changes});
  }
  return parts;
}

/// A chart of one drawing, which says itself what to see.
base::Result<DrawnChart> single(const std::string& id, const base::Text& title, base::Result<chart::Drawing> drawing, chart::TextTable table) {
  if (!drawing) return drawing.error();
  return DrawnChart{title, {}, {{id, {}, title, std::move(drawing.value().svg)}}, std::move(table.headings), std::move(table.rows)};
}

base::Result<Charts> draw_charts(const Inputs& read, base::Language language, Log& log) {
  const auto step = log.step("draw before and after");
  chart::Drafter drafter;
  const assessment::Comparison both = comparison_of(read);
  auto before = drawn(drafter, both, chart::Moment::before, language);
  if (!before) return before.error();
  auto after = drawn(drafter, both, chart::Moment::after, language);
  if (!after) return after.error();
  return Charts{std::move(before.value()), std::move(after.value())};
}

base::Result<DrawnChart> draw_control(const Inputs& read, base::Language language) {
  const assessment::Diagram diagram = engine::control_diagram(read.takeover->after, *read.group);
  return single(diagram.id, diagram.title, chart::draw_control(diagram, page_options(language)), chart::text_table(diagram));
}

base::Result<DrawnChart> draw_overlap(const Inputs& read, const takeover::Landscape& landscape, base::Language language) {
  const takeover::Communes* communes = read.communes ? &*read.communes : nullptr;
  const assessment::OverlapMap map = engine::overlap_map({*read.dossier, *read.group, *read.takeover, *read.rules, &landscape}, landscape, communes);
  return single(map.id, map.title, chart::draw_overlap(map, page_options(language)), chart::overlap_table(map));
}

base::Result<PageCharts> draw_page_charts(const Inputs& read, const takeover::Landscape& landscape, base::Language language, Log& log) {
  const auto step = log.step("draw charts");
  chart::Drafter drafter;
  const assessment::Comparison both = comparison_of(read);
  std::vector<std::vector<DrawnPart>> moments;
  for (const chart::Moment moment : {chart::Moment::before, chart::Moment::after, chart::Moment::difference}) {
    auto parts = drawn_for_page(drafter, both, moment, language);
    if (!parts) return parts.error();
    moments.push_back(std::move(parts.value()));
  }
  auto control = draw_control(read, language);
  if (!control) return control.error();
  auto overlap = draw_overlap(read, landscape, language);
  if (!overlap) return overlap.error();
  chart::TextTable table = chart::text_table(both, chart::Moment::difference);
  DrawnChart difference{both.whole.title, both.whole.description, std::move(moments[2]), std::move(table.headings), std::move(table.rows)};
  return PageCharts{std::move(moments[0].front()), std::move(moments[1].front()), std::move(difference), std::move(control.value()), std::move(overlap.value())};
}

/// Each kind when it was asked for. Errors: chart-layout.
std::optional<base::Diagnostic> draw_asked(const Inputs& read, const takeover::Landscape& landscape, const AssessRequest& request, Assessed& drawings, Log& log) {
  if (request.charts) {
    auto charts = draw_charts(read, *request.charts, log);
    if (!charts) return charts.error();
    drawings.charts = std::move(charts.value());
  }
  if (request.page_charts) {
    auto charts = draw_page_charts(read, landscape, *request.page_charts, log);
    if (!charts) return charts.error();
    drawings.page_charts = std::move(charts.value());
  }
  return std::nullopt;
}

Assessed score(const Inputs& read, const takeover::Landscape& landscape, const Folders& folders, const AssessRequest& request, Log& log) {
  const auto step = log.step("score");
  auto digest_of_rules = std::async([&] { return digest_of(read.rule_files); });
  auto calendar = std::async([&] { return calendar_of(read, request.from, log); });
  Assessed assessed;
  assessed.assessment = engine::assess({*read.dossier, *read.group, *read.takeover, *read.rules, &landscape});
  assessment::Assessment& made = assessed.assessment;
  made.tool_version = request.version;
  made.command = request.command;
  made.dossier_file = request.dossier;
  made.group_file = request.group;
  made.rule_set.folder = folders.rules;
  made.rule_set.digest = digest_of_rules.get();
  made.calendar = calendar.get();
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
  const takeover::Landscape landscape = takeover::landscape(*read.dossier, *read.group, reach_of(*read.rules), read.communes ? &*read.communes : nullptr);
  Assessed drawings;
  auto drawing = std::async([&] { return draw_asked(read, landscape, request, drawings, log); });
  std::future<std::vector<assessment::RulePage>> describing;
  if (request.rule_pages) {
    describing = std::async([&] {
      const auto step = log.step("describe rules");
      return rule_pages(*read.rules);
    });
  }
  Assessed assessed = score(read, landscape, folders, request, log);
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
