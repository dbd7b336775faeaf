// What inline tests leave open is told, at the place where it is written; what nothing could tell apart is not asked for.
#include "engine/rule_lint.h"

#include "engine/thresholds.h"
#include "fixture.h"

namespace reprise::engine::testing {
namespace {

/// A rule of the financial family that judges `workforce.pay_gap`.
std::string pay_gap(const std::string& scale, const std::string& tests, const std::string& more = "unit: ratio\n") {
  return rule("trial", "value: workforce.pay_gap\nscale:\n" + scale + "weight: 1\nfinding: {fr: Vu., en: Seen.}\n" + more + "tests:\n" + tests);
}

std::string judged(const std::string& value, const std::string& expected) {
  return "  - {given: {workforce: {pay_gap: " + value + "}}, expect: {" + expected + "}}\n";
}

const std::string kScale = "  - {when: \"< 30\", risk: 100}\n  - {when: \">= 30\", risk: 0}\n";
const std::string kUnknown = "  - {given: {}, expect: {outcome: unknown}}\n";

RuleLint lint_of(const std::string& text) { return lint(rules({{"financial/trial.yaml", text}}), {"trial"}); }

/// `[code] message (hint)`, one a line.
std::string told(const RuleLint& lint) {
  std::string text;
  for (const base::Diagnostic& one : lint.left_open.items()) text += "[" + one.code + "] " + one.message.en + (one.hint.empty() ? "" : " (" + one.hint.en + ")") + "\n";
  return text;
}

TEST(RuleLint, has_nothing_to_say_when_a_test_stands_on_the_threshold_and_one_beside_it) {
  const RuleLint lint = lint_of(pay_gap(kScale, judged("29", "risk: 100") + judged("30", "risk: 0") + kUnknown));
  EXPECT_EQ(told(lint), "");
  EXPECT_EQ(lint.rules, 1U);
  EXPECT_EQ(lint.mutants, 3U);
  EXPECT_EQ(lint.alike, 0U);
}

TEST(RuleLint, moves_a_threshold_down_and_up_and_turns_it_in_both_rows_at_once) {
  const RuleLint lint = lint_of(pay_gap(kScale, judged("10", "risk: 100") + judged("80", "risk: 0") + kUnknown));
  EXPECT_EQ(told(lint),
            "[lint-threshold-untested] no test of trial tells < 30 | >= 30 from < 29 | >= 29 (add a test whose value is exactly 29)\n"
            "[lint-threshold-untested] no test of trial tells < 30 | >= 30 from < 31 | >= 31 (add a test whose value is exactly 30)\n"
            "[lint-threshold-untested] no test of trial tells < 30 | >= 30 from <= 30 | > 30 (add a test whose value is exactly 30)\n");
}

TEST(RuleLint, points_at_the_number) {
  const RuleLint lint = lint_of(pay_gap(kScale, judged("10", "risk: 100") + judged("80", "risk: 0") + kUnknown));
  ASSERT_FALSE(lint.left_open.empty());
  const base::Place& place = lint.left_open.items().front().place;
  ASSERT_NE(place.source, nullptr);
  EXPECT_EQ(place.source->text().substr(place.span.begin, place.span.end - place.span.begin), "30");
  EXPECT_EQ(place.to_string(), "rules/financial/trial.yaml:10:15");
}

TEST(RuleLint, asks_for_a_test_that_promises_what_the_threshold_decides) {
  EXPECT_NE(told(lint_of(pay_gap(kScale, judged("29", "value: 29") + judged("30", "value: 30") + judged("10", "risk: 100") + judged("80", "risk: 0") + kUnknown))), "");
}

TEST(RuleLint, moves_by_the_last_place_that_the_rule_writes) {
  const std::string scale = "  - {when: \"<= 0\", risk: 0}\n  - {when: \"(0..0.05]\", risk: 50}\n  - {when: \"> 0.05\", risk: 100}\n";
  const std::string text = told(lint_of(pay_gap(scale, judged("0", "risk: 0") + judged("0.05", "risk: 50") + judged("0.5", "risk: 100") + kUnknown)));
  EXPECT_EQ(text,
            "[lint-threshold-untested] no test of trial tells <= 0 | (0..0.05] from <= 0.01 | (0.01..0.05] (add a test whose value is exactly 0.01)\n"
            "[lint-threshold-untested] no test of trial tells (0..0.05] | > 0.05 from (0..0.06] | > 0.06 (add a test whose value is exactly 0.06)\n");
}

TEST(RuleLint, does_not_ask_for_what_no_number_of_the_kind_can_show) {
  const std::string scale = "  - {when: \"< 0.5\", risk: 0}\n  - {when: \">= 0.5\", risk: 100}\n";
  const RuleLint lint = lint_of(pay_gap(scale, judged("0", "risk: 0") + judged("1", "risk: 100") + kUnknown, "unit: count\n"));
  EXPECT_EQ(told(lint), "");
  EXPECT_EQ(lint.mutants + lint.alike, 3U);
  EXPECT_EQ(lint.alike, 3U);
}

TEST(RuleLint, knows_that_days_told_in_years_are_whole_days) {
  const std::string body =
      "value: (transaction.effective - as_of) / duration(\"P1D\") / 365.25\nunit: years\nscale:\n"
      "  - {when: \"> 2\", risk: 0}\n  - {when: \"<= 2\", risk: 100}\nweight: 1\nfinding: {fr: Vu., en: Seen.}\ntests:\n" +
      kUnknown +
      "  - {given: {as_of: 2025-01-01, transaction: {effective: 2027-01-01}}, expect: {risk: 100}}\n"
      "  - {given: {as_of: 2025-01-01, transaction: {effective: 2027-01-02}}, expect: {risk: 0}}\n";
  const RuleLint lint = lint_of(rule("trial", body));
  EXPECT_EQ(told(lint), "");
  EXPECT_EQ(lint.mutants, 2U);
  EXPECT_EQ(lint.alike, 1U);
}

TEST(RuleLint, tells_a_row_that_no_test_promises) {
  const std::string scale = "  - {when: \"null\", risk: 100}\n" + kScale;
  EXPECT_EQ(told(lint_of(pay_gap(scale, judged("29", "risk: 100") + judged("30", "risk: 0") + kUnknown))),
            "[lint-row-untested] no test of trial ends in this row and promises its risk: null\n");
}

TEST(RuleLint, wants_the_unknown_and_the_not_applicable) {
  const std::string tests = judged("29", "risk: 100") + judged("30", "risk: 0");
  EXPECT_EQ(told(lint_of(pay_gap(kScale, tests, "unit: ratio\napplies: workforce.pay_gap > 0\n"))),
            "[lint-unknown-untested] no test of trial shows what makes it unknown (add one that expects the outcome unknown)\n"
            "[lint-not-applicable-untested] trial says when it applies, and no test shows a case where it does not (add one that expects the outcome not_applicable)\n");
}

TEST(RuleLint, wants_a_gate_fired_and_clear_and_moves_its_threshold_too) {
  const std::string gate = "unit: ratio\ngate: {when: \"< -5\", level: critical, sentence: {fr: Fermé., en: Closed.}}\n";
  const std::string on_scale = judged("29", "risk: 100") + judged("30", "risk: 0") + kUnknown;
  EXPECT_EQ(told(lint_of(pay_gap(kScale, on_scale + judged("-6", "gate: fired"), gate))),
            "[lint-gate-untested] no test of trial expects its gate to be clear\n"
            "[lint-threshold-untested] no test of trial tells < -5 from < -4 (add a test whose value is exactly -5)\n"
            "[lint-threshold-untested] no test of trial tells < -5 from <= -5 (add a test whose value is exactly -5)\n");
  EXPECT_EQ(told(lint_of(pay_gap(kScale, on_scale + judged("-6", "gate: fired") + judged("-5", "gate: clear"), gate))), "");
}

TEST(RuleLint, wants_a_source_or_the_word_proposal) {
  std::string text = pay_gap(kScale, judged("29", "risk: 100") + judged("30", "risk: 0") + kUnknown);
  text.replace(text.find("basis: proposal"), 15, "basis: practice");
  EXPECT_EQ(told(lint_of(text)),
            "[lint-source-missing] trial has no source, and does not say that its thresholds are a proposal (name a source under references, or write basis: proposal)\n");
}

TEST(RuleLint, tells_nothing_of_thresholds_while_tests_fail) {
  EXPECT_EQ(told(lint_of(pay_gap(kScale, judged("29", "risk: 0") + kUnknown))),
            "[lint-tests-fail] tests of trial fail: what they leave open cannot be told (see `reprise rules test trial`)\n");
}

TEST(RuleLint, looks_at_every_rule_unless_some_are_named) {
  const auto book = rules({{"financial/trial.yaml", pay_gap(kScale, judged("29", "risk: 100") + judged("30", "risk: 0") + kUnknown)}});
  EXPECT_EQ(lint(book).rules, 2U);
  EXPECT_FALSE(lint(book).left_open.empty());  // the gate of the fixture has one test
  EXPECT_EQ(lint(book, {"trial"}).rules, 1U);
}

// The ways a threshold can be written.

struct Written {
  const char* tests;
  const char* lower;
  const char* turned;
};

class WrittenThresholds : public ::testing::TestWithParam<Written> {};

TEST_P(WrittenThresholds, are_found_moved_and_turned) {
  feel::Names names;
  names.add({"workforce", "fte"});
  rulepack::Rule one;
  auto compiled = feel::UnaryTests::compile(GetParam().tests, names);
  ASSERT_TRUE(compiled.ok());
  one.scale.push_back({std::move(*compiled.value), scalar::Decimal(0), {}, {}});
  const auto thresholds = thresholds_of(one);
  ASSERT_FALSE(thresholds.empty());
  const auto lower = moved(one, thresholds.front(), thresholds.front().number - unit_of(one), names);
  ASSERT_TRUE(lower);
  EXPECT_EQ(lower->after, GetParam().lower);
  const auto other = turned(one, thresholds.front(), names);
  EXPECT_EQ(other ? other->after : "", GetParam().turned);
}

INSTANTIATE_TEST_SUITE_P(RuleLint, WrittenThresholds,
                         ::testing::Values(Written{"< 30", "< 29", "<= 30"}, Written{">= -0.05", ">= -0.06", "> -0.05"}, Written{"[30..90)", "[29..90)", "(30..90)"},
                                           Written{"]0.5..0.7[", "]0.4..0.7[", "[0.5..0.7["}, Written{"? > 3", "? > 2", "? >= 3"}, Written{"not(<= 3)", "not(<= 2)", "not(< 3)"},
                                           Written{"3", "2", ""}, Written{"< 3, > 3", "< 2, > 2", "<= 3, >= 3"}, Written{"> workforce.fte * 2", "> workforce.fte * 1", ""},
                                           Written{"[ 1.50 .. 2 ]", "[ 1.49 .. 2 ]", "( 1.50 .. 2 ]"}));

}  // namespace
}  // namespace reprise::engine::testing
