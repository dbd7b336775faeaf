// What has a form in columns beyond flat arithmetic: contexts, dates, items, loops within loops, choices of null; and the marks beside
// every answer. Each against the same record evaluated one by one.
#include <gtest/gtest.h>

#include <random>

#include "feel/batch.h"

namespace reprise::feel {
namespace {

using scalar::Date;
using scalar::Decimal;

class Drawing {
 public:
  Drawing(unsigned seed, unsigned percent_marked) : generator_(seed), percent_marked_(percent_marked) {}

  Columns records(std::size_t rows) {
    Columns made(rows);
    numbers(made, "income", 2, 900'000);
    numbers(made, "result", 2, 50'000);
    numbers(made, "headcount", 0, 5);
    texts(made, "form");
    texts(made, "kind");
    truths(made, "audited");
    dates(made, "since");
    dates(made, "until");
    Columns site(rows);
    numbers(site, "area", 1, 90);
    truths(site, "open");
    made.add_contexts("site", std::move(site));
    std::vector<std::uint32_t> offsets = {0};
    std::vector<std::uint8_t> known;
    for (std::size_t row = 0; row < rows; ++row) {
      known.push_back(below(10) == 0 ? 0 : 1);
      offsets.push_back(offsets.back() + (known.back() == 0 ? 0 : below(5)));
    }
    Columns services(offsets.back());
    numbers(services, "places", 0, 40);
    numbers(services, "occupancy", 3, 1'100);
    texts(services, "type");
    truths(services, "open");
    dates(services, "since");
    made.add_lists("services", std::move(offsets), std::move(services), std::move(known));
    mark(made, rows);
    return made;
  }

 private:
  std::uint32_t below(std::uint32_t count) { return std::uniform_int_distribution<std::uint32_t>(0, count - 1)(generator_); }
  bool is_null() { return below(100) < 12; }

  /// On nulls most of all, as facts that miss are.
  void mark(Columns& columns, std::size_t rows) {
    std::vector<std::uint8_t> marked;
    for (std::size_t row = 0; row < rows; ++row) marked.push_back(below(100) < percent_marked_ ? 1 : 0);
    columns.mark(std::move(marked));
  }

  template <typename Value, typename Make>
  std::vector<std::optional<Value>> drawn(std::size_t rows, Make make) {
    std::vector<std::optional<Value>> values;
    for (std::size_t row = 0; row < rows; ++row) values.push_back(is_null() ? std::nullopt : std::optional<Value>(make()));
    return values;
  }

  void numbers(Columns& columns, const char* name, int scale, std::int64_t largest) {
    columns.add_numbers(name, drawn<Decimal>(columns.rows(), [&] {
      return Decimal::from_scaled({std::uniform_int_distribution<std::int64_t>(-largest / 3, largest)(generator_), -scale});
    }));
    mark(columns, columns.rows());
  }

  void texts(Columns& columns, const char* name) {
    columns.add_texts(name, drawn<std::string>(columns.rows(), [&] { return std::string(std::array{"association", "fondation", "société"}[below(3)]); }));
    mark(columns, columns.rows());
  }

  void truths(Columns& columns, const char* name) {
    columns.add_truths(name, drawn<bool>(columns.rows(), [&] { return below(2) == 1; }));
    mark(columns, columns.rows());
  }

  void dates(Columns& columns, const char* name) {
    columns.add_dates(name, drawn<Date>(columns.rows(), [&] { return Date::from_days(19'700 + below(1'200)); }));
    mark(columns, columns.rows());
  }

  std::mt19937 generator_;
  unsigned percent_marked_;
};

constexpr std::array kForms = {
    "site.area", "site.area / headcount", "site.open and audited", "if site.open then site.area else income",
    "since > until", "since = until", "(until - since) / duration(\"P1D\")", "(until - since) / duration(\"P1D\") / 365.25 > 1", "since.year", "until.month * 12",
    "since + duration(\"P1Y\") > until", "until - duration(\"P13M\") <= since", "(date(since.year, 12, 31) - since) / duration(\"P1D\")",
    "services[1].places", "services[-1].places > 20", "services[places > 10][1].places", "services[places > 10][-1].type = form", "services[9].places",
    "services[item.type = form][1].occupancy", "services[open][2].open", "known_open(services)",
    "mean(services.places)", "sum(for s in services return s.places * s.occupancy)", "sum(for s in services return if s.open then s.places else 0)",
    "max(for s in services return s.places + headcount)", "count(services[type = null])", "count(services[open != null].places)", "min(services.since) < since",
    "some s in services satisfies s.open", "every s in services[places > 5] satisfies s.open or audited",
    "some s in services satisfies (some t in services satisfies s.places > t.places)",
    "every s in services satisfies (some t in services satisfies t.type = s.type and t.places >= s.places)",
    "count(distinct values(services.type))", "sum(for t in distinct values(services.type) return sum(services[item.type = t].places) * 2)",
    "sum(for s in services return sum(for t in services[open] return t.places * s.occupancy))",
    "max(income, result)", "min(income, 0, result)", "max([income, result, 3])", "mean([income, result])", "stddev([income, result, 5])",
    "sqrt(income)", "income ** 2 > 5", "sum(for k in 1..3 return k * income)", "sum(for k in 1..min(3, count(services)) return services[-k].places)",
    "mean(for k in 1..min(2, count(services)) return services[k].occupancy)",
    "income = null", "form != null", "audited = true", "audited != (income > 0)", "form = kind", "kind != form",
    "index of([\"association\", \"fondation\"], form)[1] - 1", "list contains([\"association\"], form)", "string length(form) > 7",
    "if audited then null else income", "if income > 0 then income > 5 else null", "(if audited then null else income) = null",
    "{a: income * 2, b: a + 1, c: a / b}.c > 1", "site.area in ([1..5), [6..90])", "income > 0 and (audited or site.open)",
    "if audited and income > 0 then result else headcount", "form = \"association\" and income > 0 or not(audited)",
};

/// `known_open` stands for a host's definition that calls another, with a default.
BatchLibrary library_of(const Expression& body, const Expression& otherwise) {
  BatchLibrary library;
  library.known = "known";
  library.definitions["known_open"] = {{{"list", "list", nullptr}, {"at", "number", &otherwise}}, &body, std::nullopt};
  return library;
}

Value function(std::vector<Function::Parameter> parameters, std::function<Value(std::span<const Value>)> host) {
  Function made;
  made.parameters = std::move(parameters);
  made.host = std::move(host);
  return Value::function(std::move(made));
}

Expression compiled(const char* text) {
  Names names;
  for (const char* name : {"known_open", "known"}) names.add_function(name);
  auto expression = Expression::compile(text, names);
  EXPECT_TRUE(expression.value) << text;
  return std::move(*expression.value);
}

class BatchForms : public ::testing::Test {
 protected:
  const Expression body_ = compiled("known(list[open][1].places) and list[1].places > at");
  const Expression otherwise_ = compiled("2 * 3");

  Context scope_of(Context record) const {
    record.set("known", function({{"value", false}}, [](std::span<const Value> given) { return Value::boolean(!given[0].is_null()); }));
    const Context outer = record;
    record.set("known_open", function({{"list", false}, {"at", true}}, [this, outer](std::span<const Value> given) {
      Context inner = outer;
      inner.set("list", given[0]);
      inner.set("at", given.size() > 1 ? given[1] : otherwise_.evaluate(outer));
      return body_.evaluate(inner);
    }));
    return record;
  }
};

TEST_F(BatchForms, answer_and_carry_marks_as_one_by_one) {
  for (unsigned seed = 1; seed <= 9; ++seed) {
    const std::size_t rows = 40;
    const Columns columns = Drawing(seed, seed % 3 == 0 ? 0 : 15).records(rows);
    std::vector<BatchQuestion> questions;
    for (const char* text : kForms) questions.push_back({compiled(text)});
    Batch batch(questions, columns, library_of(body_, otherwise_));
    for (const std::size_t step : {rows, std::size_t{7}, std::size_t{1}}) {
      for (std::size_t first = 0; first < rows; first += step) {
        const std::size_t count = std::min(step, rows - first);
        batch.evaluate(first, count);
        for (std::size_t question = 0; question < questions.size(); ++question) {
          ASSERT_TRUE(batch.is_in_columns(question)) << kForms[question];
          const Batch::Answer& answer = batch.answer(question);
          for (std::size_t row = 0; row < count; ++row) {
            const Context record = columns.record(first + row);
            const Value one = questions[question].expression.evaluate(scope_of(record));
            const bool marked = !answer.marks.empty() && (answer.marks[row] & Batch::kMarked) != 0;
            ASSERT_EQ(answer.at(row).to_string(), one.to_string()) << kForms[question] << " of " << Value::context(record).to_string();
            ASSERT_EQ(marked, !one.marks().empty()) << kForms[question] << " of " << Value::context(record).to_string();
          }
        }
      }
    }
  }
}

TEST_F(BatchForms, test_what_an_expression_is_worth) {
  const Columns columns = Drawing(5, 10).records(60);
  const Expression ratio = compiled("income / headcount");
  std::vector<BatchQuestion> questions;
  Names names;
  for (const char* text : {"< 0", "[0..100)", ">= 100", "[1..2), (5..9]", "not(< 5)", "0", "-", "< 3, > 90"}) {
    questions.push_back({ratio, *UnaryTests::compile(text, names).value});
  }
  Batch batch(questions, columns, {});
  batch.evaluate(0, 60);
  for (std::size_t question = 0; question < questions.size(); ++question) {
    ASSERT_TRUE(batch.is_in_columns(question)) << questions[question].tests->text();
    for (std::size_t row = 0; row < 60; ++row) {
      const Context record = columns.record(row);
      const Value one = questions[question].tests->matches(ratio.evaluate(record), record);
      ASSERT_EQ(batch.answer(question).at(row).to_string(), one.to_string()) << questions[question].tests->text() << " of " << Value::context(record).to_string();
    }
  }
}

TEST_F(BatchForms, leave_out_what_columns_have_no_form_for) {
  const Columns columns = Drawing(1, 0).records(3);
  Batch batch({{compiled("string(income)")}, {compiled("income + 1")}, {compiled("services = null")}}, columns, BatchLibrary());
  batch.evaluate(0, 3);
  EXPECT_EQ(batch.in_columns(), 1u);
  EXPECT_TRUE(batch.answer(0).values.empty());
  EXPECT_TRUE(batch.is_in_columns(1));
}

TEST_F(BatchForms, give_up_what_grows_too_long_or_too_deep) {
  const Columns columns = Drawing(1, 0).records(3);
  std::string deep = "income";
  for (int level = 0; level < 400; ++level) deep += " + income";
  constexpr const char* kLong =
      "sum(for a in 1..50 return sum(for b in 1..50 return sum(for c in 1..50 return sum(for d in 1..50 return a * b * c * d * income))))";
  Batch batch({{compiled(kLong)}, {compiled(deep.c_str())}, {compiled("income + 1")}}, columns, BatchLibrary());
  EXPECT_FALSE(batch.is_in_columns(0));
  EXPECT_FALSE(batch.is_in_columns(1));
  EXPECT_TRUE(batch.is_in_columns(2));
}

}  // namespace
}  // namespace reprise::feel
