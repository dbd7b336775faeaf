// A rule replayed with another value of one fact is worth what it is worth when it is evaluated with it, over all rules of the
// checkout and random dossiers.
#include <gtest/gtest.h>

#include <array>
#include <cstdio>

#include "engine/recorded_rules.h"
#include "properties/effort.h"
#include "properties/judged_case.h"
#include "properties/random_case.h"

namespace reprise::engine::testing {
namespace {

constexpr std::size_t kCases = 50;

struct Tally {
  std::size_t asked = 0;
  std::size_t answered = 0;
};

std::string evaluated(const rulepack::Rule& rule, const World& world, const feel::Context& unmarked, feel::Mark mark, const feel::Value& value) {
  const feel::Context scope = rulepack::scope_of(world.rules, world.facts.unmarked_with(unmarked, {{mark, value}}));
  if (rule.applies) {
    EXPECT_TRUE(rule.applies->evaluate(scope).is_true()) << rule.id;
  }
  return rule.value->evaluate(scope).to_string();
}

void check(const Outcome& outcome, const World& world, const feel::Context& unmarked, RecordedRules& recorded, Tally& tally) {
  const RecordedRule& rule = recorded.at(*outcome.rule);
  if (!rule.way) return;
  for (const feel::Mark mark : outcome.marks.ids()) {
    const facts::MarkedFact& fact = world.facts.at(mark);
    const auto* number = fact.fact == nullptr || fact.fact->state != dossier::FactState::known ? nullptr : std::get_if<Decimal>(&fact.fact->value);
    if (number == nullptr) continue;
    feel::Replay replay(*rule.way, mark);
    for (const std::int64_t tenths : {0, 5, 9, 10, 11, 20, 200, -10}) {
      const feel::Value value = feel::Value::number(*number * Decimal(tenths) / Decimal(10));
      const auto answer = replay.with(value);
      ++tally.asked;
      if (!answer) continue;
      ++tally.answered;
      ASSERT_EQ(answer->to_string(), evaluated(*outcome.rule, world, unmarked, mark, value)) << outcome.rule->id << ": " << fact.path << " = " << value.to_string();
    }
  }
}

TEST(Replays, are_worth_what_an_evaluation_is_over_all_rules) {
  const CaseSource source(shipped_rules());
  Tally tally;
  for (std::size_t number = 0; number < cases_of(kCases) && !HasFatalFailure(); ++number) {
    const JudgedCase judged(source.made(number + 20'000, number % 2 == 0 ? 0 : 5), shipped_rules());
    const World world = judged.world();
    const feel::Context unmarked = world.facts.unmarked();
    RecordedRules recorded(world);
    for (const Family& family : judged.families()) {
      for (const Outcome* outcome : family.outcomes) {
        if (outcome->kind == OutcomeKind::known && !outcome->optional) check(*outcome, world, unmarked, recorded, tally);
      }
    }
  }
  std::printf("%zu replays, %zu of them with an answer\n", tally.asked, tally.answered);
  EXPECT_GT(tally.answered * 2, tally.asked);
}

}  // namespace
}  // namespace reprise::engine::testing
