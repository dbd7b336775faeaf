// Pages of rules, from the files of a folder to what a reader sees: whole, in both languages, and harmless whatever a rule says.
#include <gtest/gtest.h>

#include <filesystem>
#include <regex>

#include "base/files.h"
#include "golden/golden.h"
#include "pipeline/pipeline.h"

namespace reprise::pipeline {
namespace {

using base::Language;

/// The checkout's schemas and reports, and a small folder of rules that only lives here.
base::MemoryFiles checkout_with(std::vector<std::pair<std::string, std::string>> rules) {
  base::MemoryFiles files;
  for (const char* folder : {"schemas", "reports/locales", "reports/templates"}) {
    for (const std::string& name : golden::list(folder, "")) files.contents[std::string(folder) + "/" + name] = golden::read(std::string(folder) + "/" + name);
  }
  files.contents["reports/style.css"] = golden::read("reports/style.css");
  for (auto& [path, text] : rules) files.contents["rules/" + path] = std::move(text);
  return files;
}

/// The folder of tests/pipeline/docs, with a text in place of another everywhere.
base::MemoryFiles small_checkout(const std::string& from = {}, const std::string& to = {}) {
  std::vector<std::pair<std::string, std::string>> rules;
  const std::string root = golden::checkout_path("tests/pipeline/docs/rules");
  for (const auto& entry : std::filesystem::recursive_directory_iterator(root)) {
    if (!entry.is_regular_file()) continue;
    const std::string path = entry.path().string().substr(root.size() + 1);
    std::string text = golden::read("tests/pipeline/docs/rules/" + path);
    for (std::size_t at = from.empty() ? std::string::npos : text.find(from); at != std::string::npos; at = text.find(from, at + to.size())) text.replace(at, from.size(), to);
    rules.emplace_back(path, std::move(text));
  }
  return checkout_with(std::move(rules));
}

std::vector<RuleDocFile> documented(const base::Files& files, const RuleDocRequest& request) {
  Log log;
  auto pages = document_rules(files, {"rules", "schemas", "reports"}, request, log);
  EXPECT_TRUE(pages.ok()) << base::render(pages.diagnostics, Language::english);
  return pages.value ? std::move(*pages.value) : std::vector<RuleDocFile>{};
}

std::string page(const base::Files& files, const std::string& rule, Language language, bool html) {
  const auto pages = documented(files, {{rule}, language, html, !html, true, "0.1.0"});
  return pages.size() == 1 ? pages.front().bytes : std::string();
}

/// HTML without its style sheet, which has a life of its own.
std::string without_style(const std::string& html) {
  const std::size_t open = html.find("<style>");
  const std::size_t close = html.find("</style>");
  return html.substr(0, open) + html.substr(close + std::string_view("</style>").size());
}

TEST(RuleDocs, say_the_same_as_before_in_both_languages_and_formats) {
  const base::MemoryFiles files = small_checkout();
  for (const auto& [language, tag] : {std::pair{Language::french, "fr"}, {Language::english, "en"}}) {
    const std::string stem = "tests/pipeline/docs/golden/cash-" + std::string(tag);
    EXPECT_TRUE(golden::matches(stem + ".html", without_style(page(files, "cash", language, true))));
    EXPECT_TRUE(golden::matches(stem + ".md", page(files, "cash", language, false)));
  }
  EXPECT_TRUE(golden::matches("tests/pipeline/docs/golden/liquidation-fr.md", page(files, "liquidation", Language::french, false)));
}

TEST(RuleDocs, have_an_index_that_leads_to_every_page) {
  const auto pages = documented(small_checkout(), {{}, Language::french, true, true, false, "0.1.0"});
  std::vector<std::string> names;
  for (const RuleDocFile& one : pages) names.push_back(one.name);
  EXPECT_EQ(names, (std::vector<std::string>{"cash.html", "liquidation.html", "index.html", "cash.md", "liquidation.md", "index.md"}));
  EXPECT_NE(pages[2].bytes.find("href=\"cash.html\""), std::string::npos);
  EXPECT_NE(pages[0].bytes.find("href=\"index.html#family-financial\""), std::string::npos);
  EXPECT_TRUE(golden::matches("tests/pipeline/docs/golden/index-fr.html", without_style(pages[2].bytes)));
  EXPECT_TRUE(golden::matches("tests/pipeline/docs/golden/index-fr.md", pages[5].bytes));
}

TEST(RuleDocs, are_the_same_bytes_twice) {
  const RuleDocRequest all{{}, Language::english, true, true, false, "0.1.0"};
  const auto first = documented(small_checkout(), all);
  const auto second = documented(small_checkout(), all);
  ASSERT_EQ(first.size(), second.size());
  for (std::size_t at = 0; at < first.size(); ++at) EXPECT_EQ(first[at].bytes, second[at].bytes) << first[at].name;
}

TEST(RuleDocs, need_no_script_and_nothing_from_outside) {
  for (const RuleDocFile& one : documented(small_checkout(), {{}, Language::french, true, false, false, "0.1.0"})) {
    EXPECT_EQ(one.bytes.find("<script"), std::string::npos) << one.name;
    static const std::regex fetched("<(img|link|iframe)[^>]*(src|href)=\"(?!data:)");
    EXPECT_FALSE(std::regex_search(one.bytes, fetched)) << one.name;
    EXPECT_EQ(one.bytes.find("[["), std::string::npos) << one.name;
    EXPECT_EQ(one.bytes.find("{{"), std::string::npos) << one.name;
  }
}

TEST(RuleDocs, take_nothing_that_a_rule_says_for_marks) {
  const std::string hostile = "</style><script>alert(1)</script> | [x](javascript:y) `*_ & 1. ";
  const base::MemoryFiles files = small_checkout("HOSTILE", hostile);
  const std::string html = page(files, "cash", Language::french, true);
  EXPECT_NE(html.find("&lt;script&gt;alert(1)"), std::string::npos);
  EXPECT_EQ(html.find("<script"), std::string::npos);
  EXPECT_EQ(without_style(html).find("</style>"), std::string::npos);
  const std::string markdown = page(files, "cash", Language::french, false);
  EXPECT_NE(markdown.find("\\</style\\>\\<script\\>alert(1)\\</script\\> \\| \\[x\\](javascript:y) \\`\\*\\_ \\& 1. "), std::string::npos) << markdown;
  static const std::regex bare("(^|[^\\\\])<script");
  EXPECT_FALSE(std::regex_search(markdown, bare));
}

TEST(RuleDocs, follow_no_address_but_http) {
  const base::MemoryFiles files = small_checkout("https://example.org/study", "javascript:alert(1)");
  EXPECT_EQ(page(files, "cash", Language::french, true).find("href=\"javascript"), std::string::npos);
  EXPECT_NE(page(files, "cash", Language::french, false).find("`javascript:alert(1)`"), std::string::npos);
}

TEST(RuleDocs, show_what_was_quoted_from_memory_as_such) {
  const base::MemoryFiles files = small_checkout("seen: full", "seen: memory");
  EXPECT_NE(page(files, "cash", Language::english, false).find("quoted from memory **to be verified**"), std::string::npos);
  EXPECT_NE(page(files, "cash", Language::english, false).find("The sources were quoted from memory and are to be verified."), std::string::npos);
}

/// The fictional example, assessed, as HTML.
std::string report_on_example(bool with_pages, const std::string& rule_pages, std::size_t& findings) {
  const base::DiskFiles files;
  Log log;
  const Folders folders{golden::checkout_path("rules"), golden::checkout_path("schemas"), golden::checkout_path("reports")};
  const std::string example = golden::checkout_path("examples/passerelles");
  auto assessed = assess(files, folders, {example + "/dossier.yaml", example + "/group.yaml", std::nullopt, false, "", "0.1.0", std::nullopt, with_pages, Language::french}, log);
  if (!assessed.value) {
    ADD_FAILURE() << base::render(assessed.diagnostics, Language::english);
    return {};
  }
  findings = assessed.value->assessment.findings.size();
  EXPECT_EQ(assessed.value->rule_pages.size(), with_pages ? findings : 0U);
  return Reports(files, folders).html(*assessed.value, Language::french, rule_pages, log).value();
}

std::size_t count_of(const std::string& text, std::string_view part) {
  std::size_t count = 0;
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + part.size())) ++count;
  return count;
}

