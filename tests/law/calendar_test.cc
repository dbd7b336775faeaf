#include "law/calendar.h"

#include "base/files.h"
#include "engine/fixture.h"
#include "law/days.h"

namespace reprise::law {
namespace {

using assessment::CalendarStep;
using assessment::LegalRoute;
using scalar::Date;

const rulepack::RuleBook& book() {
  static const auto loaded = rulepack::load(base::DiskFiles(), golden::checkout_path("rules"), golden::checkout_path("schemas"), facts::vocabulary_names());
  EXPECT_TRUE(loaded.ok()) << base::render(loaded.diagnostics, base::Language::english);
  return *loaded.value;
}

/// What an ordinary nursing home says: 120 staff, solvent, nothing that asks for more than the law asks of everyone.
constexpr const char* kOrdinary = R"(schema: reprise/dossier/1
as_of: 2025-03-01
association: {id: trial, name: Trial, public_utility: false, local_law: false, taxable: false}
governance: {court_procedure: none, insolvent_since: {not_applicable: solvent}, authority_action: none, auditor_alert_phase: 0, open_injunctions: 0, quality_review: compliant, other_approvals: false, multi_year_contract_until: {not_applicable: none}}
accounts:
  - {year: 2024, result: 10, subsidies: 0, social_tax_arrears: 0, available_assets: 900, liabilities_due: 100}
workforce: {headcount: 120, staff_representatives: 0, agreement_against_group: same}
establishments: []
services:
  - {id: home, type: nursing_home}
premises: []
transaction: {assets_transferred: 100, works_council_expert: false, works_council_local_experts: false, consent_clauses: false, redundancies_planned: 0, closes_establishment: false}
)";

struct Told {
  dossier::Dossier dossier;
  dossier::Group group;
  assessment::Calendar calendar;

