#include "dossier/trial_balance.h"

#include <algorithm>

#include "dossier/chart_reading.h"

namespace reprise::dossier {
namespace {

using scalar::Decimal;

// The year's result in every French chart: 120 for a surplus, 129 for a deficit (plan comptable général, class 1).
constexpr std::string_view kResult = "12";
constexpr const char* kSurplus = "120";
constexpr const char* kDeficit = "129";

bool is_of_income_statement(std::string_view account) { return account.starts_with('6') || account.starts_with('7'); }

/// Ledgers of fixed width fill up with zeros: 602000 says no more than 602.
std::string_view without_filling(std::string_view account) {
  if (account.size() < 5) return account;
  const std::size_t last = account.find_last_not_of('0');
  return account.substr(0, std::max<std::size_t>(3, last + 1));
}

/// Whether the term asks for a subdivision of the account, which the account's balance does not tell.
bool asks_below(const Term& term, std::string_view account) {
  const std::string_view bare = without_filling(account);
  const auto is_below = [&](const AccountPrefix& prefix) {
    return prefix.digits.size() > bare.size() && prefix.digits.starts_with(bare) && !account.starts_with(prefix.digits);
  };
  const auto is_above = [&](const AccountPrefix& prefix) { return account.starts_with(prefix.digits); };
  if (std::ranges::any_of(term.except, is_above)) return false;
  if (std::ranges::any_of(term.except, is_below)) return true;
  return !std::ranges::any_of(term.of, is_above) && std::ranges::any_of(term.of, is_below);
}

Decimal part_of(const Term& term, const Decimal& balance) {
  const Decimal none;
  switch (term.reckoning) {
    case Reckoning::debits: return balance.is_negative() ? none : balance;
    case Reckoning::credits: return balance.is_negative() ? -balance : none;
    case Reckoning::debits_less_credits: return balance;
    case Reckoning::credits_less_debits: return -balance;
  }
  return none;
}

/// What a line needs to have been given: without it the sum of nothing would be a zero that nobody has stated.
struct Need {
  bool income_statement = false;
  bool only_result = true;
};

Need need_of(const AccountLine& line) {
  Need need;
  for (const Term& term : line.flat) {
    for (const AccountPrefix& prefix : term.of) {
      need.income_statement = need.income_statement || is_of_income_statement(prefix.digits);
      need.only_result = need.only_result && prefix.digits.starts_with(kResult);
    }
  }
  return need;
}

}  // namespace

BooksState state_of(const Balances& balances) {
  BooksState state;
  for (const auto& [account, balance] : balances) {
    if (is_of_income_statement(account)) {
      state.has_income_statement = state.has_income_statement || !balance.is_zero();
      state.earned = state.earned - balance;
    }
    if (!account.starts_with(kResult)) continue;
    state.result_posted = state.result_posted || !balance.is_zero();
    state.posted = state.posted - balance;
  }
  return state;
}

Balances with_result_posted(const Balances& balances) {
  Balances closed = balances;
  const BooksState state = state_of(balances);
  if (!state.result_posted && !state.earned.is_zero()) closed[state.earned.is_negative() ? kDeficit : kSurplus] = -state.earned;
  return closed;
}

std::optional<Decimal> amount_of(const AccountLine& line, const Balances& balances) {
  const BooksState state = state_of(balances);
  const Need need = need_of(line);
  if (need.income_statement && !state.has_income_statement) return std::nullopt;
  if (need.only_result && !state.has_income_statement && !state.result_posted) return std::nullopt;
  Decimal amount;
  for (const auto& [account, balance] : balances) {
    if (balance.is_zero()) continue;
    for (const Term& term : line.flat) {
      if (asks_below(term, account)) return std::nullopt;
      if (!charts::takes(term, account)) continue;
      const Decimal part = part_of(term, balance);
      amount = term.minus ? amount - part : amount + part;
    }
  }
  return amount;
}

}  // namespace reprise::dossier
