// Charts of accounts and trial balances written in a test, read as the program reads them.
#pragma once

#include <string>

#include "base/files.h"
#include "dossier/checked.h"
#include "dossier/trial_balance.h"

namespace reprise::dossier::testing {

/// The charts of the checkout's own rules.
inline const ChartsOfAccounts& charts_of_the_rules() {
  static const ChartsOfAccounts charts = [] {
    auto loaded = load_charts_of_accounts(base::DiskFiles(), golden::checkout_path("rules/charts-of-accounts"), golden::checkout_path("schemas"));
    EXPECT_EQ(base::render(loaded.diagnostics, base::Language::english), "");
    return std::move(*loaded.value);
  }();
  return charts;
}

inline ReadingOptions with_charts() { return {std::nullopt, false, &charts_of_the_rules()}; }

/// One year of a dossier that gives a trial balance and whatever else is written beside it.
inline Section year_with(const std::string& entry, const std::string& year = "2024") {
  const Dossier dossier = dossier_with("accounts:\n  - year: " + year + "\n    basis: audited\n" + entry, with_charts());
  return dossier.list("accounts").find(year)->section;
}

}  // namespace reprise::dossier::testing
