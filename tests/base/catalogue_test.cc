// A diagnostic that no test has ever seen is a promise nobody checked.
#include <gtest/gtest.h>

#include <filesystem>
#include <set>
#include <string>

#include "base/diagnostic.h"
#include "base/files.h"
#include "golden/golden.h"

namespace reprise::base {
namespace {

std::string all_texts_below(const std::string& folder) {
  std::string texts;
  const DiskFiles files;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    if (!entry.is_regular_file() || entry.file_size() > (1U << 20)) continue;
    auto source = files.read(entry.path().string());
    if (source) texts += source.value()->text();
  }
  return texts;
}

TEST(DiagnosticCatalogue, has_every_code_exercised_by_a_test) {
  const std::string texts = all_texts_below(golden::checkout_path("tests"));
  // Graphviz refuses a drawing only when its own plugins are broken: no input of ours can ask for that.
  const std::set<std::string> cannot_be_provoked = {"chart-layout"};
  for (const DiagnosticText& text : diagnostic_catalogue()) {
    const std::string code(text.code);
    if (cannot_be_provoked.count(code) != 0) continue;
    const bool in_golden = texts.find("[" + code + "]") != std::string::npos;
    const bool in_assertion = texts.find("\"" + code + "\"") != std::string::npos;
    EXPECT_TRUE(in_golden || in_assertion) << code;
  }
}

}  // namespace
}  // namespace reprise::base
