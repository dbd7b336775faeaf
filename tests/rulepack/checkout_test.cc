// The rules of the checkout themselves.
#include <gtest/gtest.h>

#include "base/files.h"
#include "facts/facts.h"
#include "golden/golden.h"
#include "rulepack/rulepack.h"

namespace reprise::rulepack {
namespace {

base::Checked<RuleBook> checkout_rules() {
  return load(base::DiskFiles(), golden::checkout_path("rules"), golden::checkout_path("schemas"), facts::vocabulary_names());
}

TEST(CheckoutRules, load_without_a_word) {
  const auto rules = checkout_rules();
  EXPECT_TRUE(rules.diagnostics.empty()) << base::render(rules.diagnostics, base::Language::english);
  EXPECT_TRUE(rules.ok());
}

TEST(CheckoutRules, stand_in_the_order_of_the_families) {
  const auto rules = checkout_rules();
  ASSERT_TRUE(rules.value);
  std::string families;
  for (const Pack& pack : rules.value->packs) {
    families += pack.family + " ";
    EXPECT_FALSE(pack.rules.empty()) << pack.folder;
  }
  EXPECT_TRUE(families.starts_with("financial staffing overlap group_capacity gates ")) << families;
}

TEST(CheckoutRules, are_each_shown_by_tests) {
  const auto rules = checkout_rules();
  ASSERT_TRUE(rules.value);
  for (const Pack& pack : rules.value->packs) {
    for (const Rule& rule : pack.rules) EXPECT_GE(rule.tests.size(), 2U) << rule.id;
  }
}

TEST(CheckoutRules, can_conclude) {
  const auto rules = checkout_rules();
  ASSERT_TRUE(rules.value);
  ASSERT_TRUE(rules.value->verdict.table);
  EXPECT_GE(rules.value->verdict.outcomes.size(), 3U);
  EXPECT_GT(rules.value->documents.size(), 0U);
}

TEST(CheckoutRules, remember_every_file_for_their_digest) {
  const auto rules = checkout_rules();
  ASSERT_TRUE(rules.value);
  std::size_t expected = rules.value->definitions.size() + rules.value->references.size() + 3;  // sources, documents, verdict
  for (const Pack& pack : rules.value->packs) expected += pack.rules.size() + 1;
  EXPECT_EQ(rules.value->files.size(), expected);
}

}  // namespace
}  // namespace reprise::rulepack
