#include "assessment/json.h"

#include <gtest/gtest.h>

#include <memory>

#include "assessment/sample.h"
#include "golden/golden.h"

namespace reprise::assessment {
namespace {

base::SourcePointer source(std::string text) { return std::make_shared<const base::Source>("result.json", std::move(text)); }

std::string with(std::string text, const std::string& old_words, const std::string& new_words) {
  const std::size_t at = text.find(old_words);
  EXPECT_NE(at, std::string::npos) << old_words;
  return at == std::string::npos ? text : text.replace(at, old_words.size(), new_words);
}

std::string refusal(const std::string& text) {
  const base::Result<Assessment> read = from_json(source(text));
  return read ? "accepted" : read.error().place.to_string() + ": " + read.error().message.en;
}

TEST(AssessmentJson, gives_back_the_same_assessment) {
  const Assessment made = sample::fictional_assessment();
  const base::Result<Assessment> read = from_json(source(to_json(made)));
  ASSERT_TRUE(read) << base::render(read.error(), base::Language::english);
  EXPECT_TRUE(read.value() == made);
  EXPECT_EQ(to_json(read.value()), to_json(made));
}

TEST(AssessmentJson, gives_back_waivers_conditions_and_stress_tests) {
  Assessment made;
  made.waivers.push_back({"cash-days", {"a", "b"}, {"c", "d"}, {"e", "f"}, *scalar::Date::parse("2025-12-31"), WaiverState::unused, {"PV"}, {"dossier.yaml", 3, 5}});
  made.verdict.conditions.push_back({"cash-days", "financial", {"a", "b"}, {"c", "d"}, {}, Actor::authority, true, Decimal(300)});
  made.verdict.conditions.push_back({"cash-days", "financial", {"a", "b"}, {"c", "d"}, {"e", "f"}, std::nullopt, false, Decimal(0)});
  Stress stress;
  stress.id = "energy";
  stress.state = OutcomeKind::uncertain;
  stress.amount.after = {FactState::uncertain, "", Decimal(7), std::nullopt, {"funding"}};
  stress.figures.push_back({"cash", {"a", "b"}, Unit::days, stress.amount.after, {FactState::known, "3", {}, {}, {}}});
  stress.families.push_back({"financial", {"a", "b"}, {std::nullopt, "low", "high"}, {Interval{Decimal(1), Decimal(2)}, "high", "high"}});
  stress.rules.push_back({"cash-days", {"a", "b"}, {Decimal(0), Decimal(0)}, {Decimal(50), Decimal(100)}, std::nullopt, GateState::fired});
  stress.verdict_after = {true, {"decline"}, {"g", "h"}};
  made.stress.push_back(stress);
  const base::Result<Assessment> read = from_json(source(to_json(made)));
  ASSERT_TRUE(read) << base::render(read.error(), base::Language::english);
  EXPECT_TRUE(read.value() == made);
}

TEST(AssessmentJson, is_the_same_text_as_before) {
  EXPECT_TRUE(golden::matches("tests/assessment/golden/fictional.json", to_json(sample::fictional_assessment())));
}

TEST(AssessmentJson, gives_back_an_empty_assessment) {
  const Assessment empty;
  const base::Result<Assessment> read = from_json(source(to_json(empty)));
  ASSERT_TRUE(read) << base::render(read.error(), base::Language::english);
  EXPECT_TRUE(read.value() == empty);
}

TEST(AssessmentJson, keeps_thirty_four_digits) {
  Assessment made;
  made.families.emplace_back().coverage = *Decimal::parse("0.1234567890123456789012345678901234");
  EXPECT_NE(to_json(made).find("\"0.1234567890123456789012345678901234\""), std::string::npos);
  EXPECT_TRUE(from_json(source(to_json(made))).value() == made);
}

TEST(AssessmentJson, writes_hostile_text_as_text) {
  Assessment made;
  made.association_name = "\x01\"\\</script>\xE2\x80\xAE{{x}}";
  const base::Result<Assessment> read = from_json(source(to_json(made)));
  ASSERT_TRUE(read);
  EXPECT_EQ(read.value().association_name, made.association_name);
  made.association_name = "broken \xFF byte";
  EXPECT_TRUE(from_json(source(to_json(made))));
}

TEST(AssessmentJson, names_the_place_of_the_first_problem) {
  const std::string good = to_json(sample::fictional_assessment());
  EXPECT_EQ(refusal(with(good, "\"fictional\": true", "\"fictional\": 1")),
            "result.json:5:16: expected true or false, got 1, at fictional");
  EXPECT_EQ(refusal(with(good, "\"as_of\": \"2025-06-30\"", "\"as_of\": \"2025-02-30\"")),
            "result.json:4:12: expected a date YYYY-MM-DD, got `2025-02-30`, at as_of");
  EXPECT_EQ(refusal(with(good, "\"rules\": 24,", "\"rules\": -24,")), "result.json:21:14: expected a whole number, got -24, at rule_set.rules");
  EXPECT_EQ(refusal(with(good, "\"command\":", "\"comand\":")), "result.json:1:1: expected `command`, got an object without it, at the root");
  EXPECT_EQ(refusal(with(good, "\"association_id\"", "\"verdct\": 1, \"association_id\"")), "result.json:6:13: expected `verdict`, got `verdct`, at the root");
}

TEST(AssessmentJson, names_the_words_of_a_closed_list) {
  EXPECT_NE(refusal(with(to_json(sample::fictional_assessment()), "\"state\": \"fired\"", "\"state\": \"maybe\""))
                .find("expected one of `clear`, `possible`, `fired`, got `maybe`, at gates[0].state"),
            std::string::npos);
}

TEST(AssessmentJson, refuses_decimals_that_are_numbers_or_no_numbers) {
  const std::string good = to_json(sample::fictional_assessment());
  EXPECT_NE(refusal(with(good, "\"coverage\": \"0.4444\"", "\"coverage\": 0.4444")).find("expected a decimal number in quotes, got 0.4444"), std::string::npos);
  EXPECT_NE(refusal(with(good, "\"coverage\": \"0.4444\"", "\"coverage\": \"NaN\"")).find("got `NaN`, at families[0].coverage"), std::string::npos);
}

TEST(AssessmentJson, refuses_what_is_no_json) {
  EXPECT_EQ(refusal(""), "result.json:1:1: expected well-formed JSON, got the end of the file, at line 1");
  EXPECT_EQ(refusal("{\"schema\": "), "result.json:1:12: expected well-formed JSON, got the end of the file, at line 1");
  EXPECT_EQ(refusal("{\n\"a\": 1,\n\"a\": 2}"), "result.json:3:1: expected every key once, got `a`, at line 3");
  EXPECT_NE(refusal(std::string(100000, '[')).find("expected at most 64 levels"), std::string::npos);
  EXPECT_NE(refusal("{\"schema\": \"\xFF\"}").find("expected well-formed JSON"), std::string::npos);
  EXPECT_EQ(refusal("[1, 2]"), "result.json:1:1: expected an object, got a list, at the root");
  EXPECT_EQ(refusal("{\"schema\": \"reprise/assessment/9\"}"),
            "result.json:1:12: expected `reprise/assessment/1`, got `reprise/assessment/9`, at schema");
}

TEST(AssessmentJson, refuses_every_cut_of_itself) {
  const std::string good = to_json(sample::fictional_assessment());
  for (std::size_t length = 0; length + 2 < good.size(); length += 97) EXPECT_NE(refusal(good.substr(0, length)), "accepted") << length;
}

TEST(AssessmentJson, names_its_refusal) {
  const auto source = std::make_shared<const base::Source>("a.json", "{");
  const auto read = from_json(source);
  ASSERT_FALSE(read.ok());
  EXPECT_EQ(read.error().code, "assessment-json");
}

}  // namespace
}  // namespace reprise::assessment
