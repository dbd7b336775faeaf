// Who controls whom, drawn: every hold as a line with its share, folded until it can be read.
#include "chart/control.h"

#include <algorithm>

#include "drawn.h"
#include "generated.h"
#include "golden/golden.h"

namespace reprise::chart {
namespace {

using assessment::BoxKind;
using assessment::Diagram;
using assessment::LinkKind;

Drawing drawing(const Diagram& diagram, base::Language language = base::Language::english) {
  Options options;
  options.language = language;
  auto made = draw_control(diagram, options);
  if (made) return std::move(made.value());
  ADD_FAILURE() << made.error().message.en;
  return {};
}

/// A head, a company with a crossed holding, an unknown share, a share without control, and a hold through another.
Diagram small() {
  Diagram diagram;
  diagram.id = "control";
  diagram.title = {"Qui contrôle qui", "Who controls whom"};
  diagram.description = {"4 personnes morales.", "4 legal persons."};
  diagram.boxes = {drawn::box("head", "Tête", BoxKind::group_head, ""), drawn::box("holding", "Holding", BoxKind::company, ""),
                   drawn::box("shop", "Boutique", BoxKind::company, ""), drawn::box("care", "Soins", BoxKind::association, "")};
  diagram.links = {drawn::link("head", "holding", LinkKind::control, "80 %"), drawn::link("holding", "shop", LinkKind::control, "55,5 %"),
                   drawn::link("shop", "holding", LinkKind::membership, "minoritaire, 10 %"), drawn::link("head", "care", LinkKind::control, "?"),
                   drawn::link("head", "shop", LinkKind::control, "55,5 % par Holding")};
  diagram.links[0].share = 0.8;
  diagram.links[1].share = 0.555;
  diagram.links.back().indirect = true;
  return diagram;
}

/// Heads that each hold so many, half of which hold one more.
Diagram large(int heads, int each) {
  Diagram diagram = small();
  diagram.boxes.clear();
  diagram.links.clear();
  for (int head = 0; head < heads; ++head) {
    const std::string id = "h" + std::to_string(head);
    diagram.boxes.push_back(drawn::box(id, "Tête " + std::to_string(head), BoxKind::group_head, ""));
    for (int at = 0; at < each; ++at) {
      const std::string held = id + "-" + std::to_string(at);
      diagram.boxes.push_back(drawn::box(held, "Association numéro " + held, BoxKind::association, ""));
      diagram.links.push_back(drawn::link(id, held, LinkKind::control, at % 3 == 0 ? "?" : "100 %"));
      if (at % 2 == 0) continue;
      diagram.boxes.push_back(drawn::box(held + "x", "Filiale de " + held, BoxKind::company, ""));
      diagram.links.push_back(drawn::link(held, held + "x", LinkKind::control, "60 %"));
      diagram.links.push_back(drawn::link(id, held + "x", LinkKind::control, "60 % par " + held));
      diagram.links.back().indirect = true;
    }
  }
  return diagram;
}

TEST(ControlChart, of_a_small_group_in_both_languages) {
  for (const base::Language language : {base::Language::french, base::Language::english}) {
    const std::string end = language == base::Language::french ? ".fr.svg" : ".en.svg";
    EXPECT_TRUE(golden::matches("tests/chart/golden/control" + end, drawing(small(), language).svg));
  }
}

TEST(ControlChart, says_every_share_and_draws_what_is_held_through_others_dashed) {
  const std::string svg = drawing(small()).svg;
  for (const char* words : {"80 %", "55,5 %", "minoritaire, 10 %", ">?<", "55,5 % par Holding", "control through others", "share that nobody published"}) {
    EXPECT_NE(svg.find(words), std::string::npos) << words;
  }
  EXPECT_NE(svg.find("stroke-dasharray"), std::string::npos);
}

/// In full at least under the pointer: names go over several lines.
bool names_everyone(const Diagram& diagram, const std::string& svg) {
  return std::ranges::all_of(diagram.boxes, [&](const assessment::Box& box) { return svg.find(box.label.en) != std::string::npos; });
}

TEST(ControlChart, folds_a_long_group_until_it_can_be_read_and_still_names_or_counts_everyone) {
  for (const auto& [heads, each] : {std::pair(1, 12), std::pair(1, 44), std::pair(4, 30)}) {
    const Diagram diagram = large(heads, each);
    const Drawing made = drawing(diagram);
    EXPECT_GE(made.type_points_on_page, 7) << heads << " × " << each;
    EXPECT_GT(made.folded_levels, 0) << heads << " × " << each;
  }
  EXPECT_TRUE(names_everyone(large(1, 44), drawing(large(1, 44)).svg));
  const std::string counted = drawing(large(1, 300)).svg;
  EXPECT_NE(counted.find("450 legal persons"), std::string::npos);
}

/// Who controls whom in a group of any size: its sites are not drawn.
Diagram of_group(std::size_t establishments, std::uint64_t seed) {
  Diagram diagram = generated::group(establishments, seed);
  diagram.id = "control";
  diagram.clusters.clear();
  for (assessment::Box& box : diagram.boxes) {
    box.rows.clear();
    box.cluster.clear();
  }
  std::erase_if(diagram.links, [](const assessment::Link& link) { return link.kind != LinkKind::control; });
  return diagram;
}

TEST(ControlChart, of_a_generated_group_of_44_legal_persons_can_be_read_on_one_page) {
  for (const base::Language language : {base::Language::french, base::Language::english}) {
    for (const std::uint64_t seed : {1U, 2U, 3U}) {
      const Drawing made = drawing(of_group(750, seed), language);
      EXPECT_GE(made.type_points_on_page, 7) << seed;
      EXPECT_TRUE(names_everyone(of_group(750, seed), made.svg)) << seed;
    }
  }
}

TEST(ControlChart, is_the_same_bytes_every_time) { EXPECT_EQ(drawing(large(2, 9)).svg, drawing(large(2, 9)).svg); }

TEST(ControlChart, of_a_circle_and_of_nobody_is_still_drawn) {
  Diagram circle = small();
  circle.boxes.resize(2);
  circle.links = {drawn::link("head", "holding", LinkKind::control, "60 %"), drawn::link("holding", "head", LinkKind::control, "60 %"),
                  drawn::link("head", "head", LinkKind::control, "1 %"), drawn::link("nobody", "head", LinkKind::control, "1 %")};
  EXPECT_NE(drawing(circle).svg.find("Holding"), std::string::npos);
  Diagram nobody = small();
  nobody.boxes.clear();
  nobody.links.clear();
  EXPECT_NE(drawing(nobody).svg.find("Who controls whom"), std::string::npos);
}

}  // namespace
}  // namespace reprise::chart
