// The balances of a year's accounts, and the named lines summed from them by a chart of accounts.
#pragma once

#include <map>
#include <optional>
#include <string>

#include "dossier/chart_of_accounts.h"
#include "scalar/decimal.h"

namespace reprise::dossier {

/// Account number → balance at the year's end, debit positive. Complete: an account that is not there has no balance.
using Balances = std::map<std::string, scalar::Decimal, std::less<>>;

/// What a trial balance tells of the year's result.
struct BooksState {
  bool has_income_statement = false;  ///< some account of classes 6 and 7 has a balance
  bool result_posted = false;         ///< an account 12 has a balance
  scalar::Decimal posted;             ///< credit positive
  scalar::Decimal earned;             ///< income less expenses
};
[[nodiscard]] BooksState state_of(const Balances& balances);

/// The balances with the year's result on account 120 or 129 where it isn't posted yet: the balance sheet then balances.
[[nodiscard]] Balances with_result_posted(const Balances& balances);

/// The line's amount in `balances` (result posted). Empty where they do not tell: an account is given in less detail than the line asks for,
/// or the books are closed and hold no income statement.
[[nodiscard]] std::optional<scalar::Decimal> amount_of(const AccountLine& line, const Balances& balances);

}  // namespace reprise::dossier
