#include "law/tracking.h"

#include "facts/facts.h"
#include "law/tracked.h"

namespace reprise::law {
namespace {

using assessment::Tracked;
using assessment::TrackedGate;
using scalar::Date;

const rulepack::Law& law_of_the_checkout() {
  static const auto loaded = rulepack::load(base::DiskFiles(), golden::checkout_path("rules"), golden::checkout_path("schemas"), facts::vocabulary_names());
  return loaded.value->law;
}

Tracking read(const std::string& text) {
  const document::Document document = testing::parsed("tracking.yaml", text);
  const base::Diagnostics problems = testing::problems_of(document);
  EXPECT_TRUE(problems.empty()) << base::render(problems, base::Language::english);
  return std::move(*tracking_from_document(document).value);
}

Date day(const char* text) { return *Date::parse(text); }

Tracked tracked(const std::string& body, const char* at) {
  const Tracking tracking = read("schema: reprise/tracking/1\nassociation: Trial\ngroup: Group\nroute: affiliation\n" + body);
  return track(tracking, day(at), law_of_the_checkout());
}

Tracked example(const char* at) { return track(read(golden::read("examples/passerelles/tracking.yaml")), day(at), law_of_the_checkout()); }

template <typename Entry>
const Entry& named(const std::vector<Entry>& entries, std::string_view id) {
  const auto found = std::ranges::find(entries, id, &Entry::id);
  EXPECT_NE(found, entries.end()) << id;
  return *found;
}

bool finds(const Tracked& told, std::string_view kind, std::string_view subject) {
  return std::ranges::any_of(told.findings, [&](const auto& one) { return one.kind == kind && one.subject == subject; });
}

/// Cash measured twice, a gate that asks for thirty days, decided on 10 June.
std::string gate_asking(const std::string& when, const std::string& more = {}) {
  return "indicators:\n  - id: cash\n    title: Cash\n    unit: days\n    better: higher\n    baseline: {value: 20, on: 2025-01-31}\n    measures:\n"
         "      - {on: 2025-05-31, value: 25}\n      - {on: 2025-06-30, value: 40}\n"
         "gates:\n  - id: requested\n    criteria:\n      - {id: safe, title: Safe, when: '" + when + "'}\n" + more;
}
constexpr const char* kPassed = "    verdict: {result: passed, who: board, on: 2025-06-10}\n";

TEST(State, follows_the_gates_that_were_passed_by_that_day) {
  EXPECT_EQ(example("2025-03-01").state, "none");
  EXPECT_EQ(example("2025-03-14").state, "screened");
  EXPECT_EQ(example("2025-09-12").state, "task_force");
  EXPECT_EQ(example("2025-12-31").state, "decided");
  EXPECT_EQ(example("2026-01-02").state, "experiment");
  EXPECT_EQ(example("2026-04-20").state, "improve");
  EXPECT_EQ(example("2027-06-10").state, "present");
}

TEST(State, is_stopped_by_a_refusal) {
  const Tracked told = tracked("gates:\n  - id: requested\n    verdict: {result: refused, who: board, on: 2025-06-10}\n", "2025-06-10");
  EXPECT_EQ(told.state, "stopped");
}

TEST(Gates, hold_criteria_against_what_was_known_on_the_day_of_the_verdict) {
  const Tracked told = tracked(gate_asking("indicators.cash.latest >= 30", kPassed), "2025-12-31");
  const TrackedGate& gate = told.gates.front();
  EXPECT_EQ(gate.computed, "fail") << "forty days were measured only after the verdict";
  EXPECT_EQ(gate.judged_on, day("2025-06-10"));
}

TEST(Gates, keep_a_recorded_pass_that_the_criteria_contradict_and_say_so) {
  const Tracked told = tracked(gate_asking("indicators.cash.latest >= 30", kPassed), "2025-12-31");
  EXPECT_EQ(told.gates.front().standing, "passed");
  EXPECT_TRUE(finds(told, "contradicted", "requested"));
  EXPECT_EQ(told.state, "screened");
}

TEST(Gates, are_not_passed_while_a_criterion_is_unknown_and_nobody_waives_it) {
  const std::string unknown = "indicators.cash.target > 3";
  const Tracked told = tracked(gate_asking(unknown, kPassed), "2025-12-31");
  EXPECT_EQ(told.gates.front().computed, "unknown");
  EXPECT_EQ(told.gates.front().standing, "not_passed");
  EXPECT_EQ(told.gates.front().recorded, "passed");
  EXPECT_EQ(told.gates.front().criteria.front().reason.en, "no commitment: Cash");
  EXPECT_TRUE(finds(told, "unwaived", "requested"));
  EXPECT_EQ(told.state, "none");
}

TEST(Gates, are_passed_when_somebody_named_waives_the_unknown_criterion) {
  const std::string waiver = "    waivers: [{criterion: safe, who: board of the group, reason: an advance covers it}]\n";
  const Tracked told = tracked(gate_asking("indicators.cash.target > 3", waiver + kPassed), "2025-12-31");
  EXPECT_EQ(told.gates.front().computed, "pass");
  EXPECT_EQ(told.gates.front().standing, "passed");
  EXPECT_EQ(told.gates.front().criteria.front().waived_by.en, "board of the group");
  EXPECT_EQ(told.state, "screened");
}

TEST(Gates, do_not_let_a_criterion_be_waived_that_is_known_to_be_false) {
  const std::string waiver = "    waivers: [{criterion: safe, who: board, reason: never mind}]\n";
  const Tracked told = tracked(gate_asking("indicators.cash.latest >= 30", waiver + kPassed), "2025-12-31");
  EXPECT_EQ(told.gates.front().computed, "fail");
  EXPECT_TRUE(told.gates.front().criteria.front().waived_by.empty());
}

TEST(Gates, without_a_verdict_are_judged_by_what_is_known_at_the_day_asked) {
  EXPECT_EQ(tracked(gate_asking("indicators.cash.latest >= 30"), "2025-06-01").gates.front().computed, "fail");
  EXPECT_EQ(tracked(gate_asking("indicators.cash.latest >= 30"), "2025-07-01").gates.front().computed, "pass");
  EXPECT_EQ(tracked(gate_asking("indicators.cash.change = 20 and at > indicators.cash.latest_on"), "2025-07-01").gates.front().computed, "pass");
}

TEST(Gates, are_late_from_the_day_after_the_one_they_were_due) {
  const std::string due = "gates:\n  - {id: requested, due: 2025-06-10}\n";
  EXPECT_FALSE(finds(tracked(due, "2025-06-10"), "gate_late", "requested"));
  EXPECT_TRUE(finds(tracked(due, "2025-06-11"), "gate_late", "requested"));
}

TEST(Days, leave_out_what_came_later_and_what_was_published_later) {
  const std::string body =
      "sources:\n  REPORT: {title: Report, date: 2025-09}\ngates: []\nindicators:\n  - id: places\n    title: Places\n    unit: places\n    better: higher\n"
      "    measures:\n      - {on: 2025-06-30, value: 10, source: REPORT}\n      - {on: 2025-07-31, value: 11}\n";
  EXPECT_FALSE(tracked(body, "2025-07-30").indicators.front().latest);
  EXPECT_EQ(tracked(body, "2025-07-30").sources.size(), 0U);
  EXPECT_EQ(tracked(body, "2025-09-01").indicators.front().latest->on, day("2025-07-31"));
  EXPECT_EQ(*read("schema: reprise/tracking/1\nassociation: Trial\ngroup: Group\nroute: affiliation\n" + body).latest, day("2025-09-01"));
}

std::string promise(const std::string& value, const std::string& on = "2026-01-05") {
  return "effect: 2025-01-01\ngates: []\nindicators:\n  - id: jobs\n    title: Jobs\n    unit: people\n    better: higher\n    baseline: {value: 100, on: 2024-12-31}\n"
         "    measures:\n      - {on: " + on + ", value: " + value + "}\n"
         "commitments:\n  - {id: kept, title: Kept, indicator: jobs, target: 90, due: 2026-01-01, to: city}\n";
}

TEST(Commitments, are_kept_or_not_by_the_measure_nearest_to_the_day_they_are_due) {
  EXPECT_EQ(tracked(promise("90"), "2026-06-30").commitments.front().state, "kept");
  EXPECT_EQ(tracked(promise("89"), "2026-06-30").commitments.front().state, "not_kept");
  EXPECT_TRUE(finds(tracked(promise("89"), "2026-06-30"), "not_kept", "kept"));
  EXPECT_EQ(tracked(promise("95"), "2025-12-31").commitments.front().state, "not_yet_due");
}

TEST(Commitments, are_unknown_when_nothing_was_measured_near_the_day_or_the_measure_does_not_settle_it) {
  EXPECT_EQ(tracked(promise("95", "2025-06-30"), "2026-06-30").commitments.front().state, "unknown");
  EXPECT_EQ(tracked(promise("unknown"), "2026-06-30").commitments.front().state, "unknown");
  EXPECT_EQ(tracked(promise("{low: 80, high: 95}"), "2026-06-30").commitments.front().state, "unknown");
  EXPECT_EQ(tracked(promise("{low: 91, high: 95}"), "2026-06-30").commitments.front().state, "kept");
  EXPECT_FALSE(finds(tracked(promise("unknown"), "2026-06-30"), "not_kept", "kept"));
}

TEST(Indicators, are_compared_with_their_baseline_at_six_twelve_and_twenty_four_months) {
  const Tracked told = example("2028-01-25");
  const auto& jobs = named(told.indicators, "jobs");
  ASSERT_EQ(jobs.points.size(), 3U);
  EXPECT_EQ(jobs.points[0].day, day("2026-07-01"));
  EXPECT_EQ(*jobs.points[0].measure->low, scalar::Decimal(176));
  EXPECT_EQ(*jobs.points[1].measure->low, scalar::Decimal(171));
  EXPECT_EQ(*jobs.points[2].measure->low, scalar::Decimal(174));
  EXPECT_EQ(jobs.trend, "worse");
  EXPECT_EQ(named(told.indicators, "agency_share").trend, "unknown") << "nobody measured it before";
  EXPECT_EQ(named(told.indicators, "agency_share").points[0].state, "not_measured");
  EXPECT_EQ(named(example("2026-05-01").indicators, "jobs").points[1].state, "not_yet");
}

TEST(Indicators, count_months_to_the_last_day_of_a_shorter_month) {
  const std::string body = "effect: 2025-08-31\ngates: []\nindicators: [{id: jobs, title: Jobs, unit: people, better: higher}]\n";
  EXPECT_EQ(tracked(body, "2025-12-31").indicators.front().points[0].day, day("2026-02-28"));
}

TEST(Deadlines, run_from_the_day_of_effect_and_warn_thirty_days_before) {
  EXPECT_EQ(named(example("2026-01-02").deadlines, "declarations-made").day, day("2026-04-01"));
  EXPECT_EQ(named(example("2026-03-01").deadlines, "declarations-made").state, "ahead");
  EXPECT_EQ(named(example("2026-03-02").deadlines, "declarations-made").state, "soon");
  EXPECT_EQ(named(example("2026-04-15").deadlines, "declarations-made").state, "done");
  const Tracked late = tracked("effect: 2026-01-01\ngates: []\n", "2026-04-02");
  EXPECT_EQ(named(late.deadlines, "declarations-made").state, "late");
  EXPECT_TRUE(finds(late, "deadline_late", "declarations-made"));
}

TEST(Deadlines, that_hang_on_facts_are_to_be_checked_without_a_dossier) {
  const Tracked told = tracked("effect: 2026-01-01\ngates: []\n", "2027-06-30");
  EXPECT_TRUE(named(told.deadlines, "administrator-first-limit").to_check);
  EXPECT_FALSE(finds(told, "deadline_late", "administrator-first-limit"));
}

TEST(Deadlines, are_only_those_that_the_law_knows) {
  const Tracking tracking = read("schema: reprise/tracking/1\nassociation: T\ngroup: G\nroute: affiliation\ngates: []\ndeadlines: [{id: declaration-made, done: 2025-01-01}]\n");
  const base::Diagnostics problems = check_deadlines(tracking, law_of_the_checkout());
  EXPECT_NE(base::render(problems, base::Language::english).find("did you mean declarations-made?"), std::string::npos);
}

TEST(RealCase, of_hayange_shows_what_was_published_and_leaves_the_rest_unknown) {
  const Tracked told = track(read(golden::read("examples/groupe-sos-2012/tracking.yaml")), day("2014-12-31"), law_of_the_checkout());
  EXPECT_EQ(*named(told.indicators, "staff_kept").points[1].measure->low, *scalar::Decimal::parse("0.75"));
  EXPECT_EQ(*named(told.indicators, "places").points[2].measure->low, scalar::Decimal(167));
  EXPECT_EQ(named(told.indicators, "cash_days").trend, "unknown");
  EXPECT_TRUE(finds(told, "contradicted", "effective")) << "five days for the works council";
  EXPECT_EQ(told.state, "experiment");
}

}  // namespace
}  // namespace reprise::law
