// A trial balance of a dossier: checked as bookkeeping is, then turned into the facts of its year.
#include <algorithm>

#include "document/scalar_reading.h"
#include "dossier/reading.h"
#include "dossier/trial_balance.h"

namespace reprise::dossier::reading {
namespace {

using document::Node;
using scalar::Decimal;

/// Published accounts are rounded to the euro.
const Decimal& tolerance() {
  static const Decimal one(1);
  return one;
}

const Decimal& largest() {
  static const Decimal amount(1'000'000'000'000'000);
  return amount;
}

/// A trial balance as the entry of a year gives it.
struct WrittenBalance {
  Node balances;
  base::Place place;  ///< of the whole
  const ChartOfAccounts* chart = nullptr;
  Evidence evidence;
};

base::Text joined_ids(const ChartsOfAccounts& charts) {
  std::string all;
  for (const ChartOfAccounts& chart : charts.charts) all += (all.empty() ? "" : ", ") + chart.id;
  return {"les plans comptables sont " + all, "the charts of accounts are " + all};
}

std::string years_of(const ChartOfAccounts& chart) {
  return (chart.from ? std::to_string(*chart.from) : "…") + "–" + (chart.until ? std::to_string(*chart.until) : "…");
}

const ChartOfAccounts* named_chart(Reading& reading, const Node& name, int year) {
  const ChartOfAccounts* chart = reading.charts->find(name.text());
  if (chart == nullptr) {
    std::vector<std::string> ids;
    for (const ChartOfAccounts& one : reading.charts->charts) ids.push_back(one.id);
    reading.report("account-no-such-chart", name.place(), {{"got", name.text()}, {"hint", nearest_hint(name.text(), ids, joined_ids(*reading.charts))}});
    return nullptr;
  }
  if (chart->holds_in(year)) return chart;
  reading.report("account-chart-of-other-years", name.place(),
                 {{"chart", chart->id}, {"years", years_of(*chart)}, {"year", std::to_string(year)}, {"hint", joined_ids(*reading.charts)}});
  return nullptr;
}

const ChartOfAccounts* chart_for(Reading& reading, const Node& node, const base::Place& place, int year) {
  if (reading.charts == nullptr || reading.charts->charts.empty()) {
    reading.report("account-no-charts", place);
    return nullptr;
  }
  const auto name = member(node, "chart");
  if (name && name->is_scalar()) return named_chart(reading, *name, year);
  const ChartOfAccounts* chart = reading.charts->default_in(year);
  if (chart == nullptr) reading.report("account-no-chart-of-year", place, {{"year", std::to_string(year)}, {"hint", joined_ids(*reading.charts)}});
  return chart;
}

class BalanceReading {
 public:
  BalanceReading(Reading& reading, const WrittenBalance& written) : reading_(reading), written_(written) {}

  /// The balances with the result posted; empty when they are wrong.
  std::optional<Balances> run() {
    const std::size_t before = reading_.diagnostics.items().size();
    const bool is_whole = read_accounts();
    refuse_subtotals();
    // What could not be read would also be missing from the sums.
    if (is_whole && reading_.diagnostics.items().size() == before) check_sums();
    if (!is_whole || reading_.diagnostics.items().size() != before) return std::nullopt;
    return with_result_posted(balances_);
  }

 private:
  bool read_accounts() {
    const Node& node = written_.balances;
    bool is_whole = true;
    for (std::size_t at = 0; at < node.size(); ++at) {
      const std::string account(node.key(at).text());
      const auto balance = document::as_number(node.value(at));
      const bool is_account = account.size() >= 2 && account.find_first_not_of("0123456789") == std::string::npos && account.front() != '0';
      if (!balance || !is_account) {
        is_whole = false;  // the schema has said so
        continue;
      }
      check_known(account, node.key(at).place());
      check_amount(*balance, node.value(at));
      balances_[account] = *balance;
      places_.emplace(account, node.key(at).place());
    }
    return is_whole;
  }

  void check_known(const std::string& account, const base::Place& place) {
    // Classes 8 and 9 stand outside the statements: nothing is summed from them.
    if (account.front() >= '8' || written_.chart->knows(account)) return;
    const std::string near = written_.chart->nearest_to(account);
    const base::Text hint = near.empty() ? base::Text{"corrigez le numéro, ou choisissez un autre plan comptable", "correct the number, or choose another chart of accounts"}
                                         : base::Text{"les plus proches\u202F: " + near, "the nearest: " + near};
    reading_.report("account-unknown", place, {{"got", account}, {"chart", written_.chart->id}, {"hint", hint}});
  }

  void check_amount(const Decimal& balance, const Node& node) {
    const bool is_too_large = balance.absolute() >= largest();
    if (!is_too_large && balance.rounded(2, Decimal::Rounding::half_even) == balance) return;
    reading_.report("account-amount", node.place(), {{"got", node.text()}});
  }

  /// Printed balances hold subtotals of classes and of accounts: they would be counted twice, and still balance.
  void refuse_subtotals() {
    for (const auto& [account, balance] : balances_) {
      if (balance.is_zero()) continue;
      Decimal below;
      auto next = balances_.upper_bound(account);
      if (next == balances_.end() || !next->first.starts_with(account)) continue;
      for (; next != balances_.end() && next->first.starts_with(account); ++next) below += next->second;
      if (below == balance) reading_.report("account-subtotal", places_.at(account), {{"got", account}});
    }
  }

  void check_sums() {
    Decimal debits;
    Decimal credits;
    Decimal balance_sheet;
    for (const auto& [account, balance] : balances_) {
      (balance.is_negative() ? credits : debits) += balance.absolute();
      if (account.front() <= '5') balance_sheet += balance;
    }
    const BooksState state = state_of(balances_);
    const bool is_posted_beside = state.result_posted && state.has_income_statement;
    if (is_posted_beside && state.posted != state.earned) {
      reading_.report("account-result", result_place(), {{"posted", state.posted.to_string()}, {"earned", state.earned.to_string()}});
    } else if (is_posted_beside && !balance_sheet.is_zero()) {
      reading_.report("account-balance-sheet", written_.place, {{"difference", balance_sheet.to_string()}});
    } else if (!is_posted_beside && debits != credits) {
      reading_.report("account-unequal", written_.place,
                      {{"debits", debits.to_string()}, {"credits", credits.to_string()}, {"difference", (debits - credits).to_string()}});
    }
  }

  const base::Place& result_place() const { return places_.lower_bound("12")->second; }

  Reading& reading_;
  const WrittenBalance& written_;
  Balances balances_;
  std::map<std::string, base::Place, std::less<>> places_;
};

/// Whether what is written and what the accounts give are the same to the euro.
bool agrees(const Fact& fact, const Decimal& amount) {
  if (fact.is_range) return (!fact.low || *fact.low <= amount) && (!fact.high || amount <= *fact.high);
  const auto* given = std::get_if<Decimal>(&fact.value);
  return given == nullptr || (*given - amount).absolute() <= tolerance();
}

void add_computed(const Reading& reading, const WrittenBalance& written, const AccountLine& line, const Decimal& amount, Fact& fact) {
  Evidence evidence = written.evidence;
  const base::Text formula = formula_of(line);
  evidence.computed = {"calculé depuis la balance (" + written.chart->id + ")\u202F: " + formula.fr, "computed from the trial balance (" + written.chart->id + "): " + formula.en};
  if (fact.state == FactState::unknown) {
    fact.value = amount;
    fact.evidence = std::move(evidence);
    fact.place = written.place;
    fact.declared = true;
    fact.left_out = false;
  } else if (fact.state != FactState::not_applicable && !agrees(fact, amount)) {
    fact.alternatives.push_back({amount, std::nullopt, std::nullopt, false, std::move(evidence), written.place});
  }
  settle(reading, fact);
}

std::optional<WrittenBalance> read_written(Reading& reading, const Node& entry, const Node& node, const Surroundings& around) {
  const auto balances = member(node, "balances");
  WrittenBalance written{balances.value_or(node), node.place(), nullptr, {}};
  for (std::size_t at = 0; at < entry.size(); ++at) {
    if (entry.key(at).text() == "trial_balance") written.place = entry.key(at).place();
  }
  const auto year = Decimal::parse(around.period);
  const auto whole = year ? year->to_integer() : std::nullopt;
  if (!written.balances.is_mapping() || !whole) return std::nullopt;
  written.chart = chart_for(reading, node, written.place, static_cast<int>(*whole));
  if (written.chart == nullptr) return std::nullopt;
  if (balances) written.evidence = read_evidence(reading, node);
  if (written.evidence.sources.empty()) written.evidence.sources = read_source_ids(reading, entry);
  if (written.evidence.period.empty()) written.evidence.period = around.period;
  if (written.evidence.basis.empty()) written.evidence.basis = around.basis;
  written.evidence.quality = "computed";
  return written;
}

}  // namespace

void add_trial_balance(Reading& reading, const Node& entry, const Surroundings& around, Section& section) {
  const auto node = member(entry, "trial_balance");
  if (!node || !node->is_mapping()) return;
  const auto written = read_written(reading, entry, *node, around);
  if (!written) return;
  const auto balances = BalanceReading(reading, *written).run();
  if (!balances) return;
  for (Fact& fact : section.facts) {
    const AccountLine* line = written->chart->find(std::string_view(fact.path).substr(fact.path.rfind('.') + 1));
    const auto amount = line == nullptr ? std::nullopt : amount_of(*line, *balances);
    if (amount) add_computed(reading, *written, *line, *amount, fact);
  }
}

}  // namespace reprise::dossier::reading
