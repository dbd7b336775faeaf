#include <algorithm>
#include <future>
#include <utility>

#include "chart/chart.h"
#include "chart/size_figure.h"
#include "engine/engine.h"
#include "engine/size_figure.h"
#include "pipeline/inputs.h"
#include "pipeline/rule_pages.h"
#include "report/report.h"

namespace reprise::pipeline {
namespace {

struct Inputs {
  std::optional<dossier::Dossier> dossier;
  std::optional<dossier::Group> group;
  std::optional<rulepack::RuleBook> rules;
  std::vector<base::SourcePointer> rule_files;  ///< all that the rule set is made of, for its digest
  std::optional<takeover::Communes> communes;
  std::optional<takeover::Takeover> takeover;
};

/// Everything an assessment or a chart with an association starts from; every error of every file.
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
  if (dossier.value && rules.value) inputs.diagnostics.add(engine::check_waivers(*dossier.value, *rules.value));
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

base::Result<std::string> drawn(chart::Drafter& drafter, const assessment::Diagram& diagram, base::Language language) {
  chart::Options options;
  options.language = language;
  auto drawing = drafter.draw(diagram, options);
  if (!drawing) return drawing.error();
  return std::move(drawing.value().svg);
}

assessment::Diagram diagram_of(const Inputs& read, bool after) {
  const takeover::Structure& structure = after ? read.takeover->after : read.takeover->before;
  return engine::diagram(structure, *read.group, after, base::Text::same(engine::name_of(*read.dossier)));
}

base::Result<Charts> draw_both(const Inputs& read, base::Language language, Log& log) {
  const auto step = log.step("draw before and after");
  chart::Drafter drafter;
  auto before = drawn(drafter, diagram_of(read, false), language);
  if (!before) return before.error();
  auto after = drawn(drafter, diagram_of(read, true), language);
  if (!after) return after.error();
  return Charts{std::move(before.value()), std::move(after.value())};
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
  std::future<base::Result<Charts>> drawing;
  if (request.charts) drawing = std::async([&] { return draw_both(read, *request.charts, log); });
  std::future<std::vector<assessment::RulePage>> describing;
  if (request.rule_pages) {
    describing = std::async([&] {
      const auto step = log.step("describe rules");
      return rule_pages(*read.rules);
    });
  }
  Assessed assessed = score(read, folders, request, log);
  if (request.rule_pages) assessed.rule_pages = describing.get();
  if (request.charts) {
    auto charts = drawing.get();
    if (!charts) {
      result.diagnostics.add(charts.error());
      return result;
    }
    assessed.charts = std::move(charts.value());
  }
  result.value = std::move(assessed);
  return result;
}

namespace {

base::Checked<assessment::Diagram> diagram_asked_for(const base::Files& files, const Folders& folders, const ChartRequest& request, Log& log) {
  base::Checked<assessment::Diagram> result;
  const dossier::ReadingOptions options{request.at, request.hindsight};
  if (request.dossier.empty()) {
    auto group = read_group(files, folders, request.group, options, log);
    result.diagnostics = std::move(group.diagnostics);
    if (result.diagnostics.has_errors() || !group.value) return result;
    result.value = engine::diagram(takeover::structure_of(*group.value), *group.value, false, {});
  } else {
    auto inputs = read_inputs(files, folders, request.dossier, request.group, options, log);
    result.diagnostics = std::move(inputs.diagnostics);
    if (inputs.value) result.value = diagram_of(*inputs.value, request.view == ChartRequest::View::after);
  }
  return result;
}

base::Result<std::vector<chart::Page>> pages_of(const assessment::Diagram& diagram, const ChartRequest& request, base::Language language) {
  chart::Options options;
  options.language = language;
  if (request.pages) return chart::draw_pages(diagram, options);
  auto drawing = chart::draw(diagram, options);
  if (!drawing) return drawing.error();
  return std::vector<chart::Page>{{diagram.id, diagram.title, std::move(drawing.value())}};
}

base::Checked<std::vector<ChartFile>> size_chart(const base::Files& files, const Folders& folders, const ChartRequest& request, base::Language language,
                                                 Log& log) {
  base::Checked<std::vector<ChartFile>> result;
  auto group = read_group(files, folders, request.group, {request.at, request.hindsight}, log);
  result.diagnostics = std::move(group.diagnostics);
  if (result.diagnostics.has_errors() || !group.value) return result;
  chart::Options options;
  options.language = language;
  const assessment::SizeFigure figure = engine::size_figure(*group.value);
  result.value = std::vector<ChartFile>{{figure.id + ".svg", chart::draw_size(figure, options)}};
  return result;
}

base::Result<std::string> as_format(chart::Page& page, const std::string& format) {
  if (format == "dot") return page.drawing.dot;
  if (format == "svg") return page.drawing.svg;
  return chart::picture(page.drawing, page.name, format == "png" ? chart::Picture::png : chart::Picture::pdf);
}

}  // namespace

base::Checked<std::vector<ChartFile>> chart(const base::Files& files, const Folders& folders, const ChartRequest& request, base::Language language,
                                            Log& log) {
  if (request.view == ChartRequest::View::size) return size_chart(files, folders, request, language, log);
  base::Checked<std::vector<ChartFile>> result;
  auto diagram = diagram_asked_for(files, folders, request, log);
  result.diagnostics = std::move(diagram.diagnostics);
  if (!diagram.value) return result;
  const auto step = log.step("draw");
  auto pages = pages_of(*diagram.value, request, language);
  if (!pages) {
    result.diagnostics.add(pages.error());
    return result;
  }
  std::vector<ChartFile> made;
  for (chart::Page& page : pages.value()) {
    for (const std::string& format : request.formats) {
      auto bytes = as_format(page, format);
      if (!bytes) {
        result.diagnostics.add(bytes.error());
        return result;
      }
      made.push_back({page.name + "." + format, std::move(bytes.value())});
    }
  }
  result.value = std::move(made);
  return result;
}

}  // namespace reprise::pipeline
