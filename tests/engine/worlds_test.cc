// Three hundred random worlds: whatever values the facts may still have, the score they give lies within the interval that
// was promised, and what ignorance costs adds up to its width.
#include <random>

#include "engine/outcome.h"
#include "engine/score.h"
#include "fixture.h"
#include "printed.h"

namespace reprise::engine::testing {
namespace {

using scalar::Decimal;

constexpr const char* kWords = "finding: {fr: \"{value}\", en: \"{value}\"}\ntests:\n  - {given: {}, expect: {outcome: unknown}}\n";

std::string measured(const std::string& id, const std::string& weight, const std::string& value, const std::string& applies = {}) {
  return rule(id, (applies.empty() ? "" : "applies: " + applies + "\n") + "value: |\n  " + value + "\nunit: ratio\nweight: " + weight +
                      "\nscale:\n  - {when: \"< 1\", risk: 0}\n  - {when: \"[1..3)\", risk: 40}\n  - {when: \">= 3\", risk: 100}\n  - {when: \"null\", risk: 60}\n" + kWords);
}

rulepack::RuleBook measures() {
  return rules({{"definitions/staff.yaml", "schema: reprise/definition/1\nname: staff\ntitle: {fr: Personnel, en: Staff}\nparameters: []\n"
                                           "value: workforce.headcount + workforce.fte\n"},
                {"financial/plain.yaml", measured("plain", "2", "workforce.headcount - workforce.fte")},
                {"financial/quotient.yaml", measured("quotient", "1", "staff() / workforce.fte_vacant")},
                {"financial/branch.yaml", measured("branch", "3", "if workforce.fte_vacant > 2 then workforce.fte else staff() - 2")},
                {"financial/extreme.yaml", measured("extreme", "1", "max(workforce.headcount, abs(workforce.fte - 3), workforce.fte_vacant)")},
                {"financial/optional.yaml", measured("optional", "2", "min([workforce.fte, workforce.leavers])", "workforce.leavers > 1")}});
}

constexpr std::array<const char*, 4> kFacts = {"headcount", "fte", "fte_vacant", "leavers"};

/// A fact's text and the whole numbers it may be; known when there is one.
struct RandomFact {
  std::string text;
  std::vector<int> values;
};

RandomFact random_fact(std::mt19937& random) {
  const int low = static_cast<int>(random() % 4);
  switch (random() % 4) {
    case 0: return {"unknown", {0, 1, 2, 3, 4, 5, 6}};
    case 1: {
      const int high = low + 1 + static_cast<int>(random() % 3);
      RandomFact fact{"{low: " + std::to_string(low) + ", high: " + std::to_string(high) + "}", {}};
      for (int value = low; value <= high; ++value) fact.values.push_back(value);
      return fact;
    }
    case 2:
      return {"{value: " + std::to_string(low) + ", source: A, alternatives: [{value: " + std::to_string(low + 2) + ", source: B}]}", {low, low + 2}};
    default: return {std::to_string(low), {low}};
  }
}

std::string sections(const std::vector<RandomFact>& facts) {
  std::string text = "sources: {A: {title: A}, B: {title: B}}\nworkforce:\n";
  for (std::size_t i = 0; i < facts.size(); ++i) text += "  " + std::string(kFacts[i]) + ": " + facts[i].text + "\n";
  return text;
}

std::vector<std::vector<int>> admissible(const std::vector<RandomFact>& facts) {
  std::vector<std::vector<int>> worlds = {{}};
  for (const RandomFact& fact : facts) {
    std::vector<std::vector<int>> longer;
    for (const auto& world : worlds) {
      for (const int value : fact.values) {
        longer.push_back(world);
        longer.back().push_back(value);
      }
    }
    worlds = std::move(longer);
  }
  return worlds;
}

/// The score of a world in which everything is known.
std::optional<Decimal> settled_score(const rulepack::RuleBook& book, const std::vector<int>& world) {
  feel::Context workforce;
  for (std::size_t i = 0; i < world.size(); ++i) workforce.set(kFacts[i], feel::Value::number(world[i]));
  feel::Context given;
  given.set("workforce", feel::Value::context(workforce));
  const facts::Facts facts = facts::Facts::for_test(given);
  const feel::Context scope = rulepack::scope_of(book, facts.context());
  std::vector<Member> members;
  for (const rulepack::Rule& rule : book.packs.front().rules) {
    const Outcome outcome = judge(rule, {book, facts, scope});
    EXPECT_NE(outcome.kind, OutcomeKind::unknown) << rule.id;
    if (outcome.counts()) members.push_back(member_of(outcome));
  }
  const auto mean = mean_interval(members);
  EXPECT_TRUE(!mean || mean->low == mean->high);
  return mean ? std::optional(mean->low) : std::nullopt;
}

TEST(RandomWorlds, never_leave_the_interval) {
  const rulepack::RuleBook book = measures();
  ASSERT_EQ(book.packs.front().rules.size(), 5u);
  std::map<std::vector<int>, std::optional<Decimal>> known;
  std::mt19937 random(42);
  for (int round = 0; round < 300; ++round) {
    std::vector<RandomFact> facts;
    for (std::size_t i = 0; i < kFacts.size(); ++i) facts.push_back(random_fact(random));
    const auto result = assessed(book, sections(facts));
    const auto& family = result.families.front();
    ASSERT_TRUE(family.score.has_value());
    Decimal cost(0);
    for (const auto& share : family.ignorance) cost += share.points;
    EXPECT_EQ(cost, family.score->high - family.score->low) << sections(facts);
    const auto worlds = admissible(facts);
    // A sample of what is admissible is enough where there are thousands: the seed makes it the same sample every time.
    for (std::size_t i = 0; i < worlds.size(); i += 1 + worlds.size() / 40) {
      const auto [found, is_new] = known.try_emplace(worlds[i]);
      if (is_new) found->second = settled_score(book, worlds[i]);
      if (!found->second) continue;
      const Interval point = presented({*found->second, *found->second});
      EXPECT_LE(family.score->low, point.high) << sections(facts);
      EXPECT_GE(family.score->high, point.low) << sections(facts);
    }
    if (HasFailure()) FAIL() << "round " << round << "\n" << printed(result);
  }
}

}  // namespace
}  // namespace reprise::engine::testing
