#include "engine/territories.h"

#include "fixture.h"

namespace reprise::engine {
namespace {

constexpr const char* kOwn = R"(
establishments:
  - {id: foyer, name: Foyer du lac, kind: housing, insee: "58194", latitude: 47, longitude: 3}
services:
  - {id: s, type: nursing_home, establishment: foyer, publics: [a], open: 30, authorised: 30, zone_places: 30}
  - {id: t, type: bakery, name: Boulangerie, insee: "58194", latitude: 47, longitude: 3, publics: [a], open: unknown}
)";

assessment::Territories told(const std::string& others) {
  const dossier::Dossier dossier = testing::dossier_with(kOwn);
  const dossier::Group group = testing::group_with(others);
  takeover::Reach reach;
  reach.otherwise = scalar::Decimal(15);
  const auto takeover = takeover::take_over(dossier, group, reach);
  const takeover::Landscape landscape = takeover::landscape(dossier, group, reach);
  return territories({dossier, group, *takeover.value, rulepack::RuleBook{}}, landscape);
}

TEST(Territories, name_services_after_their_establishments_and_types_in_words) {
  const assessment::Territories territories = told("services:\n  - {id: g, type: nursing_home, latitude: 47, longitude: 3, publics: [a], open: 5}\n");
  ASSERT_EQ(territories.closing.size(), 2U);
  EXPECT_EQ(territories.closing[0].service.name, "Foyer du lac");
  EXPECT_EQ(territories.closing[1].service.name, "Boulangerie");
  EXPECT_EQ(territories.closing[0].type.fr, "EHPAD");
  EXPECT_EQ(territories.closing[1].type.en, "bakery");
  EXPECT_EQ(territories.closing[0].territory, "Nièvre (58)");
  ASSERT_EQ(territories.closing[0].instead.size(), 1U);
  EXPECT_EQ(territories.closing[0].instead[0].name, "g");
}

TEST(Territories, give_a_partial_sum_an_open_end_and_a_label_to_what_it_lacks) {
  const assessment::Territories territories = told("services: []\n");
  EXPECT_EQ(territories.places.low, scalar::Decimal(30));
  EXPECT_FALSE(territories.places.high);
  EXPECT_EQ(territories.places.missing, std::vector<std::string>{"services[t].open"});
  EXPECT_EQ(territories.closing[0].irreplaceable.low, scalar::Decimal(1));
  EXPECT_EQ(territories.irreplaceable.low, scalar::Decimal(30));
  bool labelled = false;
  for (const assessment::PathLabel& label : territories.labels) labelled = labelled || (label.path == "services[t].open" && label.label.en.find("Open places") == 0);
  EXPECT_TRUE(labelled);
}

TEST(Territories, are_not_told_where_nobody_looked) {
  const auto rules = rulepack::RuleBook{};
  const dossier::Dossier dossier = testing::dossier_with(kOwn);
  const dossier::Group group = testing::group_with("services: []\n");
  const auto takeover = takeover::take_over(dossier, group, {});
  const takeover::Landscape landscape = takeover::landscape(dossier, group, {});
  EXPECT_FALSE(assess({dossier, group, *takeover.value, rules}).territories);
  EXPECT_TRUE(assess({dossier, group, *takeover.value, rules, &landscape}).territories);
}

}  // namespace
}  // namespace reprise::engine
