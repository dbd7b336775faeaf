// What the association weighs for the group, and the figures of the overview: an amount that is not settled gives a range of
// shares, and no source is chosen in silence.
#include "engine/overview.h"

#include "fixture.h"

namespace reprise::engine::testing {
namespace {

using assessment::FactState;
using assessment::KeyFigure;
using assessment::Materiality;

enum Weight : std::size_t { kResult, kCash, kHeadcount };

const std::string kSources = "sources: {A: {title: A}, B: {title: B}}\n";

template <typename Read>
auto read_from(const std::string& sections, const std::string& group_sections, Read read) {
  static const rulepack::RuleBook book = rules({});
  const dossier::Dossier dossier = dossier_with(sections);
  const dossier::Group group = group_with(group_sections);
  auto takeover = takeover::take_over(dossier, group, {});
  EXPECT_TRUE(takeover.ok());
  return read(Input{dossier, group, *takeover.value, book});
}

Materiality weighed(Weight which, const std::string& sections, const std::string& group_sections = {}) {
  return read_from(sections, group_sections, [which](const Input& input) { return materiality(input).at(which); });
}

KeyFigure figure(const std::string& label, const std::string& sections) {
  for (KeyFigure& one : read_from(sections, "", [](const Input& input) { return key_figures(input); })) {
    if (one.label.en == label) return one;
  }
  ADD_FAILURE() << "no figure " << label;
  return {};
}

/// "0.2..0.3", an open end left out; "none".
std::string share(const Materiality& weight) {
  if (!weight.share) return "none";
  const auto end = [](const std::optional<scalar::Decimal>& one) { return one ? one->to_string() : std::string(); };
  return weight.share->low == weight.share->high ? end(weight.share->low) : end(weight.share->low) + ".." + end(weight.share->high);
}

std::string result(const std::string& value) { return "accounts: [{year: 2011, basis: audited, result: " + value + "}]\n"; }
std::string cash(const std::string& value) { return "accounts: [{year: 2011, basis: audited, cash: " + value + "}]\n"; }
std::string headcount(const std::string& value) { return kSources + "workforce: {headcount: " + value + "}\n"; }

TEST(Weight, of_what_is_known_is_one_share) {
  const Materiality weight = weighed(kHeadcount, headcount("255"));
  EXPECT_EQ(share(weight), "0.255");
  EXPECT_EQ(weight.amount.value, "255");
  EXPECT_EQ(weight.group_amount.value, "1000");
  EXPECT_TRUE(weight.missing.empty());
}

TEST(Weight, spans_the_values_of_sources_that_contradict_each_other) {
  const Materiality weight = weighed(kHeadcount, headcount("{value: 255, source: A, alternatives: [{value: 200, source: B}]}"));
  EXPECT_EQ(share(weight), "0.2..0.255");
  EXPECT_EQ(weight.amount.state, FactState::uncertain);
  EXPECT_EQ(weight.amount.alternatives.at(0).sources, std::vector<std::string>{"B"});
  EXPECT_TRUE(weight.missing.empty()) << "contradicted is not missing";
}

TEST(Weight, leaves_out_a_value_of_another_period) {
  EXPECT_EQ(share(weighed(kHeadcount, headcount("{value: 255, period: 2011, source: A, alternatives: [{value: 200, period: 2009, source: B}]}"))), "0.255");
}

TEST(Weight, spans_a_range_and_its_contradiction) {
  EXPECT_EQ(share(weighed(kHeadcount, headcount("{low: 200, high: 250, source: A}"))), "0.2..0.25");
  EXPECT_EQ(share(weighed(kHeadcount, headcount("{low: 200, high: 250, source: A, alternatives: [{low: 300, high: 310, source: B}]}"))), "0.2..0.31");
}

TEST(Weight, keeps_an_open_end_open) {
  EXPECT_EQ(share(weighed(kHeadcount, headcount("{low: 200, source: A}"))), "0.2..");
  EXPECT_EQ(share(weighed(kHeadcount, headcount("{high: 200, source: A}"))), "..0.2");
  EXPECT_EQ(share(weighed(kHeadcount, headcount("{low: 200, source: A, alternatives: [{value: 100, source: B}]}"))), "0.1..");
}

TEST(Weight, opens_towards_a_group_amount_that_is_open) {
  EXPECT_EQ(share(weighed(kResult, result("-10"), result("{low: 100}"))), "..0.1");
  EXPECT_EQ(share(weighed(kResult, result("-10"), result("{low: -100, high: 50}"))), "0.1..") << "the group’s result may be 0";
}

TEST(Weight, is_of_amounts_without_their_sign) {
  EXPECT_EQ(share(weighed(kResult, result("-10"), result("100"))), "0.1");
  EXPECT_EQ(share(weighed(kResult, result("{high: -10}"), result("100"))), "0.1..") << "a loss of 10 or more";
  EXPECT_EQ(share(weighed(kResult, result("{low: -10}"), result("100"))), "none") << "a result of -10 or more";
  EXPECT_EQ(share(weighed(kCash, cash("{low: -20, high: 10}"), cash("100"))), "0..0.2");
  EXPECT_EQ(share(weighed(kCash, kSources + cash("{value: -10, source: A, alternatives: [{value: 20, source: B}]}"), cash("100"))), "0.1..0.2");
}

TEST(Weight, rounds_to_six_places) { EXPECT_EQ(share(weighed(kResult, result("-1"), result("3"))), "0.333333"); }

TEST(Weight, misses_only_what_is_unknown) {
  EXPECT_EQ(weighed(kHeadcount, headcount("unknown")).missing, std::vector<std::string>{"workforce.headcount"});
  EXPECT_EQ(weighed(kCash, cash("unknown"), cash("unknown")).missing, (std::vector<std::string>{"accounts[2011].cash", "group.accounts[2011].cash"}));
  const Materiality open = weighed(kCash, cash("{high: 20}"), cash("100"));
  EXPECT_EQ(share(open), "none") << "an overdraft has no end";
  EXPECT_TRUE(open.missing.empty());
  EXPECT_EQ(share(weighed(kResult, result("-10"), result("0"))), "none");
}

TEST(Weight, takes_the_closed_result_before_a_forecast_though_its_sources_disagree) {
  const std::string forecast = "forecasts: [{year: 2012, basis: forecast, result: -40}]\n";
  EXPECT_EQ(share(weighed(kResult, result("{low: -20, high: -10}") + forecast, result("100"))), "0.1..0.2");
  EXPECT_EQ(share(weighed(kResult, result("unknown") + forecast, result("100"))), "0.4");
  const Materiality uncertain = weighed(kResult, result("unknown") + "forecasts: [{year: 2012, basis: forecast, result: {high: -40}}]\n", result("100"));
  EXPECT_EQ(uncertain.amount.path, "forecasts[2012].result");
  EXPECT_EQ(share(uncertain), "0.4..");
}

TEST(KeyFigure, carries_every_value_and_source_of_a_contradiction) {
  const KeyFigure staff = figure("Headcount", headcount("{value: 255, source: A, alternatives: [{value: 200, source: B}]}"));
  EXPECT_EQ(staff.fact.state, FactState::uncertain);
  ASSERT_EQ(staff.fact.alternatives.size(), 1U);
  EXPECT_TRUE(staff.fact.alternatives[0].contradicts);
  EXPECT_EQ(staff.fact.alternatives[0].value, "200");
}

}  // namespace
}  // namespace reprise::engine::testing