  [[nodiscard]] const LegalRoute& route(std::string_view id) const { return *std::ranges::find(calendar.routes, id, &LegalRoute::id); }
};

dossier::Dossier read(const std::string& text) {
  auto checked = dossier::dossier_from_document(engine::testing::parsed("dossier.yaml", text), {});
  EXPECT_TRUE(checked.ok()) << base::render(checked.diagnostics, base::Language::english);
  return std::move(*checked.value);
}

Told told(const std::string& dossier, const char* from) {
  Told made{read(dossier), engine::testing::group_with(), {}};
  takeover::Reach reach;
  reach.otherwise = scalar::Decimal(15);
  const auto takeover = takeover::take_over(made.dossier, made.group, reach);
  const facts::Facts facts(made.dossier, made.group, *takeover.value);
  made.calendar = calendar(book(), facts, made.dossier.procedure, *Date::parse(from));
  return made;
}

std::string with(const std::string& from, const std::string& to, std::string text = kOrdinary) {
  const std::size_t at = text.find(from);
  EXPECT_NE(at, std::string::npos) << from;
  return text.replace(at, from.size(), to);
}

const CalendarStep* find(const LegalRoute& route, std::string_view id) {
  const auto found = std::ranges::find(route.steps, id, &CalendarStep::id);
  return found == route.steps.end() ? nullptr : &*found;
}

/// The path that decides, counted as the research counts: a month is thirty days.
std::int64_t nominal_days(const LegalRoute& route) {
  std::int64_t days = 0;
  for (const std::string& id : route.critical) {
    const rulepack::LegalStep& step = *book().law.find_step(id);
    const rulepack::Period& length = step.planned ? *step.planned : step.least;
    days += length.months == 12 ? 365 : length.months * 30 + length.days;
  }
  return days;
}

TEST(ShortestPaths, are_those_of_the_research_where_months_have_thirty_days) {
  const Told ordinary = told(kOrdinary, "2025-03-01");
  EXPECT_EQ(nominal_days(ordinary.route("affiliation")), 82);
  EXPECT_EQ(nominal_days(ordinary.route("mandate")), 66);
  EXPECT_EQ(nominal_days(ordinary.route("merger")), 155);
  EXPECT_EQ(nominal_days(ordinary.route("partial_contribution")), 155);
  EXPECT_EQ(nominal_days(ordinary.route("grouping")), 97);
  EXPECT_EQ(nominal_days(ordinary.route("devolution")), 141);
  const Told hospital = told(with("establishments: []", "establishments:\n  - {id: h, kind: hospital}"), "2025-03-01");
  EXPECT_EQ(nominal_days(hospital.route("merger")), 216);
}

/// The consultation runs from 5 April to 5 May: thirty days. Three months from 5 May are 92 days, not 90.
TEST(ShortestPaths, differ_by_the_true_length_of_months) {
  const Told ordinary = told(kOrdinary, "2025-03-01");
  const auto days = [&](std::string_view route) { return days_between(ordinary.calendar.from, ordinary.route(route).effect); };
  EXPECT_EQ(days("affiliation"), 82);
  EXPECT_EQ(days("mandate"), 66);
  EXPECT_EQ(days("grouping"), 97);
  EXPECT_EQ(days("devolution"), 141);
  EXPECT_EQ(days("merger"), 157);
}

TEST(Routes, are_closed_by_insolvency_and_the_court_opens_with_it) {
  const Told solvent = told(kOrdinary, "2025-03-01");
  EXPECT_EQ(solvent.route("merger").open, "open");
  EXPECT_EQ(solvent.route("court_sale").open, "closed");
  EXPECT_FALSE(solvent.route("court_sale").closed.en.empty());
  const Told insolvent = told(with("court_procedure: none", "court_procedure: receivership"), "2025-03-01");
  EXPECT_EQ(insolvent.route("merger").open, "closed");
  EXPECT_EQ(insolvent.route("court_sale").open, "open");
}

TEST(Routes, are_neither_open_nor_closed_while_nobody_knows_and_say_what_is_missing) {
  const Told unknown = told(with("available_assets: 900", "available_assets: unknown"), "2025-03-01");
  EXPECT_EQ(unknown.route("merger").open, "unknown");
  EXPECT_EQ(unknown.route("merger").missing, std::vector<std::string>{"accounts[2024].available_assets"});
}

TEST(Steps, that_nobody_can_tell_are_to_be_checked_and_never_dropped) {
  const Told unknown = told(with("headcount: 120", "headcount: unknown"), "2025-03-01");
  const CalendarStep* council = find(unknown.route("affiliation"), "works-council");
  ASSERT_NE(council, nullptr);
  EXPECT_TRUE(council->to_check);
  EXPECT_EQ(council->missing, std::vector<std::string>{"workforce.headcount"});
  EXPECT_EQ(find(told(with("headcount: 120", "headcount: 40"), "2025-03-01").route("affiliation"), "works-council"), nullptr);
}

TEST(Steps, that_a_range_leaves_open_are_to_be_checked) {
  const Told range = told(with("headcount: 120", "headcount: {low: 45, high: 60}"), "2025-03-01");
  ASSERT_NE(find(range.route("affiliation"), "works-council"), nullptr);
  EXPECT_TRUE(find(range.route("affiliation"), "works-council")->to_check);
  const Told above = told(with("headcount: 120", "headcount: {low: 55, high: 60}"), "2025-03-01");
  EXPECT_FALSE(find(above.route("affiliation"), "works-council")->to_check);
}

TEST(Steps, about_what_does_not_exist_here_are_not_needed) {
  const Told nothing = told(with("assets_transferred: 100", "assets_transferred: {not_applicable: nothing passes}"), "2025-03-01");
  EXPECT_EQ(find(nothing.route("merger"), "merger-auditor"), nullptr);
}

TEST(Unknown, never_shortens_a_path) {
  for (const char* fact : {"headcount: 120", "works_council_expert: false", "consent_clauses: false", "other_approvals: false", "public_utility: false", "assets_transferred: 100",
                           "type: nursing_home", "local_law: false", "staff_representatives: 0"}) {
    const std::string word(fact);
    const Told known = told(kOrdinary, "2025-03-01");
    const Told unknown = told(with(word, word.substr(0, word.find(':')) + ": unknown"), "2025-03-01");
    for (const LegalRoute& route : known.calendar.routes) {
      EXPECT_GE(unknown.route(route.id).effect, route.effect) << fact << " on " << route.id;
      EXPECT_LE(unknown.route(route.id).effect_at_best, route.effect) << fact << " on " << route.id;
    }
  }
}

TEST(Authorities, that_take_the_longest_move_the_effect_to_the_limit) {
  const Told ordinary = told(kOrdinary, "2025-03-01");
  const LegalRoute& merger = ordinary.route("merger");
  EXPECT_EQ(days_between(merger.effect, merger.effect_at_limit), 31) << "a month to hold the file complete, from 5 May to 5 June";
  EXPECT_EQ(find(merger, "transfer-decision")->silence, "refuses");
}

TEST(Texts, of_a_later_day_are_said_to_be) {
  const Told early = told(kOrdinary, "2012-01-02");
  EXPECT_TRUE(find(early.route("merger"), "transfer-decision")->later_text);
  EXPECT_FALSE(find(told(kOrdinary, "2025-03-01").route("merger"), "transfer-decision")->later_text);
}

std::string losing(const std::string& cash, const std::string& forecast) {
  return with("workforce:", "forecasts:\n  - {year: 2025, cash: " + forecast + "}\nworkforce:", with("result: 10", "result: 10, cash: " + cash));
}

/// What there is on 31 December 2024 is forecast to be gone a year later.
TEST(Cash, ends_so_many_days_before_or_after_the_vote) {
  const Told gone = told(losing("300", "0"), "2025-03-01");
  EXPECT_EQ(gone.calendar.cash_ends_low, Date::parse("2025-12-31"));
  EXPECT_EQ(gone.calendar.cash_ends_low, gone.calendar.cash_ends_high);
  const LegalRoute& route = gone.route("affiliation");
  EXPECT_EQ(route.cash_lasts_beyond_vote_low, days_between(*route.vote, *gone.calendar.cash_ends_low));
}

TEST(Cash, within_a_range_ends_between_two_days_and_unknown_names_what_is_missing) {
  const Told range = told(losing("300", "{low: 0, high: 100}"), "2025-03-01");
  ASSERT_TRUE(range.calendar.cash_ends_low && range.calendar.cash_ends_high);
  EXPECT_LT(*range.calendar.cash_ends_low, *range.calendar.cash_ends_high);
  const Told unknown = told(losing("unknown", "0"), "2025-03-01");
  EXPECT_FALSE(unknown.calendar.cash_ends_low);
  EXPECT_EQ(unknown.calendar.cash_missing, std::vector<std::string>{"accounts[2024].cash"});
}

TEST(Calendar, of_the_same_files_is_the_same) {
  EXPECT_EQ(told(kOrdinary, "2025-03-01").calendar, told(kOrdinary, "2025-03-01").calendar);
}

TEST(Calendar, of_rules_without_a_law_is_empty) {
  const rulepack::RuleBook none = engine::testing::rules({});
  const dossier::Dossier dossier = read(kOrdinary);
  const dossier::Group group = engine::testing::group_with();
  takeover::Reach reach;
  const auto takeover = takeover::take_over(dossier, group, reach);
  EXPECT_TRUE(calendar(none, facts::Facts(dossier, group, *takeover.value), {}, *Date::parse("2025-03-01")).routes.empty());
}

const std::string kUnderWay = R"(procedure:
  - {step: due-diligence, started: 2025-01-10, finished: 2025-02-20}
  - {step: works-council, started: 2025-02-21}
  - {step: general-meeting, finished: 2025-06-30}
)";

