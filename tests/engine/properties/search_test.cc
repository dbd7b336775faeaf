// The search for counterfactuals on two threads finds what asking one rule after the other finds, over all rules and random
// dossiers. Built with -fsanitize=thread it also shows that the two share nothing that either changes.
#include <gtest/gtest.h>

#include <map>
#include <string>

#include "engine/counterfactual_search.h"
#include "properties/effort.h"
#include "properties/judged_case.h"
#include "properties/random_case.h"

namespace reprise::engine::testing {
namespace {

constexpr std::size_t kCases = 20;

std::string text(const std::vector<assessment::Counterfactual>& counterfactuals) {
  std::string text;
  for (const assessment::Counterfactual& one : counterfactuals) text += one.path + " " + one.from + " -> " + one.to + ": " + one.sentence.en + "\n";
  return text;
}

std::map<std::string, std::string> one_after_the_other(const JudgedCase& judged) {
  std::map<std::string, std::string> found;
  const World world = judged.world();
  Trials trials(world);
  for (const Family& family : judged.families()) {
    if (!family.pack->scored) continue;
    for (const Outcome* outcome : family.outcomes) found[outcome->rule->id] = text(counterfactuals_of(*outcome, trials));
  }
  return found;
}

TEST(CounterfactualSearch, finds_what_asking_one_rule_after_the_other_finds) {
  const CaseSource source(shipped_rules());
  std::size_t told = 0;
  for (std::size_t number = 0; number < cases_of(kCases); ++number) {
    const JudgedCase judged(source.made(number + 30'000, number % 2 == 0 ? 0 : 5), shipped_rules());
    const auto expected = one_after_the_other(judged);
    const World world = judged.world();
    CounterfactualSearch search(world);
    search.begin(judged.families());
    std::vector<assessment::Finding> findings(expected.size());
    std::size_t at = 0;
    for (const auto& [rule, text] : expected) findings[at++].rule = rule;
    search.finish(findings);
    for (const assessment::Finding& finding : findings) {
      EXPECT_EQ(text(finding.counterfactuals), expected.at(finding.rule)) << finding.rule << " of case " << number;
      told += finding.counterfactuals.size();
    }
  }
  EXPECT_GT(told, 0U);
}

/// Whoever stops between judging and searching leaves no thread behind.
TEST(CounterfactualSearch, ends_when_it_never_begins) {
  const CaseSource source(shipped_rules());
  const JudgedCase judged(source.made(30'000, 0), shipped_rules());
  const World world = judged.world();
  const CounterfactualSearch search(world);
}

}  // namespace
}  // namespace reprise::engine::testing
