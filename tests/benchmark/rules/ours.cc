#include "ours.h"

#include <algorithm>
#include <fstream>
#include <optional>
#include <stdexcept>

namespace reprise::benchmark {
namespace {

using feel::Batch;
using feel::Columns;
using scalar::Decimal;

constexpr std::size_t kLongest = 34;

/// How values become what the state of the records wants: the same for the same seed.
class Wear {
 public:
  explicit Wear(State state) : state_(state), draw_(1901) {}

  bool loses() { return state_ == State::nulls && draw_.whole(0, 19) == 0; }

  Decimal worn(std::int64_t coefficient, const NumberColumn& column) {
    if (state_ != State::digits || !column.money || coefficient == 0 || draw_.whole(0, 3) != 0)
      return Decimal::from_scaled({coefficient, -column.scale});
    return lengthened(coefficient, column.scale);
  }

 private:
  /// The same amount with digits after its last, as a quotient has them.
  Decimal lengthened(std::int64_t coefficient, int scale) {
    std::string text = std::to_string(coefficient);
    const std::size_t digits = text.size() - (coefficient < 0 ? 1 : 0);
    for (std::size_t digit = digits; digit < kLongest; ++digit)
      text += static_cast<char>('0' + draw_.whole(digit + 1 == kLongest ? 1 : 0, 9));
    return *Decimal::parse(text + "e-" + std::to_string(kLongest - digits + static_cast<std::size_t>(scale)));
  }

  State state_;
  Draw draw_;
};

void add_numbers(Columns& columns, const NumberColumn& column, std::span<const std::int64_t> coefficients, Wear& wear) {
  std::vector<std::optional<Decimal>> values;
  values.reserve(coefficients.size());
  for (const std::int64_t coefficient : coefficients)
    values.push_back(wear.loses() ? std::nullopt : std::optional(wear.worn(coefficient, column)));
  columns.add_numbers(std::string(column.name), values);
}

void add_texts(Columns& columns, std::string_view name, std::span<const int> codes, Wear& wear) {
  std::vector<std::optional<std::string>> values;
  values.reserve(codes.size());
  for (const int code : codes) values.push_back(wear.loses() ? std::nullopt : std::optional(word(code)));
  columns.add_texts(std::string(name), values);
}

feel::Names names() {
  feel::Names names;
  for (const NumberColumn& column : kNumbers) names.add({std::string(column.name)});
  for (const std::string_view text : kTexts) names.add({std::string(text)});
  names.add_list({"services"});
  for (const NumberColumn& column : kServiceNumbers) names.add({"services", std::string(column.name)});
  names.add({"services", std::string(kServiceType)});
  names.set_strict(true);
  return names;
}

/// Points of one rule added to the scores: whole coefficients at once, anything else through its decimal.
void add_points(const Batch::Answer& answer, std::span<std::int64_t> scores) {
  if (answer.form == Batch::Answer::Form::number && answer.scale == 0 && !answer.coefficients.empty()) {
    if (answer.known.empty()) {
      for (std::size_t row = 0; row < scores.size(); ++row) scores[row] += answer.coefficients[row];
    } else {
      for (std::size_t row = 0; row < scores.size(); ++row) scores[row] += answer.known[row] != 0 ? answer.coefficients[row] : 0;
    }
    return;
  }
  for (std::size_t row = 0; row < scores.size(); ++row) {
    const feel::Value points = answer.at(row);
    if (points.is_null()) continue;
    if (points.kind() != feel::Kind::number || !points.as_number().to_integer())
      throw std::runtime_error("points that are no integer: " + points.to_string());
    scores[row] += *points.as_number().to_integer();
  }
}

}  // namespace

std::vector<feel::Expression> compiled_rules(const std::string& path) {
  std::ifstream file(path);
  if (!file) throw std::runtime_error("cannot read " + path);
  const feel::Names known = names();
  std::vector<feel::Expression> rules;
  for (std::string line; std::getline(file, line);) {
    auto rule = feel::Expression::compile(line, known);
    if (!rule.value)
      throw std::runtime_error("line " + std::to_string(rules.size() + 1) + " of " + path + ": " +
                               rule.diagnostics.items().front().message.en);
    rules.push_back(std::move(*rule.value));
  }
  return rules;
}

Columns columns_of(const Records& records, State state) {
  Wear wear(state);
  Columns columns(records.rows);
  for (std::size_t column = 0; column < kNumberCount; ++column) add_numbers(columns, kNumbers[column], records.numbers[column], wear);
  for (std::size_t column = 0; column < kTextCount; ++column) add_texts(columns, kTexts[column], records.texts[column], wear);
  Columns services(records.service_types.size());
  for (std::size_t column = 0; column < kServiceNumberCount; ++column)
    add_numbers(services, kServiceNumbers[column], records.service_numbers[column], wear);
  add_texts(services, kServiceType, records.service_types, wear);
  columns.add_lists("services", records.offsets, std::move(services));
  return columns;
}

void Scorer::score(std::size_t step, std::span<std::int64_t> scores) {
  std::ranges::fill(scores, 0);
  for (std::size_t first = 0; first < rows_; first += step) {
    const std::size_t count = std::min(step, rows_ - first);
    batch_.evaluate(first, count);
    for (std::size_t rule = 0; rule < count_; ++rule) add_points(batch_.answer(rule), scores.subspan(first, count));
  }
}

std::string Scorer::first_difference(std::span<const feel::Expression> rules, const Columns& columns, std::size_t sample) {
  for (std::size_t number = 0; number < sample; ++number) {
    const std::size_t row = number * rows_ / sample;
    const std::size_t first = row / Batch::kMostRows * Batch::kMostRows;
    batch_.evaluate(first, std::min(Batch::kMostRows, rows_ - first));
    const feel::Context record = columns.record(row);
    for (std::size_t rule = 0; rule < rules.size(); ++rule) {
      const std::string alone = rules[rule].evaluate(record).to_string();
      const std::string together = batch_.answer(rule).at(row - first).to_string();
      if (alone != together)
        return "record " + std::to_string(row) + ", " + rules[rule].text() + ": one by one " + alone + ", batch " + together;
    }
  }
  return {};
}

}  // namespace reprise::benchmark
