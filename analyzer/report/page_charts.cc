#include "chart/chart.h"
#include "report/page.h"

namespace reprise::report {
namespace {

void set_table(const Page& page, View& view, const assessment::Diagram& diagram) {
  const chart::TextTable table = chart::text_table(diagram);
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
  view.set("chart_rows", std::move(rows));
}

Views drawing_views(const Page& page, const std::vector<Drawing>& drawings) {
  Views views;
  for (const Drawing& drawing : drawings) {
    View view;
    view.set("drawing_anchor", std::string(Drawing::kAnchor) + drawing.name).set("drawing_title", page.locale().text(drawing.title));
    view.set_text("drawing_part", inert(drawing.part)).set("svg", drawing.svg);
    views.push_back(std::move(view));
  }
  return views;
}

View chart_view(const Page& page, const assessment::Diagram& diagram, const std::vector<Drawing>& drawings) {
  View view;
  view.set("chart_title", page.locale().text(diagram.title)).set_text("chart_description", page.locale().text(diagram.description));
  view.set("folds", drawings.size() > 1).set("drawings", drawing_views(page, drawings));
  set_table(page, view, diagram);
  return view;
}

}  // namespace

Views chart_views(const Page& page, const Charts& charts) {
  Views views;
  if (!charts.before.empty()) views.push_back(chart_view(page, page.assessment().before, charts.before));
  if (!charts.after.empty()) views.push_back(chart_view(page, page.assessment().after, charts.after));
  return views;
}

}  // namespace reprise::report
