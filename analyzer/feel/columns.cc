#include "feel/columns.h"

#include <algorithm>
#include <unordered_map>

#include "feel/reasons.h"

namespace reprise::feel {
namespace {

using scalar::Decimal;

// Two bits to spare: sums and differences of two coefficients never leave 64 bits.
constexpr std::int64_t kLargestCoefficient = std::int64_t{1} << 61;

/// `coefficient` × 10^`digits`, if it still fits.
std::optional<std::int64_t> shifted(std::int64_t coefficient, int digits) {
  for (; digits > 0 && coefficient != 0; --digits) {
    if (__builtin_mul_overflow(coefficient, std::int64_t{10}, &coefficient)) return std::nullopt;
  }
  if (coefficient > kLargestCoefficient || coefficient < -kLargestCoefficient) return std::nullopt;
  return coefficient;
}

/// Digits after the point that the number needs: trailing zeros do not count.
Decimal::Scaled trimmed(Decimal::Scaled number) {
  if (number.coefficient == 0) return {};
  while (number.exponent < 0 && number.coefficient % 10 == 0) {
    number.coefficient /= 10;
    ++number.exponent;
  }
  return number;
}

/// False when some number does not fit the scale that the finest of them needs.
bool scale_all(std::span<const std::optional<Decimal>> values, Columns::Numbers& column) {
  std::vector<Decimal::Scaled> parts(values.size());
  for (std::size_t row = 0; row < values.size(); ++row) {
    if (!values[row]) continue;
    const auto scaled = values[row]->scaled();
    if (!scaled) return false;
    parts[row] = trimmed(*scaled);
    column.scale = std::max(column.scale, -parts[row].exponent);
  }
  if (column.scale > 18) return false;
  column.coefficients.resize(values.size());
  for (std::size_t row = 0; row < values.size(); ++row) {
    const auto coefficient = shifted(parts[row].coefficient, column.scale + parts[row].exponent);
    if (!coefficient) return false;
    column.coefficients[row] = *coefficient;
    column.largest = std::max(column.largest, *coefficient < 0 ? -*coefficient : *coefficient);
  }
  return true;
}

bool is_set(const std::vector<std::uint8_t>& bytes, std::size_t row, bool otherwise) { return bytes.empty() ? otherwise : bytes[row] != 0; }

Value marked(Value value, const std::vector<std::uint8_t>& marks, std::size_t row) {
  return is_set(marks, row, false) ? std::move(value).marked(Marks::of(Columns::kMark)) : value;
}

Value number_at(const Columns::Numbers& column, std::size_t row) {
  if (!column.known.empty() && column.known[row] == 0) return {};
  if (column.coefficients.empty()) return Value::number(column.exact[row]);
  return Value::number(Decimal::from_scaled({column.coefficients[row], -column.scale}));
}

Value value_at(const Columns::Numbers& column, std::size_t row) { return marked(number_at(column, row), column.marked, row); }

Value value_at(const Columns::Texts& column, std::size_t row) {
  Value value = column.codes[row] < 0 ? Value() : Value::string(column.words[static_cast<std::size_t>(column.codes[row])]);
  return marked(std::move(value), column.marked, row);
}

Value value_at(const Columns::Truths& column, std::size_t row) {
  return marked(column.values[row] == 2 ? Value() : Value::boolean(column.values[row] == 1), column.marked, row);
}

Value value_at(const Columns::Dates& column, std::size_t row) {
  Value value = is_set(column.days.known, row, true) ? Value::date(scalar::Date::from_days(column.days.coefficients[row])) : Value();
  return marked(std::move(value), column.days.marked, row);
}

// To expressions a list that is not there is not an empty one: its null says why.
Value value_at(const Columns::Lists& column, std::size_t row) {
  if (!is_set(column.known, row, true)) return marked(reasons::null("missing-operand", {}), column.marked, row);
  List items;
  for (std::uint32_t item = column.offsets[row]; item < column.offsets[row + 1]; ++item)
    items.push_back(Value::context(column.items->record(item)));
  return marked(Value::list(std::move(items)), column.marked, row);
}

Value value_at(const Columns::Others& column, std::size_t row) { return marked(column.values[row], column.marked, row); }

Value value_at(const Columns::Contexts& column, std::size_t row) { return Value::context(column.entries->record(row)); }

std::vector<std::uint8_t> known_of(const auto& values) {
  std::vector<std::uint8_t> known;
  if (std::ranges::all_of(values, [](const auto& value) { return value.has_value(); })) return known;
  for (const auto& value : values) known.push_back(value ? 1 : 0);
  return known;
}

struct Marking {
  std::vector<std::uint8_t>& marked;
  void operator()(Columns::Dates& dates) const { dates.days.marked = std::move(marked); }
  void operator()(Columns::Contexts&) const {}
  void operator()(auto& values) const { values.marked = std::move(marked); }
};

}  // namespace

std::int32_t Columns::Texts::code_of(std::string_view word) const {
  const auto found = std::ranges::find(words, word);
  return found == words.end() ? -2 : static_cast<std::int32_t>(found - words.begin());
}

void Columns::add_numbers(std::string name, std::span<const std::optional<Decimal>> values) {
  Numbers column;
  column.known = known_of(values);
  if (!scale_all(values, column)) {
    column.coefficients.clear();
    column.scale = 0;
    column.largest = 0;
    for (const auto& value : values) column.exact.push_back(value.value_or(Decimal()));
    for (const Decimal& value : column.exact) column.nearest.push_back(value.to_double());
  }
  columns_.emplace_back(std::move(name), std::move(column));
}

void Columns::add_texts(std::string name, std::span<const std::optional<std::string>> values) {
  Texts column;
  std::unordered_map<std::string_view, std::int32_t> codes;
  column.codes.reserve(values.size());
  for (const auto& value : values) {
    if (!value) {
      column.codes.push_back(-1);
      continue;
    }
    const auto [found, is_new] = codes.emplace(*value, static_cast<std::int32_t>(codes.size()));
    if (is_new) column.words.push_back(*value);
    column.codes.push_back(found->second);
  }
  columns_.emplace_back(std::move(name), std::move(column));
}

void Columns::add_truths(std::string name, std::span<const std::optional<bool>> values) {
  Truths column;
  for (const auto& value : values) column.values.push_back(value ? (*value ? 1 : 0) : 2);
  columns_.emplace_back(std::move(name), std::move(column));
}

void Columns::add_dates(std::string name, std::span<const std::optional<scalar::Date>> values) {
  Dates column;
  column.days.known = known_of(values);
  for (const auto& value : values) {
    const std::int64_t days = value ? value->to_days() : 0;
    column.days.coefficients.push_back(days);
    column.days.largest = std::max(column.days.largest, days < 0 ? -days : days);
  }
  columns_.emplace_back(std::move(name), std::move(column));
}

void Columns::add_lists(std::string name, std::vector<std::uint32_t> offsets, Columns items, std::vector<std::uint8_t> known) {
  columns_.emplace_back(std::move(name), Lists{std::move(offsets), std::make_shared<const Columns>(std::move(items)), std::move(known), {}});
}

void Columns::add_contexts(std::string name, Columns entries) {
  columns_.emplace_back(std::move(name), Contexts{std::make_shared<const Columns>(std::move(entries))});
}

void Columns::add_others(std::string name, std::vector<Value> values) { columns_.emplace_back(std::move(name), Others{std::move(values), {}}); }

void Columns::mark(std::vector<std::uint8_t> marked) {
  if (std::ranges::find(marked, 1) == marked.end()) return;
  for (std::uint8_t& byte : marked) byte = byte == 0 ? std::uint8_t{0} : kMarkedByte;
  std::visit(Marking{marked}, columns_.back().second);
}

const Columns::Content* Columns::find(std::string_view name) const {
  const auto found = std::ranges::find(columns_, name, [](const auto& column) -> const std::string& { return column.first; });
  return found == columns_.end() ? nullptr : &found->second;
}

Value Columns::value_of(const Content& content, std::size_t row) {
  return std::visit([row](const auto& column) { return value_at(column, row); }, content);
}

Context Columns::record(std::size_t row) const {
  std::vector<Context::Entry> entries;
  for (const auto& [name, content] : columns_) {
    entries.emplace_back(name, value_of(content, row));
  }
  return Context(std::move(entries));
}

}  // namespace reprise::feel
