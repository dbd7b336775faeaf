// The rules of the checkout themselves.
#include <gtest/gtest.h>

#include <algorithm>
#include <map>

#include "base/files.h"
#include "dossier/vocabulary.h"
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

/// What the verdict says of those levels and those gates.
std::string said(const RuleBook& rules, const std::vector<std::string>& levels, const std::vector<std::string>& gates) {
  static const std::vector<std::string> kFamilies = {"financial", "staffing", "overlap", "group_capacity"};
  feel::Context inputs;
  for (std::size_t i = 0; i < kFamilies.size(); ++i) inputs.set(kFamilies[i], feel::Value::string(levels[i]));
  feel::List fired;
  for (const std::string& gate : gates) fired.push_back(feel::Value::string(gate));
  inputs.set("gates", feel::Value::list(std::move(fired)));
  const feel::Value outcome = rules.verdict.table->evaluate(inputs).value;
  return outcome.kind() == feel::Kind::string ? outcome.as_string() : outcome.to_string();
}

/// Calls with every combination of four levels, the worst last.
template <typename Look>
void for_all_levels(Look&& look) {
  const std::vector<std::string> levels = {"low", "watch", "high", "critical"};
  for (std::size_t at = 0; at < 256; ++at) look(std::vector<std::string>{levels[at & 3u], levels[at >> 2u & 3u], levels[at >> 4u & 3u], levels[at >> 6u & 3u]});
}

const std::vector<std::vector<std::string>> kSomeGates = {
    {}, {"works-council-before-vote"}, {"insolvency"}, {"consent-refused"}, {"amicable-route-closed"}, {"group-barred-from-sale"},
    {"cash-ends-before-calendar"}, {"cash-ends-before-calendar", "insolvency"}, {"cash-ends-before-calendar", "consent-refused"}};

TEST(CheckoutVerdict, never_gets_milder_when_a_family_gets_worse) {
  const auto rules = checkout_rules();
  ASSERT_TRUE(rules.value && rules.value->verdict.table);
  const std::vector<std::string> mildest_first = {"proceed", "conditions", "mandate_first", "another_route", "decline"};
  const auto severity = [&](const std::string& outcome) { return std::ranges::find(mildest_first, outcome) - mildest_first.begin(); };
  const std::map<std::string, std::string> worse = {{"low", "watch"}, {"watch", "high"}, {"high", "critical"}};
  for (const auto& gates : kSomeGates) {
    for_all_levels([&](const std::vector<std::string>& levels) {
      const std::string before = said(*rules.value, levels, gates);
      ASSERT_LT(severity(before), 5) << before;
      for (std::size_t i = 0; i < levels.size(); ++i) {
        if (levels[i] == "critical") continue;
        std::vector<std::string> changed = levels;
        changed[i] = worse.at(levels[i]);
        EXPECT_GE(severity(said(*rules.value, changed, gates)), severity(before)) << before << " with family " << i << " at " << changed[i];
      }
    });
  }
}

TEST(CheckoutVerdict, proceeds_only_where_nothing_is_high_and_no_gate_fired) {
  const auto rules = checkout_rules();
  ASSERT_TRUE(rules.value && rules.value->verdict.table);
  for (const auto& gates : kSomeGates) {
    for_all_levels([&](const std::vector<std::string>& levels) {
      const bool calm = gates.empty() && std::ranges::all_of(levels, [](const std::string& level) { return level == "low" || level == "watch"; });
      EXPECT_EQ(said(*rules.value, levels, gates) == "proceed", calm);
    });
  }
  EXPECT_EQ(said(*rules.value, {"not_applicable", "low", "low", "low"}, {}), "conditions") << "nothing measured is not fine";
}

