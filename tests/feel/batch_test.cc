#include "feel/batch.h"

#include <gtest/gtest.h>

#include <random>

namespace reprise::feel {
namespace {

using scalar::Decimal;

/// How records are drawn: the share of nulls, and numbers that columns of whole coefficients cannot hold.
struct Draw {
  unsigned seed = 1;
  double nulls = 0;
  bool long_numbers = false;
};

class Records {
 public:
  explicit Records(const Draw& draw) : draw_(draw), generator_(draw.seed) {}

  Columns columns(std::size_t rows, bool with_services = true) {
    Columns made(rows);
    made.add_numbers("income", numbers(rows, 2, 1'000'000));
    made.add_numbers("expenses", numbers(rows, 2, 1'000'000));
    made.add_numbers("result", numbers(rows, 2, 50'000));
    made.add_numbers("headcount", numbers(rows, 0, 5));
    made.add_numbers("rate", numbers(rows, 4, 20'000));
    made.add_texts("form", texts(rows));
    made.add_texts("empty", std::vector<std::optional<std::string>>(rows));
    made.add_truths("audited", truths(rows));
    if (!with_services) return made;
    std::vector<std::uint32_t> offsets = {0};
    for (std::size_t row = 0; row < rows; ++row) offsets.push_back(offsets.back() + static_cast<std::uint32_t>(whole(0, 4)));
    Columns services(offsets.back());
    services.add_numbers("places", numbers(offsets.back(), 0, 40));
    services.add_numbers("occupancy", numbers(offsets.back(), 3, 1'100));
    services.add_texts("type", texts(offsets.back()));
    services.add_truths("open", truths(offsets.back()));
    made.add_lists("services", std::move(offsets), std::move(services));
    return made;
  }

 private:
  std::int64_t whole(std::int64_t low, std::int64_t high) { return std::uniform_int_distribution<std::int64_t>(low, high)(generator_); }
  bool is_null() { return std::uniform_real_distribution<double>(0, 1)(generator_) < draw_.nulls; }

  std::vector<std::optional<Decimal>> numbers(std::size_t rows, int scale, std::int64_t largest) {
    std::vector<std::optional<Decimal>> drawn;
    for (std::size_t row = 0; row < rows; ++row) {
      if (is_null()) {
        drawn.emplace_back();
        continue;
      }
      Decimal number = Decimal::from_scaled({whole(-largest / 3, largest), -scale});
      if (draw_.long_numbers && whole(0, 3) == 0) number = number + *Decimal::parse("1e-30") * Decimal(whole(1, 9));
      drawn.emplace_back(number);
    }
    return drawn;
  }

  std::vector<std::optional<std::string>> texts(std::size_t rows) {
    std::vector<std::optional<std::string>> drawn;
    for (std::size_t row = 0; row < rows; ++row) {
      drawn.push_back(is_null() ? std::nullopt : std::optional(std::string(std::array{"association", "fondation", "société"}[static_cast<std::size_t>(whole(0, 2))])));
    }
    return drawn;
  }

  std::vector<std::optional<bool>> truths(std::size_t rows) {
    std::vector<std::optional<bool>> drawn;
    for (std::size_t row = 0; row < rows; ++row) drawn.push_back(is_null() ? std::nullopt : std::optional(whole(0, 1) == 1));
    return drawn;
  }

  Draw draw_;
  std::mt19937 generator_;
};

constexpr std::array kPlain = {
    "income", "-income", "1.50", "audited", "income - expenses", "income + 0.001", "income * rate", "result / income", "income / headcount * 365",
    "income < 0", "income >= expenses", "income = expenses", "headcount != 3", "0.5 > rate", "headcount < 2.5", "headcount = 2.5",
    "result / income < -0.05", "-0.05 < result / income", "expenses / income * 365 < 30", "headcount / 365 * 365 >= 1", "headcount / 3 * 3 = headcount",
    "income / headcount > 0.25", "result / income = 0.5", "(income + expenses) / headcount <= 1000.5",
    "income < 0 and audited", "income < 0 or audited", "not(audited)", "audited and not(income > 3)",
    "if income > 0 then 1 else if audited then 2.5 else 3", "if audited then income else expenses", "if income > 0 then audited else income < 5",
    "form = \"association\"", "form != \"association\"", "form = \"nothing like it\"", "\"fondation\" = form", "empty = \"association\"",
    "form in (\"association\", \"fondation\")", "form in [\"association\"]", "headcount in [1..3)", "income between 0 and 500", "headcount in (0..4]",
    "some s in services satisfies s.places > 20", "every s in services satisfies s.open", "some s in services satisfies s.places > headcount and s.open",
    "count(services)", "count(services[places > 20])", "count(services[item.type = \"fondation\"])", "count(services[open]) / count(services) > 0.5",
    "sum(services.places)", "max(services.occupancy)", "min(services.places)", "sum(services[open].places) > 30",
};

/// What columns have no form for: still answered.
constexpr std::array kOneByOne = {
    "string(income)", "form + \"s\"", "for s in services return s.places", "services[places > 20 and places < 30].type",
    "services.places", "since", "if audited then 1 else \"one\"", "nothing", "upper case(form)",
};

std::vector<Expression> compiled(std::span<const char* const> texts) {
  Names names;
  std::vector<Expression> expressions;
  for (const char* text : texts) {
    auto expression = Expression::compile(text, names);
    EXPECT_TRUE(expression.value) << text;
    expressions.push_back(std::move(*expression.value));
  }
  return expressions;
}

void expect_the_same(std::span<const char* const> texts, const Columns& columns, std::size_t step) {
  const auto expressions = compiled(texts);
  Batch batch(expressions, columns);
  for (std::size_t first = 0; first < columns.rows(); first += step) {
    const std::size_t count = std::min(step, columns.rows() - first);
    batch.evaluate(first, count);
    for (std::size_t row = 0; row < count; ++row) {
      const Context record = columns.record(first + row);
      for (std::size_t number = 0; number < expressions.size(); ++number) {
        const Value one = expressions[number].evaluate(record);
        ASSERT_EQ(batch.answer(number).at(row).to_string(), one.to_string()) << texts[number] << " in row " << first + row << " of " << Value::context(record).to_string();
      }
    }
  }
}

TEST(Batch, answers_what_one_by_one_answers) {
  for (unsigned seed = 1; seed <= 20; ++seed) expect_the_same(kPlain, Records({seed, 0, false}).columns(100), 64);
}

TEST(Batch, keeps_nulls_as_one_by_one_does) {
  for (unsigned seed = 1; seed <= 20; ++seed) expect_the_same(kPlain, Records({seed, 0.2, false}).columns(100), 33);
}

TEST(Batch, keeps_thirty_four_digits) {
  for (unsigned seed = 1; seed <= 10; ++seed) expect_the_same(kPlain, Records({seed, 0.05, true}).columns(60), 60);
}

TEST(Batch, takes_one_record_at_a_time) {
  for (const bool long_numbers : {false, true}) {
    for (const double nulls : {0.0, 0.2}) expect_the_same(kPlain, Records({7, nulls, long_numbers}).columns(60), 1);
  }
}

TEST(Batch, takes_one_record_between_many) {
  const Columns columns = Records({11, 0.1, true}).columns(20);
  const auto expressions = compiled(kPlain);
  Batch batch(expressions, columns);
  for (const std::size_t count : {7U, 1U, 7U, 1U}) {
    batch.evaluate(5, count);
    for (std::size_t number = 0; number < expressions.size(); ++number) {
      ASSERT_EQ(batch.answer(number).at(0).to_string(), expressions[number].evaluate(columns.record(5)).to_string()) << kPlain[number];
    }
  }
}

TEST(Batch, runs_past_a_window) { expect_the_same(kPlain, Records({9, 0.01, false}).columns(2 * Batch::kMostRows + 5), Batch::kMostRows); }

TEST(Batch, answers_one_by_one_what_columns_have_no_form_for) { expect_the_same(kOneByOne, Records({3, 0.1, false}).columns(30), 16); }

TEST(Batch, runs_plain_rules_in_columns) {
  const Columns columns = Records({1, 0.1, false}).columns(10);
  EXPECT_EQ(Batch(compiled(kPlain), columns).in_columns(), kPlain.size());
}

TEST(Batch, decides_a_tie_as_the_rounded_quotient_does) {
  Columns columns(3);
  const std::vector<std::optional<Decimal>> above = {Decimal(30), Decimal(10), Decimal(0)};
  const std::vector<std::optional<Decimal>> below = {Decimal(365), Decimal(3), Decimal(0)};
  columns.add_numbers("above", above);
  columns.add_numbers("below", below);
  constexpr std::array kTexts = {"above / below * 365 < 30", "above / below * 365 >= 30", "above / below * 3 < 10", "above / below * 3 >= 10"};
  expect_the_same(kTexts, columns, 3);
}

/// Numbers that lie as close to each other, to nothing and to the ends of the range as decimals allow and doubles do not tell apart.
Columns close_numbers() {
  constexpr std::array kTexts = {"1", "1.000000000000000000000000000000001", "0.9999999999999999999999999999999999", "0", "-0.5", "3", "1e-300", "1e-320",
                                 "1e-400", "-1e-400", "1e-6000", "1e300", "1e309", "9e6100", "-9e6100", "1234567890123456789012345678901234",
                                 "1234567890123456789012345678901235", "12345678901234567890123456789012.34", "0.3333333333333333333333333333333333"};
  std::vector<std::optional<Decimal>> one, other, whole;
  for (const char* left : kTexts) {
    for (const char* right : kTexts) {
      one.push_back(Decimal::parse(left));
      other.push_back(one.size() % 17 == 0 ? std::nullopt : Decimal::parse(right));
      whole.emplace_back(Decimal(static_cast<std::int64_t>(one.size() % 5) - 1));
    }
  }
  Columns columns(one.size());
  columns.add_numbers("a", one);
  columns.add_numbers("b", other);
  columns.add_numbers("n", whole);
  std::vector<std::uint32_t> offsets = {0};
  for (std::size_t row = 0; row < one.size(); ++row) offsets.push_back(offsets.back() + static_cast<std::uint32_t>(row % 3));
  one.resize(offsets.back(), Decimal(2));
  Columns items(offsets.back());
  items.add_numbers("x", one);
  columns.add_lists("s", std::move(offsets), std::move(items));
  return columns;
}

constexpr std::array kComparisons = {
    "a < b", "a <= b", "a = b", "a != b", "a > 1", "a >= 1", "a = 1", "a < 0", "a - b > 0", "a - b = 0", "a + b >= b", "a * b < a", "a * b = 0",
    "a * b * 1e200 * 1e200 > 1", "a / b > 1", "a / b = 1", "a / b * b = a", "a / b * 3 < 1", "a / n < b", "1 / (a - b) > 0", "a / b < a or a > 3",
    "a * a * a * a > b", "(if a > b then a else b) > 1", "(if a > b then a / b else n) <= 1", "(if n > 0 then a else 2) * n = b",
    "a in [1..3)", "a / b between 0 and 1", "a + 1e-40 > a", "a - 1 < 1e-30", "-a < -b", "if a > b then a else b", "if a / b > 1 then a / b else n",
    "some i in s satisfies i.x > a", "every i in s satisfies i.x / b < 1", "count(s[x > a / b])", "sum(s.x) > a", "max(s[x != a].x) = b", "min(s.x) < 1",
};

TEST(Batch, decides_what_doubles_do_not_tell_apart) {
  const Columns columns = close_numbers();
  for (const std::size_t step : {Batch::kMostRows, std::size_t{1}}) expect_the_same(kComparisons, columns, step);
  EXPECT_EQ(Batch(compiled(kComparisons), columns).in_columns(), kComparisons.size());
}

TEST(Batch, works_out_exactly_what_would_leave_64_bits) {
  Columns columns(2);
  const std::vector<std::optional<Decimal>> large = {Decimal(2'000'000'000'000'000'000), Decimal(-2'000'000'000'000'000'000)};
  columns.add_numbers("large", large);
  constexpr std::array kTexts = {"large + large + large", "large * large", "large * large * large * large > 5", "large - 0.5", "large < 0.000001", "large / 3 * 3 < 1", "-large"};
  expect_the_same(kTexts, columns, 2);
}

TEST(Batch, says_why_an_answer_is_null) {
  Columns columns(1);
  const std::vector<std::optional<Decimal>> zero = {Decimal(0)};
  columns.add_numbers("zero", zero);
  Batch batch(compiled(std::array{"1 / zero > 3"}), columns);
  batch.evaluate(0, 1);
  EXPECT_TRUE(batch.answer(0).at(0).is_null());
  const Value explained = batch.explained(0, 0);
  ASSERT_NE(explained.reason(), nullptr);
  EXPECT_EQ(explained.reason()->code, "division-by-zero");
}

TEST(Batch, answers_nothing_of_no_records) {
  const Columns columns = Records({1, 0, false}).columns(0);
  Batch batch(compiled(kPlain), columns);
  batch.evaluate(0, 0);
  EXPECT_EQ(batch.answer(0).coefficients.size(), 0u);
}

}  // namespace
}  // namespace reprise::feel
