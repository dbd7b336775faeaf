// Decision tables in rules: what is unknown stays unknown and is named, and the bounds that uncertain facts give are true.
#include <random>
#include <span>

#include "engine/interval_evaluation.h"
#include "engine/outcome.h"
#include "fixture.h"

namespace reprise::engine::testing {
namespace {

using feel::Value;

constexpr const char* kPoints =
    "schema: reprise/definition/1\nname: points\ntitle: {fr: Points, en: Points}\n"
    "table:\n  hit_policy: U\n  inputs:\n"
    "    - {name: vacancy_rate, value: workforce.fte_vacant / workforce.fte_budgeted, values: \"[0..1]\"}\n"
    "    - {name: headcount, value: workforce.headcount, unit: count}\n"
    "  outputs: [{name: points, values: \"0, 50, 100\"}]\n"
    "  rows:\n"
    "    - {when: {vacancy_rate: \"< 0.05\"}, then: {points: 0}}\n"
    "    - {when: {vacancy_rate: \"[0.05..0.08)\", headcount: \"< 50\"}, then: {points: 100}}\n"
    "    - {when: {vacancy_rate: \"[0.05..0.08)\", headcount: \">= 50\"}, then: {points: 50}}\n"
    "    - {when: {vacancy_rate: \">= 0.08\"}, then: {points: 100}}\n";

constexpr const char* kSteps =
    "schema: reprise/definition/1\nname: steps\ntitle: {fr: Pas, en: Steps}\n"
    "table:\n  hit_policy: F\n  inputs:\n"
    "    - {name: category, value: workforce.category}\n    - {name: headcount, value: workforce.headcount}\n"
    "  outputs: [{default: 0}]\n"
    "  rows:\n"
    "    - {when: {category: '\"hospital\"'}, then: 100}\n"
    "    - {when: {headcount: \"> 100\"}, then: 50}\n";

/// A rule whose value is what the definition gives.
std::string scored(const std::string& id, const std::string& value) {
  return rule(id, "value: " + value +
                      "\nunit: points\nweight: 1\nscale:\n  - {when: \"<= 20\", risk: 0}\n  - {when: \"(20..70)\", risk: 50}\n  - {when: \">= 70\", risk: 100}\n"
                      "finding: {fr: \"{value}\", en: \"{value}\"}\ntests:\n  - {given: {}, expect: {outcome: unknown}}\n");
}

class TablesInRules : public ::testing::Test {
 protected:
  /// Kind, risk and what misses, of a rule over facts as an inline test gives them.
  std::string outcome(const std::string& id, const std::string& given) {
    const auto facts = facts::Facts::for_test(feel::parse_literal(given).value->as_context());
    const feel::Context scope = rulepack::scope_of(book_, facts.context());
    const Outcome judged = judge(*book_.find(id), {book_, facts, scope});
    std::string text = assessment::words(judged.kind).en + " " + judged.risk.low.to_string() + ".." + judged.risk.high.to_string();
    for (const std::string& path : judged.missing) text += " " + path;
    return text;
  }

