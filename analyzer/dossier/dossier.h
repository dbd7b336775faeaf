// The association and the group as typed values, every leaf a Fact with its evidence and place. Made from a checked
// YAML document; nothing is guessed, an omitted leaf is an unknown fact.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "document/document.h"
#include "document/schema.h"
#include "dossier/chart_of_accounts.h"
#include "dossier/fact.h"
#include "dossier/lifetime.h"

namespace reprise::dossier {

/// A mapping of the file: its facts in the order of the vocabulary, every word of the section present (unknown when omitted).
struct Section {
  std::string path;  ///< canonical, without the leaf: "workforce", "services[mecs]"
  std::vector<Fact> facts;
  base::Place place;

  [[nodiscard]] const Fact* find(std::string_view key) const;  ///< nullptr: not a word of this section
  [[nodiscard]] const Fact& at(std::string_view key) const;    ///< the word must exist in the vocabulary
};

/// One entry of a list section.
struct Entry {
  std::string identity;  ///< "2011", "mecs-sedan"
  Section section;
  Lifetime life;  ///< of an establishment or a service
};

/// A list section. `given` false: the list was left out or said to be unknown, which is not the same as empty.
struct EntryList {
  std::string path;  ///< "services"
  std::vector<Entry> entries;
  bool given = false;
  bool complete = true;  ///< `complete: false`: there are more than are listed
  base::Place place;

  [[nodiscard]] const Entry* find(std::string_view identity) const;
};

struct SourceRecord {
  std::string id;
  std::string title;
  std::string publisher;
  std::string url;
  std::optional<scalar::Date> date;  ///< the first day it can have appeared: 2012-08-01 for "2012-08"
  std::string dated;                 ///< the date as written: YYYY, YYYY-MM or YYYY-MM-DD
  std::string seen;
  base::Place place;
};

struct TimelineRecord {
  std::string date;  ///< YYYY, YYYY-MM or YYYY-MM-DD
  bool approximate = false;
  base::Text event;
  std::vector<std::string> sources;
  base::Place place;
};

/// A finding that somebody knows of and accepts for a time. It changes no score.
struct WaiverRecord {
  std::string rule;  ///< id; whether there is such a rule only the rules know
  base::Text reason;
  base::Text who;  ///< a function, not a person
  scalar::Date until;  ///< the last day it holds
  std::vector<std::string> sources;
  base::Place place;  ///< of the rule's id
};

/// A step of the law that has begun or is over, never later than the file's day. One day at least is there.
struct ProcedureRecord {
  std::string step;  ///< id; whether there is such a step only the rules know
  std::optional<scalar::Date> started;
  std::optional<scalar::Date> finished;
  std::vector<std::string> sources;
  base::Place place;  ///< of the step's id
};

/// A site that passes to another legal person on some day, with the services that stand in it.
struct TransferRecord {
  std::string site;       ///< id of an establishment, or of a service that stands in none
  std::string to;         ///< id of who runs it from then on: a legal person of the group, or one outside
  std::string name;       ///< of an outside one; empty in a group file, where it is listed
  std::string form;       ///< likewise
  scalar::Date on;        ///< the first day there
  std::string on_written; ///< YYYY, YYYY-MM or YYYY-MM-DD
  std::vector<std::string> sources;
  base::Place place;      ///< of the site's id
};

/// `schema: reprise/dossier/1`. `accounts` holds closed exercises (basis audited or filed), ascending; `forecasts` the
/// others (forecast, estimated), whichever of the two keys they were written under is checked.
struct Dossier {
  scalar::Date as_of;
  bool fictional = false;
  std::string id;
  std::map<std::string, Section, std::less<>> sections;  ///< association, governance, workforce, transaction
  std::map<std::string, EntryList, std::less<>> lists;   ///< accounts, forecasts, funding, debts, flows, measures, establishments, services (of these two what there is on as_of), premises
  std::map<std::string, SourceRecord, std::less<>> sources;
  std::vector<TimelineRecord> timeline;
  std::vector<WaiverRecord> waivers;  ///< as written
  std::vector<ProcedureRecord> procedure;  ///< as written
  std::vector<TransferRecord> transfers;  ///< by day
  std::map<std::string, EntryList, std::less<>> former;  ///< establishments and services that had passed to others by as_of
  base::SourcePointer file;

  [[nodiscard]] const Section& section(std::string_view name) const;
  [[nodiscard]] const EntryList& list(std::string_view name) const;
};

enum class RelationKind : std::uint8_t { control, services, property };

struct LegalPerson {
  std::string id;
  std::string name;
  std::string form;    ///< association | union | company | cooperative | foundation | gie | public_body | other
  std::string sector;  ///< id of its sector on as_of, or empty
  Section section;     ///< headcount, seat, …
  Lifetime life;       ///< from when to when it is part of the group
  std::string merged_into;  ///< id of the legal person in which it ended, or empty
  bool outside = false;     ///< no part of the group: a partner, an owner of premises, who took a site over
  base::Place place;
};

struct Sector {
  std::string id;
  base::Text name;
  Lifetime life;
  base::Place place;
};

struct Relation {
  std::string from;
  std::string to;
  RelationKind kind = RelationKind::control;
  Fact share;      ///< 0–1
  std::string by;  ///< of control, what gives it: board | members | capital | votes | articles; empty: not stated
  Lifetime life;
  base::Place place;
};

/// `schema: reprise/group/1`. Fact paths start with "group.".
struct Group {
  scalar::Date as_of;
  bool fictional = false;
  std::string id;
  std::string name;
  std::map<std::string, Section, std::less<>> sections;  ///< group, policy
  std::map<std::string, EntryList, std::less<>> lists;   ///< accounts, sizes, establishments, services (of these two what there is on as_of), …
  std::vector<Sector> sectors;
  std::vector<LegalPerson> legal_persons;
  std::vector<Relation> relations;
  std::vector<TransferRecord> transfers;  ///< by day; those up to as_of are in the lists already
  std::map<std::string, SourceRecord, std::less<>> sources;
  base::SourcePointer file;

  [[nodiscard]] const Section& section(std::string_view name) const;
  [[nodiscard]] const EntryList& list(std::string_view name) const;
};

struct ReadingOptions {
  std::optional<scalar::Date> as_of;  ///< instead of the file's own
  bool hindsight = false;             ///< keep facts whose sources are later than as_of
  const ChartsOfAccounts* charts = nullptr;  ///< by which trial balances are summed; without it they are refused
};

/// Reads a document beside its schema: what the schema refuses is read as unknown without a second error, so that the two
/// lists of problems can be shown as one. Errors (dossier-*): unknown source ids, two entries of one identity, a range upside
/// down, dates that contradict, references to establishments that do not exist, an empty evidence mapping, …
/// The value is missing only when the document is no mapping or has no readable `as_of`. Both may run on several threads.
[[nodiscard]] base::Checked<Dossier> dossier_from_document(const document::Document& document, const ReadingOptions& options = {});
[[nodiscard]] base::Checked<Group> group_from_document(const document::Document& document, const ReadingOptions& options = {});

/// "reprise/dossier/1" or whatever the file's `schema` key says; empty when it has none.
[[nodiscard]] std::string schema_of(const document::Document& document);

}  // namespace reprise::dossier
