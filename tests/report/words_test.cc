#include <gtest/gtest.h>

#include <regex>
#include <set>

#include "golden/golden.h"
#include "report/catalogue.h"
#include "report/example.h"
#include "report/template.h"

namespace reprise::report {
namespace {

const base::DiskFiles kFiles;

Catalogue catalogue(const std::string& tag) { return Catalogue::load(kFiles, golden::checkout_path("reports/locales/" + tag + ".json")).value(); }

std::set<std::string> words_of_templates() {
  std::set<std::string> words;
  for (const char* name : {"page", "rule", "rule_index", "rule_markdown", "rule_index_markdown", "tracking_note"}) {
    words.merge(std::set(Template::load(kFiles, golden::checkout_path("reports/templates"), name).value().words()));
  }
  return words;
}

/// Every text between quotes in the sources of the module.
std::set<std::string> quoted_in_sources() {
  std::set<std::string> found;
  static const std::regex quoted("\"([a-z_]+)\"");
  for (const std::string& name : golden::list("analyzer/report", ".cc")) {
    const std::string text = golden::read("analyzer/report/" + name);
    for (auto one = std::sregex_iterator(text.begin(), text.end(), quoted); one != std::sregex_iterator(); ++one) found.insert(one->str(1));
  }
  return found;
}

/// Every word the code asks for by name.
std::set<std::string> asked_in_sources() {
  std::set<std::string> found;
  static const std::regex asked("(?:[.>]word|counted|labelled)\\(\"([a-z_]+[a-z])\"");
  for (const std::string& name : golden::list("analyzer/report", ".cc")) {
    const std::string text = golden::read("analyzer/report/" + name);
    for (auto one = std::sregex_iterator(text.begin(), text.end(), asked); one != std::sregex_iterator(); ++one) found.insert(one->str(1));
  }
  return found;
}

TEST(Words, are_the_same_keys_in_both_languages) { EXPECT_EQ(catalogue("fr").keys(), catalogue("en").keys()); }

TEST(Words, are_all_used) {
  const std::set<std::string> in_templates = words_of_templates();
  const std::set<std::string> in_code = quoted_in_sources();
  static const std::regex open_list("(unit|basis|quality|seen|value|period)_.+");
  for (const std::string& key : catalogue("fr").keys()) {
    const bool used = in_templates.contains(key) || in_code.contains(key) || std::regex_match(key, open_list);
    EXPECT_TRUE(used) << base::render(base::diagnose("report-word-unused", {}, {{"word", key}}), base::Language::english);
  }
}

TEST(Words, are_there_when_the_code_asks_for_them) {
  const std::set<std::string> asked = asked_in_sources();
  EXPECT_GT(asked.size(), 30U);
  for (const std::string& key : asked) EXPECT_TRUE(catalogue("en").has(key)) << key;
}

/// The key of the catalogue of every word of the dossier's and the group's closed lists, and of every type of service that
/// the rules' table of distances knows.
std::set<std::string> words_of_the_vocabulary() {
  std::set<std::string> keys;
  static const std::regex closed("\"([a-z_]+)\", enumeration,[^}]*\"([a-z_|]+)\"\\}");
  static const std::regex choice("[a-z_]+");
  for (const char* file : {"analyzer/dossier/words_dossier.cc", "analyzer/dossier/words_group.cc"}) {
    const std::string text = golden::read(file);
    for (auto list = std::sregex_iterator(text.begin(), text.end(), closed); list != std::sregex_iterator(); ++list) {
      const std::string choices = list->str(2);
      for (auto one = std::sregex_iterator(choices.begin(), choices.end(), choice); one != std::sregex_iterator(); ++one) {
        keys.insert("value_" + list->str(1) + "_" + one->str());
      }
    }
  }
  static const std::regex row("\n  ([a-z_]+): [0-9]");
  const std::string types = golden::read("rules/references/reach.yaml");
  for (auto one = std::sregex_iterator(types.begin(), types.end(), row); one != std::sregex_iterator(); ++one) keys.insert("value_type_" + one->str(1));
  keys.erase("value_type_otherwise");
  return keys;
}

TEST(Words, are_there_for_every_word_of_the_vocabulary_and_for_no_other) {
  const std::set<std::string> needed = words_of_the_vocabulary();
  EXPECT_GT(needed.size(), 80U);
  for (const char* tag : {"fr", "en"}) {
    std::set<std::string> values;
    for (const std::string& key : catalogue(tag).keys()) {
      if (key.starts_with("value_") && key != "value_true" && key != "value_false") values.insert(key);
    }
    EXPECT_EQ(values, needed) << tag;
  }
}

TEST(Words, keep_french_typography) {
  const Catalogue french = catalogue("fr");
  static const std::regex plain_space(" (:|;|!|\\?|%|€|»)|« ");
  for (const std::string& key : french.keys()) {
    for (const char* category : {"one", "other"}) {
      const std::string text = french.form(key, category);
      EXPECT_FALSE(std::regex_search(text, plain_space)) << key << ": " << text;
      EXPECT_EQ(text.find('\''), std::string::npos) << key << ": " << text;
    }
  }
}

TEST(Words, never_say_absorbed) {
  for (const char* tag : {"fr", "en"}) EXPECT_EQ(golden::read("reports/locales/" + std::string(tag) + ".json").find("absor"), std::string::npos);
}

base::MemoryFiles small_reports() {
  base::MemoryFiles files;
  files.contents["r/templates/page.mustache"] = "{{w.hello}}{{> part}}";
  files.contents["r/templates/part.mustache"] = "{{#a}}{{w.bye}}{{/a}}";
  files.contents["r/style.css"] = "";
  files.contents["r/charts.js"] = "";
  files.contents["r/locales/fr.json"] = R"({"hello": "bonjour", "bye": "adieu"})";
  files.contents["r/locales/en.json"] = R"({"hello": "hello", "bye": "bye"})";
  return files;
}

std::string refusal(const base::MemoryFiles& files) {
  const auto loaded = Reports::load(files, "r");
  EXPECT_EQ(loaded.value.has_value(), loaded.diagnostics.empty());
  return base::render(loaded.diagnostics, base::Language::english);
}

TEST(Reports, load_when_everything_is_there) { EXPECT_EQ(refusal(small_reports()), ""); }

TEST(Reports, refuse_a_word_that_one_language_lacks) {
  base::MemoryFiles files = small_reports();
  files.contents["r/locales/fr.json"] = R"({"hello": "bonjour"})";
  EXPECT_NE(refusal(files).find("expected the word `bye` in r/locales/fr.json, got nothing [report-word-missing]"), std::string::npos);
}

TEST(Reports, refuse_a_word_that_only_a_template_knows) {
  base::MemoryFiles files = small_reports();
  files.contents["r/templates/part.mustache"] = "{{w.more}}";
  EXPECT_NE(refusal(files).find("expected the word `more` in r/locales/en.json"), std::string::npos);
}

TEST(Reports, name_the_line_of_a_template_fault) {
  base::MemoryFiles files = small_reports();
  files.contents["r/templates/part.mustache"] = "one\n{{#a}}\ntwo";
  EXPECT_NE(refusal(files).find("r/templates/part.mustache:2:"), std::string::npos) << refusal(files);
  EXPECT_NE(refusal(files).find("[report-template]"), std::string::npos);
}

TEST(Reports, refuse_a_template_that_contains_itself) {
  base::MemoryFiles files = small_reports();
  files.contents["r/templates/part.mustache"] = "{{> part}}";
  EXPECT_NE(refusal(files).find("a part that contains itself"), std::string::npos);
}

TEST(Reports, refuse_a_catalogue_that_is_none) {
  base::MemoryFiles files = small_reports();
  files.contents["r/locales/en.json"] = "[1";
  EXPECT_NE(refusal(files).find("r/locales/en.json:1:1: error: expected a JSON object"), std::string::npos);
  files.contents["r/locales/en.json"] = R"({"hello": {"one": "x"}, "bye": "bye"})";
  EXPECT_NE(refusal(files).find("at `hello` [report-catalogue]"), std::string::npos);
}

TEST(Reports, name_every_missing_file) {
  base::MemoryFiles files;
  const std::string problems = refusal(files);
  for (const char* path : {"r/templates/page.mustache", "r/style.css", "r/charts.js", "r/locales/fr.json", "r/locales/en.json"}) {
    EXPECT_NE(problems.find(path), std::string::npos) << path;
  }
}

}  // namespace
}  // namespace reprise::report
