#include "chart/size_figure.h"

#include <gtest/gtest.h>

#include <regex>

#include "document/document.h"
#include "dossier/dossier.h"
#include "engine/size_figure.h"
#include "golden/golden.h"

namespace reprise::chart {
namespace {

using base::Language;

dossier::Group group(const std::string& name, const std::string& yaml) {
  auto document = document::Document::parse(std::make_shared<base::Source>(name, yaml));
  EXPECT_TRUE(document.value) << base::render(document.diagnostics, Language::english);
  auto read = dossier::group_from_document(*document.value, {std::nullopt, true, nullptr});
  EXPECT_FALSE(read.diagnostics.has_errors()) << base::render(read.diagnostics, Language::english);
  return std::move(*read.value);
}

assessment::SizeFigure growth() {
  const char* const file = "examples/groupe-sos-growth/group.yaml";
  return engine::size_figure(group(file, golden::read(file)));
}

std::string svg(const assessment::SizeFigure& figure, Language language = Language::french) {
  Options options;
  options.language = language;
  return draw_size(figure, options);
}

/// The rows of the table, a line each.
std::string rows(const assessment::SizeFigure& figure, Language language) {
  std::string text;
  for (const auto& row : size_table(figure).rows) {
    for (const base::Text& cell : row) text += cell.in(language) + " | ";
    text += "\n";
  }
  return text;
}

TEST(SizeFigure, shows_every_published_value_with_its_source_and_what_others_say) {
  EXPECT_TRUE(golden::matches("tests/chart/golden/growth-sizes.txt", rows(growth(), Language::english) + rows(growth(), Language::french)));
}

TEST(SizeFigure, draws_all_that_its_table_says) {
  for (const Language language : {Language::french, Language::english}) {
    const std::string drawn = svg(growth(), language);
    for (const auto& row : size_table(growth()).rows) EXPECT_NE(drawn.find(row[2].in(language)), std::string::npos) << row[2].in(language);
  }
}

TEST(SizeFigure, has_no_type_below_seven_points_on_its_page) {
  const std::string drawn = svg(growth());
  static const std::regex kSize("font-size=\"([0-9.]+)\"");
  for (std::sregex_iterator at(drawn.begin(), drawn.end(), kSize); at != std::sregex_iterator(); ++at) EXPECT_GE(std::stod((*at)[1]), 7.0);
  static const std::regex kPage("viewBox=\"0 0 ([0-9.]+) ([0-9.]+)\"");
  std::smatch page;
  ASSERT_TRUE(std::regex_search(drawn, page, kPage));
  EXPECT_LE(std::stod(page[1]), Options().page_width_points);
  EXPECT_LE(std::stod(page[2]), Options().page_height_points);
}

TEST(SizeFigure, leaves_out_what_is_unknown_and_does_not_take_it_for_nothing) {
  const auto figure = engine::size_figure(group("g.yaml", R"(schema: reprise/group/1
as_of: 2024-01-01
group: {id: g, name: G}
sizes:
  - {year: 2020, headcount: 10}
  - {year: 2021, headcount: unknown}
  - {year: 2022, headcount: {low: 20}, countries: unknown}
)"));
  EXPECT_EQ(rows(figure, Language::english), "Group headcount | 2020 | 10 |  |  | \nGroup headcount | 2022 | at least 20 people |  |  | \n");
}

TEST(SizeFigure, shows_hostile_names_literally) {
  assessment::SizeFigure figure = growth();
  figure.title = base::Text::same("<script>alert(\"&\")</script>\n\u202Eمرحبا 😀");
  figure.measures.front().label = base::Text::same("a<b & \"c\"");
  figure.measures.front().values.front().sources = "]]><svg onload=x>";
  const std::string drawn = svg(figure);
  EXPECT_EQ(drawn.find("<script"), std::string::npos);
  EXPECT_EQ(drawn.find("<svg onload"), std::string::npos);
  EXPECT_NE(drawn.find("&lt;script&gt;"), std::string::npos);
  EXPECT_EQ(drawn.find("\u202E"), std::string::npos);
}

TEST(SizeFigure, of_nothing_is_a_title) {
  assessment::SizeFigure figure;
  figure.id = "size";
  EXPECT_NE(svg(figure).find("</svg>"), std::string::npos);
}

}  // namespace
}  // namespace reprise::chart
