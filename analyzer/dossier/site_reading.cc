// Sites over time: which there are on the file's day, and which pass from one legal person to another.
#include <algorithm>

#include "dossier/reading.h"

namespace reprise::dossier::reading {
namespace {

using document::Node;

std::optional<TransferRecord> read_transfer(Reading& reading, const Node& node) {
  const auto site = member(node, "site");
  const auto to = member(node, "to");
  TransferRecord transfer;
  transfer.on_written = read_partial_date(reading, node, "on");
  transfer.sources = read_source_ids(reading, node);
  const auto on = first_day(transfer.on_written);
  if (!site || !site->is_scalar() || !to || !on) return std::nullopt;  // the schema asks for them
  transfer.site = site->text();
  transfer.place = site->place();
  transfer.on = *on;
  transfer.to = to->is_scalar() ? std::string(to->text()) : text_of(*to, "id");
  transfer.name = text_of(*to, "name");
  transfer.form = text_of(*to, "form");
  return transfer;
}

std::vector<std::string> ids_of(const Sites& sites) {
  std::vector<std::string> ids = identities(sites.establishments);
  for (const Entry& service : sites.services.entries) {
    if (word_in(service.section, "establishment").empty()) ids.push_back(service.identity);
  }
  return ids;
}

/// Whether the service stands in that establishment, or is itself that site.
bool belongs_to(const Entry& entry, const std::string& site) { return entry.identity == site || word_in(entry.section, "establishment") == site; }

/// Who runs a site from then on, as a fact with the transfer's evidence.
Fact run_from(const TransferRecord& transfer, const std::string& path) {
  Fact fact;
  fact.state = FactState::known;
  fact.value = transfer.to;
  fact.evidence.sources = transfer.sources;
  fact.evidence.period = transfer.on_written;
  fact.declared = true;
  fact.path = path;
  fact.place = transfer.place;
  return fact;
}

void drop(EntryList& list, const auto& is_gone) { std::erase_if(list.entries, is_gone); }

}  // namespace

std::vector<TransferRecord> read_transfers(Reading& reading, const Node& root, const Sites& sites) {
  std::vector<TransferRecord> transfers;
  const auto list = member(root, "transfers");
  const std::vector<std::string> known = list ? ids_of(sites) : std::vector<std::string>();
  const bool all_are_listed = sites.establishments.complete && sites.services.complete;
  for (std::size_t index = 0; list && list->is_sequence() && index < list->size(); ++index) {
    auto transfer = read_transfer(reading, list->item(index));
    if (!transfer) continue;
    if (all_are_listed && std::ranges::find(known, transfer->site) == known.end()) {
      const base::Text hint = nearest_hint(transfer->site, known, {"ajoutez-le aux établissements, ou corrigez le nom", "add it to the establishments, or correct the name"});
      reading.report("dossier-unknown-site", transfer->place, {{"got", transfer->site}, {"hint", hint}});
      continue;
    }
    if (!is_later(reading, transfer->sources)) transfers.push_back(std::move(*transfer));
  }
  std::ranges::stable_sort(transfers, {}, &TransferRecord::on);
  return transfers;
}

void keep_those_of_the_day(const Reading& reading, Sites sites) {
  if (!reading.as_of) return;
  const auto is_gone = [&](const Entry& entry) { return !entry.life.covers(*reading.as_of); };
  std::vector<std::string> gone;
  for (const Entry& entry : sites.establishments.entries) {
    if (is_gone(entry)) gone.push_back(entry.identity);
  }
  drop(sites.establishments, is_gone);
  drop(sites.services, [&](const Entry& entry) { return is_gone(entry) || std::ranges::find(gone, word_in(entry.section, "establishment")) != gone.end(); });
}

void pass_on(const Reading& reading, const std::vector<TransferRecord>& transfers, Sites sites) {
  for (const TransferRecord& transfer : transfers) {
    if (!reading.as_of || transfer.on > *reading.as_of) continue;
    for (EntryList* list : {&sites.establishments, &sites.services}) {
      for (Entry& entry : list->entries) {
        if (!belongs_to(entry, transfer.site)) continue;
        const auto runs = std::ranges::find_if(entry.section.facts, [](const Fact& fact) { return fact.path.ends_with(".legal_person"); });
        if (runs != entry.section.facts.end()) *runs = run_from(transfer, runs->path);
      }
    }
  }
}

std::map<std::string, EntryList, std::less<>> take_out(const Reading& reading, const std::vector<TransferRecord>& transfers, Sites sites) {
  std::map<std::string, EntryList, std::less<>> former;
  for (EntryList* list : {&sites.establishments, &sites.services}) {
    EntryList& out = former[list->path];
    out.path = list->path;
    out.given = list->given;
    out.place = list->place;
    for (const TransferRecord& transfer : transfers) {
      if (!reading.as_of || transfer.on > *reading.as_of) continue;
      const auto from = std::stable_partition(list->entries.begin(), list->entries.end(), [&](const Entry& entry) { return !belongs_to(entry, transfer.site); });
      std::move(from, list->entries.end(), std::back_inserter(out.entries));
      list->entries.erase(from, list->entries.end());
    }
  }
  return former;
}

}  // namespace reprise::dossier::reading
