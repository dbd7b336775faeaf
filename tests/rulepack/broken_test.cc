// One folder a kind of mistake, laid over the small rules, with the exact words a person gets for it.
#include <gtest/gtest.h>

#include <set>

#include "rulepack/loaded.h"

namespace reprise::rulepack {
namespace {

constexpr const char* kFolder = "tests/rulepack/broken";

std::vector<std::string> broken_folders() {
  std::vector<std::string> names;
  for (const auto& entry : std::filesystem::directory_iterator(golden::checkout_path(kFolder))) {
    if (entry.is_directory()) names.push_back(entry.path().filename().string());
  }
  std::sort(names.begin(), names.end());
  return names;
}

base::Diagnostics problems_of(const std::string& name) {
  base::MemoryFiles files = testing::small_rules();
  testing::copy_below(files, std::string(kFolder) + "/" + name, "rules");
  return testing::loaded(files).diagnostics;
}

TEST(SmallRules, load_without_a_word) {
  const auto rules = testing::loaded(testing::small_rules());
  EXPECT_TRUE(rules.diagnostics.empty()) << base::render(rules.diagnostics, base::Language::english);
  EXPECT_TRUE(rules.ok());
}

TEST(BrokenRules, are_told_every_mistake_in_its_place) {
  for (const std::string& name : broken_folders()) {
    SCOPED_TRACE(name);
    const base::Diagnostics problems = problems_of(name);
    EXPECT_FALSE(problems.empty());
    const std::string expected = std::string(kFolder) + "/" + name + ".expected";
    EXPECT_TRUE(golden::matches(expected, base::render(problems, base::Language::english) + base::render(problems, base::Language::french)));
  }
}

TEST(BrokenRules, show_every_message_this_module_has) {
  std::set<std::string> shown;
  for (const std::string& name : broken_folders()) {
    const base::Diagnostics problems = problems_of(name);
    for (const base::Diagnostic& problem : problems.items()) shown.insert(problem.code);
  }
  for (const base::DiagnosticText& text : base::diagnostic_catalogue()) {
    EXPECT_TRUE(!text.code.starts_with("rule-") || shown.contains(std::string(text.code))) << text.code;
  }
}

TEST(Rules, without_their_schemas_are_refused) {
  base::MemoryFiles files = testing::small_rules();
  files.contents.erase("schemas/rule.schema.json");
  const auto rules = testing::loaded(files);
  EXPECT_FALSE(rules.ok());
  EXPECT_NE(base::render(rules.diagnostics, base::Language::english).find("schemas/rule.schema.json"), std::string::npos);
}

TEST(Rules, without_a_folder_are_refused_once) {
  const auto rules = load(base::MemoryFiles(), "nowhere", "schemas", facts::vocabulary_names());
  EXPECT_EQ(base::render(rules.diagnostics, base::Language::english), "error: no such folder: nowhere [folder-missing]\n");
}

}  // namespace
}  // namespace reprise::rulepack
