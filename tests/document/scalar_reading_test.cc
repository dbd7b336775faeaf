#include "document/scalar_reading.h"

#include <gtest/gtest.h>

#include <memory>
#include <string>

namespace reprise::document {
namespace {

/// `v: WRITTEN` read as a document whose only value is asked.
class Value {
 public:
  explicit Value(const std::string& written)
      : parsed_(Document::parse(std::make_shared<const base::Source>("a.yaml", "v: " + written + "\n"))) {}
  [[nodiscard]] Node node() const { return parsed_.value.value().root().value(0); }

 private:
  base::Checked<Document> parsed_;
};

std::string number(const std::string& written) {
  const Value value(written);
  const auto found = as_number(value.node());
  return found ? found->to_string() : "no";
}

TEST(Numbers, are_those_of_json) {
  EXPECT_EQ(number("12"), "12");
  EXPECT_EQ(number("-0.50"), "-0.5");
  EXPECT_EQ(number("1e3"), "1000");
  EXPECT_EQ(number("1E-2"), "0.01");
  EXPECT_EQ(number("0"), "0");
  EXPECT_EQ(number("0.1234567890123456789012345678901234"), "0.1234567890123456789012345678901234");
}

TEST(Numbers, are_nothing_that_yaml_would_guess) {
  for (const char* written : {"012", "1_000", "1 000", "1,5", "0x1F", "0o17", ".5", "5.", "+1", "1e", "--1", ".inf", ".nan", "12:30", "'12'", "\"12\"", "true", "~", "", "1.2.3", "1e999999999"}) {
    EXPECT_EQ(number(written), "no") << written;
  }
}

TEST(Booleans, are_two_words) {
  EXPECT_EQ(as_boolean(Value("true").node()), true);
  EXPECT_EQ(as_boolean(Value("false").node()), false);
  for (const char* written : {"yes", "no", "on", "off", "True", "FALSE", "y", "'true'", "1", ""}) {
    EXPECT_EQ(as_boolean(Value(written).node()), std::nullopt) << written;
  }
}

TEST(Dates, are_days_that_exist_plain_or_quoted) {
  EXPECT_EQ(as_date(Value("2012-02-29").node())->to_string(), "2012-02-29");
  EXPECT_EQ(as_date(Value("'2012-02-29'").node())->to_string(), "2012-02-29");
  for (const char* written : {"2011-02-29", "2011-1-1", "31/12/2011", "2011", "2011-12-31T00:00:00", "12011-12-31", ""}) {
    EXPECT_FALSE(as_date(Value(written).node())) << written;
  }
}

TEST(Advice, shows_the_way_to_a_number) {
  const auto advice = [](const std::string& written) { return number_advice(Value(written).node()).en; };
  EXPECT_EQ(advice("1 000 000"), "write `1000000`");
  EXPECT_EQ(advice("1\u202F000,5"), "write `1000.5`");
  EXPECT_EQ(advice("012"), "write `12`");
  EXPECT_EQ(advice("-1_0"), "write `-10`");
  EXPECT_EQ(advice("'12'"), "write `12` without quotes");
  EXPECT_EQ(advice("0x1F"), "write the number in base ten");
  EXPECT_EQ(advice("12 %"), "write the number alone, without the % sign");
  EXPECT_EQ(advice("12 €"), "write the number alone, without its unit");
  EXPECT_EQ(advice("twelve"), "");
  EXPECT_EQ(advice("12"), "");
}

TEST(Advice, shows_the_way_to_true_and_false_and_to_days) {
  EXPECT_EQ(boolean_advice(Value("oui").node()).fr, "écrivez `true`");
  EXPECT_EQ(boolean_advice(Value("Off").node()).en, "write `false`");
  EXPECT_EQ(boolean_advice(Value("perhaps").node()).en, "");
  EXPECT_EQ(date_advice(Value("31/12/2011").node()).en, "write `2011-12-31`");
  EXPECT_EQ(date_advice(Value("2011-13-01").node()).en, "there is no such day");
  EXPECT_EQ(date_advice(Value("soon").node()).en, "");
}

}  // namespace
}  // namespace reprise::document
