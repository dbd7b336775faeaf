#include "engine/wording.h"

#include <array>
#include <utility>

namespace reprise::engine {

using assessment::Unit;
using base::Text;
using scalar::Decimal;

namespace {

constexpr std::array<std::pair<std::string_view, Unit>, 16> kUnits = {{
    {"none", Unit::none}, {"euro", Unit::euro}, {"days", Unit::days}, {"months", Unit::months}, {"years", Unit::years}, {"people", Unit::people},
    {"full_time_equivalents", Unit::full_time_equivalents}, {"places", Unit::places}, {"kilometres", Unit::kilometres}, {"share", Unit::share},
    {"percent", Unit::percent}, {"points", Unit::points}, {"ratio", Unit::ratio}, {"count", Unit::count}, {"level", Unit::level},
    {"square_index", Unit::square_index},
}};

/// Groups the digits before the point by three.
std::string grouped(const std::string& digits, std::string_view separator) {
  std::string result;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    if (i > 0 && (digits.size() - i) % 3 == 0) result += separator;
    result += digits[i];
  }
  return result;
}

Text with_decimals(const Decimal& number, int decimals) {
  std::string text = number.absolute().rounded(decimals, Decimal::Rounding::half_up).to_string();
  if (text.find('E') != std::string::npos) return Text::same(text);
  const std::size_t point = text.find('.');
  const std::string whole = text.substr(0, point);
  const std::string fraction = point == std::string::npos ? std::string() : text.substr(point + 1);
  const bool is_zero = text == "0";
  const std::string sign = number.is_negative() && !is_zero ? "\u2212" : "";
  return {sign + grouped(whole, "\u202F") + (fraction.empty() ? "" : "," + fraction), sign + grouped(whole, ",") + (fraction.empty() ? "" : "." + fraction)};
}

Text euros(const Decimal& amount) {
  const Decimal size = amount.absolute();
  const auto scaled = [&amount](std::int64_t by) { return with_decimals(amount / Decimal(by), by == 1 ? 0 : 2); };
  const auto english = [](const Text& number, std::string_view letter) {
    const std::string minus = "\u2212";
    const bool negative = number.en.starts_with(minus);
    return (negative ? minus : std::string()) + "€" + number.en.substr(negative ? minus.size() : 0) + std::string(letter);
  };
  if (size >= Decimal(1'000'000)) return {scaled(1'000'000).fr + "\u00A0M€", english(scaled(1'000'000), "M")};
  if (size >= Decimal(10'000)) return {scaled(1'000).fr + "\u00A0k€", english(scaled(1'000), "k")};
  return {scaled(1).fr + "\u00A0€", english(scaled(1), "")};
}

Text with_word(const Text& number, std::string_view fr, std::string_view en) {
  return {number.fr + "\u00A0" + std::string(fr), number.en + " " + std::string(en)};
}

bool is_singular(const Decimal& number) { return number.absolute() == Decimal(1); }
/// French takes the plural from 2 on.
bool is_singular_in_french(const Decimal& number) { return number.absolute() < Decimal(2); }

Text counted(const Decimal& number, std::string_view one_fr, std::string_view many_fr, std::string_view one_en, std::string_view many_en) {
  return with_word(with_decimals(number, 1), is_singular_in_french(number) ? one_fr : many_fr, is_singular(number) ? one_en : many_en);
}

}  // namespace

Unit unit_named(std::string_view rule_unit) {
  for (const auto& [name, unit] : kUnits) {
    if (name == rule_unit) return unit;
  }
  return Unit::none;
}

Unit unit_of(dossier::Unit unit) {
  switch (unit) {
    case dossier::Unit::euro: return Unit::euro;
    case dossier::Unit::people: return Unit::people;
    case dossier::Unit::full_time_equivalents: return Unit::full_time_equivalents;
    case dossier::Unit::places: return Unit::places;
    case dossier::Unit::kilometres: return Unit::kilometres;
    case dossier::Unit::share: return Unit::share;
    case dossier::Unit::years: return Unit::years;
    case dossier::Unit::months: return Unit::months;
    case dossier::Unit::days: return Unit::days;
    case dossier::Unit::count: return Unit::count;
    case dossier::Unit::none:
    case dossier::Unit::degrees: return Unit::none;
  }
  return Unit::none;
}

Text number_words(const Decimal& number, int decimals) { return with_decimals(number, decimals); }

Text amount_words(const Decimal& number, Unit unit) {
  switch (unit) {
    case Unit::euro: return euros(number);
    case Unit::share: {
      const Text percent = with_decimals(number * Decimal(100), 1);
      return {percent.fr + "\u00A0%", percent.en + "%"};
    }
    case Unit::percent: {
      const Text percent = with_decimals(number, 1);
      return {percent.fr + "\u00A0%", percent.en + "%"};
    }
    case Unit::days: return counted(number, "jour", "jours", "day", "days");
    case Unit::months: return counted(number, "mois", "mois", "month", "months");
    case Unit::years: return counted(number, "an", "ans", "year", "years");
    case Unit::people: return counted(number, "personne", "personnes", "person", "people");
    case Unit::full_time_equivalents: return with_word(with_decimals(number, 1), "ETP", "FTE");
    case Unit::places: return counted(number, "place", "places", "place", "places");
    case Unit::kilometres: return with_word(with_decimals(number, 1), "km", "km");
    case Unit::points: return counted(number, "point", "points", "point", "points");
    case Unit::ratio: return with_decimals(number, 2);
    case Unit::square_index:
    case Unit::count:
    case Unit::level:
    case Unit::none: return with_decimals(number, unit == Unit::none ? 3 : 2);
  }
  return with_decimals(number, 3);
}

Text range_words(const std::optional<Decimal>& low, const std::optional<Decimal>& high, Unit unit) {
  if (low && high && *low == *high) return amount_words(*low, unit);
  if (low && high) {
    // A unit that is a word stands once: "entre 10 et 20 jours".
    const bool is_sign = unit == Unit::euro || unit == Unit::share || unit == Unit::percent;
    const Text from = is_sign ? amount_words(*low, unit) : with_decimals(*low, unit == Unit::none ? 3 : 2);
    const Text to = amount_words(*high, unit);
    return {"entre " + from.fr + " et " + to.fr, "between " + from.en + " and " + to.en};
  }
  if (low) {
    const Text from = amount_words(*low, unit);
    return {"au moins " + from.fr, "at least " + from.en};
  }
  if (high) {
    const Text to = amount_words(*high, unit);
    return {"au plus " + to.fr, "at most " + to.en};
  }
  return {"inconnu", "unknown"};
}

Text value_words(const feel::Value& value, Unit unit) {
  switch (value.kind()) {
    case feel::Kind::null: return {"inconnu", "unknown"};
    case feel::Kind::boolean: return value.is_true() ? Text{"oui", "yes"} : Text{"non", "no"};
    case feel::Kind::number: return amount_words(value.as_number(), unit);
    case feel::Kind::string: return Text::same(value.as_string());
    case feel::Kind::list: {
      std::vector<Text> parts;
      for (const feel::Value& item : value.as_list()) parts.push_back(value_words(item, unit));
      return parts.empty() ? Text{"aucun", "none"} : joined_words(parts);
    }
    default: return Text::same(plain_text(value));
  }
}

Text joined_words(const std::vector<Text>& parts) {
  Text result;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const bool last = i + 1 == parts.size();
    if (i > 0) {
      result.fr += last ? " et " : ", ";
      result.en += last ? " and " : ", ";
    }
    result.fr += parts[i].fr;
    result.en += parts[i].en;
  }
  return result;
}

namespace {

std::string filled_in(const std::string& pattern, base::Language language, const std::function<Text(const std::string&)>& words) {
  std::string result;
  std::size_t at = 0;
  while (at < pattern.size()) {
    const std::size_t open = pattern.find('{', at);
    const std::size_t close = open == std::string::npos ? std::string::npos : pattern.find('}', open);
    if (close == std::string::npos) break;
    result += pattern.substr(at, open - at);
    result += words(pattern.substr(open + 1, close - open - 1)).in(language);
    at = close + 1;
  }
  return result + pattern.substr(at);
}

}  // namespace

Text filled(const Text& pattern, const std::function<Text(const std::string&)>& words) {
  return {filled_in(pattern.fr, base::Language::french, words), filled_in(pattern.en, base::Language::english, words)};
}

std::string plain_text(const feel::Value& value) {
  switch (value.kind()) {
    case feel::Kind::null: return {};
    case feel::Kind::string: return value.as_string();
    case feel::Kind::number: return value.as_number().to_string();
    case feel::Kind::date: return value.as_date().to_string();
    default: return value.to_string();
  }
}

}  // namespace reprise::engine
