#include "golden/golden.h"
#include "takeover/written.h"

namespace reprise::takeover {
namespace {

using written::told;

// Nevers, Bourges (58 km from Nevers), Moulins (49 km), Decize (31 km): centres of the communes.
constexpr const char* kGroup = R"(
legal_persons:
  - {id: a, name: A, form: association}
establishments:
  - {id: nevers, name: Site de Nevers, commune: Nevers, latitude: 46.9881, longitude: 3.1569, legal_person: a}
  - {id: decize, name: Site de Decize, commune: Decize, latitude: 46.8089, longitude: 3.4663, legal_person: a}
services:
  - {id: home-nevers, type: nursing_home, establishment: nevers}
  - {id: home-decize, type: nursing_home, establishment: decize}
  - {id: home-elsewhere, type: nursing_home, establishment: nevers, commune: Moulins, latitude: 46.5625, longitude: 3.3266}
  - {id: esat-unplaced, type: sheltered_work}
  - {id: training-imphy, type: training, commune: Imphy}
)";

std::string overlaps_told(const std::string& services, const std::string& group, const Reach& reach) {
  const auto dossier = written::dossier(services);
  const auto checked = take_over(dossier, written::group(group), reach);
  if (!checked.value) return base::render(checked.diagnostics, base::Language::english);
  std::string text;
  for (const ServiceOverlap& overlap : checked.value->services) text += told(overlap);
  return text;
}

Reach reach(int kilometres) {
  Reach reach;
  reach.kilometres.emplace("nursing_home", scalar::Decimal(kilometres));
  reach.otherwise = scalar::Decimal(20);
  return reach;
}

TEST(Overlap, tells_distances_counts_and_what_misses) {
  EXPECT_TRUE(golden::matches("tests/takeover/golden/overlap.txt", overlaps_told(R"(
establishments:
  - {id: site, commune: Nevers, latitude: 46.9881, longitude: 3.1569}
services:
  - {id: same-town, type: nursing_home, establishment: site, open: 60, authorised: 65}
  - {id: bourges, type: nursing_home, latitude: 47.0750, longitude: 2.4042, authorised: 40}
  - {id: half-placed, type: nursing_home, latitude: 47.0750}
  - {id: untyped, establishment: site}
  - {id: only-one, type: addiction_care, establishment: site}
  - {id: against-unplaced, type: sheltered_work, establishment: site}
  - {id: by-commune, type: training, commune: Imphy}
  - {id: not-where-its-establishment-is, type: nursing_home, establishment: site, commune: Guérigny}
)",
                                                                                 kGroup, reach(30))));
}

TEST(Reach, ends_at_the_kilometres_of_the_type) {
  const std::string services = "services:\n  - {id: s, type: nursing_home, latitude: 47.0750, longitude: 2.4042}\n";
  // 57.9 km to Nevers.
  EXPECT_NE(overlaps_told(services, kGroup, reach(58)).find("within reach: 1"), std::string::npos);
  EXPECT_NE(overlaps_told(services, kGroup, reach(57)).find("within reach: 0"), std::string::npos);
}

TEST(Reach, of_a_type_without_a_row_is_the_rules_gap_and_no_missing_fact) {
  const auto dossier = written::dossier("services:\n  - {id: s, type: nursing_home, latitude: 47.0750, longitude: 2.4042}\n");
  const auto checked = take_over(dossier, written::group(kGroup), Reach{});
  ASSERT_TRUE(checked.value);
  const ServiceOverlap& overlap = checked.value->services.front();
  EXPECT_FALSE(overlap.within_reach.value);
  EXPECT_TRUE(overlap.within_reach.missing.empty());
  EXPECT_TRUE(overlap.nearest_km.value);
}

TEST(Overlap, of_an_incomplete_group_is_a_lower_bound_and_never_none) {
  const std::string group = "services: {complete: false, entries: [{id: n, type: nursing_home, latitude: 46.9881, longitude: 3.1569}]}\n";
  EXPECT_TRUE(golden::matches("tests/takeover/golden/incomplete.txt", overlaps_told(R"(
services:
  complete: false
  entries:
    - {id: near, type: nursing_home, latitude: 46.9881, longitude: 3.1569}
    - {id: far, type: nursing_home, latitude: 48.8566, longitude: 2.3522}
    - {id: other, type: training, latitude: 46.9881, longitude: 3.1569}
)",
                                                                                    group, reach(30))));
}

TEST(Overlap, with_a_group_that_lists_no_services_is_unknown) {
  const std::string text = overlaps_told("services: [{id: s, type: nursing_home, latitude: 46.9, longitude: 3.1}]\n", "", reach(30));
  EXPECT_NE(text.find("in the group: unknown -group.services\n"), std::string::npos) << text;
  EXPECT_NE(text.find("nearest: unknown -group.services\n"), std::string::npos) << text;
}

TEST(Overlap, with_a_group_without_services_is_none) {
  const std::string text = overlaps_told("services: [{id: s, type: nursing_home, latitude: 46.9, longitude: 3.1}]\n", "services: []\n", reach(30));
  EXPECT_NE(text.find("in the group: 0 "), std::string::npos) << text;
  EXPECT_NE(text.find("nearest: none\n"), std::string::npos) << text;
  EXPECT_NE(text.find("within reach: 0 "), std::string::npos) << text;
}

TEST(Overlap, with_a_service_of_unknown_type_is_unknown_only_where_it_matters) {
  const std::string services = "services: [{id: s, type: nursing_home, latitude: 46.9881, longitude: 3.1569}]\n";
  const std::string far = "services: [{id: home, type: nursing_home, latitude: 46.99, longitude: 3.16}, {id: what, latitude: 48.8566, longitude: 2.3522}]\n";
  const std::string near = "services: [{id: home, type: nursing_home, latitude: 48.8566, longitude: 2.3522}, {id: what, latitude: 46.99, longitude: 3.16}]\n";
  const std::string far_text = overlaps_told(services, far, reach(30));
  EXPECT_NE(far_text.find("nearest: 0.4 "), std::string::npos) << far_text;
  const std::string near_text = overlaps_told(services, near, reach(30));
  EXPECT_NE(near_text.find("nearest: unknown -group.services[what].type\n"), std::string::npos) << near_text;
  EXPECT_NE(near_text.find("within reach: unknown -group.services[what].type\n"), std::string::npos) << near_text;
}

TEST(TakeOver, tells_whether_the_lists_were_given_and_complete) {
  const auto checked = take_over(written::dossier("services: {complete: false, entries: []}\n"), written::group(""), Reach{});
  ASSERT_TRUE(checked.value);
  EXPECT_TRUE(checked.value->services_known);
  EXPECT_FALSE(checked.value->services_complete);
  EXPECT_FALSE(checked.value->group_services_known);
}

}  // namespace
}  // namespace reprise::takeover
