#include "takeover/routes.h"

#include <algorithm>
#include <array>

#include "takeover/neighbours.h"
#include "takeover/offer.h"

namespace reprise::takeover {
namespace {

using dossier::Dossier;
using dossier::Entry;
using dossier::EntryList;
using dossier::Section;
using scalar::Decimal;

constexpr std::array<RouteEffect, 7> kEffects = {{
    {"affiliation", LegalPersonFate::stays, Employer::stays, Debts::stay, Authorisations::stay, Reversible::partly},
    {"merger", LegalPersonFate::ends, Employer::changes, Debts::all_pass, Authorisations::must_be_agreed, Reversible::no},
    {"partial_contribution", LegalPersonFate::stays_without_what_passes, Employer::changes_for_what_passes, Debts::listed_pass, Authorisations::must_be_agreed,
     Reversible::no},
    {"mandate", LegalPersonFate::stays, Employer::stays, Debts::stay, Authorisations::stay, Reversible::yes},
    {"court_sale", LegalPersonFate::ends, Employer::changes_for_what_passes, Debts::left_behind, Authorisations::must_be_agreed, Reversible::no},
    {"grouping", LegalPersonFate::stays, Employer::stays, Debts::stay, Authorisations::stay, Reversible::yes},
    {"devolution", LegalPersonFate::ends, Employer::changes, Debts::paid_first, Authorisations::must_be_agreed, Reversible::no},
}};

const Section& transaction_of(const Dossier& dossier) { return dossier.section("transaction"); }

const std::vector<std::string>* sites_listed(const Dossier& dossier) {
  const dossier::Fact& fact = transaction_of(dossier).at("sites_transferred");
  return fact.left_out ? nullptr : std::get_if<std::vector<std::string>>(&fact.value);
}

/// An establishment, or a service that stands in none that is listed.
std::string site_of(const Dossier& dossier, const Entry& service) {
  const std::string establishment = words_in(service.section, "establishment");
  return dossier.list("establishments").find(establishment) != nullptr ? establishment : service.identity;
}

/// Whatever is asked of the sites that pass begins with knowing which they are.
std::vector<std::string> unlisted(const Dossier& dossier, const RouteEffect& effect) {
  std::vector<std::string> missing;
  const bool must_be_listed = effect.legal_person == LegalPersonFate::stays_without_what_passes;
  if (must_be_listed && sites_listed(dossier) == nullptr) missing.push_back("transaction.sites_transferred");
  for (const char* list : {"establishments", "services"}) {
    const EntryList& entries = dossier.list(list);
    if (sites_listed(dossier) == nullptr && (!entries.given || !entries.complete)) missing.push_back(list);
  }
  return missing;
}

/// Adds what a site says under `key`, or that it does not.
void add(Derived& sum, const Section& section, std::string_view key) {
  if (is_not_applicable(section, key)) return;
  const std::string path = section.path + "." + std::string(key);
  const auto number = number_in(section, key);
  if (!number) {
    append(sum.missing, {path});
    return;
  }
  sum.value = sum.value.value_or(Decimal(0)) + *number;
  append(sum.from, {path});
}

Derived finished(Derived sum, const std::vector<std::string>& missing) {
  append(sum.missing, missing);
  if (!sum.missing.empty()) return {std::nullopt, {}, std::move(sum.missing)};
  append(sum.from, {"transaction.route"});
  if (!sum.value) sum.value = Decimal(0);
  return sum;
}

template <typename Visit>
void for_each_site(const Dossier& dossier, const Visit& visit) {
  for (const Entry& establishment : dossier.list("establishments").entries) {
    if (passes(dossier, establishment.identity).value_or(false)) visit(establishment.section, "capacity");
  }
  for (const Entry& service : dossier.list("services").entries) {
    if (site_of(dossier, service) == service.identity && passes(dossier, service.identity).value_or(false)) visit(service.section, "open");
  }
}

Derived staff_of(const Dossier& dossier, const RouteEffect& effect, const std::vector<std::string>& missing) {
  Derived staff;
  if (effect.employer == Employer::changes || (effect.moves_sites() && effect.ends_name() && sites_listed(dossier) == nullptr)) {
    add(staff, dossier.section("workforce"), "headcount");
    return finished(std::move(staff), {});
  }
  for_each_site(dossier, [&](const Section& site, const char*) { add(staff, site, "headcount"); });
  return finished(std::move(staff), missing);
}

Derived debts_of(const Dossier& dossier, const RouteEffect& effect) {
  Derived debts;
  if (effect.debts == Debts::listed_pass) add(debts, transaction_of(dossier), "debts_transferred");
  if (effect.debts != Debts::all_pass) return finished(std::move(debts), {});
  const EntryList& list = dossier.list("debts");
  for (const Entry& debt : list.entries) add(debts, debt.section, "amount");
  const bool all_are_listed = list.given && list.complete;
  return finished(std::move(debts), all_are_listed ? std::vector<std::string>() : std::vector<std::string>{"debts"});
}

Derived authorisations_of(const Dossier& dossier, const std::vector<std::string>& missing) {
  Derived count;
  for (const Entry& service : dossier.list("services").entries) {
    if (is_not_applicable(service.section, "authorised") || !passes(dossier, site_of(dossier, service)).value_or(false)) continue;
    const std::string path = service.section.path + ".authorised";
    if (!quantity_in(service.section, "authorised")) {
      append(count.missing, {path});
      continue;
    }
    count.value = count.value.value_or(Decimal(0)) + Decimal(1);
    append(count.from, {path});
  }
  return finished(std::move(count), missing);
}

}  // namespace

const RouteEffect* effect_of(std::string_view route) {
  const auto found = std::ranges::find(kEffects, route, &RouteEffect::route);
  return found == kEffects.end() ? nullptr : &*found;
}

std::optional<bool> passes(const Dossier& dossier, std::string_view site) {
  const RouteEffect* effect = effect_of(words_in(transaction_of(dossier), "route"));
  if (effect == nullptr) return std::nullopt;
  if (effect->employer == Employer::changes) return true;
  if (!effect->moves_sites()) return false;
  if (const auto* listed = sites_listed(dossier)) return std::ranges::find(*listed, site) != listed->end();
  // A court's sale of which no list says otherwise is of the whole.
  return effect->ends_name() ? std::optional(true) : std::nullopt;
}

Passing passing(const Dossier& dossier) {
  Passing passing;
  const RouteEffect* effect = effect_of(words_in(transaction_of(dossier), "route"));
  if (effect == nullptr) {
    for (Derived* one : {&passing.sites, &passing.places, &passing.staff, &passing.debts, &passing.authorisations}) one->missing = {"transaction.route"};
    return passing;
  }
  const std::vector<std::string> missing = effect->moves_sites() ? unlisted(dossier, *effect) : std::vector<std::string>();
  for_each_site(dossier, [&](const Section& site, const char* places) {
    passing.sites.value = passing.sites.value.value_or(Decimal(0)) + Decimal(1);
    add(passing.places, site, places);
  });
  passing.sites = finished(std::move(passing.sites), missing);
  passing.places = finished(std::move(passing.places), missing);
  passing.staff = staff_of(dossier, *effect, missing);
  passing.debts = debts_of(dossier, *effect);
  passing.authorisations = effect->authorisations == Authorisations::stay ? finished({}, {}) : authorisations_of(dossier, missing);
  if (effect->employer == Employer::changes_for_what_passes && sites_listed(dossier) != nullptr) {
    for (Derived* one : {&passing.sites, &passing.places, &passing.staff, &passing.authorisations}) {
      if (one->value) append(one->from, {"transaction.sites_transferred"});
    }
  }
  return passing;
}

}  // namespace reprise::takeover
