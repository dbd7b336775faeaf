// An inline test of a rule, ready to be judged: the facts it gives as a world, and its promises held against an outcome.
// Private to what runs and to what weighs the tests of rules.
#pragma once

#include <string>

#include "engine/engine.h"
#include "engine/outcome.h"

namespace reprise::engine {

/// The facts of one test. The rules must outlive it.
class TestWorld {
 public:
  TestWorld(const rulepack::InlineTest& test, const rulepack::RuleBook& rules)
      : rules_(rules), facts_(facts::Facts::for_test(test.given)), scope_(rulepack::scope_of(rules, facts_.context())) {}

  [[nodiscard]] World world() const { return {rules_, facts_, scope_}; }

 private:
  const rulepack::RuleBook& rules_;
  facts::Facts facts_;
  feel::Context scope_;
};

/// Which promises of the test the outcome keeps; the report has no name yet.
[[nodiscard]] TestReport compare(const rulepack::InlineTest& test, const Outcome& outcome, const World& world);

}  // namespace reprise::engine
