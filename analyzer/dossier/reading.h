// What the readers of a dossier and of a group share: the file's own date and sources, the problems met, and the
// way from a YAML node to a Fact, a Section, a list. Private to this module.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "document/document.h"
#include "dossier/chart_of_accounts.h"
#include "dossier/dossier.h"
#include "dossier/fact.h"
#include "dossier/vocabulary.h"

namespace reprise::dossier::reading {

struct Reading {
  std::optional<scalar::Date> as_of;
  bool hindsight = false;
  const ChartsOfAccounts* charts = nullptr;  ///< none: a trial balance is refused
  std::map<std::string, SourceRecord, std::less<>> sources;
  base::Diagnostics diagnostics;

  void report(std::string_view code, const base::Place& place, std::initializer_list<base::Argument> arguments = {}) {
    diagnostics.add(base::diagnose(code, place, arguments));
  }
};

/// What an entry says for all its leaves: they take it where they say nothing themselves.
struct Surroundings {
  std::vector<std::string> sources;
  std::string period;
  std::string basis;
};

/// A value or a range, as a fact or one of its alternatives gives it.
struct Claim {
  FactValue value;
  std::optional<scalar::Decimal> low;
  std::optional<scalar::Decimal> high;
  bool is_range = false;
  base::Place place;
};

// Nodes.
[[nodiscard]] std::optional<document::Node> member(const document::Node& mapping, std::string_view key);  ///< also for what is no mapping
[[nodiscard]] std::string text_of(const document::Node& mapping, std::string_view key);                   ///< empty: none
[[nodiscard]] base::Text words_of_both(const document::Node& node);                                       ///< {fr, en} or one text for both
[[nodiscard]] bool flag_of(const document::Node& mapping, std::string_view key, bool otherwise);
[[nodiscard]] std::optional<scalar::Date> day_of(const document::Node& mapping, std::string_view key);
/// "did you mean X?", or what else to do when nothing is near.
[[nodiscard]] base::Text nearest_hint(std::string_view word, const std::vector<std::string>& known, const base::Text& otherwise);

// Values. Empty: unknown, or not of the word's kind (the schema has said so).
[[nodiscard]] bool says_unknown(const document::Node& node);
[[nodiscard]] FactValue read_value(Reading& reading, const Word& word, const document::Node& node);
void check_number(Reading& reading, const Word& word, const scalar::Decimal& number, const document::Node& node);

// Facts.
/// The value or range of a fact's mapping or of one alternative; reports what is contradictory or missing in it.
[[nodiscard]] Claim read_claim(Reading& reading, const Word& word, const document::Node& mapping);
[[nodiscard]] std::vector<std::string> read_source_ids(Reading& reading, const document::Node& mapping);
[[nodiscard]] Evidence read_evidence(Reading& reading, const document::Node& mapping);
[[nodiscard]] Fact read_fact(Reading& reading, const Word& word, const std::optional<document::Node>& node, const Surroundings& around,
                             std::string path, const base::Place& section_place);
/// Decides the state from the claims and what was known at the date.
void settle(const Reading& reading, Fact& fact);

// Sections.
/// The text of a fact, also of one on which sources disagree (the value written first); empty: none.
[[nodiscard]] std::string word_in(const Section& section, std::string_view key);
struct SectionName {
  std::string_view words;  ///< "services[]": where its words stand in the vocabulary
  std::string path;        ///< "services[mecs]"
};
[[nodiscard]] Section read_section(Reading& reading, const SectionName& name, const std::optional<document::Node>& node,
                                   Surroundings around, const base::Place& place);
[[nodiscard]] EntryList read_list(Reading& reading, const ListSection& list, const document::Node& root);
/// Turns the trial balance of a year's entry, where it has one, into facts of its section; a line written otherwise becomes uncertain.
void add_trial_balance(Reading& reading, const document::Node& entry, const Surroundings& around, Section& section);
/// The node of a section with the place of its key; the place of the whole file when left out.
struct Located {
  std::optional<document::Node> node;
  base::Place place;
};
[[nodiscard]] Located locate(const document::Node& root, std::string_view key);
/// Reports an identity met before, naming the line of the first.
void report_duplicate(Reading& reading, std::string_view identity, const base::Place& place, const base::Place& first);

// Around the facts.
/// Date, hindsight and sources of the file: everything the facts are read against.
[[nodiscard]] Reading begin(const document::Node& root, const ReadingOptions& options);
[[nodiscard]] std::vector<TimelineRecord> read_timeline(Reading& reading, const document::Node& root);
[[nodiscard]] std::vector<WaiverRecord> read_waivers(Reading& reading, const document::Node& root);
/// What had happened by the file's day, without what only later sources know of.
[[nodiscard]] std::vector<ProcedureRecord> read_procedure(Reading& reading, const document::Node& root);
/// A date that may stop at the year or the month, as written; reports one that is not in the calendar.
[[nodiscard]] std::string read_partial_date(Reading& reading, const document::Node& mapping, std::string_view key);
/// `since` and `until` of a mapping; reports an end before the beginning.
[[nodiscard]] Lifetime read_lifetime(Reading& reading, const document::Node& mapping);
/// Said only by sources that did not exist yet on the file's day.
[[nodiscard]] bool is_later(const Reading& reading, const std::vector<std::string>& sources);

// Sites over time.
/// The establishments and services of one file.
struct Sites {
  EntryList& establishments;
  EntryList& services;
};
/// By day, without those that only later sources know of; reports a site that is not listed.
[[nodiscard]] std::vector<TransferRecord> read_transfers(Reading& reading, const document::Node& root, const Sites& sites);
/// Drops what is not yet or no longer there on the file's day.
void keep_those_of_the_day(const Reading& reading, Sites sites);
/// Sites that passed to another legal person of the group by the file's day are that one's.
void pass_on(const Reading& reading, const std::vector<TransferRecord>& transfers, Sites sites);
/// Sites that passed to somebody else by the file's day, out of the lists.
[[nodiscard]] std::map<std::string, EntryList, std::less<>> take_out(const Reading& reading, const std::vector<TransferRecord>& transfers, Sites sites);

// Between the facts.
void check_accounts(Reading& reading, const EntryList& list, bool closed);
void check_services(Reading& reading, const EntryList& services, const EntryList& establishments);
/// Reports an effect that ends before it begins.
void check_measures(Reading& reading, const EntryList& measures);
/// Reports what lies outside the time of somebody else.
void report_outside(Reading& reading, const base::Place& place, const Lifetime& life, const std::string& whose, const Lifetime& around);
/// A service is there no longer than the establishment it stands in.
void check_lives(Reading& reading, const Sites& sites);
/// Every known text `key` of the entries must be one of `known`; reported as `code`.
void check_references(Reading& reading, const EntryList& list, std::string_view key, const std::vector<std::string>& known, std::string_view code);
/// Links written twice or beyond the time of their ends, shares that exceed the whole, sites older than who runs them, legal persons that
/// nothing links to the group.
void check_structure(Reading& reading, const Group& group);
[[nodiscard]] std::vector<std::string> identities(const EntryList& list);

}  // namespace reprise::dossier::reading
