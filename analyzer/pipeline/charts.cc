// The `chart` command: which picture is asked for, of what, in which formats.
#include <utility>

#include "chart/chart.h"
#include "chart/control.h"
#include "chart/overlap.h"
#include "chart/requirements.h"
#include "chart/size_figure.h"
#include "engine/control_diagram.h"
#include "engine/engine.h"
#include "engine/overlap_map.h"
#include "engine/requirement_answers.h"
#include "engine/size_figure.h"
#include "pipeline/inputs.h"

namespace reprise::pipeline {
namespace {

using View = ChartRequest::View;
using Pages = std::vector<chart::Page>;

struct Asked {
  const base::Files& files;
  const Folders& folders;
  const ChartRequest& request;
  base::Language language;
  Log& log;

  [[nodiscard]] dossier::ReadingOptions reading() const { return {request.at, request.hindsight}; }
  [[nodiscard]] chart::Options options() const {
    chart::Options options;
    options.language = language;
    return options;
  }
};

/// The pages as the only result, or why there are none.
base::Checked<Pages> checked(base::Diagnostics diagnostics, base::Result<Pages> pages) {
  base::Checked<Pages> result;
  result.diagnostics = std::move(diagnostics);
  if (pages) {
    result.value = std::move(pages.value());
  } else {
    result.diagnostics.add(pages.error());
  }
  return result;
}

base::Result<Pages> one_page(const std::string& name, const base::Text& title, base::Result<chart::Drawing> drawing) {
  if (!drawing) return drawing.error();
  return Pages{{name, title, std::move(drawing.value())}};
}

base::Result<Pages> control_page(const takeover::Structure& structure, const dossier::Group& group, const Asked& asked) {
  const assessment::Diagram diagram = engine::control_diagram(structure, group);
  return one_page(diagram.id, diagram.title, chart::draw_control(diagram, asked.options()));
}

const takeover::Communes* communes_of(const Inputs& read) { return read.communes ? &*read.communes : nullptr; }

assessment::Assessment assessed(const Inputs& read) {
  const takeover::Landscape landscape = takeover::landscape(*read.dossier, *read.group, reach_of(*read.rules), communes_of(read));
  return engine::assess({*read.dossier, *read.group, *read.takeover, *read.rules, &landscape});
}

base::Result<Pages> overlap_page(const Inputs& read, const Asked& asked) {
  const takeover::Communes* communes = communes_of(read);
  const takeover::Landscape landscape = takeover::landscape(*read.dossier, *read.group, reach_of(*read.rules), communes);
  const assessment::OverlapMap map = engine::overlap_map({*read.dossier, *read.group, *read.takeover, *read.rules, &landscape}, landscape, communes);
  return one_page(map.id, map.title, chart::draw_overlap(map, asked.options()));
}

base::Result<Pages> pages_of(const assessment::Diagram& diagram, const Asked& asked) {
  if (asked.request.pages) return chart::draw_pages(diagram, asked.options());
  return one_page(diagram.id, diagram.title, chart::draw(diagram, asked.options()));
}

base::Result<Pages> pages_of(const assessment::Comparison& both, chart::Moment moment, const Asked& asked) {
  if (asked.request.pages) return chart::draw_pages(both, moment, asked.options());
  const assessment::Caption caption = chart::caption_of(both, moment);
  return one_page(caption.id, caption.title, chart::draw(both, moment, asked.options()));
}

base::Checked<Pages> group_pages(const Asked& asked) {
  auto group = read_group(asked.files, asked.folders, asked.request.group, asked.reading(), asked.log);
  if (group.diagnostics.has_errors() || !group.value) return {std::nullopt, std::move(group.diagnostics)};
  const auto step = asked.log.step("draw");
  if (asked.request.view == View::control) {
    return checked(std::move(group.diagnostics), control_page(takeover::structure_of(*group.value), *group.value, asked));
  }
  const assessment::Diagram diagram = engine::diagram(takeover::structure_of(*group.value), *group.value, false, {});
  return checked(std::move(group.diagnostics), pages_of(diagram, asked));
}

base::Result<Pages> comparison_pages(const assessment::Comparison& both, const Asked& asked) {
  const chart::Moment moment = asked.request.view == View::before  ? chart::Moment::before
                               : asked.request.view == View::after ? chart::Moment::after
                                                                   : chart::Moment::difference;
  const auto step = asked.log.step("draw");
  return pages_of(both, moment, asked);
}

base::Checked<Pages> takeover_pages(const Asked& asked) {
  auto inputs = read_inputs(asked.files, asked.folders, asked.request.dossiers.front(), asked.request.group, asked.reading(), asked.log);
  if (!inputs.value) return {std::nullopt, std::move(inputs.diagnostics)};
  if (asked.request.view == View::control) {
    return checked(std::move(inputs.diagnostics), control_page(inputs.value->takeover->after, *inputs.value->group, asked));
  }
  if (asked.request.view == View::overlap) return checked(std::move(inputs.diagnostics), overlap_page(*inputs.value, asked));
  return checked(std::move(inputs.diagnostics), comparison_pages(comparison_of(*inputs.value), asked));
}

base::Checked<Pages> succession_pages(const Asked& asked) {
  auto read = read_takeovers(asked.files, asked.folders, asked.request.dossiers, asked.request.group, asked.reading(), asked.log);
  if (!read.value) return {std::nullopt, std::move(read.diagnostics)};
  if (asked.request.view == View::control) return checked(std::move(read.diagnostics), control_page(read.value->succession.after, read.value->group, asked));
  return checked(std::move(read.diagnostics), comparison_pages(comparison_of(*read.value), asked));
}

base::Checked<Pages> refused(std::string_view code) {
  base::Checked<Pages> refused;
  refused.diagnostics.add(base::diagnose(code, {}, {}));
  return refused;
}

base::Checked<Pages> size_page(const Asked& asked) {
  auto group = read_group(asked.files, asked.folders, asked.request.group, asked.reading(), asked.log);
  if (group.diagnostics.has_errors() || !group.value) return {std::nullopt, std::move(group.diagnostics)};
  const assessment::SizeFigure figure = engine::size_figure(*group.value);
  chart::Drawing drawing;
  drawing.svg = chart::draw_size(figure, asked.options());
  return checked(std::move(group.diagnostics), Pages{{figure.id, {}, std::move(drawing)}});
}

/// What a family of rules needs, or a rule; with an association, which facts made its score.
base::Checked<Pages> requirements_page(const Asked& asked) {
  auto graph = graph_rules(asked.files, asked.folders, {{}, {asked.request.of}}, asked.log);
  if (!graph.value) graph = graph_rules(asked.files, asked.folders, {{asked.request.of}, {}}, asked.log);
  if (!graph.value) return {std::nullopt, std::move(graph.diagnostics)};
  if (!asked.request.dossiers.empty()) {
    auto inputs = read_inputs(asked.files, asked.folders, asked.request.dossiers.front(), asked.request.group, asked.reading(), asked.log);
    if (!inputs.value) return {std::nullopt, std::move(inputs.diagnostics)};
    graph.diagnostics = std::move(inputs.diagnostics);  // those of the rules among them
    engine::answer(*graph.value, assessed(*inputs.value));
  }
  const auto step = asked.log.step("draw");
  return checked(std::move(graph.diagnostics), one_page("requirements", graph.value->title, chart::draw_requirements(*graph.value, asked.options())));
}

bool needs_association(View view) { return view == View::difference || view == View::overlap; }

base::Checked<Pages> pages_asked_for(const Asked& asked) {
  const bool alone = asked.request.dossiers.empty();
  const bool several = asked.request.dossiers.size() > 1;
  if (alone && needs_association(asked.request.view)) return refused("chart-needs-association");
  if (several && (asked.request.view == View::overlap || asked.request.view == View::requirements)) return refused("chart-one-association");
  if (asked.request.view == View::size) return size_page(asked);
  if (asked.request.view == View::requirements) return requirements_page(asked);
  return alone ? group_pages(asked) : several ? succession_pages(asked) : takeover_pages(asked);
}

base::Result<std::string> as_format(const chart::Page& page, const std::string& format) {
  if (format == "dot") return page.drawing.dot;
  if (format == "svg") return page.drawing.svg;
  return chart::picture(page.drawing, page.name, format == "png" ? chart::Picture::png : chart::Picture::pdf);
}

}  // namespace

base::Checked<std::vector<ChartFile>> chart(const base::Files& files, const Folders& folders, const ChartRequest& request, base::Language language,
                                            Log& log) {
  base::Checked<std::vector<ChartFile>> result;
  auto pages = pages_asked_for({files, folders, request, language, log});
  result.diagnostics = std::move(pages.diagnostics);
  if (!pages.value) return result;
  std::vector<ChartFile> made;
  for (const chart::Page& page : *pages.value) {
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
