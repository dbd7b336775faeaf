// Charts of accounts as part of a rule set: handed to dossiers, in the digest, checked alone.
#include <gtest/gtest.h>

#include <filesystem>

#include "base/files.h"
#include "golden/golden.h"
#include "pipeline/pipeline.h"

namespace reprise::pipeline {
namespace {

const Folders kInMemory{"rules", "schemas", "reports"};
constexpr const char* kChart = "rules/charts-of-accounts/associations-2018.yaml";

constexpr const char* kDossier = R"(schema: reprise/dossier/1
as_of: 2025-06-30
fictional: true
association: {id: trial, name: Trial}
accounts:
  - year: 2024
    basis: audited
    cash: 1500
    trial_balance: {102: -900, 512: 1000, 606: 400, 706: -500}
)";

/// The checkout's rules and schemas, a dossier with a trial balance and a group.
base::MemoryFiles world() {
  base::MemoryFiles files;
  for (const char* folder : {"rules", "schemas"}) {
    const std::filesystem::path root = golden::checkout_path(folder);
    for (const auto& entry : std::filesystem::recursive_directory_iterator(root)) {
      const std::string inside = std::string(folder) + "/" + std::filesystem::relative(entry.path(), root).string();
      if (entry.is_regular_file()) files.contents[inside] = golden::read(inside);
    }
  }
  files.contents["dossier.yaml"] = kDossier;
  files.contents["group.yaml"] = "schema: reprise/group/1\nas_of: 2025-06-30\nfictional: true\ngroup: {id: group, name: Group, headcount: 1000}\n";
  return files;
}

base::Checked<Assessed> assessed(const base::MemoryFiles& files) {
  Log log;
  AssessRequest request;
  request.dossier = "dossier.yaml";
  request.group = "group.yaml";
  return assess(files, kInMemory, request, log);
}

std::string first_code(const base::Diagnostics& problems) { return problems.items().empty() ? "" : problems.items().front().code; }

TEST(ChartsOfAccounts, turn_a_trial_balance_into_facts_and_a_disagreement_into_a_contradiction) {
  const auto result = assessed(world());
  ASSERT_TRUE(result.value.has_value()) << base::render(result.diagnostics, base::Language::english);
  const auto& found = result.value->assessment.contradictions;
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found.front().path, "accounts[2024].cash");
  ASSERT_EQ(found.front().values.size(), 2U);
  EXPECT_EQ(found.front().values[0].value, "1500");
  EXPECT_EQ(found.front().values[0].location.line, 8U);
  EXPECT_EQ(found.front().values[1].value, "1000");
  EXPECT_EQ(found.front().values[1].location.line, 9U);
  EXPECT_EQ(found.front().values[1].quality, "computed");
  EXPECT_EQ(found.front().values[1].note.en, "computed from the trial balance (associations-2018): dr(50..54, 58) + net_dr(59)");
}

TEST(ChartsOfAccounts, belong_to_the_digest_of_the_rules) {
  base::MemoryFiles files = world();
  const auto before = assessed(files);
  files.contents[kChart] += "# a remark\n";
  const auto after = assessed(files);
  ASSERT_TRUE(before.value && after.value);
  EXPECT_NE(before.value->assessment.rule_set.digest, after.value->assessment.rule_set.digest);
}

TEST(ChartsOfAccounts, may_be_missing_as_long_as_no_trial_balance_asks_for_them) {
  base::MemoryFiles files = world();
  std::erase_if(files.contents, [](const auto& file) { return file.first.starts_with("rules/charts-of-accounts/"); });
  EXPECT_EQ(first_code(assessed(files).diagnostics), "account-no-charts");
  const std::string text = kDossier;
  files.contents["dossier.yaml"] = text.substr(0, text.find("    trial_balance"));
  EXPECT_TRUE(assessed(files).value.has_value());
}

TEST(ChartsOfAccounts, name_sources_that_the_rules_have) {
  base::MemoryFiles files = world();
  std::string& chart = files.contents[kChart];
  chart.replace(chart.find("PCA_2018"), 8, "PCA_2081");
  Log log;
  const auto listed = list_rules(files, kInMemory, log);
  EXPECT_EQ(first_code(listed.diagnostics), "rule-unknown-source");
  EXPECT_EQ(first_code(assessed(files).diagnostics), "rule-unknown-source");
}

TEST(ChartsOfAccounts, are_checked_alone_with_those_they_extend) {
  base::MemoryFiles files = world();
  Log log;
  EXPECT_EQ(check(files, kInMemory, {kChart, "dossier.yaml"}, log).refused, 0U);
  files.contents[kChart] += "  cash: [{dr: 512}]\n";
  const CheckReport own = check(files, kInMemory, {kChart}, log);
  EXPECT_EQ(first_code(own.diagnostics), "account-chart-line-twice");
  const CheckReport other = check(files, kInMemory, {"rules/charts-of-accounts/general-2014.yaml"}, log);
  EXPECT_EQ(other.refused, 0U) << "what is wrong beside it is not its own";
}

}  // namespace
}  // namespace reprise::pipeline
