#include "assessment/names.h"
#include "report/locale.h"

namespace reprise::report {
namespace {

using assessment::Unit;
using scalar::Decimal;

// An amount needs its cents, a count its tenths; past that a reader sees noise, and the exact value stands in the JSON.
constexpr int kExactFraction = 4;

int fraction_for(Locale::Precision precision, const Decimal& value) {
  if (precision == Locale::Precision::exact) return kExactFraction;
  return value.absolute() < Decimal(10) ? 1 : 0;
}

/// A word after the number, said once for several numbers; signs stay with each.
bool is_named(Unit unit) { return unit != Unit::euro && unit != Unit::share && unit != Unit::percent; }

}  // namespace

std::string Locale::value(const Decimal& value, Unit unit, Precision precision) const {
  if (unit == Unit::euro) return amount(value, precision);
  if (unit == Unit::share) return percent(value, precision == Precision::exact ? 2 : 1);
  const int fraction = fraction_for(precision, value);
  if (unit == Unit::none || unit == Unit::level || unit == Unit::square_index) return number(value, fraction);
  const Decimal shown = value.rounded(fraction, Decimal::Rounding::half_up);
  return counted("unit_" + std::string(assessment::name_of(unit)), shown);
}

std::string Locale::value(const std::string& raw, Unit unit, Precision precision, std::string_view path) const {
  if (const auto decimal = Decimal::parse(raw)) {
    // A year is a name, not an amount: "2012", never "2 012".
    return unit == Unit::none && raw.size() == 4 && decimal->is_integer() ? raw : value(*decimal, unit, precision);
  }
  if (const auto day = scalar::Date::parse(raw)) return date(*day);
  const std::string list = "value_" + std::string(path.substr(path.rfind('.') + 1));
  return catalogue().has(list + "_" + raw) ? word_of(list, raw) : word_of("value", raw);
}

std::string Locale::either(const std::vector<std::string>& texts) const {
  std::string list;
  for (std::size_t place = 0; place < texts.size(); ++place) {
    list += (place == 0 ? "" : place + 1 < texts.size() ? ", " : word("or")) + texts[place];
  }
  return list;
}

std::string Locale::either(const std::vector<Decimal>& values, Unit unit, Precision precision) const {
  std::vector<std::string> texts;
  for (const Decimal& one : values) {
    const bool last = texts.size() + 1 == values.size();
    texts.push_back(last || !is_named(unit) ? value(one, unit, precision) : number(one, fraction_for(precision, one)));
  }
  return either(texts);
}

std::string Locale::range(const std::optional<Decimal>& low, const std::optional<Decimal>& high, Unit unit, Precision precision) const {
  if (low && high && *low == *high) return value(*low, unit, precision);
  if (low && high && is_named(unit)) {
    // The unit once, in the form of the upper end: "entre 4,4 et 11 jours".
    return word("range_between", {{"low", number(*low, fraction_for(precision, *low))}, {"high", value(*high, unit, precision)}});
  }
  if (low && high) return word("range_between", {{"low", value(*low, unit, precision)}, {"high", value(*high, unit, precision)}});
  if (low) return word("range_at_least", {{"low", value(*low, unit, precision)}});
  if (high) return word("range_at_most", {{"high", value(*high, unit, precision)}});
  return {};
}

}  // namespace reprise::report
