#include "facts/facts.h"

#include <gtest/gtest.h>

#include <set>
#include <sstream>

#include "facts/world.h"

namespace reprise::facts {
namespace {

using feel::Value;
using testing::World;

/// What is uncertain about a mark, in words.
std::string doubt(const MarkedFact& fact) {
  if (!fact.uncertain) return {};
  std::string text = fact.path + ":";
  if (fact.low || fact.high) text += " [" + (fact.low ? fact.low->to_string() : "") + ".." + (fact.high ? fact.high->to_string() : "") + "]";
  for (const Value& candidate : fact.candidates) text += " " + candidate.to_string();
  return text;
}

std::string described(const Facts& facts, const std::string& expression) {
  const Value value = testing::evaluated(expression, facts.context());
  std::string text = expression + "\n  = " + value.to_string();
  if (value.reason() != nullptr) text += " (" + value.reason()->code + ": " + value.reason()->words().en + ")";
  text += "\n";
  if (const std::string from = testing::paths(facts, value.marks()); !from.empty()) text += "  from " + from + "\n";
  if (const auto missing = facts.missing(value.marks()); !missing.empty()) text += "  missing " + testing::joined(missing) + "\n";
  for (const feel::Mark mark : value.marks().ids()) {
    if (const std::string words = doubt(facts.at(mark)); !words.empty()) text += "  uncertain " + words + "\n";
  }
  return text;
}

TEST(Facts, are_seen_by_expressions_with_where_they_came_from) {
  const World world;
  std::istringstream lines(golden::read("tests/facts/expressions.txt"));
  std::string all;
  for (std::string line; std::getline(lines, line);) all += line.empty() || line.starts_with("#") ? line + "\n" : described(world.facts, line);
  EXPECT_TRUE(golden::matches("tests/facts/expressions.expected", all));
}

TEST(Facts, derived_from_what_gives_no_number_miss_by_their_own_name) {
  const auto read = [](const std::string& text) { return testing::good(document::Document::parse(std::make_shared<const base::Source>("inline.yaml", text))); };
  const auto dossier = testing::good(dossier::dossier_from_document(read(
      "schema: reprise/dossier/1\nas_of: 2025-06-30\nassociation: {id: a, name: A}\n"
      "services: [{id: mobile, type: esat, latitude: {not_applicable: on the road}, longitude: {not_applicable: on the road}}]\n")));
  const auto group = testing::good(dossier::group_from_document(read(
      "schema: reprise/group/1\nas_of: 2025-06-30\ngroup: {id: g, name: G}\nservices: [{id: n, type: esat, latitude: 47, longitude: 3}]\n")));
  const auto takeover = testing::good(takeover::take_over(dossier, group, {{}, scalar::Decimal(30)}));
  const Facts facts(dossier, group, takeover);
  const Value within = testing::evaluated("takeover.services[1].within_reach", facts.context());
  EXPECT_TRUE(within.is_null());
  EXPECT_EQ(testing::joined(facts.missing(within.marks())), "takeover.services[mobile].within_reach");
}

TEST(Facts, have_each_a_mark_of_its_own_and_a_path_of_its_own) {
  const World world;
  for (feel::Mark mark = 0; mark < world.facts.all().size(); ++mark) {
    EXPECT_EQ(world.facts.find(world.facts.at(mark).path), mark) << world.facts.at(mark).path;
  }
  EXPECT_FALSE(world.facts.find("workforce.unheard_of"));
}

TEST(Facts, point_to_the_line_they_were_written_on) {
  const World world;
  const MarkedFact& headcount = world.facts.at(*world.facts.find("workforce.headcount"));
  EXPECT_EQ(headcount.place.to_string(), "tests/facts/association.yaml:12:14");
  EXPECT_EQ(headcount.fact, &world.dossier.section("workforce").at("headcount"));
  EXPECT_EQ(world.facts.at(*world.facts.find("debts")).place.source, world.dossier.file);
}

TEST(Overrides, replace_leaves_and_keep_their_marks) {
  const World world;
  const feel::Mark cash = *world.facts.find("accounts[2024].cash");
  const feel::Mark headcount = *world.facts.find("group.headcount");
  const feel::Context changed = world.facts.context_with({{cash, Value::number(7)}, {headcount, Value::number(10)}});
  const Value value = testing::evaluated("accounts[-1].cash * group.headcount + accounts[1].cash", changed);
  EXPECT_EQ(value.to_string(), "100070");
  EXPECT_EQ(testing::paths(world.facts, value.marks()), "accounts, accounts[2023].cash, accounts[2024].cash, group.headcount");
  EXPECT_EQ(testing::evaluated("accounts[-1].cash", world.facts.context()).to_string(), "300000");
}

TEST(Overrides, reach_every_place_a_fact_is_seen_from) {
  const World world;
  const feel::Context changed = world.facts.context_with({{*world.facts.find("services[esat].type"), Value::string("mecs")}});
  EXPECT_EQ(testing::evaluated("services[2].type", changed).to_string(), "\"mecs\"");
  EXPECT_EQ(testing::evaluated("takeover.services[2].type", changed).to_string(), "\"mecs\"");
}

TEST(Overrides, of_a_list_take_the_place_of_what_is_in_it) {
  const World world;
  const feel::Mark list = *world.facts.find("accounts");
  const feel::Mark cash = *world.facts.find("accounts[2024].cash");
  const feel::Context changed = world.facts.context_with({{list, Value::list({})}, {cash, Value::number(7)}});
  EXPECT_EQ(testing::evaluated("count(accounts)", changed).to_string(), "0");
}

TEST(Overrides, that_are_none_leave_the_world_alone) {
  const World world;
  EXPECT_EQ(testing::evaluated("accounts", world.facts.context_with({})).to_string(), testing::evaluated("accounts", world.facts.context()).to_string());
}

TEST(Facts, take_in_what_only_the_rules_miss) {
  World world;
  const feel::Mark row = world.facts.add_missing("reference.vacancy");
  EXPECT_EQ(world.facts.missing(feel::Marks::of(row)), std::vector<std::string>{"reference.vacancy"});
  EXPECT_EQ(world.facts.find("reference.vacancy"), row);
  EXPECT_EQ(testing::evaluated("workforce.headcount", world.facts.context_with({{row, Value::number(1)}})).to_string(), "255");
}

TEST(Vocabulary, knows_every_word_of_the_facts_and_no_other) {
  const feel::Names names = vocabulary_names();
  const World world;
  for (const MarkedFact& fact : world.facts.all()) {
    std::string expression;
    bool inside = false;
    for (const char character : fact.path) {
      if (character == '[') inside = true;
      if (!inside) expression += character;
      if (character == ']') inside = false;
    }
    EXPECT_TRUE(feel::Expression::compile(expression, names).ok()) << expression;
  }
  for (const char* wrong : {"workforce.headcuont", "acounts", "group.policy.smallest", "takeover.services.distance", "accounts.id"}) {
    EXPECT_FALSE(feel::Expression::compile(wrong, names).ok()) << wrong;
  }
}

void expect_each_name_once(const Value& value, const std::string& path) {
  if (value.kind() == feel::Kind::list) {
    for (const Value& item : value.as_list()) expect_each_name_once(item, path + "[]");
  } else if (value.kind() == feel::Kind::context) {
    std::set<std::string> met;
    for (const auto& [name, inner] : value.as_context().entries()) {
      EXPECT_TRUE(met.insert(name).second) << path << "." << name;
      expect_each_name_once(inner, path + "." + name);
    }
  }
}

TEST(Vocabulary, has_each_name_of_a_section_once) { expect_each_name_once(Value::context(World().facts.context()), "facts"); }

TEST(Facts, that_were_changed_leave_the_world_they_were_made_of_alone) {
  const World world;
  const feel::Mark cash = *world.facts.find("accounts[2024].cash");
  const Facts changed = world.facts.changed({{cash, Value(), false, {}, {}, {}}});
  EXPECT_TRUE(changed.at(cash).missing);
  EXPECT_EQ(changed.at(cash).path, "accounts[2024].cash");
  EXPECT_FALSE(world.facts.at(cash).missing);
  EXPECT_EQ(testing::joined(changed.missing(feel::Marks::of(cash))), "accounts[2024].cash");
  EXPECT_EQ(changed.find("accounts[2024].cash"), cash);
  EXPECT_EQ(testing::evaluated("accounts[-1].cash", world.facts.context()).to_string(), "300000");
}

TEST(Vocabulary, tells_lists_from_sections_and_leaves) {
  const feel::Names names = vocabulary_names();
  EXPECT_TRUE(names.find({"accounts"})->is_list);
  EXPECT_TRUE(names.find({"takeover", "services"})->is_list);
  EXPECT_FALSE(names.find({"workforce"})->is_list);
  EXPECT_TRUE(names.find({"workforce", "headcount"})->entries.empty());
  EXPECT_FALSE(names.find({"workforce", "year"}));
}

}  // namespace
}  // namespace reprise::facts
