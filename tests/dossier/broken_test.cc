// One file a kind of mistake, with the exact words a person gets for it.
#include <gtest/gtest.h>

#include <set>

#include "dossier/checked.h"

namespace reprise::dossier {
namespace {

constexpr const char* kFolder = "tests/dossier/broken";

/// A repository of mistakes is only of use when each is told apart; these files show the French as well.
const std::set<std::string>& in_french_too() {
  static const std::set<std::string> names = {"several-at-once.yaml", "percent-for-share.yaml", "group-relations.yaml", "source-unknown.yaml",
                                              "range-upside-down.yaml", "numbers-written-for-people.yaml", "more-occupied-than-open.yaml",
                                              "days-ahead.yaml", "same-name-twice.yaml",
                                              "measures-and-flows.yaml"};
  return names;
}

TEST(BrokenDossiers, are_told_every_mistake_in_its_place) {
  for (const std::string& name : golden::list(kFolder, ".yaml")) {
    SCOPED_TRACE(name);
    const document::Document document = testing::parsed(name, golden::read(std::string(kFolder) + "/" + name));
    const base::Diagnostics problems = testing::problems_of(document);
    EXPECT_FALSE(problems.empty());
    const std::string golden_file = std::string(kFolder) + "/" + name.substr(0, name.size() - 5) + ".expected";
    EXPECT_TRUE(golden::matches(golden_file, base::render(problems, base::Language::english)));
    if (!in_french_too().contains(name)) continue;
    EXPECT_TRUE(golden::matches(golden_file + ".fr", base::render(problems, base::Language::french)));
  }
}

TEST(BrokenDossiers, show_every_message_this_module_has) {
  std::set<std::string> shown;
  for (const std::string& name : golden::list(kFolder, ".yaml")) {
    const document::Document document = testing::parsed(name, golden::read(std::string(kFolder) + "/" + name));
    const base::Diagnostics problems = testing::problems_of(document);
    for (const base::Diagnostic& problem : problems.items()) shown.insert(problem.code);
  }
  for (const base::DiagnosticText& text : base::diagnostic_catalogue()) {
    EXPECT_TRUE(!text.code.starts_with("dossier-") || shown.contains(std::string(text.code))) << text.code;
  }
}

}  // namespace
}  // namespace reprise::dossier
