#include <gtest/gtest.h>

#include "dossier/fixture.h"
#include "dossier/vocabulary.h"

namespace reprise::dossier {
namespace {

using scalar::Decimal;
using testing::dossier_with;
using testing::parsed;

std::string place_of(const Fact& fact) { return fact.place.to_string(); }

TEST(Fact, is_known_when_written_plain) {
  const Dossier dossier = dossier_with("workforce: {headcount: 180}\n");
  const Fact& headcount = dossier.section("workforce").at("headcount");
  EXPECT_EQ(headcount.state, FactState::known);
  EXPECT_EQ(to_string(headcount.value), "180");
  EXPECT_EQ(headcount.path, "workforce.headcount");
  EXPECT_EQ(place_of(headcount), "dossier.yaml:4:24");
}

TEST(Fact, is_unknown_when_left_out_or_said_to_be) {
  const Dossier dossier = dossier_with("workforce:\n  fte: unknown\n  leavers: {value: unknown, note: asked}\n");
  const Section& workforce = dossier.section("workforce");
  for (const char* key : {"headcount", "fte", "leavers"}) EXPECT_EQ(workforce.at(key).state, FactState::unknown) << key;
  EXPECT_FALSE(workforce.at("headcount").declared);
  EXPECT_TRUE(workforce.at("fte").declared);
  EXPECT_EQ(workforce.at("leavers").evidence.note, "asked");
  EXPECT_EQ(place_of(workforce.at("headcount")), "dossier.yaml:4:1") << "the section is where it would be written";
}

TEST(Fact, is_never_zero_for_want_of_a_value) {
  const Dossier dossier = dossier_with("");
  for (const auto& [name, section] : dossier.sections) {
    for (const Fact& fact : section.facts) {
      EXPECT_EQ(fact.state, FactState::unknown) << fact.path;
      EXPECT_TRUE(std::holds_alternative<std::monostate>(fact.value)) << fact.path;
    }
  }
}

TEST(Fact, tells_the_reserved_word_from_a_text_that_says_it) {
  const Dossier dossier = dossier_with(
      "services:\n  - {id: a, name: {value: \"unknown\"}}\n  - {id: b, name: {value: unknown}}\n  - {id: c, name: \"unknown\"}\n");
  const EntryList& services = dossier.list("services");
  EXPECT_EQ(to_string(services.find("a")->section.at("name").value), "unknown");
  EXPECT_EQ(services.find("b")->section.at("name").state, FactState::unknown);
  EXPECT_EQ(services.find("c")->section.at("name").state, FactState::unknown);
}

TEST(Fact, keeps_its_evidence) {
  const Dossier dossier =
      dossier_with("workforce:\n  headcount: {value: 180, source: [EARLY, UNDATED], page: 3, period: 2011-06, basis: declared, quality: press, note: about}\n");
  const Evidence& evidence = dossier.section("workforce").at("headcount").evidence;
  EXPECT_EQ(evidence.sources, (std::vector<std::string>{"EARLY", "UNDATED"}));
  EXPECT_EQ(evidence.page, 3);
  EXPECT_EQ(evidence.period, "2011-06");
  EXPECT_EQ(evidence.basis, "declared");
  EXPECT_EQ(evidence.quality, "press");
  EXPECT_EQ(evidence.note, "about");
  EXPECT_EQ(place_of(dossier.section("workforce").at("headcount")), "dossier.yaml:5:22") << "the value, not the mapping";
}

TEST(Fact, is_uncertain_between_two_ends_of_which_one_may_be_open) {
  const Dossier dossier = dossier_with("accounts:\n  - year: 2011\n    cash: {low: 0, high: 250000}\n    result: {high: -12000000}\n");
  const Section& year = dossier.list("accounts").find("2011")->section;
  EXPECT_EQ(year.at("cash").state, FactState::uncertain);
  EXPECT_EQ(year.at("cash").high, Decimal(250000));
  EXPECT_EQ(year.at("result").state, FactState::uncertain);
  EXPECT_FALSE(year.at("result").low.has_value());
}

TEST(Fact, is_known_between_two_equal_ends) {
  const Dossier dossier = dossier_with("workforce: {headcount: {low: 5, high: 5}}\n");
  EXPECT_EQ(dossier.section("workforce").at("headcount").state, FactState::known);
  EXPECT_EQ(to_string(dossier.section("workforce").at("headcount").value), "5");
}

TEST(Fact, may_not_apply) {
  const Dossier dossier = dossier_with("workforce:\n  tribunal_claims: {not_applicable: no tribunal}\n");
  const Fact& claims = dossier.section("workforce").at("tribunal_claims");
  EXPECT_EQ(claims.state, FactState::not_applicable);
  EXPECT_EQ(claims.why_not_applicable, "no tribunal");
}

TEST(Alternative, contradicts_with_the_same_period_and_basis_only) {
  const Dossier dossier = dossier_with(
      "accounts:\n"
      "  - year: 2011\n"
      "    basis: filed\n"
      "    result: {value: -77, alternatives: [{value: -40, period: 2012, source: EARLY}, {value: -50, basis: forecast, source: EARLY}]}\n"
      "    cash: {value: 10, alternatives: [{value: 20, period: 2011, basis: filed, source: EARLY}]}\n");
  const Section& year = dossier.list("accounts").find("2011")->section;
  EXPECT_EQ(year.at("result").state, FactState::known);
  EXPECT_EQ(year.at("result").alternatives.size(), 2u);
  EXPECT_TRUE(year.at("result").contradictions().empty());
  EXPECT_EQ(year.at("cash").state, FactState::uncertain);
  ASSERT_EQ(year.at("cash").contradictions().size(), 1u);
  EXPECT_EQ(to_string(year.at("cash").contradictions().front()->value), "20");
  EXPECT_EQ(to_string(year.at("cash").value), "10") << "the value written first";
}

TEST(Alternative, shares_the_period_of_the_fact_when_it_names_none) {
  const Dossier dossier = dossier_with("workforce:\n  headcount: {value: 1, period: 2010, alternatives: [{value: 2, source: EARLY}]}\n");
  EXPECT_EQ(dossier.section("workforce").at("headcount").state, FactState::uncertain);
}

TEST(Alternative, that_is_a_range_contradicts_only_outside_of_it) {
  const Dossier dossier = dossier_with(
      "workforce:\n"
      "  headcount: {value: 5, alternatives: [{low: 4, high: 6, source: EARLY}]}\n"
      "  fte: {value: 7, alternatives: [{low: 4, high: 6, source: EARLY}]}\n");
  EXPECT_EQ(dossier.section("workforce").at("headcount").state, FactState::known);
  EXPECT_EQ(dossier.section("workforce").at("fte").state, FactState::uncertain);
}

TEST(Alternative, says_estimate_or_estimated_and_means_the_same) {
  const Dossier dossier =
      dossier_with("workforce:\n  fte: {value: 7, basis: estimated, alternatives: [{value: 8, basis: estimate, source: EARLY}]}\n");
  EXPECT_EQ(dossier.section("workforce").at("fte").state, FactState::uncertain);
}

constexpr const char* kLater =
    "workforce:\n"
    "  headcount: {value: 180, source: LATE}\n"
    "  fte: {value: 150, source: [LATE, EARLY]}\n"
    "  leavers: {value: 12, source: UNDATED}\n"
    "  entries: {value: 9, source: LATE, alternatives: [{value: 8, source: EARLY}]}\n";

TEST(AsOf, leaves_out_what_was_published_later) {
  const Dossier dossier = dossier_with(kLater);
  const Section& workforce = dossier.section("workforce");
  EXPECT_EQ(workforce.at("headcount").state, FactState::unknown);
  EXPECT_TRUE(workforce.at("headcount").left_out);
  EXPECT_EQ(workforce.at("fte").state, FactState::known) << "one of its sources is early enough";
  EXPECT_EQ(workforce.at("leavers").state, FactState::known) << "nobody knows when its source appeared";
}

TEST(AsOf, lets_an_earlier_source_on_the_same_thing_stand_in) {
  const Dossier dossier = dossier_with(kLater);
  const Fact& entries = dossier.section("workforce").at("entries");
  EXPECT_EQ(entries.state, FactState::known);
  EXPECT_EQ(to_string(entries.value), "8");
  EXPECT_EQ(entries.evidence.sources, std::vector<std::string>{"EARLY"});
  EXPECT_FALSE(entries.left_out);
}

TEST(AsOf, with_hindsight_keeps_everything) {
  ReadingOptions options;
  options.hindsight = true;
  const Dossier dossier = dossier_with(kLater, options);
  EXPECT_EQ(to_string(dossier.section("workforce").at("headcount").value), "180");
  EXPECT_EQ(dossier.section("workforce").at("entries").state, FactState::uncertain);
}

TEST(AsOf, may_be_asked_for_another_day) {
  ReadingOptions options;
  options.as_of = scalar::Date{2012, 8, 1};
  const Dossier dossier = dossier_with(kLater, options);
  EXPECT_EQ(dossier.as_of, (scalar::Date{2012, 8, 1}));
  EXPECT_EQ(dossier.section("workforce").at("headcount").state, FactState::known) << "published that day";
  options.as_of = scalar::Date{2012, 1, 31};
  EXPECT_TRUE(dossier_with(kLater, options).section("workforce").at("fte").left_out);
}

TEST(AsOf, leaves_out_events_that_had_not_happened) {
  const std::string timeline = "timeline:\n  - {date: 2012-03-16, event: A}\n  - {date: 2012-03-17, event: B}\n  - {date: 2013, event: C}\n";
  EXPECT_EQ(dossier_with(timeline).timeline.size(), 1u);
  ReadingOptions options;
  options.hindsight = true;
  EXPECT_EQ(dossier_with(timeline, options).timeline.size(), 3u);
}

TEST(Section, gives_its_source_to_the_facts_that_name_none) {
  const Dossier dossier = dossier_with("workforce:\n  source: EARLY\n  period: 2011\n  headcount: 180\n  fte: {value: 150, source: UNDATED}\n");
  const Section& workforce = dossier.section("workforce");
  EXPECT_EQ(workforce.at("headcount").evidence.sources, std::vector<std::string>{"EARLY"});
  EXPECT_EQ(workforce.at("headcount").evidence.period, "2011");
  EXPECT_EQ(workforce.at("fte").evidence.sources, std::vector<std::string>{"UNDATED"});
  EXPECT_TRUE(workforce.at("leavers").evidence.sources.empty()) << "nobody said anything";
}

TEST(Section, has_every_word_in_the_order_of_the_vocabulary) {
  const Dossier dossier = dossier_with("");
  const std::span<const Word> words = words_of("governance");
  const std::vector<Fact>& facts = dossier.section("governance").facts;
  ASSERT_EQ(facts.size(), words.size());
  for (std::size_t index = 0; index < words.size(); ++index) EXPECT_EQ(facts[index].path, "governance." + std::string(words[index].key));
}

TEST(List, sorts_years_and_keeps_the_order_of_everything_else) {
  const Dossier dossier = dossier_with("accounts: [{year: 2011}, {year: 2009}, {year: 2010}]\nservices: [{id: b}, {id: a}]\n");
  std::string order;
  for (const Entry& entry : dossier.list("accounts").entries) order += entry.identity + " ";
  for (const Entry& entry : dossier.list("services").entries) order += entry.identity + " ";
  EXPECT_EQ(order, "2009 2010 2011 b a ");
}

TEST(List, tells_none_from_unknown_and_from_incomplete) {
  const Dossier dossier = dossier_with("services: []\ndebts: unknown\nestablishments: {complete: false, entries: [{id: a}]}\n");
  EXPECT_TRUE(dossier.list("services").given);
  EXPECT_TRUE(dossier.list("services").entries.empty());
  EXPECT_FALSE(dossier.list("debts").given);
  EXPECT_FALSE(dossier.list("funding").given);
  EXPECT_TRUE(dossier.list("establishments").given);
  EXPECT_FALSE(dossier.list("establishments").complete);
}

TEST(Group, puts_its_name_before_its_paths) {
  auto checked = group_from_document(parsed("group.yaml",
                                            "schema: reprise/group/1\nas_of: 2012-03-16\n"
                                            "group: {id: g, name: G, headcount: 2000}\n"
                                            "policy: {largest_headcount: 400}\n"
                                            "services: [{id: x, open: 3}]\n"
                                            "legal_persons: [{id: a, name: A, form: gie, headcount: 7}, {id: b, name: B, form: union}]\n"
                                            "relations: [{from: a, to: b, kind: services, share: 0.5, since: 2010-01-01}]\n"),
                                     {});
  ASSERT_TRUE(checked.ok()) << base::render(checked.diagnostics, base::Language::english);
  const Group& group = *checked.value;
  EXPECT_EQ(group.section("group").at("headcount").path, "group.headcount");
  EXPECT_EQ(group.section("policy").at("largest_headcount").path, "group.policy.largest_headcount");
  EXPECT_EQ(group.list("services").entries.at(0).section.at("open").path, "group.services[x].open");
  EXPECT_EQ(group.legal_persons.at(0).section.at("headcount").path, "group.legal_persons[a].headcount");
  EXPECT_EQ(group.relations.at(0).kind, RelationKind::services);
  EXPECT_EQ(to_string(group.relations.at(0).share.value), "0.5");
  EXPECT_EQ(group.relations.at(0).life.since, (scalar::Date{2010, 1, 1}));
}

/// The ids of a list, one blank between two.
std::string names_of(const EntryList& list) {
  std::string names;
  for (const Entry& entry : list.entries) names += (names.empty() ? "" : " ") + entry.identity;
  return names;
}

Group group_on(const std::string& day) {
  const std::string yaml = "schema: reprise/group/1\nas_of: " + day + R"(
group: {id: g, name: G}
legal_persons:
  - {id: a, name: A, form: association, since: 1994, until: 2016-06, merged_into: b}
  - {id: b, name: B, form: association}
transfers:
  - {site: home, to: b, on: 2016-07, source: S2}
  - {site: school, to: b, on: 2011}
establishments:
  - {id: home, legal_person: a, since: 2010-03}
  - {id: school, legal_person: a}
  - {id: clinic, legal_person: b, until: 2012}
services:
  - {id: beds, establishment: home, legal_person: a}
  - {id: surgery, establishment: clinic}
  - {id: street-work, since: 2013, until: 2013}
sources:
  S2: {title: Traité, publisher: G, date: 2016-07-02}
)";
  auto read = group_from_document(parsed("group.yaml", yaml));
  EXPECT_FALSE(read.diagnostics.has_errors()) << base::render(read.diagnostics, base::Language::english);
  return std::move(*read.value);
}

std::string runs(const Group& group, const std::string& list, const std::string& site) {
  return to_string(group.list(list).find(site)->section.at("legal_person").value);
}

TEST(Group, has_the_sites_of_its_day) {
  EXPECT_EQ(names_of(group_on("2010-02-28").list("establishments")), "school clinic");
  EXPECT_EQ(names_of(group_on("2010-03-01").list("establishments")), "home school clinic");
  EXPECT_EQ(names_of(group_on("2012-12-31").list("establishments")), "home school clinic");
  EXPECT_EQ(names_of(group_on("2013-01-01").list("establishments")), "home school");
  EXPECT_EQ(names_of(group_on("2012-12-31").list("services")), "beds surgery");
  EXPECT_EQ(names_of(group_on("2013-12-31").list("services")), "beds street-work");
}

TEST(Group, has_its_sites_run_by_whom_they_are_run_that_day) {
  EXPECT_EQ(runs(group_on("2010-12-31"), "establishments", "school"), "a");
  EXPECT_EQ(runs(group_on("2011-01-01"), "establishments", "school"), "b");
  EXPECT_EQ(runs(group_on("2016-07-02"), "establishments", "home"), "b");
  EXPECT_EQ(runs(group_on("2016-07-02"), "services", "beds"), "b");
  const Group later = group_on("2016-07-02");
  EXPECT_EQ(later.list("establishments").find("home")->section.at("legal_person").evidence.sources, std::vector<std::string>{"S2"});
}

TEST(Group, does_not_know_of_a_transfer_that_only_later_sources_tell) {
  EXPECT_EQ(runs(group_on("2016-07-01"), "establishments", "home"), "a");
  EXPECT_EQ(group_on("2016-07-01").transfers.size(), 1u);
}

TEST(Group, counts_a_year_to_its_last_day_and_a_month_to_its_own) {
  const Group group = group_on("2020-01-01");
  const Lifetime& life = group.legal_persons.front().life;
  EXPECT_EQ(life.since, (scalar::Date{1994, 1, 1}));
  EXPECT_EQ(life.until, (scalar::Date{2016, 6, 30}));
  EXPECT_EQ(last_day("2012-02"), (scalar::Date{2012, 2, 29}));
  EXPECT_EQ(last_day("2012"), (scalar::Date{2012, 12, 31}));
  EXPECT_EQ(last_day("2012-02-03"), (scalar::Date{2012, 2, 3}));
  EXPECT_FALSE(last_day("2012-13"));
}

TEST(Dossier, loses_the_sites_that_have_passed_to_others_and_keeps_them_apart) {
  const auto on = [](const std::string& day) {
    const std::string yaml = "schema: reprise/dossier/1\nas_of: " + day + R"(
association: {id: a, name: A}
establishments: [{id: hospital}, {id: home}]
services: [{id: surgery, establishment: hospital}, {id: beds, establishment: home}]
transfers: [{site: hospital, to: {id: chr, name: CHR, form: public_body}, on: 2012-08-01}]
)";
    auto read = dossier_from_document(parsed("dossier.yaml", yaml));
    EXPECT_FALSE(read.diagnostics.has_errors()) << base::render(read.diagnostics, base::Language::english);
    return std::move(*read.value);
  };
  EXPECT_EQ(names_of(on("2012-07-31").list("establishments")), "hospital home");
  const Dossier later = on("2012-08-01");
  EXPECT_EQ(names_of(later.list("establishments")), "home");
  EXPECT_EQ(names_of(later.list("services")), "beds");
  EXPECT_EQ(names_of(later.former.at("establishments")), "hospital");
  EXPECT_EQ(names_of(later.former.at("services")), "surgery");
  EXPECT_EQ(later.transfers.front().to, "chr");
  EXPECT_EQ(later.transfers.front().form, "public_body");
}

TEST(Dossier, reads_the_end_of_a_grant_as_a_fact_and_not_as_its_time) {
  const auto read = dossier_from_document(parsed("dossier.yaml", "schema: reprise/dossier/1\nas_of: 2024-01-01\nfunding: [{id: a, until: unknown}, {id: b, until: 2020-12-31}]\n"));
  EXPECT_FALSE(read.diagnostics.has_errors()) << base::render(read.diagnostics, base::Language::english);
  EXPECT_EQ(names_of(read.value->list("funding")), "a b");
  EXPECT_FALSE(read.value->list("funding").find("b")->life.until);
}

TEST(Dossier, is_told_from_a_group_by_its_first_key) {
  EXPECT_EQ(schema_of(parsed("a.yaml", "schema: reprise/dossier/1\n")), "reprise/dossier/1");
  EXPECT_EQ(schema_of(parsed("a.yaml", "as_of: 2012-03-16\n")), "");
  EXPECT_EQ(schema_of(parsed("a.yaml", "- schema\n")), "");
}

}  // namespace
}  // namespace reprise::dossier
