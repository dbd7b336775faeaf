// Every broken file against the exact words it must be answered with, in English and, where a .fr stands beside
// it, in French. Files named schema-* are also checked against sample.schema.json.
#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <string>

#include "base/files.h"
#include "document/document.h"
#include "document/schema.h"
#include "golden/golden.h"

namespace reprise::document {
namespace {

constexpr std::string_view kFolder = "tests/document/broken";

base::SourcePointer source_of(const std::string& name) {
  return std::make_shared<const base::Source>(name, golden::read(std::string(kFolder) + "/" + name));
}

Schema sample_schema() {
  auto schema = Schema::parse(std::make_shared<const base::Source>("sample.schema.json", golden::read("tests/document/sample.schema.json")));
  EXPECT_TRUE(schema.ok()) << (schema.ok() ? "" : base::render(schema.error(), base::Language::english));
  return std::move(schema.value());
}

base::Diagnostics problems_of(const std::string& name) {
  auto parsed = Document::parse(source_of(name));
  base::Diagnostics all = std::move(parsed.diagnostics);
  if (parsed.value && name.starts_with("schema-")) all.add(sample_schema().check(*parsed.value));
  all.sort();
  return all;
}

TEST(BrokenFiles, are_refused_in_the_expected_words) {
  const auto names = golden::list(kFolder, ".yaml");
  EXPECT_GE(names.size(), 50U);
  for (const std::string& name : names) {
    const base::Diagnostics problems = problems_of(name);
    EXPECT_TRUE(problems.has_errors()) << name;
    const std::string golden_file = std::string(kFolder) + "/" + name.substr(0, name.size() - 5) + ".expected";
    EXPECT_TRUE(golden::matches(golden_file, base::render(problems, base::Language::english)));
    if (base::DiskFiles().exists(golden::checkout_path(golden_file + ".fr"))) {
      EXPECT_TRUE(golden::matches(golden_file + ".fr", base::render(problems, base::Language::french)));
    }
  }
}

TEST(BrokenFiles, meet_every_code_that_a_text_file_can_meet) {
  std::set<std::string> met;
  for (const std::string& name : golden::list(kFolder, ".yaml")) {
    const base::Diagnostics problems = problems_of(name);
    for (const base::Diagnostic& problem : problems.items()) met.insert(problem.code);
  }
  // Those of files too hostile to be kept, of schema files and of limits have tests of their own.
  const std::set<std::string> elsewhere = {"yaml-encoding", "yaml-nodes", "yaml-long-scalar", "yaml-syntax", "schema-json", "schema-keyword", "schema-keyword-value",
                                           "schema-reference", "schema-reference-loop", "schema-pattern", "document-and-more", "schema-ambiguous"};
  for (const base::DiagnosticText& text : base::diagnostic_catalogue()) {
    if (!text.code.starts_with("yaml-") && !text.code.starts_with("schema-")) continue;
    if (!elsewhere.contains(std::string(text.code))) {
      EXPECT_TRUE(met.contains(std::string(text.code))) << text.code;
    }
  }
}

}  // namespace
}  // namespace reprise::document
