#include "dossier/chart_of_accounts.h"

#include <algorithm>

#include "dossier/chart_reading.h"

namespace reprise::dossier {
namespace {

bool begins_with_any(std::string_view account, const std::vector<AccountPrefix>& prefixes) {
  return std::ranges::any_of(prefixes, [&](const AccountPrefix& prefix) { return account.starts_with(prefix.digits); });
}

/// The longest listed account that the number begins with; empty when there is none.
std::string_view listed_part(const ChartOfAccounts& chart, std::string_view account) {
  for (std::size_t digits = account.size(); digits > 0; --digits) {
    if (chart.accounts.contains(account.substr(0, digits))) return account.substr(0, digits);
  }
  return {};
}

bool is_subdivided(const ChartOfAccounts& chart, std::string_view account) {
  const auto next = chart.accounts.upper_bound(account);
  return next != chart.accounts.end() && next->first.starts_with(account);
}

std::string operation_of(Reckoning reckoning) {
  switch (reckoning) {
    case Reckoning::debits: return "dr";
    case Reckoning::credits: return "cr";
    case Reckoning::debits_less_credits: return "net_dr";
    case Reckoning::credits_less_debits: return "net_cr";
  }
  return {};
}

base::Text side_named(const std::string& statement) {
  if (statement == "assets") return {"total de l’actif", "total assets"};
  if (statement == "liabilities") return {"total du passif", "total liabilities"};
  return statement == "expenses" ? base::Text{"total des charges", "total expenses"} : base::Text{"total des produits", "total income"};
}

base::Text text_of(const Term& term) {
  if (!term.statement.empty()) return side_named(term.statement);
  const std::string opening = operation_of(term.reckoning) + "(" + term.of_written;
  if (term.except_written.empty()) return base::Text::same(opening + ")");
  return {opening + " sauf " + term.except_written + ")", opening + " except " + term.except_written + ")"};
}

}  // namespace

const AccountLine* ChartOfAccounts::find(std::string_view name) const {
  const auto in = [&](const std::vector<AccountLine>& some) -> const AccountLine* {
    const auto found = std::ranges::find(some, name, &AccountLine::name);
    return found == some.end() ? nullptr : &*found;
  };
  for (const std::vector<AccountLine>& side : statements) {
    if (const AccountLine* line = in(side)) return line;
  }
  return in(lines);
}

bool ChartOfAccounts::knows(std::string_view account) const {
  const std::string_view listed = listed_part(*this, account);
  if (listed.empty()) return false;
  // The regulation fixes accounts to three digits; below that an organisation divides them as it needs.
  if (listed.size() == account.size() || listed.size() >= 3) return true;
  return listed.size() == 2 && (!is_subdivided(*this, listed) || account.find_first_not_of('0', 2) == std::string_view::npos);
}

std::string ChartOfAccounts::nearest_to(std::string_view account) const {
  const std::string_view listed = listed_part(*this, account);
  std::string near;
  for (auto at = accounts.lower_bound(listed); at != accounts.end() && at->first.starts_with(listed) && !listed.empty(); ++at) {
    if (at->first.size() == listed.size() + 1) near += (near.empty() ? "" : ", ") + at->first;
  }
  return near;
}

const ChartOfAccounts* ChartsOfAccounts::find(std::string_view id) const {
  const auto found = std::ranges::find(charts, id, &ChartOfAccounts::id);
  return found == charts.end() ? nullptr : &*found;
}

const ChartOfAccounts* ChartsOfAccounts::default_in(int year) const {
  const auto found = std::ranges::find_if(charts, [&](const ChartOfAccounts& chart) { return chart.by_default && chart.holds_in(year); });
  return found == charts.end() ? nullptr : &*found;
}

base::Text formula_of(const AccountLine& line) {
  base::Text formula;
  // Names of other lines are words of the chart: a reader of accounts wants the numbers behind them.
  const bool names_lines = std::ranges::any_of(line.terms, [](const Term& term) { return !term.line.empty(); });
  for (const Term& term : names_lines ? line.flat : line.terms) {
    const base::Text part = text_of(term);
    const bool is_first = formula.en.empty();
    const std::string sign = term.minus ? (is_first ? "\u2212" : " \u2212 ") : (is_first ? "" : " + ");
    formula.fr += sign + part.fr;
    formula.en += sign + part.en;
  }
  return formula;
}

bool charts::takes(const Term& term, std::string_view account) { return begins_with_any(account, term.of) && !begins_with_any(account, term.except); }

}  // namespace reprise::dossier
