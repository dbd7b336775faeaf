// What inline tests leave open is told, at the place where it is written; what nothing could tell apart is not asked for.
#include "engine/rule_lint.h"

#include <regex>

#include "engine/row_coverage.h"
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

TEST(RuleLint, tells_a_weight_that_never_counts) {
  const std::string tests = judged("29", "risk: 100") + judged("30", "risk: 0") + kUnknown;
  std::string text = pay_gap(kScale, tests);
  text.replace(text.find("weight: 1"), 9, "weight: 0");
  EXPECT_EQ(told(lint_of(text)),
            "[lint-weight-zero] trial weighs 0 in Family financial, which is scored: its answer never counts (give it a weight, or move it to a folder of rules that are not scored)\n");
}

/// The lint of `trial` at that weight beside a rule that weighs 100.
std::string told_beside_a_heavy_rule(const std::string& weight) {
  const std::string tests = judged("29", "risk: 100") + judged("30", "risk: 0") + kUnknown;
  std::string light = pay_gap(kScale, tests);
  light.replace(light.find("weight: 1"), 9, "weight: " + weight);
  std::string heavy = pay_gap(kScale, tests);
  heavy.replace(heavy.find("id: trial"), 9, "id: heavy");
  heavy.replace(heavy.find("weight: 1"), 9, "weight: 100");
  return told(lint(rules({{"financial/trial.yaml", light}, {"financial/heavy.yaml", heavy}}), {"trial"}));
}

TEST(RuleLint, tells_a_weight_that_moves_the_score_by_less_than_half_a_point) {
  EXPECT_EQ(told_beside_a_heavy_rule("0.5"),
            "[lint-weight-light] trial weighs 0.5: from its lowest to its highest risk it moves the score of Family financial by 0.5 points of 100 (give it weight, "
            "or say the same in the rule it belongs to)\n");
  EXPECT_EQ(told_beside_a_heavy_rule("0.6"), "");
}

TEST(RuleLint, tells_a_scale_on_which_no_answer_counts) {
  const std::string scale = "  - {when: \"< 30\", risk: 50}\n  - {when: \">= 30\", risk: 50}\n";
  EXPECT_NE(told(lint_of(pay_gap(scale, judged("29", "risk: 50") + judged("30", "risk: 50") + kUnknown)))
                .find("[lint-scale-flat] every row of trial has the same risk: no answer changes the score"),
            std::string::npos);
}

TEST(RuleLint, tells_a_rule_that_can_never_apply) {
  const std::string tests = kUnknown + judged("29", "outcome: not_applicable") + judged("30", "outcome: not_applicable");
  const auto with = [&](const std::string& applies) { return told(lint_of(pay_gap(kScale, tests, "unit: ratio\napplies: " + applies + "\n"))); };
  EXPECT_NE(with("workforce.headcount > 0 and 1 > 2").find("[lint-never-applies] trial can never apply: workforce.headcount > 0 and 1 > 2 is false whatever the facts"), std::string::npos);
  EXPECT_EQ(with("workforce.headcount > 0").find("lint-never-applies"), std::string::npos);
  EXPECT_EQ(with("known(workforce.headcount)").find("lint-never-applies"), std::string::npos);  // something may be known of another dossier
}

/// The lint of `trial`, asked of `workforce.headcount`, held against one whole dossier.
std::string told_with_example(const std::string& of_pay_gap, const std::string& sections) {
  const std::string rule_text = std::regex_replace(of_pay_gap, std::regex("pay_gap"), "headcount");
  const auto book = rules({{"financial/trial.yaml", rule_text}});
  const auto dossier = dossier_with(sections);
  const auto group = group_with();
  const auto takeover = takeover::take_over(dossier, group, {});
  return told(lint(book, {"trial"}, {{dossier, group, *takeover.value, book}}));
}

TEST(RuleLint, tells_a_rule_that_no_example_can_judge) {
  const std::string text = pay_gap(kScale, judged("29", "risk: 100") + judged("30", "risk: 0") + kUnknown);
  EXPECT_EQ(told_with_example(text, "workforce: {headcount: unknown}\n"),
            "[lint-never-judged] no example gives trial an answer: it is unknown or not applicable in all of them (give its facts in one of the examples, or correct its expressions)\n");
  EXPECT_EQ(told_with_example(text, "workforce: {headcount: 12}\n"), "");
  EXPECT_EQ(told_with_example(text, "workforce: {headcount: {low: 12, high: 80}}\n"), "");
}

TEST(RuleLint, says_whether_an_example_comes_to_a_row_that_no_test_holds) {
  const std::string text = pay_gap(kScale, judged("29", "risk: 100") + kUnknown);
  EXPECT_NE(told_with_example(text, "workforce: {headcount: 80}\n").find(">= 30 (an example comes to it, no test answers for it)"), std::string::npos);
  EXPECT_NE(told_with_example(text, "workforce: {headcount: 12}\n").find(">= 30 (no example comes to it either)"), std::string::npos);
}

TEST(RowCoverage, counts_a_row_when_a_test_ends_there_and_promises_the_risk) {
  const auto book = rules({{"financial/trial.yaml", pay_gap(kScale, judged("29", "risk: 100") + judged("30", "value: 30") + kUnknown)}});
  const auto coverage = row_coverage(book);
  ASSERT_EQ(coverage.size(), 1U);  // a gate without a scale has no rows
  EXPECT_EQ(coverage[0].rule, "trial");
  ASSERT_EQ(coverage[0].rows.size(), 2U);
  EXPECT_TRUE(coverage[0].rows[0].reached);
  EXPECT_FALSE(coverage[0].rows[1].reached);
  EXPECT_EQ(coverage[0].rows[1].when, ">= 30");
  EXPECT_TRUE(row_coverage(book, "liquidation").empty());
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
