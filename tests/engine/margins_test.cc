// Ratio arithmetic against figures computed by others: margins of American non-profits, published with their Form 990 totals.
#include <gtest/gtest.h>

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "engine/fixture.h"

namespace reprise::engine::testing {
namespace {

using scalar::Decimal;

struct PublishedMargin {
  std::string who;
  std::string year;
  std::string revenue;
  std::string expenses;
  std::string margin;  ///< (revenue - expenses) / revenue, as printed
};

std::vector<PublishedMargin> published() {
  std::vector<PublishedMargin> rows;
  std::ifstream file(std::filesystem::path(golden::checkout_path("")) / "../shared/data/ratios/us_nonprofits_2010_2020.csv");
  std::string line;
  for (std::getline(file, line); std::getline(file, line);) {
    while (line.ends_with('\r')) line.pop_back();
    std::vector<std::string> fields;
    std::istringstream in(line);
    for (std::string field; std::getline(in, field, ',');) fields.push_back(field);
    if (fields.size() == 7) rows.push_back({fields[0], fields[1], fields[2], fields[3], fields[6]});
  }
  return rows;
}

/// The rule's own expression over a dossier that gives the two totals.
Decimal measured(const rulepack::RuleBook& rules, const PublishedMargin& row) {
  const dossier::Dossier dossier = dossier_with("accounts:\n  - {year: " + row.year + ", basis: filed, operating_income: " + row.revenue +
                                                ", operating_expenses: " + row.expenses + "}\n");
  const dossier::Group group = group_with();
  const auto takeover = takeover::take_over(dossier, group, {});
  const facts::Facts facts(dossier, group, *takeover.value);
  const rulepack::Rule& rule = *rules.find("operating-margin");
  const feel::Value value = rule.value->evaluate(rulepack::scope_of(rules, facts.context()));
  EXPECT_EQ(value.kind(), feel::Kind::number) << row.who << " " << row.year;
  return value.kind() == feel::Kind::number ? value.as_number() : Decimal();
}

int digits_after_the_point(const std::string& printed) { return static_cast<int>(printed.size() - printed.find('.') - 1); }

/// The same quotient in binary floating point, printed with 15 digits as statistics programs do.
std::string in_binary(const PublishedMargin& row) {
  const double revenue = std::stod(row.revenue);
  char printed[40];
  std::snprintf(printed, sizeof printed, "%.15g", (revenue - std::stod(row.expenses)) / revenue);
  return printed;
}

TEST(PublishedMargins, are_what_the_rule_of_the_margin_measures_to_the_printed_digit) {
  const std::vector<PublishedMargin> rows = published();
  if (rows.empty()) GTEST_SKIP() << "the published ratios do not lie beside the checkout";
  const auto book = rulepack::load(base::DiskFiles(), "rules", "schemas", facts::vocabulary_names());
  ASSERT_TRUE(book.value.has_value());
  ASSERT_EQ(rows.size(), 97U);
  std::size_t exact = 0;
  for (const PublishedMargin& row : rows) {
    SCOPED_TRACE(row.who + " " + row.year);
    const Decimal printed = *Decimal::parse(row.margin);
    const int digits = digits_after_the_point(row.margin);
    const Decimal rounded = measured(*book.value, row).rounded(digits, Decimal::Rounding::half_even);
    if (rounded == printed) {
      ++exact;
      continue;
    }
    // Published in binary floating point, whose last digit is not the quotient's: that arithmetic must give what was printed, and ours be next to it.
    EXPECT_EQ(in_binary(row), row.margin);
    EXPECT_EQ((rounded - printed).absolute(), Decimal::from_scaled({1, -digits}));
  }
  EXPECT_EQ(exact, 91U);
}

}  // namespace
}  // namespace reprise::engine::testing
