#include "takeover/routes.h"

#include <sstream>

#include "dossier/vocabulary.h"
#include "golden/golden.h"
#include "takeover/written.h"

namespace reprise::takeover {
namespace {

using written::told;

constexpr const char* kAssociation = R"(
association: {id: target, name: L’Association, legal_form: association}
workforce: {headcount: 120}
debts:
  - {id: bank, amount: 300000}
  - {id: tax, amount: 45000}
establishments:
  - {id: home, kind: nursing_home, capacity: 60, headcount: 45}
  - {id: office, kind: head_office, capacity: {not_applicable: "no beds"}, headcount: 8}
services:
  - {id: beds, type: nursing_home, establishment: home, authorised: 62}
  - {id: school, type: training, open: 20, headcount: 12, authorised: {not_applicable: "no authorisation"}}
)";

std::string passing_by(const std::string& transaction) { return told(passing(written::dossier(std::string(kAssociation) + "transaction: " + transaction + "\n"))); }

TEST(Routes, are_the_seven_of_the_vocabulary) {
  const dossier::Word* word = dossier::find_word("transaction.route");
  std::istringstream choices(std::string(word->choices) + "");
  int count = 0;
  for (std::string route; std::getline(choices, route, '|'); ++count) EXPECT_NE(effect_of(route), nullptr) << route;
  EXPECT_EQ(count, 7);
  EXPECT_EQ(effect_of(""), nullptr);
  EXPECT_EQ(effect_of("absorption"), nullptr);
}

TEST(Routes, pass_what_their_law_passes) {
  std::string text;
  for (const char* route : {"affiliation", "merger", "mandate", "court_sale", "grouping", "devolution"}) {
    text += std::string(route) + "\n" + passing_by("{route: " + std::string(route) + "}");
  }
  text += "partial_contribution of home\n" + passing_by("{route: partial_contribution, sites_transferred: [home], debts_transferred: 10000}");
  text += "court_sale of home\n" + passing_by("{route: court_sale, sites_transferred: [home]}");
  EXPECT_TRUE(golden::matches("tests/takeover/golden/passing.txt", text));
}

TEST(Routes, say_what_misses_to_tell_what_passes) {
  EXPECT_TRUE(golden::matches("tests/takeover/golden/passing-unknown.txt",
                              "no route\n" + passing_by("{}") + "no list\n" + passing_by("{route: partial_contribution}") + "nothing known of a merger\n" +
                                  told(passing(written::dossier("association: {id: a}\ntransaction: {route: merger}\n")))));
}

TEST(Routes, do_not_take_a_range_for_a_number) {
  const std::string text = told(passing(written::dossier("association: {id: a}\nworkforce: {headcount: {low: 90, high: 110}}\ntransaction: {route: merger}\n")));
  EXPECT_NE(text.find("staff: unknown -workforce.headcount\n"), std::string::npos) << text;
}

}  // namespace
}  // namespace reprise::takeover
