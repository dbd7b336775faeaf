#include "takeover/communes.h"

#include <algorithm>
#include <cctype>
#include <memory>

#include "base/files.h"
#include "golden/golden.h"
#include "takeover/written.h"

namespace reprise::takeover {
namespace {

base::Checked<Communes> table(const std::string& lines) {
  return Communes::read(std::make_shared<base::Source>("communes.csv", "# made up\nname,insee,latitude,longitude\n" + lines));
}

const Communes& shipped() {
  static const base::Checked<Communes> read = Communes::read(base::DiskFiles().read(golden::checkout_path("rules/references/communes.csv")).value());
  return *read.value;
}

std::vector<std::string> codes(std::string_view name) {
  std::vector<std::string> found;
  for (const Commune* commune : shipped().named(name)) found.emplace_back(commune->code);
  return found;
}

TEST(Communes, are_found_by_name_however_it_is_written) {
  EXPECT_EQ(commune_key("Saint-Étienne-du-Rouvray"), "SAINT ETIENNE DU ROUVRAY");
  EXPECT_EQ(commune_key("  L’Haÿ-les-Roses "), "L HAY LES ROSES");
  EXPECT_EQ(commune_key("Œuilly"), "OEUILLY");
  EXPECT_EQ(commune_key("St. Amand"), "SAINT AMAND");
  EXPECT_EQ(commune_key("Ste-Colombe"), "SAINTE COLOMBE");
  EXPECT_EQ(commune_key("Ne\u0301vez"), "NEVEZ");
  EXPECT_EQ(commune_key("\xE2\x80"), "");
  EXPECT_EQ(codes("Château-Chinon (Ville)"), std::vector<std::string>{"58062"});
  EXPECT_EQ(codes("Saint-Amand-Montrond"), std::vector<std::string>{"18197"});
  EXPECT_TRUE(codes("Trifouilly-les-Oies").empty());
}

TEST(Communes, that_bear_one_name_are_all_told) {
  EXPECT_EQ(codes("Sainte-Colombe").size(), 12U);
  EXPECT_EQ(codes("Moulins").size(), 3U);
}

TEST(Communes, shipped_are_all_of_them_once_and_in_france) {
  ASSERT_NE(shipped().by_code("57306"), nullptr);
  EXPECT_EQ(shipped().by_code("57306")->name, "HAYANGE");
  EXPECT_EQ(shipped().by_code("57999"), nullptr);
  const Point paris = shipped().by_code("75056")->centre;
  EXPECT_LT(great_circle_kilometres(paris, {48.8566, 2.3522}), 1);
}

TEST(Communes, refuse_what_is_no_line_of_the_table) {
  const auto read = table("HERE,01001,46.1,4.9\nTHERE,1,46.1,4.9\nFAR,01002,146.1,4.9\nSHORT,01003,46.1\nLONG,01004,46.1,4.9,5\nTWICE,01001,46.2,4.8\n,01005,46,4\nN,01006,nan,4\n");
  EXPECT_FALSE(read.value);
  EXPECT_TRUE(golden::matches("tests/takeover/golden/communes.txt", base::render(read.diagnostics, base::Language::english) +
                                                                       base::render(read.diagnostics, base::Language::french)));
  EXPECT_FALSE(Communes::read(std::make_shared<base::Source>("communes.csv", "nom,insee,lat,lon\n")).value);
}

TEST(Communes, stop_complaining_of_a_file_that_is_no_table) {
  EXPECT_EQ(Communes::read(std::make_shared<base::Source>("other.txt", std::string(1000, '\n') + std::string(2000, 'x'))).diagnostics.items().size(), 1U);
  std::string lines;
  for (int line = 0; line < 1000; ++line) lines += "x\n";
  EXPECT_EQ(table(lines).diagnostics.items().size(), 20U);
}

TEST(Communes, of_another_order_are_found_all_the_same) {
  const auto read = table("ZED,02001,49,3\r\nALPHA,01002,46,5\r\nALPHA,01001,46.5,5\r\n");
  ASSERT_TRUE(read.value);
  ASSERT_EQ(read.value->named("Alpha").size(), 2U);
  EXPECT_EQ(read.value->named("Alpha").front()->code, "01001");
  EXPECT_EQ(read.value->by_code("02001")->name, "ZED");
}

TEST(Departments, are_those_of_the_code) {
  EXPECT_EQ(department_name(department_code("18197")), "Cher (18)");
  EXPECT_EQ(department_name(department_code("2A004")), "Corse-du-Sud (2A)");
  EXPECT_EQ(department_name(department_code("97411")), "La Réunion (974)");
  EXPECT_EQ(department_code("1819"), "");
  EXPECT_EQ(department_code("Bourges"), "");
}

ServiceOverlap overlap(const std::string& own, const std::string& others, const Communes* communes) {
  Reach reach;
  reach.otherwise = scalar::Decimal(30);
  auto checked = take_over(written::dossier("services:\n  - {id: s, type: home, " + own + "}\n"),
                           written::group("services:\n  - {id: g, type: home, " + others + "}\n"), reach, communes);
  return checked.value->services.front();
}

TEST(Centre, stands_in_for_coordinates_that_nobody_gives) {
  const ServiceOverlap known = overlap("commune: Nevers", "commune: Decize", &shipped());
  EXPECT_EQ(written::told(known.nearest_km), "30.8 <services[s].type <group.services[g].type <services[s].commune <group.services[g].commune");
  EXPECT_FALSE(overlap("commune: Nevers", "commune: Decize", nullptr).nearest_km.value);
  EXPECT_EQ(written::told(overlap("insee: \"58194\"", "latitude: 46.989, longitude: 3.159", &shipped()).nearest_km).substr(0, 4), "0.2 ");
}

TEST(Centre, is_not_taken_where_there_are_coordinates) {
  const ServiceOverlap known = overlap("commune: Nevers, latitude: 47, longitude: 3", "latitude: 47, longitude: 3", &shipped());
  EXPECT_EQ(written::told(known.nearest_km).substr(0, 2), "0 ");
}

TEST(Centre, of_a_name_that_several_bear_is_unknown_until_the_code_is_given) {
  EXPECT_EQ(written::told(overlap("commune: Nevers", "commune: Moulins", &shipped()).nearest_km), "unknown -group.services[g].insee");
  EXPECT_TRUE(overlap("commune: Nevers", "commune: Moulins, insee: \"03190\"", &shipped()).nearest_km.value);
}

TEST(Centre, of_a_commune_that_is_not_in_the_table_is_unknown) {
  EXPECT_EQ(written::told(overlap("commune: Nevers", "commune: Trifouilly", &shipped()).nearest_km),
            "unknown -group.services[g].latitude -group.services[g].longitude");
}

TEST(NeedOfCommunes, is_there_only_where_they_could_tell_something) {
  const auto needed = [](const std::string& own) {
    return needs_communes(written::dossier("services:\n  - {id: s, type: home" + own + "}\n"), written::group("services: []\n"));
  };
  EXPECT_FALSE(needed(""));
  EXPECT_TRUE(needed(", commune: Nevers"));
  EXPECT_TRUE(needed(", insee: \"58194\""));
  EXPECT_TRUE(needed(", commune: Nevers, latitude: 47, longitude: 3"));  // its department
  EXPECT_FALSE(needed(", insee: \"58194\", latitude: 47, longitude: 3"));
  EXPECT_FALSE(needed(", zone: Nord, commune: Nevers, latitude: 47, longitude: 3"));
}

}  // namespace
}  // namespace reprise::takeover
