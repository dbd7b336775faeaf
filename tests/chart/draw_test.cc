#include <thread>

#include "drawn.h"
#include "golden/golden.h"
#include "hostile.h"

namespace reprise::chart {
namespace {

using assessment::Box;
using assessment::BoxKind;
using assessment::Diagram;
using assessment::LinkKind;

Diagram hostile_group() {
  Diagram diagram = drawn::small(true);
  std::size_t next = 0;
  const auto name = [&] { return base::Text::same(hostile::kNames[next++ % std::size(hostile::kNames)]); };
  diagram.id = "<after>\"&";
  diagram.title = name();
  diagram.description = name();
  for (auto& cluster : diagram.clusters) cluster.label = name();
  for (Box& box : diagram.boxes) {
    box.label = name();
    box.detail = name();
    for (auto& row : box.rows) {
      row.label = name();
      row.kind = name();
      row.detail = name();
    }
  }
  for (auto& link : diagram.links) link.label = name();
  diagram.boxes.push_back(drawn::box("long", std::string(300, 'W'), BoxKind::unknown, "care"));
  diagram.boxes.push_back(drawn::box("words", "mot mot mot mot mot mot mot mot mot mot mot mot mot mot mot mot mot", BoxKind::company, "care"));
  return diagram;
}

/// A group of so many legal persons in so many sectors, with so many sites each.
Diagram group_of(int persons, int sectors, int sites) {
  Diagram diagram;
  diagram.id = "group";
  diagram.title = {"Groupe", "Group"};
  diagram.boxes.push_back(drawn::box("head", "Union", BoxKind::group_head, ""));
  for (int sector = 0; sector < sectors; ++sector) diagram.clusters.push_back({"s" + std::to_string(sector), base::Text::same("Secteur " + std::to_string(sector))});
  const char* kinds[] = {"EHPAD", "ESAT", "Formation"};
  for (int person = 0; person < persons; ++person) {
    const std::string id = "p" + std::to_string(person);
    Box box = drawn::box(id, "Association numéro " + std::to_string(person), BoxKind::association, "s" + std::to_string(person % sectors));
    for (int site = 0; site < sites; ++site) {
      box.rows.push_back(drawn::row(id + "-" + std::to_string(site), "Résidence " + std::to_string(site), kinds[site % 3], 30 + site));
    }
    diagram.boxes.push_back(box);
    diagram.links.push_back(drawn::link(person < sectors ? "head" : "p" + std::to_string(person % sectors), id, LinkKind::control, "100 %"));
  }
  return diagram;
}

TEST(Drawing, of_a_small_group_before_and_after_in_both_languages) {
  for (const bool after : {false, true}) {
    for (const bool french : {true, false}) {
      Options options;
      options.language = french ? base::Language::french : base::Language::english;
      const std::string file = std::string("tests/chart/golden/") + (after ? "after" : "before") + (french ? ".fr" : ".en");
      const Drawing drawing = drawn::drawing(drawn::small(after), options);
      EXPECT_TRUE(golden::matches(file + ".svg", drawing.svg));
      EXPECT_TRUE(golden::matches(file + ".dot", drawing.dot));
    }
  }
}

TEST(Drawing, of_hostile_names_shows_them_as_text) {
  const Drawing drawing = drawn::drawing(hostile_group());
  EXPECT_TRUE(golden::matches("tests/chart/golden/hostile.svg", drawing.svg));
  EXPECT_EQ(drawing.svg.find("<script"), std::string::npos);
  EXPECT_EQ(drawing.svg.find('\x1b'), std::string::npos);
}

TEST(Drawing, keeps_the_whole_of_a_shortened_name_under_the_pointer) {
  EXPECT_NE(drawn::drawing(hostile_group()).svg.find(std::string(300, 'W')), std::string::npos);
}

TEST(Drawing, is_the_same_bytes_every_time_and_from_every_thread) {
  const std::string first = drawn::drawing(drawn::small(true)).svg;
  std::vector<std::string> others(4);
  std::vector<std::thread> threads;
  for (std::string& other : others) threads.emplace_back([&other] { other = drawn::drawing(drawn::small(true)).svg; });
  for (std::thread& thread : threads) thread.join();
  for (const std::string& other : others) EXPECT_EQ(other, first);
}

TEST(Drawing, is_the_same_beside_another_as_alone) {
  Drafter drafter;
  for (const bool after : {false, true, false}) {
    auto beside = drafter.draw(drawn::small(after), {});
    ASSERT_TRUE(beside);
    EXPECT_EQ(beside.value().svg, drawn::drawing(drawn::small(after)).svg);
    EXPECT_EQ(beside.value().dot, drawn::drawing(drawn::small(after)).dot);
  }
}

TEST(Drawing, has_its_sectors_in_the_order_of_the_diagram) {
  std::vector<std::string> strings;  // the heap is in disorder
  for (std::size_t at = 0; at < 400; ++at) strings.emplace_back(20 + at % 90, 'x');
  for (std::size_t at = 0; at < 400; at += 3) strings[at] = std::string();
  Options options;
  options.page_width_points = 4000;
  options.page_height_points = 3000;
  const std::string svg = drawn::drawing(group_of(40, 12, 3), options).svg;
  std::size_t at = 0;
  for (int sector = 0; sector < 12; ++sector) {
    const std::size_t found = svg.find("id=\"group-f" + std::to_string(sector) + "\" class=\"cluster\"");
    ASSERT_NE(found, std::string::npos) << sector;
    EXPECT_GT(found, at) << sector;
    at = found;
  }
}

TEST(Drawing, leaves_everything_that_does_not_move_in_its_place) {
  const auto before = drawn::places(drawn::drawing(drawn::small(false)).dot);
  const auto after = drawn::places(drawn::drawing(drawn::small(true)).dot);
  EXPECT_EQ(before.size(), 5U);
  EXPECT_EQ(before, after);
}

TEST(Drawing, of_nothing_still_has_its_title_and_legend) {
  Diagram diagram;
  diagram.id = "empty";
  diagram.title = {"Rien", "Nothing"};
  const Drawing drawing = drawn::drawing(diagram);
  EXPECT_NE(drawing.svg.find("Rien"), std::string::npos);
  EXPECT_NE(drawing.svg.find("0\u00a0personne morale"), std::string::npos) << drawing.svg;
}

TEST(Drawing, leaves_out_links_to_boxes_that_are_not_there) {
  Diagram diagram = drawn::small(false);
  diagram.links = {drawn::link("union", "nobody", LinkKind::control), drawn::link("nobody", "union", LinkKind::control),
                   drawn::link("union", "union", LinkKind::control)};
  EXPECT_EQ(drawn::drawing(diagram).dot.find("b0 -> b"), std::string::npos);
}

TEST(Folding, stops_as_soon_as_the_page_can_be_read) {
  EXPECT_EQ(drawn::drawing(group_of(4, 2, 2)).folded_levels, 0);
  EXPECT_EQ(drawn::drawing(group_of(18, 3, 8)).folded_levels, 1);
  const Drawing large = drawn::drawing(group_of(60, 6, 13));
  EXPECT_EQ(large.folded_levels, 3);
  EXPECT_GE(large.type_points_on_page, 7);
}

TEST(Folding, counts_everything_it_hides) {
  const Drawing drawing = drawn::drawing(group_of(60, 6, 13));
  EXPECT_NE(drawing.svg.find("61\u00a0personnes morales"), std::string::npos) << drawing.svg.substr(0, 2000);
  EXPECT_NE(drawing.svg.find("780\u00a0établissements"), std::string::npos);
  EXPECT_NE(drawing.svg.find("28\u202f080\u00a0places"), std::string::npos);
}

TEST(Folding, follows_the_page_it_is_given) {
  Options wide;
  wide.page_width_points = 4000;
  wide.page_height_points = 3000;
  EXPECT_EQ(drawn::drawing(group_of(18, 3, 8), wide).folded_levels, 0);
}

TEST(TextTable, says_what_the_drawing_shows) {
  const TextTable table = text_table(drawn::small(true));
  std::string text;
  for (const auto& heading : table.headings) text += heading.fr + " / " + heading.en + "\n";
  for (const auto& row : table.rows) {
    EXPECT_EQ(row.size(), table.headings.size());
    for (const base::Text& cell : row) text += "| " + cell.fr + (cell.fr == cell.en ? "" : " / " + cell.en) + " ";
    text += "\n";
  }
  EXPECT_TRUE(golden::matches("tests/chart/golden/table.txt", text));
}

}  // namespace
}  // namespace reprise::chart
