// Rule files that were cut short or hold something of another kind than they should: refused, never a crash.
#include <gtest/gtest.h>

#include <sstream>

#include "rulepack/loaded.h"

namespace reprise::rulepack {
namespace {

void expect_refused(base::MemoryFiles files, const std::string& path, std::string text) {
  files.contents[path] = std::move(text);
  const auto rules = testing::loaded(files);
  EXPECT_TRUE(rules.value.has_value());
  for (const base::Diagnostic& problem : rules.diagnostics.items()) {
    EXPECT_FALSE(problem.message.en.empty() || problem.message.fr.empty()) << problem.code;
  }
}

TEST(Rules, survive_being_cut_anywhere) {
  constexpr std::size_t kStep = 37;
  const base::MemoryFiles files = testing::small_rules();
  for (const auto& [path, text] : files.contents) {
    if (!path.starts_with("rules/")) continue;
    for (std::size_t length = 1; length < text.size(); length += kStep) expect_refused(files, path, text.substr(0, length));
  }
}

/// Every value of a block mapping of the text replaced in turn.
std::vector<std::string> with_values_replaced(const std::string& text, const std::string& by) {
  std::vector<std::string> lines;
  std::istringstream stream(text);
  for (std::string line; std::getline(stream, line);) lines.push_back(line);
  std::vector<std::string> variants;
  for (std::size_t changed = 0; changed < lines.size(); ++changed) {
    const std::size_t colon = lines[changed].find(": ");
    if (colon == std::string::npos) continue;
    std::string variant;
    for (std::size_t at = 0; at < lines.size(); ++at) variant += (at == changed ? lines[at].substr(0, colon + 2) + by : lines[at]) + "\n";
    variants.push_back(std::move(variant));
  }
  return variants;
}

TEST(Rules, survive_values_of_another_kind) {
  const base::MemoryFiles files = testing::small_rules();
  for (const auto& [path, text] : files.contents) {
    if (!path.starts_with("rules/")) continue;
    for (const char* by : {"[]", "{a: [b]}", "~", "[{x: 1}, [2]]"}) {
      for (std::string& variant : with_values_replaced(text, by)) {
        SCOPED_TRACE(path + "\n" + variant);
        expect_refused(files, path, std::move(variant));
      }
    }
  }
}

TEST(Rules, survive_deep_expressions) {
  base::MemoryFiles files = testing::small_rules();
  std::string& rule = files.contents["rules/financial/cash.yaml"];
  const std::string value = "value: days(account(2024).cash)";
  rule.replace(rule.find(value), value.size(), "value: " + std::string(5000, '(') + "1" + std::string(5000, ')'));
  const auto rules = testing::loaded(files);
  EXPECT_FALSE(rules.ok());
}

}  // namespace
}  // namespace reprise::rulepack
