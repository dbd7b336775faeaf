// Built-in functions of one value in columns: truth, texts by their codes, dates.
#include "feel/batch_builder.h"

namespace reprise::feel::batch {
namespace {

const std::vector<std::string>& words_of(const Instruction& text) { return std::get<Columns::Texts>(*text.content).words; }

std::int64_t characters_of(const std::string& word) {
  return std::ranges::count_if(word, [](char byte) { return (static_cast<unsigned char>(byte) & 0xC0u) != 0x80u; });
}

bool are_words(const std::vector<Operand>& operands) {
  return std::ranges::all_of(operands, [](const Operand& one) { return one.kind == Operand::Kind::word; });
}

}  // namespace

Builder::Result Builder::built_in(const std::string& name, std::span<const Operand> arguments) {
  using K = Operand::Kind;
  const bool one = arguments.size() == 1;
  const bool two = arguments.size() == 2;
  if (name == "not" && one) return negated(arguments[0]);
  if (name == "string length" && one) return length(arguments[0]);
  if (name == "list contains" && two) return contains(arguments[0], arguments[1]);
  if (name == "distinct values" && one) return distinct(arguments[0]);
  if (name == "date") return date(arguments);
  if (name == "duration" && one && arguments[0].kind == K::word) {
    const std::string& text = arguments[0].word;
    if (const auto months = scalar::YearsMonthsDuration::parse(text)) return literal(Value::duration(*months));
    const auto time = scalar::DaysTimeDuration::parse(text);
    return time ? literal(Value::duration(*time)) : std::nullopt;
  }
  if (name == "sqrt" && one && arguments[0].is_number()) {
    const auto value = number(arguments[0]);
    return value ? Result(operand(K::number, square_root(*value))) : std::nullopt;
  }
  return of_many(name, arguments);
}

Builder::Result Builder::negated(const Operand& truth) {
  if (truth.kind != Operand::Kind::truth) return std::nullopt;
  return operand(Operand::Kind::truth, truth_of(Operation::negate, truth.value));
}

Builder::Result Builder::has_value(Operation operation, const Operand& operand) {
  using K = Operand::Kind;
  const auto always = [&](bool value) { return literal(Value::boolean(value)); };
  const auto asked = [&](RegisterIndex value) -> Result { return Builder::operand(K::truth, truth_of(operation, value)); };
  switch (operand.kind) {
    case K::ratio: {
      const auto value = number(operand);
      return value ? asked(*value) : std::nullopt;
    }
    case K::number:
    case K::truth:
    case K::text:
    case K::date:
    case K::days: return asked(operand.value);
    case K::nothing: return always(false);
    case K::item: return operand.value == kNone ? always(true) : asked(operand.value);
    case K::list: return operand.status == kNone ? always(true) : asked(operand.status);
    default: return always(true);
  }
}

/// A number for each word that the text's column has, with a gap where `numbers` has none.
Builder::Result Builder::by_code(const Operand& text, const std::map<std::string, scalar::Decimal, std::less<>>& numbers) {
  std::string key = std::to_string(reinterpret_cast<std::intptr_t>(of(text.value).content));
  for (const auto& [word, number] : numbers) key += "\"" + word + "\"" + number.to_string();
  if (const auto known = by_code_.find(key); known != by_code_.end()) return picked(text.value, *known->second, true);
  std::vector<std::optional<scalar::Decimal>> values;
  for (const std::string& word : words_of(of(text.value))) {
    const auto found = numbers.find(word);
    values.push_back(found == numbers.end() ? std::nullopt : std::optional(found->second));
  }
  Columns made(values.size());
  made.add_numbers("", values);
  program_.made.push_back(std::make_shared<const Columns::Content>(made.all().front().second));
  by_code_.emplace(std::move(key), program_.made.back().get());
  return picked(text.value, *program_.made.back(), true);
}

Builder::Result Builder::length(const Operand& text) {
  if (text.kind != Operand::Kind::text) return std::nullopt;
  std::map<std::string, scalar::Decimal, std::less<>> lengths;
  for (const std::string& word : words_of(of(text.value))) lengths.emplace(word, scalar::Decimal(characters_of(word)));
  return by_code(text, lengths);
}

/// `index of(words, text)[1]`.
Builder::Result Builder::rank(const Operand& words, const Operand& text) {
  if (words.kind != Operand::Kind::tuple || !are_words(*words.operands) || text.kind != Operand::Kind::text) return std::nullopt;
  std::map<std::string, scalar::Decimal, std::less<>> ranks;
  for (std::size_t at = 0; at < words.operands->size(); ++at) {
    if (!ranks.emplace((*words.operands)[at].word, scalar::Decimal(static_cast<std::int64_t>(at + 1))).second) return std::nullopt;
  }
  return by_code(text, ranks);
}

Builder::Result Builder::contains(const Operand& words, const Operand& text) {
  if (words.kind != Operand::Kind::tuple || !are_words(*words.operands) || text.kind != Operand::Kind::text) return std::nullopt;
  return among(text, *words.operands);
}

Builder::Result Builder::distinct(const Operand& list) {
  if (list.kind != Operand::Kind::list || list.item_kind != Operand::Kind::text) return std::nullopt;
  Instruction made;
  made.operation = Operation::first_of_kind;
  made.form = Form::truth;
  made.table = list.table;
  made.list = list.table;
  made.left = list.value;
  made.right = list.kept;
  Operand first = list;
  first.status = status_with(list, list.value, list.kept);
  first.kept = emit(std::move(made));
  return first;
}

Builder::Result Builder::yardstick(const Operand& table, const Operand& row) {
  using K = Operand::Kind;
  const auto found = table.kind == K::word ? library_.yardsticks.find(table.word) : library_.yardsticks.end();
  if (found == library_.yardsticks.end()) return std::nullopt;
  if (row.kind == K::text) return by_code(row, found->second);
  const auto number = row.kind == K::word ? found->second.find(row.word) : found->second.end();
  return number == found->second.end() ? std::nullopt : literal(Value::number(number->second));
}

/// `date(year, month, day)` with a month and a day that every year has.
Builder::Result Builder::date(std::span<const Operand> arguments) {
  if (arguments.size() != 3 || arguments[0].kind != Operand::Kind::number) return std::nullopt;
  const Instruction& year = of(arguments[0].value);
  const auto month = position_of(arguments[1]);
  const auto day = position_of(arguments[2]);
  if (!month || !day || year.form != Form::number || year.scale != 0 || year.bound > 9'999) return std::nullopt;
  if (*month < 1 || *month > 12 || *day < 1 || *day > 31 || (*month == 2 && *day > 28)) return std::nullopt;
  if (*day > scalar::days_in_month(2001, static_cast<std::uint8_t>(*month))) return std::nullopt;
  Instruction made;
  made.operation = Operation::make_date;
  made.table = year.table;
  made.left = arguments[0].value;
  made.up = *month;
  made.across = *day;
  made.bound = 4'000'000;
  made.may_be_null = year.may_be_null;
  return operand(Operand::Kind::date, emit(std::move(made)));
}

Builder::Result Builder::date_part(const Operand& date, const std::string& part) {
  const std::int64_t which = part == "year" ? 1 : part == "month" ? 2 : part == "day" ? 3 : 0;
  if (which == 0) return std::nullopt;
  Instruction made;
  made.operation = Operation::date_part;
  made.table = of(date.value).table;
  made.left = date.value;
  made.up = which;
  made.bound = which == 1 ? absolute(of(date.value).bound) / 365 + 1'972 : 31;
  made.may_be_null = of(date.value).may_be_null;
  return operand(Operand::Kind::number, emit(std::move(made)));
}

/// What is not of numbers alone: days between dates, a date some months on, how many days a duration has.
Builder::Result Builder::temporal(Operation operation, const Operand& left, const Operand& right) {
  using K = Operand::Kind;
  if (operation == Operation::subtract && left.kind == K::date && right.kind == K::date) {
    auto days = sum_of(operation, left.value, right.value);
    if (days) days->kind = K::days;
    return days && of(days->value).form == Form::number ? days : std::nullopt;
  }
  if (right.kind != K::duration) return std::nullopt;
  if (operation == Operation::divide && left.kind == K::days && right.literal.kind() == Kind::days_time_duration) {
    constexpr std::int64_t kSeconds = 86'400;
    const scalar::DaysTimeDuration& unit = right.literal.as_days_time();
    return unit.seconds == kSeconds && unit.nanoseconds == 0 ? Result(Builder::operand(K::number, left.value)) : std::nullopt;
  }
  const bool shifts = (operation == Operation::add || operation == Operation::subtract) && left.kind == K::date;
  if (!shifts || right.literal.kind() != Kind::years_months_duration) return std::nullopt;
  const std::int64_t months = right.literal.as_years_months().months;
  constexpr std::int64_t kMostMonths = 12'000;
  if (absolute(months) > kMostMonths || of(left.value).bound > 100'000'000) return std::nullopt;
  Instruction made;
  made.operation = Operation::plus_months;
  made.table = of(left.value).table;
  made.left = left.value;
  made.up = operation == Operation::add ? months : -months;
  made.bound = of(left.value).bound + 32 * kMostMonths;
  made.may_be_null = of(left.value).may_be_null;
  return operand(K::date, emit(std::move(made)));
}

}  // namespace reprise::feel::batch
