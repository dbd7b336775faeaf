#include "golden/golden.h"
#include "takeover/written.h"

namespace reprise::takeover {
namespace {

using written::told;

constexpr const char* kGroup = R"(
sectors:
  - {id: youth, name: {fr: Jeunesse, en: Youth}}
  - {id: seniors, name: {fr: Seniors, en: Seniors}}
legal_persons:
  - {id: union, name: Union, form: union}
  - {id: care, name: Soins, form: association, sector: seniors}
  - {id: gie, name: GIE, form: gie}
relations:
  - {from: union, to: care, kind: control, share: 1}
  - {from: gie, to: care, kind: services, since: 2020-01-01}
  - {from: gie, to: union, kind: services, since: 2025-06-01}
  - {from: union, to: gie, kind: control, share: 0.5, until: 2024-12-31}
  - {from: union, to: gie, kind: property, until: 2025-01-01}
establishments:
  - {id: home, name: La Maison, kind: nursing_home, legal_person: care, capacity: 60, latitude: 46.9881, longitude: 3.1569}
services:
  - {id: beds, type: nursing_home, establishment: home, open: 60}
  - {id: meals, name: Repas, type: meals, legal_person: care}
)";

std::string association(const std::string& transaction) {
  return R"(
association: {id: target, name: L’Association, legal_form: association}
establishments: [{id: home, name: Notre Maison, kind: nursing_home, latitude: 46.9881, longitude: 3.1569}]
services: [{id: beds, type: nursing_home, establishment: home}, {id: school, type: training}]
)" + transaction;
}

std::string told_takeover(const std::string& transaction) {
  Reach reach;
  reach.otherwise = scalar::Decimal(20);
  const auto checked = take_over(written::dossier(association(transaction)), written::group(kGroup), reach);
  if (!checked.value) return base::render(checked.diagnostics, base::Language::english);
  return "before\n" + told(checked.value->before) + "after\n" + told(checked.value->after);
}

TEST(Structure, of_the_group_alone_has_the_relations_of_its_day) {
  EXPECT_TRUE(golden::matches("tests/takeover/golden/group.txt", told(structure_of(written::group(kGroup)))));
}

TEST(Structure, after_an_affiliation_keeps_the_legal_person_and_adds_control) {
  EXPECT_TRUE(golden::matches("tests/takeover/golden/affiliation.txt", told_takeover("transaction: {route: affiliation, joins: care}\n")));
}

TEST(Structure, after_an_affiliation_stands_in_the_sector_the_dossier_names) {
  const std::string text = told_takeover("transaction: {route: affiliation, joins: care, sector: youth}\n");
  EXPECT_NE(text.find("person target 'L’Association' association in [youth] target joins\n"), std::string::npos) << text;
}

TEST(Structure, after_an_affiliation_to_nobody_known_has_no_link) {
  const std::string text = told_takeover("transaction: {route: affiliation, joins: unknown}\n");
  EXPECT_NE(text.find("in [] target joins uncertain\n"), std::string::npos) << text;
  EXPECT_EQ(text.find("added"), std::string::npos) << text;
}

TEST(Structure, after_a_merger_ends_the_legal_person_and_moves_its_sites) {
  EXPECT_TRUE(golden::matches("tests/takeover/golden/merger.txt", told_takeover("transaction: {route: merger, joins: care}\n")));
}

TEST(Structure, after_a_mandate_only_plans_a_link) {
  const std::string text = told_takeover("transaction: {route: mandate, joins: care}\n");
  EXPECT_NE(text.find("link care -> target control ? added planned by mandate\n"), std::string::npos) << text;
  EXPECT_EQ(text.find("joins\n"), std::string::npos) << text;
}

TEST(Structure, of_an_unknown_route_is_uncertain) {
  const std::string text = told_takeover("transaction: {joins: care}\n");
  EXPECT_NE(text.find("target uncertain\n"), std::string::npos) << text;
  EXPECT_NE(text.find("link care -> target control ? added planned\n"), std::string::npos) << text;
}

TEST(TakeOver, refuses_a_legal_person_and_a_sector_the_group_does_not_have) {
  const auto checked = take_over(written::dossier(association("transaction: {route: affiliation, joins: cares, sector: nowhere}\n")), written::group(kGroup), Reach{});
  EXPECT_FALSE(checked.value);
  EXPECT_TRUE(golden::matches("tests/takeover/golden/refused.txt", base::render(checked.diagnostics, base::Language::english) +
                                                                       base::render(checked.diagnostics, base::Language::french)));
}

TEST(TakeOver, tells_the_association_apart_from_a_legal_person_of_the_same_id) {
  const auto dossier = written::dossier("association: {id: care, name: Autre}\ntransaction: {route: affiliation, joins: care}\n");
  const auto checked = take_over(dossier, written::group(kGroup), Reach{});
  ASSERT_TRUE(checked.value);
  EXPECT_EQ(checked.value->after.persons.back().id, "care-2");
  EXPECT_EQ(checked.value->after.links.back().to, "care-2");
}

}  // namespace
}  // namespace reprise::takeover
