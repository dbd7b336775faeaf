// A chart of accounts as data: which account numbers exist, which line of the balance sheet or income statement each belongs
// to, and how the named lines of `accounts` are summed from them. Read from rules/charts-of-accounts/, checked when it loads.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "base/files.h"
#include "base/text.h"

namespace reprise::dossier {

/// Which balances a term adds up. The first two go leaf by leaf: an account in the red never lessens the others.
enum class Reckoning : std::uint8_t { debits, credits, debits_less_credits, credits_less_debits };

struct AccountPrefix {
  std::string digits;  ///< "512": the account itself and every account that begins so
  base::Place place;
};

/// One signed part of a line: balances of accounts, or another line, or a whole side of the statements.
struct Term {
  bool minus = false;
  Reckoning reckoning = Reckoning::debits;
  std::vector<AccountPrefix> of;
  std::vector<AccountPrefix> except;
  std::string of_written;      ///< as in the file: "50..58, 519"
  std::string except_written;
  std::string line;       ///< a line's name; empty for accounts
  std::string statement;  ///< "assets", …; empty for accounts
  base::Place place;
};

struct AccountLine {
  std::string name;
  std::vector<Term> terms;  ///< as written
  std::vector<Term> flat;   ///< the same with lines and statements taken apart
  base::Place place;
};

/// The two sides of the balance sheet and of the income statement. Accounts of classes 1 to 5 belong to the former, 6 and 7 to the latter.
inline constexpr std::array<std::string_view, 4> kStatements = {"assets", "liabilities", "expenses", "income"};

struct ListedAccount {
  std::string name;  ///< in the regulation's own words
  base::Place place;
};

struct ChartOfAccounts {
  std::string id;
  base::Text title;
  std::optional<int> from;   ///< first financial year
  std::optional<int> until;  ///< last
  bool by_default = false;   ///< what a trial balance follows that names no chart
  std::string extends;
  std::vector<std::string> references;  ///< ids of sources
  std::vector<base::Place> reference_places;
  std::map<std::string, ListedAccount, std::less<>> accounts;
  std::array<std::vector<AccountLine>, 4> statements;  ///< in the order of kStatements
  std::vector<AccountLine> lines;                      ///< further lines, each the name of an amount of accounts[]
  base::Place place;

  [[nodiscard]] bool holds_in(int year) const { return (!from || *from <= year) && (!until || year <= *until); }
  /// The line of that name, of the statements or beside them.
  [[nodiscard]] const AccountLine* find(std::string_view name) const;
  /// Whether an account of that number may be posted: listed, or a subdivision of a listed account that the list does not subdivide itself.
  [[nodiscard]] bool knows(std::string_view account) const;
  /// The listed accounts that stand nearest to an unknown one; empty when none is near.
  [[nodiscard]] std::string nearest_to(std::string_view account) const;
};

struct ChartsOfAccounts {
  std::vector<ChartOfAccounts> charts;  ///< without those that have errors; by id
  std::vector<base::SourcePointer> files;

  [[nodiscard]] const ChartOfAccounts* find(std::string_view id) const;
  [[nodiscard]] const ChartOfAccounts* default_in(int year) const;
};

/// Which names further lines may have. By default the amounts of accounts[]; a chart may be read for other forms.
struct LineNames {
  bool any = false;
};

/// Reads the charts of a folder (`rules/charts-of-accounts`); a folder that is not there holds none. Errors (account-chart-*, those of
/// the schema): an account of classes 1 to 7 whose debit or credit balance belongs to no line or to two, terms that would unbalance a
/// statement or count an account twice, names and accounts that do not exist, charts that extend each other in a circle.
[[nodiscard]] base::Checked<ChartsOfAccounts> load_charts_of_accounts(const base::Files& files, const std::string& folder,
                                                                      const std::string& schemas_folder, LineNames names = {});

/// "dr(50..58) - cr(49)": how the line is summed, in the notation of the charts.
[[nodiscard]] base::Text formula_of(const AccountLine& line);

}  // namespace reprise::dossier