TEST(CheckoutVerdict, tells_the_five_outcomes_apart) {
  const auto rules = checkout_rules();
  ASSERT_TRUE(rules.value && rules.value->verdict.table);
  const std::vector<std::string> calm = {"watch", "watch", "low", "low"};
  const auto calmly = [&](std::vector<std::string> gates) { return said(*rules.value, calm, gates); };
  EXPECT_EQ(calmly({}), "proceed");
  EXPECT_EQ(calmly({"works-council-before-vote"}), "conditions");
  EXPECT_EQ(calmly({"cash-ends-before-calendar"}), "mandate_first");
  EXPECT_EQ(calmly({"cash-ends-before-calendar", "insolvency"}), "conditions") << "a mandate is open only to the solvent";
  EXPECT_EQ(calmly({"cash-ends-before-calendar", "amicable-route-closed"}), "another_route");
  EXPECT_EQ(calmly({"consent-refused"}), "another_route");
  EXPECT_EQ(calmly({"amicable-route-closed", "group-barred-from-sale"}), "decline");
  EXPECT_EQ(said(*rules.value, {"low", "low", "low", "critical"}, {"amicable-route-closed"}), "decline") << "no route spares the group";
  EXPECT_EQ(said(*rules.value, {"critical", "low", "low", "high"}, {}), "decline");
  EXPECT_EQ(said(*rules.value, {"critical", "low", "low", "watch"}, {}), "conditions");
}

TEST(CheckoutRules, remember_every_file_for_their_digest) {
  const auto rules = checkout_rules();
  ASSERT_TRUE(rules.value);
  std::size_t expected = rules.value->definitions.size() + rules.value->references.size() + rules.value->stresses.size() + 4;  // sources, documents, verdict, watch
  for (const Pack& pack : rules.value->packs) expected += pack.rules.size() + 1;
  expected += golden::list("rules/law/fr", ".yaml").size();
  EXPECT_EQ(rules.value->files.size(), expected);
}

/// What the rule measures where the staff are of that category and every other fact it asks for is known.
feel::Value measured(const RuleBook& rules, const Rule& rule, std::string_view category) {
  const std::string given = "{workforce: {fte: 100, fte_budgeted: 110, fte_vacant: 10, headcount: 120, entries: 12, leavers: 12, absence_days: 3650, category: \"" +
                            std::string(category) + "\"}}";
  const auto facts = facts::Facts::for_test(feel::parse_literal(given).value->as_context());
  return rule.value->evaluate(scope_of(rules, facts.context()));
}

TEST(CheckoutRules, say_which_yardstick_has_no_row_and_measure_nothing_without_it) {
  const auto rules = checkout_rules();
  ASSERT_TRUE(rules.value);
  std::size_t without = 0;
  for (const auto& [rule_id, table_id] : std::map<std::string, std::string>{{"absenteeism", "absence"}, {"turnover", "turnover"}, {"vacancy", "vacancy"}}) {
    const Rule* rule = rules.value->find(rule_id);
    ASSERT_NE(rule, nullptr);
    const ReferenceTable& table = rules.value->references.at(table_id);
    for (std::string_view left = dossier::find_word("workforce.category")->choices; !left.empty();) {
      const std::string category(left.substr(0, left.find('|')));
      left.remove_prefix(std::min(left.size(), category.size() + 1));
      SCOPED_TRACE(rule_id + " of " + category);
      const feel::Value value = measured(*rules.value, *rule, category);
      if (table.rows.contains(category)) {
        EXPECT_EQ(value.kind(), feel::Kind::number);
        continue;
      }
      ++without;
      EXPECT_TRUE(value.is_null());
      ASSERT_NE(value.reason(), nullptr);
      EXPECT_EQ(value.reason()->code, "reference-missing");
      EXPECT_EQ(value.reason()->words().en, "the reference table " + table_id + " has no row " + category);
      EXPECT_EQ(value.reason()->words().fr, "la table de référence " + table_id + " n’a pas de ligne " + category);
      // No row of the scale answers, so no risk either.
      EXPECT_FALSE(rule->null_row);
    }
  }
  EXPECT_GT(without, 3U);
}

}  // namespace
}  // namespace reprise::rulepack
