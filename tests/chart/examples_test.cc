#include <memory>

#include "document/document.h"
#include "dossier/dossier.h"
#include "drawn.h"
#include "engine/engine.h"
#include "golden/golden.h"
#include "takeover/takeover.h"

namespace reprise::chart {
namespace {

document::Document parsed(const std::string& path) {
  auto document = document::Document::parse(std::make_shared<base::Source>(path, golden::read(path)));
  EXPECT_FALSE(document.diagnostics.has_errors()) << base::render(document.diagnostics, base::Language::english);
  return std::move(*document.value);
}

dossier::Group group_at(const std::string& path) {
  const auto document = parsed(path);
  auto group = dossier::group_from_document(document);
  EXPECT_FALSE(group.diagnostics.has_errors()) << base::render(group.diagnostics, base::Language::english);
  return std::move(*group.value);
}

takeover::Takeover takeover_at(const std::string& dossier_path, const dossier::Group& group) {
  const auto document = parsed(dossier_path);
  const auto dossier = dossier::dossier_from_document(document);
  EXPECT_FALSE(dossier.diagnostics.has_errors()) << base::render(dossier.diagnostics, base::Language::english);
  takeover::Reach reach;
  reach.otherwise = scalar::Decimal(20);
  auto takeover = takeover::take_over(*dossier.value, group, reach);
  EXPECT_FALSE(takeover.diagnostics.has_errors()) << base::render(takeover.diagnostics, base::Language::english);
  return std::move(*takeover.value);
}

constexpr const char* kTraverses = "examples/passerelles/group.yaml";

TEST(GroupeTraverses, has_the_size_it_was_made_for) {
  const auto group = group_at(kTraverses);
  EXPECT_TRUE(group.fictional);
  EXPECT_EQ(group.legal_persons.size(), 23U);
  EXPECT_EQ(group.list("establishments").entries.size(), 130U);
  scalar::Decimal staff;
  for (const auto& person : group.legal_persons) staff += std::get<scalar::Decimal>(person.section.at("headcount").value);
  EXPECT_EQ(staff, scalar::Decimal(2000));
}

TEST(GroupeTraverses, of_130_establishments_is_legible_on_a_landscape_page) {
  const auto group = group_at(kTraverses);
  const Drawing drawing = drawn::drawing(engine::diagram(takeover::structure_of(group), group, false, {}));
  EXPECT_GE(drawing.type_points_on_page, 7);
  EXPECT_LE(drawing.folded_levels, 1);
}

TEST(Takeover, of_every_example_is_legible_and_moves_nothing_in_both_languages) {
  const std::pair<const char*, const char*> kCases[] = {{"examples/passerelles/dossier.yaml", kTraverses},
                                                        {"examples/alpha-sante-2012/dossier.yaml", "examples/groupe-sos-2012/group.yaml"},
                                                        {"examples/sauvegarde-ardennes-2017/dossier.yaml", "examples/groupe-sos-2017/group.yaml"}};
  for (const auto& [dossier, path] : kCases) {
    const auto group = group_at(path);
    const auto takeover = takeover_at(dossier, group);
    for (const base::Language language : {base::Language::french, base::Language::english}) {
      Options options;
      options.language = language;
      const Drawing before = drawn::drawing(engine::diagram(takeover.before, group, false, {}), options);
      const Drawing after = drawn::drawing(engine::diagram(takeover.after, group, true, {}), options);
      EXPECT_GE(before.type_points_on_page, 7) << dossier;
      EXPECT_GE(after.type_points_on_page, 7) << dossier;
      EXPECT_EQ(drawn::places(before.dot), drawn::places(after.dot)) << dossier;
      EXPECT_EQ(before.width_points, after.width_points) << dossier;
      EXPECT_EQ(before.height_points, after.height_points) << dossier;
    }
  }
}

TEST(Affiliation, joins_and_is_never_absorbed) {
  const auto group = group_at(kTraverses);
  const auto takeover = takeover_at("examples/passerelles/dossier.yaml", group);
  const auto diagram = engine::diagram(takeover.after, group, true, {});
  for (const base::Language language : {base::Language::french, base::Language::english}) {
    Options options;
    options.language = language;
    const std::string svg = drawn::drawing(diagram, options).svg;
    EXPECT_EQ(svg.find("absorb"), std::string::npos);
    EXPECT_NE(svg.find(language == base::Language::french ? "rejoint le groupe" : "joins the group"), std::string::npos);
  }
}

}  // namespace
}  // namespace reprise::chart
