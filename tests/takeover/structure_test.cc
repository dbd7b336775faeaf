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

TEST(Structure, after_a_partial_contribution_leaves_the_association_without_the_sites_that_pass) {
  const std::string text = told_takeover("transaction: {route: partial_contribution, joins: care, sites_transferred: [home]}\n");
  EXPECT_TRUE(golden::matches("tests/takeover/golden/partial-contribution.txt", text));
}

TEST(Structure, after_a_partial_contribution_of_nobody_knows_what_moves_nothing_and_says_so) {
  const std::string text = told_takeover("transaction: {route: partial_contribution, joins: care}\n");
  EXPECT_NE(text.find("target splits uncertain\n"), std::string::npos) << text;
  EXPECT_EQ(text.find("moves"), std::string::npos) << text;
}

TEST(Structure, after_a_court_sale_moves_what_the_offer_lists_or_everything) {
  const std::string all = told_takeover("transaction: {route: court_sale, joins: care}\n");
  EXPECT_NE(all.find("site school 'school' training of care places ? target moves from target\n"), std::string::npos) << all;
  const std::string some = told_takeover("transaction: {route: court_sale, joins: care, sites_transferred: [home]}\n");
  EXPECT_NE(some.find("site school 'school' training of target places ? target\n"), std::string::npos) << some;
  EXPECT_NE(some.find("nursing_home of care places ? target doubled moves from target\n"), std::string::npos) << some;
  EXPECT_NE(some.find("target ends\n"), std::string::npos) << some;
}

TEST(Structure, after_the_takeover_has_the_transfers_of_its_day_done_and_later_ones_announced) {
  constexpr const char* kTransfers = R"(
transfers:
  - {site: home, to: {id: hospital, name: CHR, form: public_body}, on: 2024-08-01}
  - {site: school, to: {id: gie, name: GIE}, on: 2026}
transaction: {route: affiliation, joins: care}
)";
  EXPECT_TRUE(golden::matches("tests/takeover/golden/transfers.txt", told_takeover(kTransfers)));
}

TEST(Structure, of_a_day_has_its_legal_persons_and_those_outside_that_something_links) {
  const auto group = written::group(R"(
legal_persons:
  - {id: head, name: Tête, form: association}
  - {id: old, name: Ancienne, form: association, until: 2016, merged_into: head}
  - {id: new, name: Nouvelle, form: association, since: 2020}
  - {id: city, name: Ville, form: public_body, outside: true}
  - {id: stranger, name: Étranger, form: public_body, outside: true}
relations:
  - {from: head, to: old, kind: control}
  - {from: head, to: new, kind: control, by: board}
  - {from: city, to: head, kind: property}
establishments: [{id: home, legal_person: head}]
transfers: [{site: home, to: new, on: 2031-05}]
)");
  EXPECT_TRUE(golden::matches("tests/takeover/golden/of-a-day.txt", told(structure_of(group))));
}

std::string told_all(const std::vector<std::string>& sections) {
  std::vector<dossier::Dossier> dossiers;
  for (const std::string& one : sections) dossiers.push_back(written::dossier(one));
  Reach reach;
  reach.otherwise = scalar::Decimal(20);
  const auto checked = take_over_all(dossiers, written::group(kGroup), reach, {2025, 1, 1});
  if (!checked.value) return base::render(checked.diagnostics, base::Language::english);
  std::string text = "order";
  for (const std::size_t at : checked.value->order) text += " " + std::to_string(at);
  return text + "\nbefore\n" + told(checked.value->before) + "after\n" + told(checked.value->after);
}

TEST(Succession, follows_the_effective_dates_and_lets_a_later_one_join_an_earlier_one) {
  EXPECT_TRUE(golden::matches("tests/takeover/golden/succession.txt", told_all({R"(
association: {id: second, name: Seconde}
establishments: [{id: home, name: Autre Maison, kind: nursing_home, latitude: 48.8, longitude: 2.3}]
services: [{id: beds, type: nursing_home, establishment: home}]
transaction: {route: merger, joins: first, effective: 2026-01-01}
)",
                                                                                 R"(
association: {id: first, name: Première}
establishments: [{id: home, name: Maison, kind: nursing_home, latitude: 48.81, longitude: 2.31}]
services: [{id: beds, type: nursing_home, establishment: home}]
transaction: {route: affiliation, joins: care, effective: 2025-06-01}
)"})));
}

TEST(Succession, at_once_keeps_the_order_given_and_tells_associations_of_one_name_apart) {
  const std::string one = "association: {id: same, name: Même}\ntransaction: {route: affiliation, joins: care}\n";
  const std::string text = told_all({one, one});
  EXPECT_NE(text.find("order 0 1\n"), std::string::npos) << text;
  EXPECT_NE(text.find("link care -> same control ? added by affiliation\nlink care -> same-2 control ? added by affiliation\n"), std::string::npos) << text;
}

TEST(Succession, refuses_to_join_one_that_comes_later) {
  const std::string text = told_all({"association: {id: first, name: A}\ntransaction: {route: merger, joins: second, effective: 2025-02-01}\n",
                                     "association: {id: second, name: B}\ntransaction: {route: affiliation, joins: care, effective: 2026-02-01}\n"});
  EXPECT_NE(text.find("expected a legal person of the group, got 'second' [takeover-joins-unknown]"), std::string::npos) << text;
}

TEST(TakeOver, refuses_sites_that_the_association_does_not_have) {
  const std::string text = told_takeover("transaction: {route: partial_contribution, joins: care, sites_transferred: [home, scool]}\n");
  EXPECT_NE(text.find("expected an establishment of the association, or a service in none, got 'scool' [takeover-site-unknown]"), std::string::npos) << text;
  EXPECT_NE(text.find("did you mean 'school'?"), std::string::npos) << text;
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
