#include "takeover/coming.h"

#include <algorithm>
#include <array>

#include "takeover/neighbours.h"
#include "takeover/offer.h"
#include "takeover/routes.h"

namespace reprise::takeover {
namespace {

using dossier::Dossier;
using dossier::Entry;
using dossier::EntryList;
using scalar::Decimal;

/// Of the balance sheet; the other lines are of what is done in a year.
constexpr std::array<std::string_view, 4> kOwnedOrOwed = {"cash", "equity", "provisions", "financial_debt"};

bool is_owned_or_owed(std::string_view line) { return std::ranges::find(kOwnedOrOwed, line) != kOwnedOrOwed.end(); }

const std::vector<std::string>* sites_named(const Dossier& dossier) {
  const dossier::Fact& fact = dossier.section("transaction").at("sites_transferred");
  return fact.left_out ? nullptr : std::get_if<std::vector<std::string>>(&fact.value);
}

Bounded nothing_by_route() { return exactly(Decimal(0), "transaction.route"); }

}  // namespace

Sign sign_of(std::string_view line) {
  // Cash may be written net of what the bank lends.
  constexpr std::array<std::string_view, 4> kAny = {"result", "caf", "equity", "cash"};
  return std::ranges::find(kAny, line) == kAny.end() ? Sign::never_negative : Sign::any;
}

Comes comes_by(const Dossier& dossier) {
  const RouteEffect* effect = effect_of(words_in(dossier.section("transaction"), "route"));
  if (effect == nullptr) return Comes::unknown;
  if (effect->route == "affiliation") return Comes::whole;
  if (!effect->moves_sites()) return Comes::nothing;
  if (effect->debts == Debts::all_pass) return Comes::whole;
  const bool is_of_some = effect->employer == Employer::changes_for_what_passes && (sites_named(dossier) != nullptr || !effect->ends_name());
  return is_of_some ? Comes::sites : Comes::activity;
}

Coming::Coming(const Dossier& dossier, int year) : dossier_(dossier), year_(year), route_(words_in(dossier.section("transaction"), "route")), comes_(comes_by(dossier)) {
  const Entry* entry = dossier.list("accounts").find(std::to_string(year));
  if (entry != nullptr) accounts_ = &entry->section;
}

Bounded Coming::line(std::string_view id) const {
  switch (comes_) {
    case Comes::unknown: return unknown("transaction.route", sign_of(id));
    case Comes::nothing: return nothing_by_route();
    case Comes::whole: return of_whole(id);
    case Comes::activity: return is_owned_or_owed(id) ? owned_or_owed(id) : of_whole(id);
    case Comes::sites: return is_owned_or_owed(id) ? owned_or_owed(id) : of_sites(id);
  }
  return {};
}

Bounded Coming::headcount() const {
  switch (comes_) {
    case Comes::unknown: return unknown("transaction.route", Sign::never_negative);
    case Comes::nothing: return nothing_by_route();
    case Comes::sites: return from_sites("headcount", "headcount", Sign::never_negative);
    case Comes::activity:
    case Comes::whole: return bounds_in(dossier_.section("workforce"), "headcount", Sign::never_negative);
  }
  return {};
}

Bounded Coming::account(std::string_view word) const {
  if (accounts_ != nullptr) return bounds_in(*accounts_, word, sign_of(word));
  const bool has_none = year_ == 0 || dossier_.list("accounts").entries.empty();
  return unknown(has_none ? "accounts" : "accounts[" + std::to_string(year_) + "]." + std::string(word), sign_of(word));
}

/// As the rules' definition caf() has it; a test holds the two together.
Bounded Coming::self_financing() const {
  Bounded sum = account("result");
  for (const std::string_view word : {"depreciation", "disposal_value"}) sum = plus(sum, account(word));
  for (const std::string_view word : {"reversals", "grants_released", "disposal_income"}) sum = minus(sum, account(word));
  return sum;
}

Bounded Coming::of_whole(std::string_view id) const { return id == "caf" ? self_financing() : account(id); }

Bounded Coming::from_sites(std::string_view word_of_establishment, std::string_view word_of_service, Sign sign) const {
  const std::vector<std::string>* named = sites_named(dossier_);
  if (named == nullptr) return unknown("transaction.sites_transferred", sign);
  Bounded sum = exactly(Decimal(0), "transaction.sites_transferred");
  for (const std::string& site : *named) {
    const Entry* establishment = dossier_.list("establishments").find(site);
    const Entry* service = dossier_.list("services").find(site);
    if (establishment != nullptr) {
      sum = plus(sum, bounds_in(establishment->section, word_of_establishment, sign));
    } else {
      sum = plus(sum, service != nullptr ? bounds_in(service->section, word_of_service, sign) : unknown("establishments[" + site + "]." + std::string(word_of_establishment), sign));
    }
  }
  return sum;
}

Bounded Coming::of_sites(std::string_view id) const {
  const Bounded income = from_sites("budget", "income", Sign::never_negative);
  const Bounded result = from_sites("result", "result", Sign::any);
  if (id == "total_income") return income;
  if (id == "result") return result;
  // Current expenses are some of all expenses, which are what comes in less what is left.
  if (id == "current_expenses") return within({Decimal(0), std::nullopt, {}, {}}, some_of(minus(income, result)));
  if (id == "caf") {
    Bounded sum = result;
    for (const std::string_view word : {"depreciation", "disposal_value"}) sum = plus(sum, some_of(account(word)));
    for (const std::string_view word : {"reversals", "grants_released", "disposal_income"}) sum = minus(sum, some_of(account(word)));
    return sum;
  }
  return some_of(account(id));
}

Bounded Coming::in_transaction(std::string_view word) const { return bounds_in(dossier_.section("transaction"), word, Sign::never_negative); }

Bounded Coming::owned_or_owed(std::string_view id) const {
  if (id == "provisions") return some_of(account(id));
  // A court's sale leaves what is owned to the creditors; the price is paid out of nothing that a dossier declares.
  if (route_ == "court_sale") return nothing_by_route();
  const bool debts_were_paid = route_ == "devolution";
  if (id == "equity") return debts_were_paid ? in_transaction("assets_transferred") : minus(in_transaction("assets_transferred"), in_transaction("debts_transferred"));
  if (id == "cash") return within(some_of(account(id)), some_of(in_transaction("assets_transferred")));
  return debts_were_paid ? nothing_by_route() : within(some_of(account(id)), some_of(in_transaction("debts_transferred")));
}

}  // namespace reprise::takeover
