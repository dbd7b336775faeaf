#include "takeover/takeover.h"

#include <algorithm>
#include <numeric>

#include "takeover/offer.h"
#include "takeover/overlap.h"
#include "takeover/structure.h"

namespace reprise::takeover {
namespace {

/// "did you mean …", or the ids there are.
base::Text suggestion(const std::string& word, const std::vector<std::string>& known, const std::string& whose_fr = "le groupe",
                      const std::string& whose_en = "the group") {
  if (const auto close = base::nearest(word, known)) {
    return {"vouliez-vous dire «\u202f" + *close + "\u202f»\u202f?", "did you mean '" + *close + "'?"};
  }
  constexpr std::size_t kShown = 8;
  std::string list;
  for (std::size_t index = 0; index < known.size() && index < kShown; ++index) list += (index == 0 ? "" : ", ") + known[index];
  if (known.size() > kShown) list += ", …";
  if (list.empty()) return {whose_fr + " n’en déclare aucun", whose_en + " declares none"};
  return {whose_fr + " a\u202f: " + list, whose_en + " has: " + list};
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

std::vector<std::string> sites_of(const dossier::Dossier& dossier) {
  std::vector<std::string> sites;
  for (const dossier::Entry& establishment : dossier.list("establishments").entries) sites.push_back(establishment.identity);
  for (const dossier::Entry& service : dossier.list("services").entries) {
    if (words_in(service.section, "establishment").empty()) sites.push_back(service.identity);
  }
  return sites;
}

void check_sites(const dossier::Dossier& dossier, base::Diagnostics& diagnostics) {
  const dossier::Fact& fact = dossier.section("transaction").at("sites_transferred");
  const auto* named = std::get_if<std::vector<std::string>>(&fact.value);
  const bool all_are_listed = dossier.list("establishments").complete && dossier.list("services").complete;
  if (named == nullptr || !all_are_listed) return;
  const std::vector<std::string> known = sites_of(dossier);
  for (const std::string& site : *named) {
    if (std::ranges::find(known, site) != known.end()) continue;
    diagnostics.add(base::diagnose("takeover-site-unknown", fact.place, {{"word", site}, {"suggestion", suggestion(site, known, "l’association", "the association")}}));
  }
}

/// `others`: ids of associations that join before, or with it.
base::Diagnostics problems(const dossier::Dossier& dossier, const dossier::Group& group, const std::vector<std::string>& others) {
  base::Diagnostics diagnostics;
  const dossier::Section& transaction = dossier.section("transaction");
  std::vector<std::string> persons;
  for (const dossier::LegalPerson& person : group.legal_persons) persons.push_back(person.id);
  persons.insert(persons.end(), others.begin(), others.end());
  std::vector<std::string> sectors;
  for (const dossier::Sector& sector : group.sectors) sectors.push_back(sector.id);
  check_known("takeover-joins-unknown", transaction, "joins", persons, diagnostics);
  check_known("takeover-sector-unknown", transaction, "sector", sectors, diagnostics);
  check_sites(dossier, diagnostics);
  diagnostics.sort();
  return diagnostics;
}

/// As they take effect.
std::vector<std::size_t> order_of(std::span<const dossier::Dossier> dossiers) {
  const auto day_of = [&](std::size_t at) {
    const auto* day = std::get_if<scalar::Date>(&dossiers[at].section("transaction").at("effective").value);
    return day == nullptr ? scalar::Date{9999, 12, 31} : *day;
  };
  std::vector<std::size_t> order(dossiers.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::stable_sort(order, {}, day_of);
  return order;
}

}  // namespace

base::Checked<Takeover> take_over(const dossier::Dossier& dossier, const dossier::Group& group, const Reach& reach, const Communes* communes) {
  base::Checked<Takeover> checked{std::nullopt, problems(dossier, group, {})};
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
  takeover.passing = passing(dossier);
  takeover.services = overlaps(dossier, group, reach, communes);
  takeover.before = group_structure(group, dossier.as_of);
  const Joining joining = joining_of(dossier, add_association(takeover.before, dossier), group, {});
  look_ahead(takeover.before, joining, takeover.services, group);
  takeover.after = takeover.before;
  take_over(takeover.after, joining, dossier.as_of);
  checked.value = std::move(takeover);
  return checked;
}

base::Checked<Succession> take_over_all(std::span<const dossier::Dossier> dossiers, const dossier::Group& group, const Reach& reach, const scalar::Date& on,
                                         const Communes* communes) {
  Succession succession;
  succession.order = order_of(dossiers);
  succession.before = group_structure(group, on);
  base::Checked<Succession> checked;
  std::vector<Joining> joinings;
  std::vector<std::string> earlier;
  dossier::Group grown = group;
  for (const std::size_t at : succession.order) {
    const dossier::Dossier& dossier = dossiers[at];
    checked.diagnostics.add(problems(dossier, group, earlier));
    earlier.push_back(dossier.id);
    joinings.push_back(joining_of(dossier, add_association(succession.before, dossier), group, joinings));
    look_ahead(succession.before, joinings.back(), overlaps(dossier, grown, reach, communes), grown);
    grown = with_services_of(grown, joinings.back());
  }
  if (checked.diagnostics.has_errors()) return checked;
  succession.after = succession.before;
  for (const Joining& joining : joinings) take_over(succession.after, joining, on);
  checked.value = std::move(succession);
  return checked;
}

Structure structure_of(const dossier::Group& group) { return group_structure(group, group.as_of); }

}  // namespace reprise::takeover
