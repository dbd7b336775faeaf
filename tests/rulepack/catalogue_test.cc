// Every indicator of the researched catalogue is a rule, or rules/README.md says why it is none. Needs the catalogue beside the
// checkout; without it the rows are still held against the rules.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <regex>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "base/files.h"
#include "facts/facts.h"
#include "golden/golden.h"
#include "rulepack/rulepack.h"

namespace reprise::rulepack {
namespace {

/// By indicator, what its row says: the second cell of "| `fin.cash_days` | `cash-days` |".
std::map<std::string, std::string> rows() {
  std::map<std::string, std::string> rows;
  const std::regex row(R"(^\| `([a-z]+\.[a-z0-9_]+)` \| (.*) \|$)");
  std::istringstream page(golden::read("rules/README.md"));
  std::smatch found;
  for (std::string line; std::getline(page, line);) {
    if (std::regex_match(line, found, row)) rows[found[1]] = found[2];
  }
  return rows;
}

std::vector<std::string> rules_named(const std::string& cell) {
  std::vector<std::string> names;
  const std::regex name("`([a-z][a-z0-9-]*)`");
  const std::set<std::string> bases = {"published", "practice", "proposal"};
  for (std::sregex_iterator at(cell.begin(), cell.end(), name), end; at != end; ++at) {
    if (!bases.contains((*at)[1])) names.push_back((*at)[1]);
  }
  return names;
}

TEST(Catalogue, rows_name_rules_that_exist) {
  const auto rules = load(base::DiskFiles(), golden::checkout_path("rules"), golden::checkout_path("schemas"), facts::vocabulary_names());
  ASSERT_TRUE(rules.value);
  const auto all = rows();
  EXPECT_GT(all.size(), 90u);
  for (const auto& [indicator, cell] : all) {
    const auto names = rules_named(cell);
    EXPECT_TRUE(!names.empty() || cell.size() > 20) << indicator << " names neither a rule nor a reason";
    for (const std::string& name : names) EXPECT_NE(rules.value->find(name), nullptr) << indicator << ": " << name;
  }
}

TEST(Catalogue, has_a_row_for_every_indicator) {
  const std::string path = golden::checkout_path("../shared/research/indicators.yaml");
  if (!std::filesystem::exists(path)) GTEST_SKIP() << "../shared/research/indicators.yaml is not there";
  const auto all = rows();
  std::ifstream catalogue(path);
  const std::regex id(R"(^- id: ([a-z]+\.[a-z0-9_]+)$)");
  std::smatch found;
  std::size_t indicators = 0;
  for (std::string line; std::getline(catalogue, line);) {
    if (!std::regex_match(line, found, id)) continue;
    ++indicators;
    EXPECT_TRUE(all.contains(found[1])) << found[1] << " is neither a rule nor explained in rules/README.md";
  }
  EXPECT_EQ(indicators, 106u);
}

}  // namespace
}  // namespace reprise::rulepack
