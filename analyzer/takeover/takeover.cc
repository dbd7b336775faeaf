#include "takeover/takeover.h"

#include "takeover/offer.h"
#include "takeover/overlap.h"
#include "takeover/structure.h"

namespace reprise::takeover {
namespace {

/// "did you mean …", or the ids there are.
base::Text suggestion(const std::string& word, const std::vector<std::string>& known) {
  if (const auto close = base::nearest(word, known)) {
    return {"vouliez-vous dire «\u202f" + *close + "\u202f»\u202f?", "did you mean '" + *close + "'?"};
  }
  constexpr std::size_t kShown = 8;
  std::string list;
  for (std::size_t index = 0; index < known.size() && index < kShown; ++index) list += (index == 0 ? "" : ", ") + known[index];
  if (known.size() > kShown) list += ", …";
  if (list.empty()) return {"le groupe n’en déclare aucun", "the group declares none"};
  return {"le groupe a\u202f: " + list, "the group has: " + list};
}

void check_known(std::string_view code, const dossier::Section& transaction, std::string_view key, const std::vector<std::string>& known,
                 base::Diagnostics& diagnostics) {
  const std::string word = words_in(transaction, key);
  if (word.empty()) return;
  for (const std::string& id : known) {
    if (id == word) return;
  }
  diagnostics.add(base::diagnose(code, transaction.at(key).place, {{"word", word}, {"suggestion", suggestion(word, known)}}));
}

base::Diagnostics problems(const dossier::Dossier& dossier, const dossier::Group& group) {
  base::Diagnostics diagnostics;
  const dossier::Section& transaction = dossier.section("transaction");
  std::vector<std::string> persons;
  for (const dossier::LegalPerson& person : group.legal_persons) persons.push_back(person.id);
  std::vector<std::string> sectors;
  for (const dossier::Sector& sector : group.sectors) sectors.push_back(sector.id);
  check_known("takeover-joins-unknown", transaction, "joins", persons, diagnostics);
  check_known("takeover-sector-unknown", transaction, "sector", sectors, diagnostics);
  diagnostics.sort();
  return diagnostics;
}

}  // namespace

base::Checked<Takeover> take_over(const dossier::Dossier& dossier, const dossier::Group& group, const Reach& reach, const Communes* communes) {
  base::Checked<Takeover> checked{std::nullopt, problems(dossier, group)};
  if (checked.diagnostics.has_errors()) return checked;
  const dossier::EntryList& services = dossier.list("services");
  const dossier::EntryList& group_services = group.list("services");
  const dossier::Section& transaction = dossier.section("transaction");
  Takeover takeover;
  takeover.services_known = services.given;
  takeover.services_complete = services.complete;
  takeover.group_services_known = group_services.given;
  takeover.group_services_complete = group_services.complete;
  takeover.route = words_in(transaction, "route");
  takeover.joins = words_in(transaction, "joins");
  takeover.services = overlaps(dossier, group, reach, communes);
  takeover.before = group_structure(group, dossier.as_of);
  add_association(takeover.before, dossier);
  look_ahead(takeover, dossier, group);
  takeover.after = structure_after(takeover);
  checked.value = std::move(takeover);
  return checked;
}

Structure structure_of(const dossier::Group& group) { return group_structure(group, group.as_of); }

}  // namespace reprise::takeover
