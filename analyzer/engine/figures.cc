// The ten figures of the overview and the weights against the group.
#include <algorithm>
#include <utility>

#include "engine/overview.h"
#include "engine/trace_facts.h"

namespace reprise::engine {

using assessment::FactState;
using assessment::FactUse;
using assessment::KeyFigure;
using assessment::Materiality;
using base::Text;
using scalar::Decimal;

namespace {

/// A fact that is not in the file at all because its list is empty or left out.
FactUse absent(const std::string& path, const Text& label) {
  FactUse use;
  use.path = path;
  use.label = label;
  use.unit = unit_of_path(path);
  return use;
}

FactUse latest(const dossier::EntryList& list, std::string_view key, const Text& label) {
  if (list.entries.empty()) return absent(list.path, label);
  const dossier::Fact* fact = list.entries.back().section.find(key);
  return fact == nullptr ? absent(list.path, label) : fact_use(*fact);
}

/// An amount between two ends; a missing end is open.
struct Bounds {
  std::optional<Decimal> low;
  std::optional<Decimal> high;
};

Bounds claim_of(const std::string& value, const std::optional<Decimal>& low, const std::optional<Decimal>& high) {
  if (const auto number = Decimal::parse(value)) return {number, number};
  return {low, high};
}

/// What each source says of the amount: sources that contradict each other are all heard.
std::vector<Bounds> claims_of(const FactUse& use) {
  std::vector<Bounds> claims;
  if (use.state != FactState::known && use.state != FactState::uncertain) return claims;
  claims.push_back(claim_of(use.value, use.low, use.high));
  for (const assessment::AlternativeValue& other : use.alternatives) {
    if (other.contradicts) claims.push_back(claim_of(other.value, other.low, other.high));
  }
  return claims;
}

/// Without the sign: a loss of at least 12 M€ is at least 12 M€. People are never fewer than none; an amount may be.
Bounds size_of(const Bounds& claim, assessment::Unit unit) {
  const auto& [low, high] = claim;
  if (low && !low->is_negative()) return claim;
  if (high && (high->is_negative() || high->is_zero())) return {high->absolute(), low ? std::optional(low->absolute()) : std::nullopt};
  if (low && high) return {Decimal(), std::max(low->absolute(), *high)};
  return unit == assessment::Unit::people ? claim : Bounds{};
}

/// From the smallest to the largest size that some source allows.
Bounds sizes_of(const FactUse& use) {
  const std::vector<Bounds> claims = claims_of(use);
  if (claims.empty()) return {};
  Bounds all = size_of(claims.front(), use.unit);
  for (const Bounds& claim : claims) {
    const Bounds size = size_of(claim, use.unit);
    all.low = all.low && size.low ? std::optional(std::min(*all.low, *size.low)) : std::nullopt;
    all.high = all.high && size.high ? std::optional(std::max(*all.high, *size.high)) : std::nullopt;
  }
  return all;
}

/// Open where the division has no end: towards a group amount that is open or may be 0.
std::optional<assessment::ShareRange> share_of(const Bounds& own, const Bounds& group) {
  const auto part = [](const std::optional<Decimal>& of, const std::optional<Decimal>& whole) -> std::optional<Decimal> {
    if (!of || !whole || whole->is_zero()) return std::nullopt;
    return (*of / *whole).rounded(6, Decimal::Rounding::half_even);
  };
  const assessment::ShareRange share{part(own.low, group.high), part(own.high, group.low)};
  // "At least 0 %" says nothing.
  const bool says_something = share.high || (share.low && !share.low->is_zero());
  return says_something ? std::optional(share) : std::nullopt;
}

Materiality weigh(const Text& label, FactUse own, FactUse of_group) {
  Materiality weight;
  weight.label = label;
  weight.share = share_of(sizes_of(own), sizes_of(of_group));
  for (const FactUse* use : {&own, &of_group}) {
    if (use->state == FactState::unknown) weight.missing.push_back(use->path);
  }
  weight.amount = std::move(own);
  weight.group_amount = std::move(of_group);
  return weight;
}

/// The last closed exercise when it tells its result; what is only forecast stands in for it, and says so by its path.
FactUse result_of(const dossier::Dossier& dossier) {
  const Text label{"Résultat", "Result"};
  const auto tells = [](const FactUse& use) { return use.state == FactState::known || use.state == FactState::uncertain; };
  FactUse closed = latest(dossier.list("accounts"), "result", label);
  if (tells(closed)) return closed;
  FactUse forecast = latest(dossier.list("forecasts"), "result", label);
  return tells(forecast) ? forecast : closed;
}

}  // namespace

std::vector<KeyFigure> key_figures(const Input& input) {
  const dossier::EntryList& accounts = input.dossier.list("accounts");
  const dossier::EntryList& forecasts = input.dossier.list("forecasts");
  std::vector<KeyFigure> figures;
  const auto add = [&figures](const Text& label, FactUse fact) { figures.push_back({label, std::move(fact)}); };
  const auto add_latest = [&](const dossier::EntryList& list, std::string_view key, const Text& label) { add(label, latest(list, key, label)); };
  const auto add_fact = [&](std::string_view section, std::string_view key, const Text& label) { add(label, fact_use(input.dossier.section(section).at(key))); };
  add_fact("workforce", "headcount", {"Effectif", "Headcount"});
  add_fact("workforce", "fte", {"ETP pourvus", "Filled FTE"});
  add_fact("association", "users", {"Personnes accompagnées", "People cared for"});
  add_latest(accounts, "total_income", {"Produits du dernier exercice clos", "Income of the last closed year"});
  add_latest(accounts, "result", {"Résultat du dernier exercice clos", "Result of the last closed year"});
  add_latest(forecasts, "result", {"Résultat prévu ou estimé", "Result forecast or estimated"});
  add_latest(accounts, "cash", {"Trésorerie", "Cash"});
  add_latest(accounts, "equity", {"Fonds propres", "Equity"});
  add_latest(accounts, "total_debt", {"Total des dettes", "Total debt"});
  add_fact("transaction", "aid_asked", {"Aide demandée", "Aid asked"});
  return figures;
}

std::vector<Materiality> materiality(const Input& input) {
  const dossier::EntryList& group_accounts = input.group.list("accounts");
  const dossier::EntryList& accounts = input.dossier.list("accounts");
  const Text result{"Résultat du groupe", "Group result"};
  const Text cash{"Trésorerie du groupe", "Group cash"};
  std::vector<Materiality> weights;
  weights.push_back(weigh({"Résultat de l’association rapporté à celui du groupe", "The association’s result against the group’s"}, result_of(input.dossier),
                          latest(group_accounts, "result", result)));
  weights.push_back(weigh({"Trésorerie de l’association rapportée à celle du groupe", "The association’s cash against the group’s"},
                          latest(accounts, "cash", {"Trésorerie", "Cash"}), latest(group_accounts, "cash", cash)));
  weights.push_back(weigh({"Effectif de l’association rapporté à celui du groupe", "The association’s headcount against the group’s"},
                          fact_use(input.dossier.section("workforce").at("headcount")), fact_use(input.group.section("group").at("headcount"))));
  return weights;
}

}  // namespace reprise::engine
