#include "dossier/vocabulary.h"

#include <gtest/gtest.h>

#include <set>
#include <string>

namespace reprise::dossier {
namespace {

TEST(Vocabulary, keeps_the_words_of_a_section_together) {
  for (const std::span<const Word> table : {dossier_words(), group_words()}) {
    std::set<std::string_view> closed;
    std::string_view current;
    for (const Word& word : table) {
      if (word.section == current) continue;
      EXPECT_FALSE(closed.contains(word.section)) << word.section << " comes twice";
      closed.insert(current);
      current = word.section;
    }
  }
}

TEST(Vocabulary, names_every_word_in_both_languages_once) {
  for (const std::span<const Word> table : {dossier_words(), group_words()}) {
    std::set<std::string> seen;
    for (const Word& word : table) {
      EXPECT_FALSE(word.fr.empty() || word.en.empty()) << word.section << "." << word.key;
      EXPECT_TRUE(seen.insert(std::string(word.section) + "." + std::string(word.key)).second) << word.section << "." << word.key;
      EXPECT_EQ(word.kind == ValueKind::enumeration, !word.choices.empty()) << word.section << "." << word.key;
    }
  }
}

TEST(Vocabulary, finds_the_word_of_a_canonical_path) {
  ASSERT_NE(find_word("workforce.headcount"), nullptr);
  EXPECT_EQ(find_word("workforce.headcount")->unit, Unit::people);
  EXPECT_EQ(find_word("accounts[2011].cash")->kind, ValueKind::amount);
  EXPECT_EQ(find_word("forecasts[2012].cash"), find_word("accounts[2011].cash"));
  EXPECT_EQ(find_word("services[mecs.sedan].open")->section, "services[]");
  EXPECT_EQ(find_word("group.headcount")->section, "group");
  EXPECT_EQ(find_word("group.policy.largest_headcount")->section, "group.policy");
  EXPECT_EQ(find_word("group.services[x].open")->section, "group.services[]");
}

TEST(Vocabulary, has_no_word_for_anything_else) {
  for (const char* path : {"", ".", "[", "headcount", "workforce", "workforce.", "workforce.cash", "accounts.cash", "accounts[2011]", "accounts[2011",
                           "accounts[2011]cash", "group", "group.workforce.headcount", "takeover.services[x].nearest_km"}) {
    EXPECT_EQ(find_word(path), nullptr) << path;
  }
}

TEST(Vocabulary, labels_a_path_with_the_entry_it_means) {
  EXPECT_EQ(label_of("accounts[2011].result"), base::Text("Résultat de l’exercice 2011", "Result for the year 2011"));
  EXPECT_EQ(label_of("forecasts[2012].result"), base::Text("Résultat de l’exercice 2012 (prévision)", "Result for the year 2012 (forecast)"));
  EXPECT_EQ(label_of("services[mecs].open"), base::Text("Places ouvertes (mecs)", "Open places (mecs)"));
  EXPECT_EQ(label_of("workforce.headcount"), base::Text("Effectif", "Headcount"));
  EXPECT_EQ(label_of("group.accounts[2012].cash"), base::Text("Trésorerie du groupe 2012", "Group cash 2012"));
}

TEST(Vocabulary, labels_lists_and_their_entries) {
  EXPECT_EQ(label_of("accounts"), base::Text("Comptes", "Accounts"));
  EXPECT_EQ(label_of("accounts[2011]"), base::Text("Comptes 2011", "Accounts 2011"));
  EXPECT_EQ(label_of("group.services"), base::Text("Services du groupe", "Group services"));
  EXPECT_EQ(label_of("takeover.nothing"), base::Text::same("takeover.nothing"));
}

}  // namespace
}  // namespace reprise::dossier
