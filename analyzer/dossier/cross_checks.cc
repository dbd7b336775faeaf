#include <algorithm>

#include "dossier/reading.h"

namespace reprise::dossier::reading {
namespace {

const scalar::Decimal* number_in(const Section& section, std::string_view key) {
  const Fact* fact = section.find(key);
  return fact == nullptr ? nullptr : std::get_if<scalar::Decimal>(&fact->value);
}

/// Closed exercises and forecasts are two lists, so that no forecast ever enters a trend.
void check_basis(Reading& reading, const Section& entry, bool closed) {
  // A group file has no forecasts: nothing is read from them.
  const bool in_group = entry.path.starts_with("group.");
  const std::string basis = word_in(entry, "basis");
  if (basis.empty()) return;
  const bool is_closed = basis == "audited" || basis == "filed";
  if (is_closed == closed) return;
  const base::Text expected = closed ? base::Text{"audited ou filed", "audited or filed"} : base::Text{"forecast ou estimated", "forecast or estimated"};
  const std::string other = closed ? "forecasts" : "accounts";
  const base::Text hint = in_group ? base::Text{"un fichier de groupe ne contient que des exercices clos", "a group file holds closed exercises only"}
                                   : base::Text{"écrivez cette entrée sous " + other + "\u202F: exercices clos et prévisions ne se mélangent pas",
                                                "write this entry under " + other + ": closed exercises and forecasts are never mixed"};
  reading.report("dossier-basis", entry.at("basis").place, {{"expected", expected}, {"got", basis}, {"hint", hint}});
}

void check_year(Reading& reading, const Entry& entry) {
  if (!reading.as_of || entry.identity.size() != 4 || entry.identity <= std::to_string(reading.as_of->year)) return;
  reading.report("dossier-year-ahead", entry.section.place, {{"got", entry.identity}, {"date", reading.as_of->to_string()}});
}

void check_occupancy(Reading& reading, const Section& service) {
  const scalar::Decimal* open = number_in(service, "open");
  const scalar::Decimal* occupied = number_in(service, "occupied");
  if (open == nullptr || occupied == nullptr || !open->is_integer() || *occupied <= *open * scalar::Decimal(2)) return;
  reading.report("dossier-occupancy", service.at("occupied").place, {{"got", occupied->to_string()}, {"open", open->to_string()}});
}

}  // namespace

std::string word_in(const Section& section, std::string_view key) {
  const Fact* fact = section.find(key);
  const auto* words = fact == nullptr ? nullptr : std::get_if<std::string>(&fact->value);
  return words == nullptr ? std::string() : *words;
}

std::vector<std::string> identities(const EntryList& list) {
  std::vector<std::string> all;
  for (const Entry& entry : list.entries) all.push_back(entry.identity);
  return all;
}

void check_accounts(Reading& reading, const EntryList& list, bool closed) {
  for (const Entry& entry : list.entries) {
    check_basis(reading, entry.section, closed);
    if (closed) check_year(reading, entry);
  }
}

void check_references(Reading& reading, const EntryList& list, std::string_view key, const std::vector<std::string>& known, std::string_view code) {
  for (const Entry& entry : list.entries) {
    const std::string named = word_in(entry.section, key);
    if (named.empty() || std::find(known.begin(), known.end(), named) != known.end()) continue;
    const base::Text hint = nearest_hint(named, known, {"ajoutez-le ou corrigez le nom", "add it, or correct the name"});
    reading.report(code, entry.section.at(key).place, {{"got", named}, {"hint", hint}});
  }
}

void check_services(Reading& reading, const EntryList& services, const EntryList& establishments) {
  // An establishment outside an incomplete or unknown list may well exist.
  if (establishments.given && establishments.complete) {
    check_references(reading, services, "establishment", identities(establishments), "dossier-unknown-establishment");
  }
  for (const Entry& service : services.entries) check_occupancy(reading, service.section);
}

void check_measures(Reading& reading, const EntryList& measures) {
  for (const Entry& measure : measures.entries) {
    const auto end_of = [&](std::string_view key, bool high) -> std::optional<scalar::Decimal> {
      const Fact& fact = measure.section.at(key);
      if (fact.is_range) return high ? fact.high : fact.low;
      const auto* number = std::get_if<scalar::Decimal>(&fact.value);
      return number == nullptr ? std::nullopt : std::optional(*number);
    };
    const auto first = end_of("first_year", false);
    const auto last = end_of("last_year", true);
    if (!first || !last || *last >= *first) continue;
    reading.report("dossier-measure-years", measure.section.at("last_year").place, {{"first", first->to_string()}, {"got", last->to_string()}});
  }
}

void check_lives(Reading& reading, const Sites& sites) {
  for (const Entry& service : sites.services.entries) {
    const Entry* establishment = sites.establishments.find(word_in(service.section, "establishment"));
    if (establishment != nullptr) report_outside(reading, service.section.place, service.life, establishment->identity, establishment->life);
  }
}

void report_outside(Reading& reading, const base::Place& place, const Lifetime& life, const std::string& whose, const Lifetime& around) {
  const bool told_already = around.since && around.until && *around.until < *around.since;
  if (told_already) return;
  // An end that is not written is no claim: what is given must fit.
  const bool too_early = life.since && around.since && *life.since < *around.since;
  const bool too_late = life.until && around.until && *around.until < *life.until;
  if (around.meets(life) && !too_early && !too_late) return;
  const std::string from = around.since_written.empty() ? "…" : around.since_written;
  const std::string to = around.until_written.empty() ? "…" : around.until_written;
  const base::Text expected{"une date de " + from + " à " + to + ", la durée de " + whose, "a date from " + from + " to " + to + ", the time of " + whose};
  const std::string begins = life.since_written.empty() ? "…" : life.since_written;
  const std::string ends = life.until_written.empty() ? "…" : life.until_written;
  const std::string got = begins == ends ? begins : begins + " – " + ends;
  reading.report("dossier-dates-contradict", place, {{"expected", expected}, {"got", got}});
}

}  // namespace reprise::dossier::reading
