// Hostile names in every label of every picture: valid XML, shown literally, nothing run.
#include "hostile.h"

#include "chart/control.h"
#include "chart/overlap.h"
#include "chart/requirements.h"
#include "drawn.h"
#include "generated.h"
#include "golden/golden.h"

namespace reprise::chart {
namespace {

using assessment::BoxKind;
using assessment::Change;
using assessment::Comparison;
using assessment::Diagram;
using assessment::LinkKind;
using assessment::Presence;
using hostile::Names;

void rename(Diagram& diagram, Names& names) {
  diagram.title = names.text();
  diagram.description = names.text();
  for (auto& cluster : diagram.clusters) cluster.label = names.text();
  for (auto& box : diagram.boxes) {
    box.label = names.text();
    box.detail = names.text();
    for (auto& row : box.rows) {
      row.label = names.text();
      row.detail = names.text();
      row.kind = names.text();
      row.territory = names.text();
    }
  }
  for (auto& link : diagram.links) link.label = names.text();
}

/// A merger, with names of the kind.
Comparison comparison() {
  Comparison both;
  Names names;
  both.whole = drawn::small(true);
  both.whole.id = "diff";
  auto& moving = both.whole.boxes[4].rows[0];
  moving.presence = Presence::before;
  both.whole.boxes[4].change = Change::leaves;
  both.whole.boxes[2].rows.push_back(moving);
  both.whole.boxes[2].rows.back().presence = Presence::after;
  both.whole.boxes[2].rows.back().change = Change::moves;
  both.whole.links.push_back(drawn::link("target", "lead", LinkKind::transfer));
  both.whole.links.back().change = Change::moves;
  both.whole.links.back().presence = Presence::after;
  rename(both.whole, names);
  both.before = {"before", names.text(), names.text()};
  both.after = {"after", names.text(), names.text()};
  return both;
}

void expect_harmless(const std::string& svg, const std::string& what) {
  EXPECT_EQ(hostile::fault(svg), "") << what;
  EXPECT_EQ(svg.find("<script"), std::string::npos) << what;
  for (const char* hidden : {"\x1b", "\x7f", "\u202E", "\u202C"}) EXPECT_EQ(svg.find(hidden), std::string::npos) << what;
}

TEST(HostileNames, are_text_in_all_three_pictures_of_a_comparison) {
  const Comparison both = comparison();
  for (const Moment moment : {Moment::before, Moment::after, Moment::difference}) {
    auto drawing = draw(both, moment, {});
    ASSERT_TRUE(drawing) << drawing.error().message.en;
    const std::string id = caption_of(both, moment).id;
    expect_harmless(drawing.value().svg, id);
    EXPECT_TRUE(golden::matches("tests/chart/golden/hostile-" + id + ".svg", drawing.value().svg));
    EXPECT_NE(drawing.value().svg.find("R&amp;D &quot;quotes&quot;"), std::string::npos) << id;
  }
}

TEST(HostileNames, are_text_on_every_page_of_what_is_folded) {
  Diagram diagram = generated::group(180, 21);
  Names names;
  rename(diagram, names);
  Comparison both;
  both.whole = diagram;
  both.before = {"before", names.text(), names.text()};
  both.after = {"after", names.text(), names.text()};
  for (std::size_t box = 0; box < both.whole.boxes.size(); box += 3) {
    for (auto& row : both.whole.boxes[box].rows) row.presence = Presence::before;
  }
  auto pages = draw_pages(both, Moment::difference, {});
  ASSERT_TRUE(pages) << pages.error().message.en;
  EXPECT_GT(pages.value().size(), 5U);
  for (const Page& page : pages.value()) expect_harmless(page.drawing.svg, page.name);
}

TEST(HostileNames, are_text_in_a_chart_of_control_at_every_level_of_folding) {
  for (const int each : {3, 12, 44, 90}) {
    Diagram diagram;
    diagram.id = "control";
    diagram.boxes.push_back(drawn::box("head", "", BoxKind::group_head, ""));
    for (int at = 0; at < each; ++at) {
      const std::string id = "p" + std::to_string(at);
      diagram.boxes.push_back(drawn::box(id, "", at % 2 == 0 ? BoxKind::company : BoxKind::unknown, ""));
      diagram.links.push_back(drawn::link(at % 3 == 2 ? "p0" : "head", id, LinkKind::control));
      if (at % 3 != 2) continue;
      diagram.links.push_back(drawn::link("head", id, LinkKind::control));
      diagram.links.back().indirect = true;
    }
    Names names;
    rename(diagram, names);
    auto drawing = draw_control(diagram, {});
    ASSERT_TRUE(drawing) << drawing.error().message.en;
    expect_harmless(drawing.value().svg, std::to_string(each));
    EXPECT_TRUE(each != 3 || golden::matches("tests/chart/golden/hostile-control.svg", drawing.value().svg));
  }
}

TEST(HostileNames, are_text_on_the_map_and_in_the_matrix) {
  assessment::OverlapMap map;
  Names names;
  map.id = "overlap";
  map.title = names.text();
  map.description = names.text();
  for (int at = 0; at < 26; ++at) {
    map.places.push_back({{std::to_string(at), names.next()}, names.text(), at < 13, 47 + at * 0.01, 2 + (at % 5) * 0.02, at % 2 == 0});
    const assessment::Quantity places{scalar::Decimal(at), std::nullopt, {}, {}};
    map.matrix.push_back({names.next(), names.text(), 1, 1, places, places, places});
    if (at >= 13) map.reaches.push_back({static_cast<std::size_t>(at - 13), static_cast<std::size_t>(at), scalar::Decimal(3)});
  }
  auto drawing = draw_overlap(map, {});
  ASSERT_TRUE(drawing) << drawing.error().message.en;
  expect_harmless(drawing.value().svg, "overlap");
  EXPECT_TRUE(golden::matches("tests/chart/golden/hostile-overlap.svg", drawing.value().svg));
}

TEST(HostileNames, of_any_length_need_no_document_in_a_chart_of_requirements) {
  assessment::RequirementDiagram diagram;
  diagram.id = "requirements";
  diagram.requirements = {{"f", assessment::RequirementKind::fact, std::string(300, 'w'), base::Text::same("Title"), "", {}, {}, false}};
  auto drawing = draw_requirements(diagram, {});
  ASSERT_TRUE(drawing) << drawing.error().message.en;
  expect_harmless(drawing.value().svg, "requirements");
}

TEST(HostileNames, are_text_in_a_chart_of_requirements) {
  assessment::RequirementDiagram diagram;
  Names names;
  diagram.id = "requirements";
  diagram.title = names.text();
  diagram.description = names.text();
  diagram.groups = {{"g", names.text()}};
  diagram.documents = {{"d", names.text(), names.text()}};
  for (std::size_t at = 0; at < 14; ++at) {
    const auto kind = at < 12 ? assessment::RequirementKind::fact : assessment::RequirementKind::rule;
    diagram.requirements.push_back({"r" + std::to_string(at), kind, names.next(), names.text(), "g", {}, at < 6 ? std::vector<std::size_t>{0} : std::vector<std::size_t>{}, at == 12});
    if (at < 12) diagram.links.push_back({at, 12 + at % 2, {}});
  }
  auto drawing = draw_requirements(diagram, {});
  ASSERT_TRUE(drawing) << drawing.error().message.en;
  expect_harmless(drawing.value().svg, "requirements");
  EXPECT_TRUE(golden::matches("tests/chart/golden/hostile-requirements.svg", drawing.value().svg));
}

}  // namespace
}  // namespace reprise::chart
