// The steps from the YAML of charts of accounts to charts that are checked. Private to this module.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "document/document.h"
#include "dossier/chart_of_accounts.h"

namespace reprise::dossier::charts {

/// A chart as its own file says it, before what it extends is added.
struct WrittenChart {
  ChartOfAccounts own;
  std::vector<AccountPrefix> without_accounts;
  std::vector<AccountPrefix> without_lines;  ///< names, not digits
  base::Place extends_place;
};

[[nodiscard]] WrittenChart read_chart(const document::Document& document, base::Diagnostics& problems);

/// What the chart says on top of the one it extends.
[[nodiscard]] ChartOfAccounts extended(const ChartOfAccounts& parent, const WrittenChart& child, base::Diagnostics& problems);

/// Resolves the names of lines and statements; reports what does not exist or goes round in a circle.
void resolve_lines(ChartOfAccounts& chart, LineNames names, base::Diagnostics& problems);

/// Every account once, on the side where it keeps the statements balanced.
void check_chart(const ChartOfAccounts& chart, base::Diagnostics& problems);

/// Whether the term takes the account of that number.
[[nodiscard]] bool takes(const Term& term, std::string_view account);

}  // namespace reprise::dossier::charts
