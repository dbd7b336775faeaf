// The note for government, from the files of the checkout to what a reader gets.
#include <gtest/gtest.h>

#include "base/files.h"
#include "golden/golden.h"
#include "pipeline/pipeline.h"

namespace reprise::pipeline {
namespace {

using base::Language;

const base::DiskFiles kFiles;

Folders folders() { return {golden::checkout_path("rules"), golden::checkout_path("schemas"), golden::checkout_path("reports")}; }

std::string note(const std::string& example, Language language, const char* at = nullptr) {
  Log log;
  const auto day = at == nullptr ? std::nullopt : scalar::Date::parse(at);
  const auto tracked = track(kFiles, folders(), {golden::checkout_path("examples/" + example + "/tracking.yaml"), day, {}, {}}, log);
  EXPECT_TRUE(tracked.ok()) << base::render(tracked.diagnostics, Language::english);
  auto written = tracking_note(kFiles, folders(), *tracked.value, language, "0");
  EXPECT_TRUE(written.ok()) << base::render(written.diagnostics, Language::english);
  return std::move(*written.value);
}

/// The style sheet is the same for every page and no business of this test.
std::string without_style(std::string page) {
  const std::size_t begin = page.find("<style>");
  const std::size_t end = page.find("</style>");
  return page.erase(begin, end + 8 - begin);
}

TEST(Note, reads_as_it_did) {
  EXPECT_TRUE(golden::matches("tests/pipeline/golden/note.fr.html", without_style(note("passerelles", Language::french))));
  EXPECT_TRUE(golden::matches("tests/pipeline/golden/note.en.html", without_style(note("passerelles", Language::english))));
}

TEST(Note, says_unknown_where_nothing_was_published) {
  const std::string hayange = note("groupe-sos-2012", Language::english);
  EXPECT_NE(hayange.find("days of cash"), std::string::npos);
  EXPECT_NE(hayange.find("unknown"), std::string::npos);
  EXPECT_EQ(hayange.find(">0<"), std::string::npos);
}

TEST(Note, needs_no_network_and_no_script) {
  const std::string page = note("passerelles", Language::french);
  EXPECT_EQ(page.find("<script"), std::string::npos);
  EXPECT_NE(page.find("default-src 'none'"), std::string::npos);
}

TEST(Note, lacks_no_word_of_the_catalogue) {
  for (const Language language : {Language::french, Language::english}) EXPECT_EQ(note("passerelles", language).find("[["), std::string::npos);
}

}  // namespace
}  // namespace reprise::pipeline