TEST(RuleDocs, are_reached_from_every_finding_of_a_report) {
  std::size_t findings = 0;
  EXPECT_EQ(count_of(report_on_example(true, "", findings), "<details class=\"in-full"), findings);
  EXPECT_GT(findings, 50U);
  const std::string linked = report_on_example(true, "https://example.org/rules", findings);
  EXPECT_EQ(count_of(linked, "href=\"https://example.org/rules/"), findings);
  EXPECT_EQ(linked.find("<details class=\"in-full"), std::string::npos);
}

TEST(RuleDocs, of_every_shipped_rule_can_be_written) {
  const base::DiskFiles files;
  Log log;
  const Folders folders{golden::checkout_path("rules"), golden::checkout_path("schemas"), golden::checkout_path("reports")};
  for (const Language language : {Language::french, Language::english}) {
    const auto pages = document_rules(files, folders, {{}, language, true, true, false, "0.1.0"}, log);
    ASSERT_TRUE(pages.ok()) << base::render(pages.diagnostics, Language::english);
    EXPECT_GT(pages.value->size(), 100U);
    for (const RuleDocFile& one : *pages.value) {
      EXPECT_EQ(one.bytes.find("[["), std::string::npos) << one.name;  // a word that a catalogue lacks
      EXPECT_EQ(one.bytes.find(golden::checkout_path("")), std::string::npos) << one.name;  // where the checkout lies is nobody's business
    }
  }
}

}  // namespace
}  // namespace reprise::pipeline
