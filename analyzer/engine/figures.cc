// The ten figures of the overview and the weights against the group.
#include <array>
#include <utility>

#include "engine/overview.h"
#include "engine/trace_facts.h"

namespace reprise::engine {

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

std::optional<Decimal> number_of(const FactUse& use) { return use.state == assessment::FactState::known ? Decimal::parse(use.value) : std::nullopt; }

struct Pair {
  Text label;
  FactUse own;
  FactUse of_group;
};

Materiality weigh(const Pair& pair, assessment::Unit unit) {
  Materiality weight;
  weight.label = pair.label;
  weight.amount = pair.own.value;
  weight.group_amount = pair.of_group.value;
  weight.unit = unit;
  weight.facts = {pair.own, pair.of_group};
  const auto own = number_of(pair.own);
  const auto group = number_of(pair.of_group);
  if (!own) weight.missing.push_back(pair.own.path);
  if (!group) weight.missing.push_back(pair.of_group.path);
  if (own && group && !group->is_zero()) {
    weight.share = (own->absolute() / group->absolute()).rounded(6, Decimal::Rounding::half_even);
  }
  return weight;
}

/// The last closed exercise when it tells its result; what is only forecast stands in for it, and says so by its path.
FactUse result_of(const dossier::Dossier& dossier) {
  const Text label{"Résultat", "Result"};
  FactUse closed = latest(dossier.list("accounts"), "result", label);
  if (closed.state == assessment::FactState::known) return closed;
  FactUse forecast = latest(dossier.list("forecasts"), "result", label);
  return forecast.state == assessment::FactState::known ? forecast : closed;
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
  weights.push_back(weigh({{"Résultat de l’association rapporté à celui du groupe", "The association’s result against the group’s"}, result_of(input.dossier),
                           latest(group_accounts, "result", result)},
                          assessment::Unit::euro));
  weights.push_back(weigh({{"Trésorerie de l’association rapportée à celle du groupe", "The association’s cash against the group’s"},
                           latest(accounts, "cash", {"Trésorerie", "Cash"}), latest(group_accounts, "cash", cash)},
                          assessment::Unit::euro));
  weights.push_back(weigh({{"Effectif de l’association rapporté à celui du groupe", "The association’s headcount against the group’s"},
                           fact_use(input.dossier.section("workforce").at("headcount")), fact_use(input.group.section("group").at("headcount"))},
                          assessment::Unit::people));
  return weights;
}

}  // namespace reprise::engine
