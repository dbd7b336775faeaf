#include "chart/chart.h"
#include "report/page.h"

namespace reprise::report {
namespace {

void set_table(const Page& page, View& view, const chart::TextTable& table) {
  Views headings;
  for (const auto& heading : table.headings) headings.emplace_back(View().set("heading", page.locale().text(heading)));
  view.set("headings", std::move(headings));
  Views rows;
  for (const auto& row : table.rows) {
    Views cells;
    for (std::size_t column = 0; column < row.size(); ++column) {
      cells.emplace_back(View().set("cell", page.locale().text(row[column])).set("cell_name", page.locale().text(table.headings.at(column))));
    }
    rows.emplace_back(View().set("cells", std::move(cells)));
  }
  view.set("has_table", !rows.empty()).set("chart_rows", std::move(rows));
}

Views drawing_views(const Page& page, const std::vector<Drawing>& drawings) {
  Views views;
  for (const Drawing& drawing : drawings) {
    View view;
    view.set("drawing_anchor", std::string(Drawing::kAnchor) + drawing.name).set("drawing_title", page.locale().text(drawing.title));
    view.set_text("drawing_part", inert(drawing.part)).set("svg", drawing.svg).set("screen_only", !drawing.on_paper);
    views.push_back(std::move(view));
  }
  return views;
}

View chart_view(const Page& page, const Chart& chart) {
  View view;
  view.set("chart_title", page.locale().text(chart.title)).set_text("chart_description", page.locale().text(chart.description));
  view.set("folds", chart.drawings.size() > 1).set("drawings", drawing_views(page, chart.drawings));
  set_table(page, view, chart.table);
  return view;
}

/// With its table, unless that of another chart tells the same.
Chart chart_of(const assessment::Diagram& diagram, const std::vector<Drawing>& drawings, bool with_table) {
  return {diagram.title, diagram.description, drawings, with_table ? chart::text_table(diagram) : chart::TextTable{}};
}

}  // namespace

Views chart_views(const Page& page, const Charts& charts) {
  Views views;
  const bool alone = charts.others.empty();
  if (!charts.before.empty()) views.push_back(chart_view(page, chart_of(page.assessment().before, charts.before, alone)));
  if (!charts.after.empty()) views.push_back(chart_view(page, chart_of(page.assessment().after, charts.after, alone)));
  for (const Chart& chart : charts.others) views.push_back(chart_view(page, chart));
  return views;
}

}  // namespace reprise::report
