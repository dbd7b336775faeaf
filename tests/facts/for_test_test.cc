// The worlds of inline tests.
#include <gtest/gtest.h>

#include "facts/world.h"

namespace reprise::facts {
namespace {

using feel::Value;

/// Facts of a test, written as a FEEL context.
Facts given(const std::string& context) { return Facts::for_test(testing::good(feel::parse_literal(context)).as_context()); }

std::string value_of(const Facts& facts, const std::string& expression) { return testing::evaluated(expression, facts.context()).to_string(); }

std::string missing_of(const Facts& facts, const std::string& expression) {
  return testing::joined(facts.missing(testing::evaluated(expression, facts.context()).marks()));
}

TEST(WorldsOfTests, hold_what_is_given_and_nothing_else) {
  const Facts facts = given(R"({workforce: {headcount: 12}, accounts: [{year: 2024, cash: 5}, {year: 2023, cash: 4}]})");
  EXPECT_EQ(value_of(facts, "workforce.headcount + accounts[-1].cash - accounts[1].cash"), "13");
  EXPECT_EQ(missing_of(facts, "workforce.fte"), "workforce.fte");
  EXPECT_EQ(missing_of(facts, "accounts[1].result"), "accounts[2023].result");
  EXPECT_EQ(missing_of(facts, "count(services)"), "services");
  EXPECT_EQ(missing_of(facts, "group.policy.largest_headcount"), "group.policy.largest_headcount");
}

TEST(WorldsOfTests, turn_text_into_days_where_days_stand) {
  const Facts facts = given(R"({as_of: "2025-06-30", services: [{id: "a", authorised_until: "2026-01-01", name: "2026-01-01"}]})");
  EXPECT_EQ(value_of(facts, "services[1].authorised_until > as_of"), "true");
  EXPECT_EQ(value_of(facts, "services[1].name"), "\"2026-01-01\"");
}

TEST(WorldsOfTests, may_say_that_a_fact_is_unknown_or_does_not_apply) {
  const Facts facts = given(R"({workforce: {fte: "unknown", headcount: {value: "unknown"}, entries: {not_applicable: "none"}, leavers: null}})");
  EXPECT_EQ(missing_of(facts, "workforce.fte + workforce.headcount"), "workforce.headcount, workforce.fte");
  EXPECT_EQ(missing_of(facts, "workforce.entries + workforce.leavers"), "");
  EXPECT_EQ(testing::evaluated("workforce.entries", facts.context()).reason()->code, "not-applicable");
}

TEST(WorldsOfTests, may_hold_ranges_and_contradictions) {
  const Facts facts = given(R"({workforce: {fte: {low: 10, high: 12}, leavers: {high: 4},
    headcount: {value: 20, alternatives: [25, {value: 20}, {value: 30, period: "2023"}]}}})");
  const MarkedFact& fte = facts.at(*facts.find("workforce.fte"));
  EXPECT_TRUE(fte.uncertain);
  EXPECT_EQ(fte.low->to_string() + ".." + fte.high->to_string(), "10..12");
  EXPECT_EQ(value_of(facts, "workforce.leavers"), "4");
  const MarkedFact& headcount = facts.at(*facts.find("workforce.headcount"));
  ASSERT_EQ(headcount.candidates.size(), 2U);
  EXPECT_EQ(headcount.candidates[0].to_string() + " " + headcount.candidates[1].to_string(), "20 25");
}

TEST(WorldsOfTests, may_hold_lists_that_are_not_whole) {
  const Facts facts = given(R"({funding: {complete: false, entries: [{id: "a", amount: 5}]}, debts: []})");
  EXPECT_EQ(value_of(facts, "sum(funding.amount)"), "5");
  EXPECT_EQ(missing_of(facts, "sum(funding.amount)"), "funding");
  EXPECT_EQ(missing_of(facts, "some source in funding satisfies source.amount = 5"), "");
  EXPECT_EQ(missing_of(facts, "count(debts)"), "");
}

TEST(WorldsOfTests, name_entries_without_an_id_by_their_rank) {
  const Facts facts = given(R"({services: [{open: 3}, {open: "unknown"}]})");
  EXPECT_EQ(missing_of(facts, "sum(services.open)"), "services[2].open");
}

TEST(WorldsOfTests, may_say_what_the_takeover_finds) {
  const Facts facts = given(R"({takeover: {services: [{id: "a", within_reach: true, capacity: 4, nearest_km: null}]}})");
  EXPECT_EQ(value_of(facts, "if takeover.services[1].within_reach then takeover.services[1].capacity else 0"), "4");
  EXPECT_EQ(missing_of(facts, "takeover.services[1].nearest_km"), "");
  EXPECT_EQ(missing_of(facts, "takeover.services[1].reach_km"), "takeover.services[a].reach_km");
}

TEST(WorldsOfTests, miss_the_services_when_nothing_is_said_of_the_takeover) {
  EXPECT_EQ(missing_of(given("{}"), "count(takeover.services)"), "services");
}

TEST(WorldsOfTests, survive_what_has_the_wrong_shape) {
  const Facts facts = given(R"({workforce: 3, accounts: {cash: 1}, services: [1, "a"], takeover: 2, group: []})");
  EXPECT_EQ(missing_of(facts, "workforce.fte"), "workforce.fte");
  EXPECT_EQ(missing_of(facts, "accounts"), "accounts");
  EXPECT_EQ(value_of(facts, "count(services)"), "2");
}

}  // namespace
}  // namespace reprise::facts