  rulepack::RuleBook book_ = rules({{"definitions/points.yaml", kPoints},
                                    {"definitions/steps.yaml", kSteps},
                                    {"financial/vacancy.yaml", scored("vacancy", "points()")},
                                    {"financial/stepped.yaml", scored("stepped", "steps()")}});
};

TEST_F(TablesInRules, give_what_the_row_says) {
  EXPECT_EQ(outcome("vacancy", "{workforce: {fte_vacant: 6, fte_budgeted: 100, headcount: 60}}"), "known 50..50");
  EXPECT_EQ(outcome("vacancy", "{workforce: {fte_vacant: 6, fte_budgeted: 100, headcount: 49}}"), "known 100..100");
}

TEST_F(TablesInRules, are_unknown_with_an_unknown_fact_that_matters_and_name_it) {
  EXPECT_EQ(outcome("vacancy", "{workforce: {fte_vacant: 6, fte_budgeted: 100}}"), "unknown 0..100 workforce.headcount");
  EXPECT_EQ(outcome("vacancy", "{workforce: {fte_budgeted: 100, headcount: 60}}"), "unknown 0..100 workforce.fte_vacant");
}

TEST_F(TablesInRules, do_not_mind_an_unknown_fact_that_no_row_needs) {
  EXPECT_EQ(outcome("vacancy", "{workforce: {fte_vacant: 2, fte_budgeted: 100}}"), "known 0..0");
  EXPECT_EQ(outcome("stepped", "{workforce: {category: \"hospital\"}}"), "known 100..100");
}

TEST_F(TablesInRules, never_take_a_later_row_or_the_default_for_what_is_unknown) {
  EXPECT_EQ(outcome("stepped", "{workforce: {headcount: 200}}"), "unknown 0..100 workforce.category");
  EXPECT_EQ(outcome("stepped", "{workforce: {category: \"all\"}}"), "unknown 0..100 workforce.headcount");
  EXPECT_EQ(outcome("stepped", "{workforce: {category: \"all\", headcount: 20}}"), "known 0..0");
}

TEST_F(TablesInRules, reach_the_rows_that_a_range_reaches) {
  // Two rows of a table of unique hits share the range; that they never hit together is known from their cells.
  EXPECT_EQ(outcome("vacancy", "{workforce: {fte_vacant: 6, fte_budgeted: 100, headcount: {low: 55, high: 80}}}"), "known 50..50");
  EXPECT_EQ(outcome("vacancy", "{workforce: {fte_vacant: {low: 0, high: 6}, fte_budgeted: 100, headcount: 60}}"), "uncertain 0..50");
  EXPECT_EQ(outcome("vacancy", "{workforce: {fte_vacant: {low: 6, high: 9}, fte_budgeted: 100, headcount: 60}}"), "uncertain 50..100");
  EXPECT_EQ(outcome("stepped", "{workforce: {category: \"all\", headcount: {low: 20, high: 90}}}"), "known 0..0");
  EXPECT_EQ(outcome("stepped", "{workforce: {category: \"all\", headcount: {low: 20, high: 120}}}"), "uncertain 0..50");
}

TEST_F(TablesInRules, say_which_value_is_not_allowed) {
  const auto facts = facts::Facts::for_test(feel::parse_literal("{workforce: {fte_vacant: 130, fte_budgeted: 100, headcount: 60}}").value->as_context());
  const feel::Context scope = rulepack::scope_of(book_, facts.context());
  const Outcome judged = judge(*book_.find("vacancy"), {book_, facts, scope});
  EXPECT_EQ(judged.kind, OutcomeKind::error);
  EXPECT_NE(judged.problem.en.find("vacancy_rate = 1.3: the allowed values are [0..1]"), std::string::npos) << judged.problem.en;
  EXPECT_NE(judged.problem.fr.find("vacancy_rate = 1.3\u202F: les valeurs admises sont [0..1]"), std::string::npos) << judged.problem.fr;
}

// Random tables over random ranges.

constexpr std::array<const char*, 3> kFacts = {"headcount", "fte", "fte_vacant"};
constexpr std::array<const char*, 11> kPolicies = {"U", "A", "P", "F", "R", "O", "C", "C+", "C<", "C>", "\"C#\""};
constexpr int kLargest = 6;

std::string random_cell(std::mt19937& random) {
  const std::string a = std::to_string(random() % 5);
  const std::string b = std::to_string(random() % 5 + 2);
  switch (random() % 9) {
    case 0: return "< " + b;
    case 1: return ">= " + a;
    case 2: return "[" + a + ".." + b + ")";
    case 3: return a + ", " + b;
    case 4: return "not(" + a + ")";
    case 5: return "> workforce.leavers";
    default: return "-";
  }
}

std::string random_table(std::mt19937& random) {
  std::string text = std::string("schema: reprise/definition/1\nname: drawn\ntitle: {fr: Tirage, en: Draw}\ntable:\n  hit_policy: ") + kPolicies[random() % kPolicies.size()];
  text += "\n  inputs:\n";
  for (std::size_t input = 0; input < kFacts.size(); ++input) {
    const std::string values = random() % 4 == 0 ? ", values: \"[0..5]\"" : "";
    text += "    - {name: in_" + std::to_string(input) + ", value: workforce." + kFacts[input] + (random() % 5 == 0 ? " + 1" : "") + values + "}\n";
  }
  text += "  outputs: [{values: \"3, 1, 2, 4, 5, 6, 7, 8, 9, 10, 11\"";
  text += random() % 2 == 0 ? "" : ", default: 9";
  text += "}]\n  rows:\n";
  for (std::size_t row = 0; row < 1 + random() % 5; ++row) {
    text += "    - {when: {";
    for (std::size_t input = 0; input < kFacts.size(); ++input) text += (input == 0 ? "in_" : ", in_") + std::to_string(input) + ": \"" + random_cell(random) + "\"";
    text += "}, then: " + std::string(random() % 4 == 0 ? "workforce.leavers + 1" : std::to_string(random() % 4 + 1)) + "}\n";
  }
  return text;
}

/// The rules with that table; that its rows overlap or leave gaps is no matter here.
rulepack::RuleBook with_table(const std::string& table) {
  base::MemoryFiles memory;
  static const std::string kSchema = golden::read("schemas/definition.schema.json");
  memory.contents["schemas/definition.schema.json"] = kSchema;
  memory.contents["rules/definitions/drawn.yaml"] = table;
  auto loaded = rulepack::load(memory, "rules", "schemas", facts::vocabulary_names());
  for (const base::Diagnostic& problem : loaded.diagnostics.items()) {
    EXPECT_TRUE(!problem.code.starts_with("feel-") && (!problem.code.starts_with("schema-") || problem.place.source == nullptr)) << base::render(problem, base::Language::english);
  }
  return std::move(*loaded.value);
}

struct RandomFact {
  std::string text;
  std::vector<std::string> values;  ///< all it may be, or some of them
};

RandomFact random_fact(std::mt19937& random) {
  const int low = static_cast<int>(random() % 4);
  const int high = low + 1 + static_cast<int>(random() % (kLargest - 3));
  RandomFact fact;
  if (random() % 8 == 0) {
    fact.text = "\"unknown\"";
    for (int value = 0; value <= kLargest; ++value) fact.values.push_back(std::to_string(value));
  } else if (random() % 2 == 0) {
    fact.text = "{low: " + std::to_string(low) + ", high: " + std::to_string(high) + "}";
    for (int value = low; value <= high; ++value) fact.values.push_back(std::to_string(value));
    for (int value = low; value < high; ++value) fact.values.push_back(std::to_string(value) + ".5");
  } else {
    fact.text = std::to_string(low);
    fact.values = {fact.text};
  }
  return fact;
}

bool lies_in(const AbstractValue& bound, const Value& value);

/// In order: each certain item is there, another may be.
bool are_items(std::span<const AbstractItem> items, std::span<const Value> values) {
  if (items.empty()) return values.empty();
  if (!values.empty() && lies_in(items.front().value, values.front()) && are_items(items.subspan(1), values.subspan(1))) return true;
  return !items.front().certain && are_items(items.subspan(1), values);
}

bool lies_in(const AbstractValue& bound, const Value& value) {
  switch (bound.kind) {
    case AbstractValue::Kind::any: return true;
    case AbstractValue::Kind::settled: return (bound.value.is_null() && value.is_null()) || feel::equal(bound.value, value).is_true();
    case AbstractValue::Kind::number:
      return value.kind() == feel::Kind::number && (!bound.low || *bound.low <= value.as_number()) && (!bound.high || value.as_number() <= *bound.high);
    case AbstractValue::Kind::truth: return value.kind() == feel::Kind::boolean;
    case AbstractValue::Kind::items: return value.kind() == feel::Kind::list && are_items(bound.items, value.as_list());
  }
  return false;
}

TEST(TableBounds, hold_every_result_that_the_facts_allow) {
  std::mt19937 random(11);
  constexpr int kTables = 150;
  std::size_t bounded = 0;
  const auto call = feel::Expression::compile("drawn()", [] {
    feel::Names names;
    names.add_function("drawn");
    return names;
  }());
  for (int at = 0; at < kTables && !::testing::Test::HasFailure(); ++at) {
    const std::string table = random_table(random);
    const rulepack::RuleBook book = with_table(table);
    ASSERT_TRUE(book.definitions.at("drawn").table) << table;
    std::vector<RandomFact> given;
    for (std::size_t fact = 0; fact < kFacts.size() + 1; ++fact) given.push_back(random_fact(random));
    const auto world = [&](const std::vector<std::string>& values) {
      std::string text = "{workforce: {leavers: " + values.back();
      for (std::size_t fact = 0; fact < kFacts.size(); ++fact) text += std::string(", ") + kFacts[fact] + ": " + values[fact];
      return text + "}}";
    };
    std::vector<std::string> written;
    for (const RandomFact& fact : given) written.push_back(fact.text);
    SCOPED_TRACE(table + world(written));
    const auto facts = facts::Facts::for_test(feel::parse_literal(world(written)).value->as_context());
    const feel::Context scope = rulepack::scope_of(book, facts.context());
    IntervalEvaluation evaluation(book, facts, scope);
    const AbstractValue bound = evaluation.evaluate(call.value->syntax());
    bounded += bound.is_any() || bound.is_settled() ? 0U : 1U;
    for (int sample = 0; sample < 25; ++sample) {
      std::vector<std::string> values;
      for (const RandomFact& fact : given) values.push_back(fact.values[random() % fact.values.size()]);
      const auto settled = facts::Facts::for_test(feel::parse_literal(world(values)).value->as_context());
      const Value value = call.value->evaluate(rulepack::scope_of(book, settled.context()));
      EXPECT_TRUE(lies_in(bound, value)) << world(values) << " gives " << value.to_string();
    }
  }
  EXPECT_GT(bounded, 15U);
}

}  // namespace
}  // namespace reprise::engine::testing
