#include "rulepack/value_set.h"

#include <algorithm>
#include <array>
#include <utility>

namespace reprise::rulepack {
namespace {

using scalar::Decimal;

constexpr std::array<NumberSet ValueSet::*, 4> kOrdered = {&ValueSet::numbers, &ValueSet::days, &ValueSet::months, &ValueSet::seconds};
constexpr std::array<bool ValueSet::*, 4> kSingle = {&ValueSet::holds_true, &ValueSet::holds_false, &ValueSet::holds_null, &ValueSet::others};

constexpr std::int64_t kNanosecondsPerSecond = 1'000'000'000;

std::string print_number(const Decimal& number) { return number.to_string(); }

std::string print_day(const Decimal& days) {
  const auto whole = days.to_integer();
  return whole ? "date(\"" + scalar::Date::from_days(*whole).to_string() + "\")" : days.to_string();
}

std::string print_months(const Decimal& months) {
  const auto whole = months.to_integer();
  return whole ? "duration(\"" + scalar::YearsMonthsDuration{*whole}.to_string() + "\")" : months.to_string();
}

std::string print_seconds(const Decimal& seconds) {
  const Decimal full = seconds.rounded(0, Decimal::Rounding::down);
  const auto whole = full.to_integer();
  const auto rest = ((seconds - full) * Decimal(kNanosecondsPerSecond)).to_integer();
  if (!whole || !rest) return seconds.to_string();
  return "duration(\"" + scalar::DaysTimeDuration{*whole, static_cast<std::int32_t>(*rest)}.to_string() + "\")";
}

/// The parts of a set as FEEL tests, and how many values stand alone among them.
struct Parts {
  std::vector<std::string> texts;
  bool one_value = false;   ///< the only part is one value
  bool one_bound = false;   ///< the only part is `< 5` and the like
};

void add_intervals(Parts& parts, const NumberSet& set, bool is_whole, const NumberSet::Print& print, bool from_zero = false) {
  for (const Interval& written : set.intervals()) {
    Interval interval = written;
    // What counts begins at 0 anyway.
    if (from_zero && interval.low == Cut::before(Decimal(0)) && interval.high.where == Cut::Where::at_number) interval.low = Cut::below_all();
    const bool is_open = interval.low.where != Cut::Where::at_number || interval.high.where != Cut::Where::at_number;
    parts.texts.push_back(NumberSet::text_of(interval, is_whole, print));
    const char first = parts.texts.back().front();
    parts.one_value = !is_open && first != '[' && first != '(';
    parts.one_bound = is_open && parts.texts.back() != "-";
  }
}

Parts parts_of(const ValueSet& set, bool counts) {
  Parts parts;
  add_intervals(parts, set.numbers, counts, print_number, counts);
  add_intervals(parts, set.days, true, print_day);
  add_intervals(parts, set.months, true, print_months);
  add_intervals(parts, set.seconds, false, print_seconds);
  const auto single = [&](std::string text) {
    parts.texts.push_back(std::move(text));
    parts.one_value = true;
  };
  std::string words;
  for (const std::string& word : set.words.words) words += (words.empty() ? "\"" : ", \"") + word + "\"";
  if (set.words.all_but) {
    parts.texts.push_back("not(" + words + ")");
  } else {
    for (const std::string& word : set.words.words) single("\"" + word + "\"");
  }
  if (set.holds_true) single("true");
  if (set.holds_false) single("false");
  if (set.holds_null) single("null");
  if (parts.texts.size() > 1) parts.one_value = parts.one_bound = false;
  return parts;
}

}  // namespace

bool WordSet::contains(const WordSet& other) const { return other.without(*this).empty(); }

WordSet WordSet::without(const WordSet& other) const {
  const auto has = [](const WordSet& set, const std::string& word) { return set.words.contains(word) != set.all_but; };
  WordSet left;
  if (!all_but || other.all_but) {
    // Finite: those of ours that it has not, or those it leaves out that we have.
    for (const std::string& word : all_but ? other.words : words) {
      if (has(*this, word) && !has(other, word)) left.words.insert(word);
    }
    return left;
  }
  left = *this;
  left.words.insert(other.words.begin(), other.words.end());
  return left;
}

void WordSet::add(const WordSet& other) {
  // What neither lacks.
  const WordSet lacking = all().without(*this).without(other);
  *this = all().without(lacking);
}

ValueSet ValueSet::everything() {
  ValueSet set;
  for (const auto ordered : kOrdered) set.*ordered = NumberSet::all();
  for (const auto single : kSingle) set.*single = true;
  set.words = WordSet::all();
  return set;
}

ValueSet ValueSet::unreadable() {
  ValueSet set;
  set.readable = false;
  return set;
}

ValueSet ValueSet::of(const feel::Value& value) {
  const auto point = [](const Decimal& number) {
    NumberSet set;
    set.add({Cut::before(number), Cut::after(number)});
    return set;
  };
  ValueSet set;
  switch (value.kind()) {
    case feel::Kind::null: set.holds_null = true; return set;
    case feel::Kind::number: set.numbers = point(value.as_number()); return set;
    case feel::Kind::string: set.words.words.insert(value.as_string()); return set;
    case feel::Kind::boolean: (value.as_boolean() ? set.holds_true : set.holds_false) = true; return set;
    case feel::Kind::date: set.days = point(Decimal(value.as_date().to_days())).whole(); return set;
    case feel::Kind::years_months_duration: set.months = point(Decimal(value.as_years_months().months)).whole(); return set;
    case feel::Kind::days_time_duration: {
      const auto& duration = value.as_days_time();
      set.seconds = point(Decimal(duration.seconds) + Decimal::from_scaled({duration.nanoseconds, -9}));
      return set;
    }
    default: return unreadable();
  }
}

bool ValueSet::empty() const {
  const auto has_some = [this](auto part) { return !(this->*part).empty(); };
  const auto is_held = [this](auto part) { return this->*part; };
  return std::ranges::none_of(kOrdered, has_some) && words.empty() && std::ranges::none_of(kSingle, is_held);
}

bool ValueSet::is_everything() const { return readable && contains(everything()); }

ValueSet ValueSet::without(const ValueSet& other) const {
  ValueSet left;
  left.readable = readable && other.readable;
  for (const auto ordered : kOrdered) left.*ordered = (this->*ordered).without(other.*ordered);
  for (const auto single : kSingle) left.*single = this->*single && !(other.*single);
  left.words = words.without(other.words);
  return left;
}

void ValueSet::add(const ValueSet& other) {
  readable = readable && other.readable;
  for (const auto ordered : kOrdered) (this->*ordered).add(other.*ordered);
  for (const auto single : kSingle) this->*single = this->*single || other.*single;
  words.add(other.words);
}

ValueSet ValueSet::of_same_kinds() const {
  ValueSet all;
  for (const auto ordered : kOrdered) {
    if (!(this->*ordered).empty()) all.*ordered = NumberSet::all();
  }
  if (!words.empty()) all.words = WordSet::all();
  all.holds_true = all.holds_false = has_truths();
  all.others = others;
  return all;
}

std::string ValueSet::to_string(bool counts) const {
  std::string text;
  for (const std::string& part : parts_of(*this, counts).texts) text += (text.empty() ? "" : ", ") + part;
  return text;
}

base::Text ValueSet::said_of(const std::string& name, bool counts) const {
  const Parts parts = parts_of(*this, counts);
  std::string text = to_string(counts);
  if (parts.one_value) return base::Text::same(name + " = " + text);
  if (parts.one_bound) return base::Text::same(name + " " + text);
  if (parts.texts.size() == 1 && words.all_but && !words.words.empty()) {
    constexpr std::size_t kNot = 4;  // "not("
    text = text.substr(kNot, text.size() - kNot - 1);
    return {name + " autre que " + text, name + " other than " + text};
  }
  return {name + " dans " + text, name + " in " + text};
}

}  // namespace reprise::rulepack
