// What a structure over time cannot be: each problem is told once, at the later of the lines that contradict.
#include <algorithm>

#include "dossier/reading.h"

namespace reprise::dossier::reading {
namespace {

using scalar::Decimal;

const LegalPerson* person_named(const Group& group, std::string_view id) {
  const auto found = std::ranges::find(group.legal_persons, id, &LegalPerson::id);
  return found == group.legal_persons.end() ? nullptr : &*found;
}

std::string line_of(const base::Place& place) { return std::to_string(place.line_column().line); }

void check_ends(Reading& reading, const Group& group, const Relation& relation) {
  for (const std::string& end : {relation.from, relation.to}) {
    const LegalPerson* person = person_named(group, end);
    if (person != nullptr) report_outside(reading, relation.place, relation.life, person->id, person->life);
  }
}

/// An asset counts its owners, a legal person its controllers: the shares of a day are at most the whole.
void check_shares(Reading& reading, const Group& group, std::size_t at) {
  const Relation& relation = group.relations[at];
  const auto* own = std::get_if<Decimal>(&relation.share.value);
  // A share above the whole by itself has been told.
  if (own == nullptr || relation.kind == RelationKind::services || *own > Decimal(1)) return;
  Decimal sum = *own;
  for (std::size_t before = 0; before < at; ++before) {
    const Relation& other = group.relations[before];
    const auto* share = std::get_if<Decimal>(&other.share.value);
    // At the first day of the later of the two every share that meets it counts.
    if (share != nullptr && other.to == relation.to && other.kind == relation.kind && other.life.meets(relation.life)) sum += *share;
  }
  if (sum > Decimal(1) && sum - *own <= Decimal(1)) {
    reading.report("dossier-shares-over", relation.share.place, {{"to", relation.to}, {"got", (sum * Decimal(100)).to_string()}});
  }
}

void check_twice(Reading& reading, const Group& group, std::size_t at) {
  const Relation& relation = group.relations[at];
  for (std::size_t before = 0; before < at; ++before) {
    const Relation& other = group.relations[before];
    if (other.from != relation.from || other.to != relation.to || other.kind != relation.kind || !other.life.meets(relation.life)) continue;
    reading.report("dossier-link-twice", relation.place, {{"from", relation.from}, {"to", relation.to}, {"line", line_of(other.place)}});
    return;
  }
}

void check_site(Reading& reading, const Group& group, const Entry& entry) {
  const LegalPerson* person = person_named(group, word_in(entry.section, "legal_person"));
  const bool passes = std::ranges::any_of(group.transfers, [&](const TransferRecord& transfer) {
    return transfer.site == entry.identity || transfer.site == word_in(entry.section, "establishment");
  });
  if (person != nullptr && !passes) report_outside(reading, entry.section.place, entry.life, person->id, person->life);
}

/// Where at least one link is told, who has none stands alone by oversight.
void check_linked(Reading& reading, const Group& group, const LegalPerson& person) {
  if (group.relations.empty() || person.outside || !person.merged_into.empty() || group.legal_persons.size() < 2) return;
  const bool linked = std::ranges::any_of(group.relations, [&](const Relation& one) { return one.from == person.id || one.to == person.id; });
  if (!linked) reading.report("dossier-orphan", person.place, {{"got", person.id}});
}

void check_end(Reading& reading, const LegalPerson& person, const Group& group) {
  const LegalPerson* into = person.merged_into.empty() ? nullptr : person_named(group, person.merged_into);
  if (into == nullptr) return;
  if (!person.life.until) {
    reading.report("dossier-merged-when", person.place, {{"got", person.id}});
  } else if (!into->life.covers(*person.life.until)) {
    report_outside(reading, person.place, {person.life.until, person.life.until, person.life.until_written, person.life.until_written}, into->id, into->life);
  }
}

}  // namespace

void check_structure(Reading& reading, const Group& group) {
  for (std::size_t at = 0; at < group.relations.size(); ++at) {
    check_ends(reading, group, group.relations[at]);
    check_twice(reading, group, at);
    check_shares(reading, group, at);
  }
  for (const LegalPerson& person : group.legal_persons) {
    check_linked(reading, group, person);
    check_end(reading, person, group);
  }
  for (const char* list : {"establishments", "services"}) {
    for (const Entry& entry : group.list(list).entries) check_site(reading, group, entry);
  }
}

}  // namespace reprise::dossier::reading