TEST(Procedure, starts_the_calendar_from_what_has_happened) {
  const Told under_way = told(std::string(kOrdinary) + kUnderWay, "2025-03-01");
  const LegalRoute& route = under_way.route("affiliation");
  EXPECT_EQ(find(route, "due-diligence")->finish, Date::parse("2025-02-20"));
  EXPECT_EQ(find(route, "due-diligence")->done, "finished");
  EXPECT_EQ(find(route, "works-council")->start, Date::parse("2025-02-21"));
  EXPECT_EQ(find(route, "works-council")->finish, Date::parse("2025-03-21")) << "a month from its start, not from the calendar's";
  EXPECT_EQ(find(route, "works-council")->done, "started");
  EXPECT_LT(route.effect, told(kOrdinary, "2025-03-01").route("affiliation").effect);
}

/// Declarations are due three months after the meeting, not after the day on which somebody looks.
TEST(Procedure, lets_a_deadline_run_from_what_really_began_it) {
  const Told done = told(std::string(kOrdinary) + "procedure:\n  - {step: general-meeting, finished: 2025-01-15}\n", "2025-03-01");
  const CalendarStep& declarations = *find(done.route("affiliation"), "declarations");
  EXPECT_EQ(declarations.start, Date::parse("2025-03-01"));
  EXPECT_EQ(declarations.limit, Date::parse("2025-04-15"));
}

TEST(Procedure, leaves_no_slack_to_what_is_over) {
  const Told under_way = told(std::string(kOrdinary) + kUnderWay, "2025-03-01");
  EXPECT_FALSE(find(under_way.route("affiliation"), "due-diligence")->slack);
}

TEST(Procedure, says_nothing_of_steps_that_were_overtaken_but_that) {
  const LegalRoute route = told(std::string(kOrdinary) + kUnderWay, "2025-03-01").route("affiliation");
  EXPECT_EQ(find(route, "letter-of-intent")->done, "overtaken");
  EXPECT_EQ(find(route, "new-statutes")->done, "");
}

TEST(Procedure, of_a_day_after_that_of_the_dossier_has_not_happened) {
  const LegalRoute route = told(std::string(kOrdinary) + kUnderWay, "2025-03-01").route("affiliation");
  EXPECT_EQ(find(route, "general-meeting")->done, "");
}

TEST(Procedure, asks_no_more_whether_a_step_was_needed) {
  const std::string unknown = with("consent_clauses: false", "consent_clauses: unknown");
  EXPECT_TRUE(find(told(unknown, "2025-03-01").route("affiliation"), "lenders-consent")->to_check);
  const Told done = told(unknown + "procedure:\n  - {step: lenders-consent, finished: 2025-02-01}\n", "2025-03-01");
  EXPECT_FALSE(find(done.route("affiliation"), "lenders-consent")->to_check);
}

TEST(Procedure, of_a_step_that_the_law_does_not_have_is_refused_with_the_nearest) {
  const auto problems = check_procedure(read(kOrdinary + std::string("procedure:\n  - {step: works-counsel, started: 2025-01-10}\n")), book());
  ASSERT_EQ(problems.items().size(), 1U);
  EXPECT_EQ(problems.items()[0].code, "procedure-unknown-step");
  EXPECT_EQ(problems.items()[0].hint.en, "did you mean works-council?");
  EXPECT_EQ(check_procedure(read(kOrdinary + std::string("procedure:\n  - {step: qqqqqqqqq, started: 2025-01-10}\n")), book()).items()[0].hint.en,
            "`reprise calendar --format json` names them all");
}

}  // namespace
}  // namespace reprise::law
